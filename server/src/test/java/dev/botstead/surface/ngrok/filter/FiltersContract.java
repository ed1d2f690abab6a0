package dev.botstead.surface.ngrok.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.Gen;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.sql.Condition;
import dev.botstead.sql.Database;
import dev.botstead.sql.Migrations;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A filter finds the same rows in both databases, and those that it says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FiltersContract {
    private static final Pattern LOOK = Pattern.compile("obj\\.acl|size|contains|startsWith|endsWith");

    private final List<Thing> things = Thing.some(new Gen(1), 120);
    private Database database;
    private Filters filters;

    abstract Database empty();

    @BeforeAll
    void fill() {
        database = empty();
        filters = new Filters(database.dialect(), InstantSource.fixed(Thing.NOW));
        Migrations.run(database, List.of("dev/botstead/surface/ngrok/filter"));
        database.write(tx -> {
            things.forEach(thing -> thing.insert(tx));
            return 0;
        });
    }

    @AfterAll
    void close() {
        database.close();
    }

    private Set<UUID> found(String filter) {
        return Thing.found(database, filters.read(filter, Thing.FIELDS));
    }

    private Set<UUID> those(Predicate<Thing> which) {
        return things.stream().filter(which).map(Thing::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean withinLimits(Said said) {
        return said.text().getBytes(StandardCharsets.UTF_8).length <= 1024
                && LOOK.matcher(said.text()).results().count() <= 10;
    }

    @Test
    void whatAFilterSaysIsWhatTheDatabaseFinds() {
        Gen.many(4_000).forEach(gen -> {
            Said said = Stream.generate(() -> Said.any(gen, 4, things))
                    .filter(FiltersContract::withinLimits)
                    .findFirst()
                    .orElseThrow();
            assertThat(found(said.text())).as("%s: %s", gen, said.text()).isEqualTo(those(said.holds()));
        });
    }

    @Test
    void whateverIsReadCanBeRun() {
        List<String> words = List.of(
                "obj.id",
                "obj.name",
                "obj.principal.note",
                "obj.acl",
                "obj.seen_at",
                "obj.pooled",
                "obj.owner_id",
                "'a'",
                "\"\"",
                "null",
                "[]",
                "['a', null]",
                "1",
                "9223372036854775807",
                "timestamp(time.now)",
                "true",
                "size(obj.name)",
                "obj.acl.size()",
                "obj.name.contains('a')",
                "!",
                "(",
                ")",
                "&&",
                "||",
                "==",
                "!=",
                "<",
                ">=",
                "in",
                ",",
                "'2026-01-01T00:00:00Z'");
        int[] ran = {0};
        Gen.many(20_000).forEach(gen -> {
            String filter = Stream.generate(() -> gen.of(words))
                    .limit(1 + gen.nextInt(7))
                    .collect(Collectors.joining(" "));
            Condition condition;
            try {
                condition = filters.read(filter, Thing.FIELDS);
            } catch (Invalid _) {
                return;
            }
            ran[0]++;
            Thing.found(database, condition);
        });
        assertThat(ran[0]).isGreaterThan(200);
    }

    @Test
    void anythingComparedWithAnythingIsRefusedOrRuns() {
        List<String> operands = List.of(
                "obj.id",
                "obj.owner_id",
                "obj.name",
                "obj.principal.note",
                "obj.acl",
                "obj.created_at",
                "obj.seen_at",
                "obj.active",
                "obj.pooled",
                "'a'",
                "''",
                "null",
                "[]",
                "['a']",
                "[obj.name]",
                "[null, '']",
                "1",
                "true",
                "size(obj.name)",
                "size(obj.acl)",
                "timestamp(time.now)",
                "'2026-01-01T00:00:00Z'",
                "[timestamp(time.now)]",
                "[1, size(obj.acl)]",
                "obj.name.endsWith('b')");
        int ran = 0;
        for (String left : operands)
            for (String sign : List.of("==", "!=", "<", "<=", ">", ">=", "in", "&&", "||")) {
                for (String right : operands) {
                    try {
                        Set<UUID> found = found(left + " " + sign + " " + right);
                        Set<UUID> others = found("!(" + left + " " + sign + " " + right + ")");
                        // Two-valued: whatever is not found is found by the opposite.
                        assertThat(found.size() + others.size()).isEqualTo(things.size());
                        ran++;
                    } catch (Invalid refused) {
                        assertThat(refused.code()).isEqualTo("bad_filter");
                    }
                }
            }
        assertThat(ran).isGreaterThan(300);
    }

    @Test
    void theFilterOfAKnownProductFindsABotByItsName() {
        assertThat(found("obj.name == 'ab'"))
                .isNotEmpty()
                .isEqualTo(those(it -> it.name().equals("ab")));
    }

    @Test
    void theOppositeOfAnOwnerFindsThoseWithoutOne() {
        String owner = things.stream()
                .flatMap(it -> Stream.ofNullable(it.ownerText()))
                .findFirst()
                .orElseThrow();
        Set<UUID> others = those(it -> !owner.equals(it.ownerText()));
        assertThat(others).isNotEmpty();
        assertThat(found("obj.owner_id != \"" + owner + "\"")).isEqualTo(others);
        assertThat(found("!(obj.owner_id == \"" + owner + "\")")).isEqualTo(others);
        assertThat(found("obj.owner_id == ''")).isEqualTo(those(it -> it.owner() == null));
    }

    @Test
    void anIdOfAnotherKindIsNobodys() {
        Thing bot = things.stream().filter(it -> !it.service()).findFirst().orElseThrow();
        String digits = bot.idText().substring("bot_".length());
        assertThat(found("obj.id == 'bot_" + digits + "'")).containsExactly(bot.id());
        assertThat(found("obj.id == 'service_" + digits + "'")).isEmpty();
        assertThat(found("obj.id != 'Optional[[ep_a]]'")).hasSameSizeAs(things);
    }

    @Test
    void aTimeThatAClientWasShownEqualsItself() {
        Thing fraction = things.stream()
                .filter(it -> !it.created().equals(it.created().truncatedTo(ChronoUnit.SECONDS)))
                .findFirst()
                .orElseThrow();
        String shown = fraction.created().truncatedTo(ChronoUnit.SECONDS).toString();
        assertThat(found("obj.created_at == timestamp('" + shown + "')")).contains(fraction.id());
        assertThat(found("obj.created_at <= timestamp('" + shown + "')")).contains(fraction.id());
        assertThat(found("obj.created_at > timestamp('" + shown + "')")).doesNotContain(fraction.id());
    }

    @Test
    void anOffsetIsTheSameInstant() {
        assertThat(found("obj.created_at >= timestamp(\"2026-03-01T13:00:00+01:00\")"))
                .isNotEmpty()
                .isEqualTo(found("obj.created_at >= timestamp(\"2026-03-01T12:00:00Z\")"));
    }

    @Test
    void sizeCountsCharactersAndNotBytes() {
        assertThat(found("size(obj.name) == 2 && obj.name == '日本'"))
                .isEqualTo(those(it -> it.name().equals("日本")));
        assertThat(found("size(obj.name) == 1 && obj.name == '🚀'"))
                .isNotEmpty()
                .isEqualTo(those(it -> it.name().equals("🚀")));
    }

    @Test
    void aTextIsFoundInBothOfItsSpellings() {
        assertThat(found("obj.name == 'e\u0301'"))
                .isNotEmpty()
                .isEqualTo(those(it -> it.name().equals("é")));
    }

    @Test
    void wildcardsAndSqlAreTextLikeAnyOther() {
        assertThat(found("obj.name.contains('%')"))
                .isEqualTo(those(it -> it.name().contains("%")));
        assertThat(found("obj.name.startsWith(\"'; DROP\")"))
                .isNotEmpty()
                .isEqualTo(those(it -> it.name().startsWith("'; DROP")));
        assertThat(found("")).hasSameSizeAs(things);
    }

    @Test
    void theLongestFiltersRun() {
        String or = Stream.generate(() -> "obj.pooled").limit(73).collect(Collectors.joining("||"));
        assertThat(found(or)).isEqualTo(those(it -> Boolean.TRUE.equals(it.pooled())));
        String list = Stream.generate(() -> "''").limit(330).collect(Collectors.joining(",", "obj.name in [", "]"));
        assertThat(found(list)).isEqualTo(those(it -> it.name().isEmpty()));
        String rules = Stream.generate(() -> "'a'in obj.acl").limit(10).collect(Collectors.joining("&&"));
        assertThat(found(rules)).isEqualTo(those(it -> it.rules().contains("a")));
        assertThat(found("!".repeat(1000) + "obj.active")).isEqualTo(those(Thing::active));
        String deep = "(true!=".repeat(12) + "obj.active" + ")".repeat(12);
        assertThat(found(deep)).isEqualTo(those(Thing::active));
    }
}
