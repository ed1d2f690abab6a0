package dev.botstead.surface.kitsu.production;

import dev.botstead.cluster.Ledger;
import dev.botstead.event.Events;
import dev.botstead.policy.Area;
import dev.botstead.production.Production;
import dev.botstead.surface.kitsu.KitsuRoute;
import dev.botstead.surface.kitsu.people.PersonViews;
import java.util.ArrayList;
import java.util.List;

/// All routes of the production tracker.
public final class ProductionRoutes {
    private final List<KitsuRoute> routes = new ArrayList<>();

    /// Routes over `production`; `studio` is what a person is told at the start of the rest of the server.
    public ProductionRoutes(
            Ledger ledger,
            Events events,
            Production production,
            PersonViews views,
            UserContext.Studio studio,
            UploadLimits limits) {
        Intake intake = new Intake(production.files(), limits);
        ProjectRoutes projects = new ProjectRoutes(ledger, production);
        routes.addAll(new CatalogRoutes(ledger, production.curating()).routes());
        routes.addAll(projects.routes());
        routes.addAll(new TeamRoutes(ledger, production, views).routes());
        routes.addAll(new SettingRoutes(ledger, production).routes());
        routes.addAll(new DescriptorRoutes(ledger, production).routes());
        routes.addAll(new EntityRoutes(ledger, production).routes());
        routes.addAll(new EntityChangeRoutes(ledger, production).routes());
        routes.addAll(new WithTasksRoutes(ledger, production).routes());
        routes.addAll(new CastingRoutes(ledger, production).routes());
        routes.addAll(new WebRoutes(ledger, production).routes());
        routes.addAll(new SceneRoutes(ledger, production).routes());
        routes.addAll(KitsuRoute.in(Area.TASKS, new TaskRoutes(ledger, production, views).routes()));
        routes.addAll(KitsuRoute.in(Area.TASKS, new TaskChangeRoutes(ledger, production, views).routes()));
        routes.addAll(KitsuRoute.in(Area.TASKS, new AssignmentRoutes(ledger, production, views).routes()));
        routes.addAll(KitsuRoute.in(Area.TASKS, new CommentRoutes(ledger, production, views, intake).routes()));
        routes.addAll(KitsuRoute.in(Area.TASKS, new CommentChangeRoutes(ledger, production, intake).routes()));
        routes.addAll(KitsuRoute.in(Area.TASKS, new AttachmentRoutes(ledger, production, intake).routes()));
        routes.addAll(KitsuRoute.in(Area.TASKS, new OpenTaskRoutes(ledger, production).routes()));
        routes.addAll(new PersonRoutes(ledger, production).routes());
        routes.addAll(new EventRoutes(ledger, events, production).routes());
        routes.addAll(new UserRoutes(ledger, production, new UserContext(production, projects, views, studio), projects)
                .routes());
    }

    /// The table.
    public List<KitsuRoute> routes() {
        return KitsuRoute.in(Area.PRODUCTIONS, routes);
    }
}
