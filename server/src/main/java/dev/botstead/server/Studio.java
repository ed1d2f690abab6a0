package dev.botstead.server;

import dev.botstead.credential.Bots.WithToken;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Department;
import dev.botstead.directory.Departments;
import dev.botstead.directory.NewPrincipal;
import dev.botstead.directory.Principal.Person;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.id.DepartmentId;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.demo.Cast;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The studio that `demo` opens: people in departments, three bots, and the production *MyProduction*.
///
/// @param publisher an artist bot, in the team and with tasks of its own
/// @param farm a manager bot, in the team
/// @param watcher a bot that is in no team yet
record Studio(FirstAccount first, List<Person> people, WithToken publisher, WithToken farm, WithToken watcher) {
    static final String PROJECT = "MyProduction";

    private record Hand(String firstName, String lastName, Role role, String department) {}

    private static final Map<String, String> DEPARTMENTS = Map.of(
            "Concept", "#b5651d",
            "Modeling", "#7a5af5",
            "Shading", "#c2527a",
            "Rigging", "#5f8f2f",
            "Animation", "#1f9d8b",
            "Lighting", "#c98a1b",
            "Compositing", "#3b82c4",
            "Production", "#8a8f98");

    private static final List<Hand> HANDS = List.of(
            new Hand("Tomás", "Herrera", Role.MANAGER, "Production"),
            new Hand("Ingrid", "Solberg", Role.SUPERVISOR, "Modeling"),
            new Hand("Kenji", "Watanabe", Role.SUPERVISOR, "Animation"),
            new Hand("Zoë", "Okafor", Role.USER, "Modeling"),
            new Hand("Luc", "Fontaine", Role.USER, "Animation"),
            new Hand("Priya", "Nair", Role.USER, "Lighting"),
            new Hand("Marek", "Dvořák", Role.USER, "Compositing"),
            new Hand("Aoife", "Byrne", Role.CLIENT, "Production"),
            new Hand("Sami", "Haddad", Role.VENDOR, "Compositing"));

    static Studio found(Core core, String email, String password) {
        FirstAccount first = FirstAccount.create(core, "Lantern Hill Studio", "Anaïs Moreau", email, password);
        Caller administrator = first.caller();
        Map<String, DepartmentId> departments = departments(core, administrator);
        List<Person> people = people(core, administrator, departments);
        WithToken publisher = bot(core, administrator, "publish-dailies", Role.USER, departments.get("Animation"));
        WithToken farm = bot(core, administrator, "render-farm", Role.MANAGER, departments.get("Lighting"));
        WithToken watcher = bot(core, administrator, "slate-watcher", Role.USER, departments.get("Production"));
        produce(core, administrator, departments, people, publisher, farm);
        return new Studio(first, people, publisher, farm, watcher);
    }

    private static void produce(
            Core core,
            Caller administrator,
            Map<String, DepartmentId> departments,
            List<Person> people,
            WithToken publisher,
            WithToken farm) {
        Cast cast = new Cast(
                departments,
                farm.bot().id(),
                publisher.bot().id(),
                of(people, Role.SUPERVISOR),
                of(people, Role.USER),
                of(people, Role.CLIENT).getFirst());
        new dev.botstead.production.demo.Demo(core.ledger, core.production, core.ids).make(administrator, cast);
    }

    private static List<PrincipalId> of(List<Person> people, Role role) {
        return people.stream()
                .filter(person -> person.role() == role)
                .map(Person::id)
                .toList();
    }

    private static Map<String, DepartmentId> departments(Core core, Caller administrator) {
        Map<String, DepartmentId> made = new LinkedHashMap<>();
        DEPARTMENTS.forEach((name, color) -> {
            Department department = core.departments.create(administrator, new Departments.Wanted(name, color, false));
            made.put(name, department.id());
        });
        return made;
    }

    private static List<Person> people(Core core, Caller administrator, Map<String, DepartmentId> departments) {
        List<Person> people = new ArrayList<>();
        for (Hand hand : HANDS) {
            NewPrincipal wanted = new NewPrincipal(
                    hand.firstName(),
                    hand.lastName(),
                    mail(hand),
                    hand.role(),
                    List.of(Objects.requireNonNull(departments.get(hand.department()))),
                    true,
                    null);
            people.add(core.ledger.write(administrator.actor(), change -> core.register.person(change, wanted)));
        }
        return people;
    }

    private static String mail(Hand hand) {
        String ascii =
                Normalizer.normalize(hand.firstName(), Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "");
        return ascii.toLowerCase(Locale.ROOT) + "@lanternhill.example";
    }

    private static WithToken bot(Core core, Caller administrator, String name, Role role, @Nullable DepartmentId in) {
        NewPrincipal wanted = new NewPrincipal(name, "", null, role, in == null ? List.of() : List.of(in), true, null);
        return core.bots.create(administrator, wanted, Names.UNIQUE);
    }
}
