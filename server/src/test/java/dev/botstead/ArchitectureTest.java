package dev.botstead;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.botstead.secret.Disclosure;
import dev.botstead.surface.http.Routes;
import java.sql.SQLException;

/// The map of ARCHITECTURE.md, held. Each rule was seen to fail on a violation that was planted for it.
@AnalyzeClasses(packages = "dev.botstead", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String EDGES = "dev.botstead.surface..";
    private static final String WIRING = "dev.botstead.server..";
    private static final String[] BASE = {
        "dev.botstead.id..", "dev.botstead.base..", "dev.botstead.secret..", "dev.botstead.sql.."
    };

    @ArchTest
    static final ArchRule featuresDoNotKnowTheEdges = noClasses()
            .that()
            .resideOutsideOfPackages(EDGES, WIRING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EDGES, WIRING)
            .because("a new surface must not touch a feature");

    @ArchTest
    static final ArchRule nobodyKnowsTheWiring = noClasses()
            .that()
            .resideOutsideOfPackage(WIRING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(WIRING)
            .because("only the wiring knows all the others");

    @ArchTest
    static final ArchRule theTrackerIsOneFeatureAmongOthers = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.botstead.production..",
                    "dev.botstead.surface.kitsu.production..",
                    "dev.botstead.surface.pages.productions..",
                    "dev.botstead.surface.pages.templates.productions..",
                    WIRING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.botstead.production..",
                    "dev.botstead.surface.kitsu.production..",
                    "dev.botstead.surface.pages.productions..")
            .because("bot users must build, boot and be tested without the production tracker");

    @ArchTest
    static final ArchRule secretsLeaveFromSurfacesOnly = noClasses()
            .that()
            .resideOutsideOfPackages(EDGES, "dev.botstead.secret..", WIRING)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Disclosure.class)
            .because("a secret in clear goes out once, in the answer that creates it");

    @ArchTest
    static final ArchRule onlyTheAdaptorKnowsVertx = noClasses()
            .that()
            .resideOutsideOfPackage("dev.botstead.server.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..")
            .because("everybody else speaks surface.http, and the library beneath can be changed");

    @ArchTest
    static final ArchRule onlyFiltersKnowTheirLanguage = noClasses()
            .that()
            .resideOutsideOfPackage("dev.botstead.surface.ngrok.filter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cel..")
            .because("a filter is read once and runs as SQL; nobody else evaluates anything");

    @ArchTest
    static final ArchRule onlySqlSpeaksToDrivers = noClasses()
            .that()
            .resideOutsideOfPackage("dev.botstead.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..", "org.flywaydb..")
            .because("two databases behave as one only where one package sees the difference");

    @ArchTest
    static final ArchRule noSqlExceptionLeavesSql = noCodeUnits()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.botstead.sql..")
            .should()
            .declareThrowableOfType(JavaClass.Predicates.assignableTo(SQLException.class))
            .because("a feature could do nothing with it");

    @ArchTest
    static final ArchRule surfacesDoNotLeanOnEachOther = slices().matching("dev.botstead.surface.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(),
                    JavaClass.Predicates.resideInAPackage("dev.botstead.surface.http.."))
            .because("removing a surface takes one folder and one line of wiring");

    @ArchTest
    static final ArchRule theBaseKnowsNoFeature = classes()
            .that()
            .resideInAnyPackage(BASE)
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackage("dev.botstead..")
                    .or(JavaClass.Predicates.resideInAnyPackage(BASE)))
            .because("features → event, cluster → secret, sql, base → id");

    @ArchTest
    static final ArchRule noCycles = slices().matching("dev.botstead.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature leans on another in one direction only");

    @ArchTest
    static final ArchRule onlyTheGatewayAnswersOnTheLoop = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.botstead.surface.gateway..", "dev.botstead.surface.http..", "dev.botstead.server.http..")
            .should()
            .accessTargetWhere(DescribedPredicate.describe( // a reference to the method as much as a call
                    "registers an instant route",
                    access -> access.getTarget().getName().equals("instant")
                            && access.getTargetOwner().isAssignableTo(Routes.class)))
            .because("an instant route that blocks stops everybody");
}
