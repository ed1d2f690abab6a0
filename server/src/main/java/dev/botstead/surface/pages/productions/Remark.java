package dev.botstead.surface.pages.productions;

import dev.botstead.production.table.Fields;
import dev.botstead.surface.pages.Moment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A comment on a task, with what hangs from it.
///
/// @param status the status it gave
/// @param files the names of the files attached to it
public record Remark(
        MemberRow author,
        Moment at,
        Status status,
        String text,
        boolean forClients,
        List<Item> checklist,
        List<Link> links,
        List<String> files,
        List<Reply> replies) {
    /// A line of a checklist.
    public record Item(String text, boolean done) {}

    /// A link that came with a comment.
    ///
    /// @param safe whether it may be followed: only what leads to a web page
    public record Link(String text, boolean safe) {}

    /// An answer to a comment.
    public record Reply(MemberRow author, Moment at, String text) {}

    /// Copies the lists.
    public Remark {
        checklist = List.copyOf(checklist);
        links = List.copyOf(links);
        files = List.copyOf(files);
        replies = List.copyOf(replies);
    }

    static List<Item> checklist(Fields comment) {
        List<Item> items = new ArrayList<>();
        for (JsonNode each : JsonMapper.shared().readTree(comment.text("checklist")))
            items.add(new Item(
                    each.path("text").asString(""), each.path("checked").asBoolean(false)));
        return items;
    }

    static List<Link> links(Fields comment) {
        List<Link> links = new ArrayList<>();
        for (JsonNode each : JsonMapper.shared().readTree(comment.text("links"))) {
            String text = each.isString() ? each.asString() : each.toString();
            links.add(new Link(text, isWeb(text)));
        }
        return links;
    }

    /// Whether `text` is the address of a web page: anything else could be a script.
    static boolean isWeb(String text) {
        try {
            URI address = new URI(text);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            return address.getHost() != null && (scheme.equals("https") || scheme.equals("http"));
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
