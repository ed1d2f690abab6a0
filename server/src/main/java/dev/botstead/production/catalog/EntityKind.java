package dev.botstead.production.catalog;

/// What an entity is. All assets are one kind, told apart by their types.
public enum EntityKind {
    /// Whatever is built to be used: characters, props, environments.
    ASSET("Asset"),
    /// A shot of a sequence.
    SHOT("Shot"),
    /// A sequence of shots.
    SEQUENCE("Sequence"),
    /// An episode of a series.
    EPISODE("Episode"),
    /// A scene.
    SCENE("Scene"),
    /// An edit.
    EDIT("Edit"),
    /// A concept.
    CONCEPT("Concept");

    private final String word;

    EntityKind(String word) {
        this.word = word;
    }

    /// Its name in answers, and the name of the entity type that always exists for it.
    public String word() {
        return word;
    }
}
