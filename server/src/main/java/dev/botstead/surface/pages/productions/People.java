package dev.botstead.surface.pages.productions;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.Production;
import dev.botstead.sql.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The names beside what people and bots work on and say. One that was deleted keeps its name.
final class People {
    private final Production production;

    People(Production production) {
        this.production = production;
    }

    /// Each of `ids`, by one query.
    Map<UUID, MemberRow> named(Tx tx, Caller caller, Collection<UUID> ids) {
        List<PrincipalId> distinct =
                ids.stream().distinct().map(PrincipalId::new).toList();
        Map<UUID, MemberRow> names = new HashMap<>();
        for (Principal each : production.people().named(tx, caller.account(), distinct))
            names.put(each.id().uuid(), MemberRow.of(each, null));
        return names;
    }

    /// The team, as a filter offers it.
    List<Choice> team(Tx tx, Caller caller, UUID project) {
        return production.team().of(tx, caller.account(), project).stream()
                .map(member -> new Choice(
                        member.principal().id().toString(), member.principal().name()))
                .toList();
    }
}
