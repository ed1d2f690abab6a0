package dev.botstead.surface.pages.productions;

import dev.botstead.directory.Accounts;
import dev.botstead.directory.Principals;
import dev.botstead.sql.Tx;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.Frames;
import dev.botstead.surface.pages.Page;
import dev.botstead.surface.pages.Visit;

/// Sets the frame of the pages of productions.
final class Frame {
    private final Frames frames;
    private final Accounts accounts;
    private final Principals principals;

    Frame(Frames frames, Accounts accounts, Principals principals) {
        this.frames = frames;
        this.accounts = accounts;
        this.principals = principals;
    }

    Dates dates() {
        return frames.dates();
    }

    Page.Signed of(Tx tx, Visit visit) {
        Dates dates = frames.dates();
        var account = visit.caller().account();
        long expiring = visit.caller().administers()
                ? principals.expiring(tx, account, dates.instant(), dates.endOfWarning())
                : 0;
        return frames.page(visit, accounts.get(tx, account).name(), expiring);
    }
}
