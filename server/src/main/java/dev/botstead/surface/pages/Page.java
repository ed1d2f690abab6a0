package dev.botstead.surface.pages;

import gg.jte.Content;
import java.util.Locale;

/// What every template may ask for: where the files beside the page lie, how dates read, in which theme to draw.
public sealed interface Page {
    /// The files beside the page.
    Assets assets();

    /// How dates read.
    Dates dates();

    /// What the reader chose for their screen and keyboard.
    Look look();

    /// A page for anyone: sign-in and errors.
    record Open(Assets assets, Dates dates, Look look) implements Page {}

    /// A page for someone who is signed in.
    ///
    /// @param account the name of the account, shown beneath the product's
    /// @param csrf the token that every form of this session carries
    /// @param expiring how many active bots expire within seven days
    record Signed(Assets assets, Dates dates, Look look, String account, Me me, String csrf, long expiring)
            implements Page {}

    /// What someone chose for their screen and their keyboard.
    ///
    /// @param keys whether single keys act
    record Look(Theme theme, boolean keys) {}

    /// The page's settings for htmx: no code from strings, no copy of a page in the browser's storage.
    default String htmx() {
        return """
                {"includeIndicatorStyles":false,"allowEval":false,"allowScriptTags":false,"historyCacheSize":0,"defaultSettleDelay":0,\
                "refreshOnHistoryMiss":true,"selfRequestsOnly":true,"timeout":30000,"responseHandling":[\
                {"code":"204","swap":false},{"code":"[23]..","swap":true},{"code":"422","swap":true},\
                {"code":"[45]..","swap":false,"error":true}]}""";
    }

    /// The address of a file beside the pages.
    default String asset(String name) {
        return assets().address(name);
    }

    /// An icon of 16 pixels, silent for a screen reader: a word stands beside it or names its button.
    default Content icon(String name) {
        return svg("icon", name);
    }

    /// The product's mark.
    default Content logo() {
        return svg("logo", "logo");
    }

    private Content svg(String look, String name) {
        if (!name.matches("[a-z-]+")) {
            throw new IllegalArgumentException("no icon is called " + name);
        }
        String drawing = "<svg class=\"" + look + "\" aria-hidden=\"true\"><use href=\"" + asset("icons.svg") + "#"
                + name + "\"/></svg>";
        return out -> out.writeContent(drawing);
    }

    /// A number as a reader groups it: "2,048".
    static String number(long n) {
        return String.format(Locale.ENGLISH, "%,d", n);
    }

    /// A count with its noun: "1 bot", "2,048 bots".
    static String count(long n, String one, String many) {
        return number(n) + " " + (n == 1 ? one : many);
    }
}
