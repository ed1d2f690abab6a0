package dev.botstead.acceptance;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// One scenario of another language's test runner, read from its report.
///
/// @param fault what went wrong, or nothing; a skipped one has not passed either
record Scenario(String name, @Nullable String fault) {
    // What follows a number sign has not been run.
    private static final Pattern TAP = Pattern.compile("(not )?ok \\d+ - (.*?)( # .*)?");

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

    /// All scenarios of a run that speaks TAP: a line each, and what went wrong in an indented block below it.
    static List<Scenario> readTap(Path output) throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        List<String> lines = Files.readAllLines(output);
        for (int index = 0; index < lines.size(); index++) {
            Matcher line = TAP.matcher(lines.get(index));
            if (line.matches()) {
                boolean passed = line.group(1) == null && line.group(3) == null;
                String below = lines.stream()
                        .skip(index + 1L)
                        .takeWhile(text -> text.startsWith(" "))
                        .collect(joining("\n"));
                scenarios.add(new Scenario(line.group(2), passed ? null : below));
            }
        }
        return scenarios;
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
