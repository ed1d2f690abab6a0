package dev.botstead.surface.pages.productions;

import dev.botstead.cluster.Ledger;
import dev.botstead.production.Production;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.pages.Answers;
import dev.botstead.surface.pages.PageRoute;
import dev.botstead.surface.pages.Visit;
import java.util.List;
import java.util.Map;

/// What a production is made of, to be read: assets, shots, tasks, and what is said of a task.
final class WorkRoutes {
    private static final String PROJECT = "/productions/{project}";

    private final Ledger ledger;
    private final Answers answers;
    private final Frame frame;
    private final Reads reads;
    private final WorkReads work;
    private final TalkReads talk;

    WorkRoutes(Ledger ledger, Production production, Answers answers, Frame frame) {
        this.ledger = ledger;
        this.answers = answers;
        this.frame = frame;
        this.reads = new Reads(production);
        this.work = new WorkReads(production);
        this.talk = new TalkReads(production, work, frame.dates());
    }

    List<PageRoute> all() {
        return List.of(
                route("/assets", "entities", (tx, visit, head) -> work.entities(tx, visit, head, true)),
                route("/shots", "entities", (tx, visit, head) -> work.entities(tx, visit, head, false)),
                route("/tasks", "tasks", work::tasks),
                route("/tasks/{task}", "task", talk::task));
    }

    /// What a page shows of a production that its reader may read.
    @FunctionalInterface
    private interface View {
        Object of(Tx tx, Visit visit, Head head);
    }

    private PageRoute route(String below, String template, View view) {
        return PageRoute.open(PROJECT + below, visit -> answer(visit, template, view));
    }

    private Response answer(Visit visit, String template, View view) {
        Map<String, Object> parameters = ledger.read(
                tx -> Map.of("page", frame.of(tx, visit), "view", view.of(tx, visit, reads.head(tx, visit))));
        return answers.html(200, "productions/" + template, parameters);
    }
}
