package dev.botstead.surface.pages.productions;

import static dev.botstead.production.project.ProjectTables.WITH_STATUS;

import dev.botstead.base.Failure.NotFound;
import dev.botstead.directory.Caller;
import dev.botstead.production.Production;
import dev.botstead.production.project.Project;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.Projects;
import dev.botstead.production.project.Team.Member;
import dev.botstead.production.project.TeamLists;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import dev.botstead.surface.pages.Visit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Reads the list of productions, and the team of one.
final class Reads {
    private static final String BY_NAME = "project.name_key, project.id";

    private final Production production;

    Reads(Production production) {
        this.production = production;
    }

    ListView list(Tx tx, Visit visit) {
        Caller caller = visit.caller();
        String text = Search.of(visit.query().first("q"));
        boolean closed = "closed".equals(visit.query().first("tab"));
        long openCount = WITH_STATUS.count(tx, half(caller, text, false));
        long closedCount = WITH_STATUS.count(tx, half(caller, text, true));
        boolean any = openCount + closedCount > 0
                || WITH_STATUS.count(tx, production.projects().visible(caller, WITH_STATUS)) > 0;
        Paging paging = Paging.of(
                closed ? closedCount : openCount,
                Paging.asked(visit.query()),
                "production",
                "productions",
                page -> ListView.address(closed, text).page(page));
        List<Fields> found = WITH_STATUS.list(tx, half(caller, text, closed), BY_NAME, paging.slice());
        Map<UUID, TeamLists.Size> sizes = TeamLists.sizes(
                tx, caller.account(), found.stream().map(Fields::id).toList());
        List<ProductionRow> rows = found.stream()
                .map(row -> row(row, sizes.getOrDefault(row.id(), TeamLists.Size.NONE)))
                .toList();
        return new ListView(rows, closed, text, openCount, closedCount, any, paging);
    }

    private Where half(Caller caller, String text, boolean closed) {
        Where where = Projects.named(production.projects().visible(caller, WITH_STATUS), text);
        return closed ? Projects.closed(where) : Projects.open(where);
    }

    private static ProductionRow row(Fields row, TeamLists.Size team) {
        return ProductionRow.of(new Project(row), row.text("project_status_name"), team);
    }

    /// The head of the production of the path, which the caller may read.
    Head head(Tx tx, Visit visit) {
        UUID id = Address.project(visit.request().path("project"));
        Caller caller = visit.caller();
        production.projects().readable(tx, caller, new ProjectId(id));
        Fields row = WITH_STATUS.find(tx, caller.account(), id).orElseThrow();
        TeamLists.Size size = TeamLists.sizes(tx, caller.account(), List.of(id)).getOrDefault(id, TeamLists.Size.NONE);
        return new Head(id, row(row, size), production.access().standing(tx, caller, id));
    }

    TeamView team(Tx tx, Visit visit, Head head) {
        List<Member> members = production.team().of(tx, visit.caller().account(), head.id());
        Paging paging = Paging.of(
                members.size(),
                Paging.asked(visit.query()),
                "member",
                "members",
                page -> Address.of(head.id(), "").page(page));
        int start = (int) paging.start();
        List<MemberRow> rows = members.subList(start, start + paging.size()).stream()
                .map(member -> MemberRow.of(member.principal(), member.role()))
                .toList();
        return new TeamView(head, rows, paging);
    }

    /// The one of the team that the path names.
    MemberRow member(Tx tx, Visit visit, Head head) {
        UUID id = Address.member(visit.request().path("member"));
        return production.team().of(tx, visit.caller().account(), head.id()).stream()
                .filter(member -> member.principal().id().uuid().equals(id))
                .findFirst()
                .map(member -> MemberRow.of(member.principal(), member.role()))
                .orElseThrow(() -> new NotFound("Nobody of that id is in the team."));
    }

    AddView choices(Tx tx, Visit visit, Head head, AddView form) {
        var account = visit.caller().account();
        var ids = TeamLists.outside(tx, account, head.id(), form.bots(), form.text(), AddView.MOST + 1);
        boolean more = ids.size() > AddView.MOST;
        var shown = more ? ids.subList(0, AddView.MOST) : ids;
        var byId = production.people().named(tx, account, shown).stream()
                .collect(java.util.stream.Collectors.toMap(each -> each.id(), each -> MemberRow.of(each, null)));
        List<MemberRow> rows =
                shown.stream().map(byId::get).filter(Objects::nonNull).toList();
        return new AddView(head, form.bots(), rows, form.text(), more, form.chosen(), form.role(), form.error());
    }
}
