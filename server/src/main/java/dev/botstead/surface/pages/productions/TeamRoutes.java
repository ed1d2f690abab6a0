package dev.botstead.surface.pages.productions;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.Production;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.right.Right;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.pages.Answers;
import dev.botstead.surface.pages.Page;
import dev.botstead.surface.pages.PageRoute;
import dev.botstead.surface.pages.Receipts;
import dev.botstead.surface.pages.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The list of productions, and the team of one: who is in it, and by which role.
final class TeamRoutes {
    private static final String TEAM = "/productions/{project}";

    private final Ledger ledger;
    private final Production production;
    private final Answers answers;
    private final Frame frame;
    private final Receipts receipts;
    private final Reads reads;

    TeamRoutes(Ledger ledger, Production production, Answers answers, Frame frame, Receipts receipts) {
        this.ledger = ledger;
        this.production = production;
        this.answers = answers;
        this.frame = frame;
        this.receipts = receipts;
        this.reads = new Reads(production);
    }

    List<PageRoute> all() {
        return List.of(
                PageRoute.open("/productions", this::list),
                PageRoute.open(TEAM, this::team),
                PageRoute.open(TEAM + "/team/add", this::askAdd),
                PageRoute.openChange(TEAM + "/team/add", this::add),
                PageRoute.open(TEAM + "/team/{member}/role", this::askRole),
                PageRoute.openChange(TEAM + "/team/{member}/role", this::role),
                PageRoute.open(TEAM + "/team/{member}/remove", this::askRemove),
                PageRoute.openChange(TEAM + "/team/{member}/remove", this::remove));
    }

    private Response list(Visit visit) {
        return answers.html(
                200,
                "productions/list",
                ledger.<Map<String, Object>>read(
                        tx -> Map.of("page", frame.of(tx, visit), "view", reads.list(tx, visit))));
    }

    private Response team(Visit visit) {
        String receipt = receipts.waiting(visit.request());
        Response response = ledger.read(tx -> team(tx, visit, 200, null, receipt));
        return receipt.isEmpty() ? response : receipts.taken(visit.request(), response);
    }

    private Response team(Tx tx, Visit visit, int status, @Nullable Popped popped, String receipt) {
        Head head = reads.head(tx, visit);
        Page.Signed page = frame.of(tx, visit);
        Map<String, Object> parameters = new HashMap<>(Map.of("page", page, "view", reads.team(tx, visit, head)));
        if (popped != null) {
            Map<String, Object> own = Map.of("page", page, "view", popped.view());
            if (visit.htmx()) return answers.html(status, popped.template(), own);
            parameters.put("dialog", answers.part(popped.template(), own));
        }
        Done.read(tx, production, visit.caller(), receipt)
                .ifPresent(toast ->
                        parameters.put("toast", answers.part("bots/toast", Map.of("page", page, "view", toast))));
        return answers.html(status, "productions/team", parameters);
    }

    /// A pop-in over the team.
    private record Popped(String template, Object view) {}

    private Response askAdd(Visit visit) {
        boolean bots = !"person".equals(visit.query().first("kind"));
        String text = Search.of(visit.query().first("q"));
        return adding(visit, 200, bots, text, "", "", null);
    }

    private Response add(Visit visit) {
        String chosen = visit.form().text("member");
        String role = visit.form().text("role");
        boolean bots = !"person".equals(visit.form().text("kind"));
        String wrong;
        try {
            if (chosen.isEmpty()) {
                mustManage(visit);
                throw new Failure.Invalid("member", "Choose a " + (bots ? "bot" : "person") + " first.");
            }
            PrincipalId id = new PrincipalId(Address.member(chosen));
            production.team().add(visit.caller(), project(visit), id, Roles.of(role));
            return done(visit, Done.ADDED, id);
        } catch (Failure.Invalid invalid) {
            wrong = invalid.detail();
        }
        return adding(visit, 422, bots, Search.of(visit.form().text("q")), chosen, role, wrong);
    }

    private Response adding(
            Visit visit, int status, boolean bots, String text, String chosen, String role, @Nullable String error) {
        return ledger.read(tx -> {
            Head head = managed(tx, visit);
            AddView form = new AddView(head, bots, List.of(), text, false, chosen, role, error);
            return team(tx, visit, status, new Popped("productions/add", reads.choices(tx, visit, head, form)), "");
        });
    }

    private Response askRole(Visit visit) {
        return about(visit, 200, "productions/role", null, null);
    }

    private Response role(Visit visit) {
        String role = visit.form().text("role");
        try {
            production.team().role(visit.caller(), project(visit), member(visit), Roles.of(role));
            return done(visit, Done.CHANGED, member(visit));
        } catch (Failure.Invalid invalid) {
            return about(visit, 422, "productions/role", role, invalid.detail());
        }
    }

    private Response askRemove(Visit visit) {
        return about(visit, 200, "productions/remove", null, null);
    }

    private Response remove(Visit visit) {
        production.team().remove(visit.caller(), project(visit), member(visit));
        return done(visit, Done.REMOVED, member(visit));
    }

    private Response about(Visit visit, int status, String template, @Nullable String role, @Nullable String error) {
        return ledger.read(tx -> {
            Head head = managed(tx, visit);
            MemberRow member = reads.member(tx, visit, head);
            String shown = role != null ? role : member.here() == null ? "" : Roles.value(member.here());
            return team(tx, visit, status, new Popped(template, new MemberView(head, member, shown, error)), "");
        });
    }

    private Response done(Visit visit, Done done, PrincipalId id) {
        String back = Address.of(project(visit).uuid(), "").toString();
        return receipts.leave(visit.request(), Answers.elsewhere(visit.request(), back), done.receipt(id));
    }

    private void mustManage(Visit visit) {
        ledger.read(tx -> managed(tx, visit));
    }

    private Head managed(Tx tx, Visit visit) {
        Head head = reads.head(tx, visit);
        Access.must(head.standing(), Right.UPDATE_PROJECT);
        return head;
    }

    private static ProjectId project(Visit visit) {
        return new ProjectId(Address.project(visit.request().path("project")));
    }

    private static PrincipalId member(Visit visit) {
        UUID id = Address.member(visit.request().path("member"));
        return new PrincipalId(id);
    }
}
