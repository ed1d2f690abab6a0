package dev.botstead.surface.pages.productions;

import dev.botstead.base.Failure;
import dev.botstead.id.Ksuid;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The ids and parameters that stand in addresses.
public final class Address {
    private static final String PROJECT = "prod_";
    private static final String PERSON = "who_";
    private static final String TASK = "task_";

    private final String path;
    private final List<String> pairs = new ArrayList<>();

    private Address(String path) {
        this.path = path;
    }

    /// The list of productions.
    static Address list() {
        return new Address("/productions");
    }

    /// A production's page, or one below it.
    static Address of(UUID project, String below) {
        return new Address("/productions/" + PROJECT + Ksuid.of(project) + below);
    }

    /// The page of one task.
    static String task(UUID project, UUID task) {
        return of(project, "/tasks/" + TASK + Ksuid.of(task)).toString();
    }

    /// Somebody of the team, as the addresses below a production spell them.
    static String member(UUID id) {
        return PERSON + Ksuid.of(id);
    }

    /// The production that an address names.
    static UUID project(String text) {
        return parse(PROJECT, text, "There is no such production.");
    }

    /// The task that an address names.
    static UUID task(String text) {
        return parse(TASK, text, "There is no such task.");
    }

    /// The one of the team that an address or a form names.
    static UUID member(String text) {
        return parse(PERSON, text, "There is no such person or bot.");
    }

    private static UUID parse(String prefix, String text, String missing) {
        if (!text.startsWith(prefix)) throw new Failure.NotFound(missing);
        return Ksuid.parse(text.substring(prefix.length())).orElseThrow(() -> new Failure.NotFound(missing));
    }

    /// The same with a parameter, unless it is empty.
    Address with(String name, String value) {
        if (!value.isEmpty()) pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        return this;
    }

    /// The same from that page on; the first has no number.
    Address page(int page) {
        return with("page", page <= 1 ? "" : Integer.toString(page));
    }

    @Override
    public String toString() {
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }
}
