package dev.botstead.surface.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/// The templates, compiled with the server: nothing is read or compiled at run time.
public final class Templates {
    private static final String PACKAGE = "dev.botstead.surface.pages.templates";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

    /// The template `name` (without its ending) with its parameters.
    public String render(String name, Map<String, Object> parameters) {
        StringOutput html = new StringOutput(16 * 1024);
        engine.render(name + ".jte", parameters, html);
        return html.toString();
    }
}
