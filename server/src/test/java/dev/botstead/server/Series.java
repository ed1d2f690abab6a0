package dev.botstead.server;

import dev.botstead.directory.Caller;
import dev.botstead.production.World;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.entity.NewEntity;
import dev.botstead.production.task.NewTask;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A small series: an episode of one sequence with one shot, in which one asset is cast, and a task on both.
final class Series {
    private Series() {}

    /// Makes it and returns the ids of the sequence, the shot and the asset.
    static String[] plant(World world, Caller admin, String series, String episode) {
        UUID project = UUID.fromString(series);
        return world.ledger.write(admin.actor(), change -> {
            Catalog catalog = world.production.catalog();
            UUID sequences = catalog.typeOf(change.tx(), admin.account(), EntityKind.SEQUENCE);
            UUID shots = catalog.typeOf(change.tx(), admin.account(), EntityKind.SHOT);
            UUID assets = catalog.typeOf(change.tx(), admin.account(), EntityKind.ASSET);
            UUID sequence =
                    make(world, change, NewEntity.sequence(project, sequences, "SQ1", UUID.fromString(episode), ""));
            UUID shot = make(world, change, NewEntity.shot(project, shots, "SH1", sequence, 10, "{\"frame_in\":1}"));
            UUID asset = make(world, change, NewEntity.asset(project, assets, "Boat", "", "{}"));
            world.production.making().cast(change, shot, Map.of(asset, 2));
            UUID type = Catalog.TASK_TYPES
                    .first(change.tx(), Catalog.TASK_TYPES.of(admin.account()))
                    .orElseThrow()
                    .id();
            UUID status = catalog.defaultStatus(change.tx(), admin.account()).id();
            world.production
                    .planning()
                    .plan(
                            change,
                            List.of(
                                    NewTask.main(project, shot, type, status, List.of()),
                                    NewTask.main(project, asset, type, status, List.of())));
            change.nothingToTell();
            return new String[] {sequence.toString(), shot.toString(), asset.toString()};
        });
    }

    private static UUID make(World world, dev.botstead.cluster.Change change, NewEntity wanted) {
        return world.production
                .making()
                .make(change, List.of(wanted))
                .getFirst()
                .uuid();
    }
}
