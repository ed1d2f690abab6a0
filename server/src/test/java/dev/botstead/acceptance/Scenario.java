package dev.botstead.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// One scenario of another language's test runner, read from its report.
///
/// @param fault what went wrong, or nothing; a skipped one has not passed either
record Scenario(String name, @Nullable String fault) {
    boolean failed() {
        return fault != null;
    }

    void hasPassed() {
        if (fault != null) {
            throw new AssertionError(name + ": " + fault);
        }
    }

    /// All scenarios of a report in JUnit's XML.
    static List<Scenario> read(Path report) throws IOException {
        try (var in = Files.newInputStream(report)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var cases = factory.newDocumentBuilder().parse(in).getElementsByTagName("testcase");
            List<Scenario> scenarios = new ArrayList<>();
            for (int index = 0; index < cases.getLength(); index++) {
                scenarios.add(of((Element) cases.item(index)));
            }
            return scenarios;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("no report: " + report, e);
        }
    }

    private static Scenario of(Element test) {
        String name = test.getAttribute("classname") + " " + test.getAttribute("name");
        for (String kind : List.of("failure", "error", "skipped")) {
            var found = test.getElementsByTagName(kind);
            if (found.getLength() > 0) {
                Element fault = (Element) found.item(0);
                return new Scenario(name, kind + ": " + fault.getAttribute("message") + "\n" + fault.getTextContent());
            }
        }
        return new Scenario(name, null);
    }
}
