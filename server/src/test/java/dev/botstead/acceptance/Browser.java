package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Debian's Chromium, and what it complained about.
final class Browser implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser chromium = playwright
            .chromium()
            .launch(new LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(ARGUMENTS));
    private final List<String> complaints = new ArrayList<>();

    /// A window of its own, with its own cookies.
    Page open(Window window) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(window.width(), window.height())
                .setColorScheme(window.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setJavaScriptEnabled(window.script())
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.setDefaultTimeout(10_000);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /// No page ran into an error, and none tried what its policy forbids.
    void isContent() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        playwright.close();
    }

    /// How a window looks at a page.
    record Window(int width, int height, boolean dark, boolean script) {
        static final Window DESK = new Window(1280, 900, false, true);

        Window wide(int other) {
            return new Window(other, height, dark, script);
        }

        Window inTheDark() {
            return new Window(width, height, true, script);
        }

        Window withoutScript() {
            return new Window(width, height, dark, false);
        }
    }
}
