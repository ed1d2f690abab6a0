package dev.botstead.production.catalog;

import dev.botstead.production.table.Fields;
import java.util.UUID;

/// A status of tasks: what it is for.
public record TaskStatus(Fields fields) {
    /// Its id.
    public UUID id() {
        return fields.id();
    }

    /// Its name.
    public String name() {
        return fields.text("name");
    }

    /// Whether the work goes back to the artist.
    public boolean retake() {
        return fields.flag("is_retake");
    }

    /// Whether the work is under way.
    public boolean wip() {
        return fields.flag("is_wip");
    }

    /// Whether the work waits for somebody's judgement.
    public boolean feedbackRequest() {
        return fields.flag("is_feedback_request");
    }

    /// Whether the work is done.
    public boolean done() {
        return fields.flag("is_done");
    }

    /// Whether artists may give it.
    public boolean artistsMayGive() {
        return fields.flag("is_artist_allowed");
    }

    /// Whether clients may give it, where a production says nothing else.
    public boolean clientsMayGive() {
        return fields.flag("is_client_allowed");
    }
}
