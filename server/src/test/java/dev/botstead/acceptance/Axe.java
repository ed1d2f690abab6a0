package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Looks at a page as a screen reader's user, or somebody with weak eyes, would have to.
final class Axe {
    private static final String SCRIPT = script();
    private static final String RUN = """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .filter(found => found.impact === 'serious' || found.impact === 'critical')
              .flatMap(found => found.nodes.map(node => found.id + ': ' + node.html + ' ' + node.failureSummary))""";

    private Axe() {}

    /// Nothing on the page is a serious or critical obstacle.
    static void findsNoObstacle(Page page, String name) {
        page.evaluate(SCRIPT);
        assertThat((List<?>) page.evaluate(RUN)).as(name).isEmpty();
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
