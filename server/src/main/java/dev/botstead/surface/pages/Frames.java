package dev.botstead.surface.pages;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;

/// Sets the frame of a page for the one who looks at it.
public final class Frames {
    private final Assets assets;
    private final Dates dates;

    Frames(Assets assets, Dates dates) {
        this.assets = assets;
        this.dates = dates;
    }

    /// How this server's pages say dates.
    public Dates dates() {
        return dates;
    }

    /// The frame of a page for anyone.
    Page.Open open(Page.Look look) {
        return new Page.Open(assets, dates, look);
    }

    /// The frame of a page for somebody who is signed in.
    public Page.Signed page(Visit visit, String account, long expiring) {
        return new Page.Signed(assets, dates, visit.look(), account, me(visit.caller()), visit.csrf(), expiring);
    }

    private static Me me(Caller caller) {
        String role = switch (caller.role()) {
            case ADMIN -> "Administrator";
            case MANAGER -> "Manager";
            case SUPERVISOR -> "Supervisor";
            case USER -> "Artist";
            case CLIENT -> "Client";
            case VENDOR -> "Vendor";
        };
        return new Me(caller.name(), role, caller.role() == Role.ADMIN);
    }
}
