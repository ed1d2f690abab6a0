package dev.botstead.credential.acl;

import dev.botstead.base.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What may be bound with a credential. Rules are alternatives: one that permits is enough, and an agent may bind
/// anything when there is none at all.
///
/// With `bind:*.example.com` and `bind:1.tcp.example.net:20002`, an agent may bind the names `a.example.com`,
/// `a.b.example.com` and `*.example.com`, and that one address; not `example.com`, no other port, no random address.
public final class Acl {
    /// No restriction.
    public static final Acl OPEN = new Acl(List.of(), List.of());

    private static final int MOST_RULES = 1_000;
    private static final int LONGEST = 32_768;

    private final List<String> rules;
    private final List<Rule> read;

    private Acl(List<String> rules, List<Rule> read) {
        this.rules = List.copyOf(rules);
        this.read = List.copyOf(read);
    }

    /// The list that `rules` write; [Failure.Invalid] with the code `malformed` says which of them cannot be read.
    public static Acl of(List<String> rules) {
        if (rules.size() > MOST_RULES)
            throw new Failure.Invalid("acl", "malformed", "The acl has more than " + MOST_RULES + " rules.");
        if (rules.stream().mapToInt(String::length).sum() > LONGEST)
            throw new Failure.Invalid("acl", "malformed", "The acl is longer than " + LONGEST + " characters.");
        List<Rule> read = new ArrayList<>(rules.size());
        for (String rule : rules) read.add(new RuleReader(read.size() + 1).read(rule));
        return new Acl(rules, read);
    }

    /// The rules as they were written, in their order.
    public List<String> rules() {
        return rules;
    }

    /// Whether there is anything that may not be bound.
    public boolean restricts() {
        return !read.isEmpty() && !read.contains(new Rule.Everything());
    }

    /// Whether `wanted` may be bound. Which of the four kinds was refused is the type of `wanted`.
    public boolean permits(Binding wanted) {
        if (!restricts()) return true;
        return switch (wanted) {
            case Binding.Name name -> permits(Spot.of(name));
            case Binding.TcpAddress address -> permits(Spot.of(address));
            case Binding.RandomTcpAddress _ -> false; // nobody can say beforehand which it will be
            case Binding.Labels labels -> permits(labels.labels());
        };
    }

    private boolean permits(@Nullable Spot spot) {
        return spot != null && read.stream().anyMatch(rule -> rule instanceof Rule.Location at && at.permits(spot));
    }

    /// Each label on its own attracts traffic, so one that is permitted does not carry in another.
    private boolean permits(Map<String, String> labels) {
        return !labels.isEmpty()
                && labels.entrySet().stream()
                        .allMatch(label -> read.stream()
                                .anyMatch(rule -> rule instanceof Rule.Label permitted
                                        && permitted.permits(label.getKey(), label.getValue())));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Acl that && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    @Override
    public String toString() {
        return "Acl" + rules;
    }
}
