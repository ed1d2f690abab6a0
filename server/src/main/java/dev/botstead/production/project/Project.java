package dev.botstead.production.project;

import dev.botstead.production.table.Fields;

/// A production: the settings that decide something.
public record Project(Fields fields) {
    /// Its id.
    public ProjectId id() {
        return new ProjectId(fields.id());
    }

    /// Its name.
    public String name() {
        return fields.text("name");
    }

    /// How often a task may go back to its artist; 0 is without limit.
    public int mostRetakes() {
        return fields.whole("max_retakes");
    }

    /// Whether clients see nothing of what other clients write.
    public boolean isolatesClients() {
        return fields.flag("is_clients_isolated");
    }

    /// Whether bots may be assigned.
    public boolean letsBotsWork() {
        return fields.flag("is_bot_collaboration_enabled");
    }

    /// Whether it is a series, which has episodes.
    public boolean isSeries() {
        return "tvshow".equals(fields.textOrNull("production_type"));
    }
}
