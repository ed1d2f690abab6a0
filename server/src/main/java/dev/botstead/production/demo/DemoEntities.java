package dev.botstead.production.demo;

import dev.botstead.cluster.Change;
import dev.botstead.production.entity.EntityId;
import dev.botstead.production.entity.Making;
import dev.botstead.production.entity.NewEntity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// The assets, sequences and shots of the demo production.
record DemoEntities(List<EntityId> assets, List<EntityId> sequences, List<EntityId> shots) {
    static final List<String> ASSET_TASKS = List.of("Concept", "Modeling", "Shading");
    static final List<String> SHOT_TASKS = List.of("Storyboard", "Layout", "Animation");
    private static final int SHOTS_A_SEQUENCE = 15;

    static DemoEntities make(Change change, Making making, Demo.Words words, UUID project) {
        List<NewEntity> assets = new ArrayList<>();
        new TreeMap<>(Story.ASSETS)
                .forEach((type, names) -> names.forEach(name -> assets.add(NewEntity.asset(
                        project,
                        words.entityType(type),
                        name,
                        type + " of the story",
                        "{\"difficulty\":\"" + List.of("easy", "medium", "hard").get(assets.size() % 3) + "\"}"))));
        List<EntityId> madeAssets = making.make(change, assets);
        List<NewEntity> sequences = new ArrayList<>();
        for (int i = 0; i < Story.SEQUENCES.size(); i++)
            sequences.add(NewEntity.sequence(
                    project, words.entityType("Sequence"), Story.SEQUENCES.get(i), null, Story.SCENES.get(i)));
        List<EntityId> madeSequences = making.make(change, sequences);
        List<EntityId> madeShots = making.make(change, shots(words, project, madeSequences));
        for (int i = 0; i < madeShots.size(); i++)
            making.cast(change, madeShots.get(i).uuid(), castOf(i, madeAssets));
        return new DemoEntities(madeAssets, madeSequences, madeShots);
    }

    private static List<NewEntity> shots(Demo.Words words, UUID project, List<EntityId> sequences) {
        List<NewEntity> shots = new ArrayList<>();
        for (int s = 0; s < sequences.size(); s++)
            for (int n = 1; n <= SHOTS_A_SEQUENCE; n++) {
                int frames = 48 + (s * 31 + n * 17) % 96;
                String weather = List.of("calm", "rain", "storm", "calm").get(s);
                shots.add(NewEntity.shot(
                        project,
                        words.entityType("Shot"),
                        String.format("SH%03d0", n),
                        sequences.get(s).uuid(),
                        frames,
                        "{\"frame_in\":101,\"frame_out\":" + (100 + frames) + ",\"fps\":25,\"weather\":\"" + weather
                                + "\"}"));
            }
        return shots;
    }

    private static Map<UUID, Integer> castOf(int shot, List<EntityId> assets) {
        Map<UUID, Integer> cast = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++)
            cast.put(assets.get((shot * 3 + i * 11) % assets.size()).uuid(), 1);
        return cast;
    }
}
