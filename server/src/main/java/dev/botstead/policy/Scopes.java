package dev.botstead.policy;

import dev.botstead.base.Failure;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a credential is limited to: some scopes, or nothing but what its owner may.
public final class Scopes {
    /// All that the owner may.
    public static final Scopes UNLIMITED = new Scopes(null);

    private final @Nullable Set<Scope> some;

    private Scopes(@Nullable Set<Scope> some) {
        this.some = some;
    }

    /// Limited to the scopes of these texts; none of them is no limit. Throws [Failure.Invalid] for an unknown one.
    public static Scopes of(Collection<String> texts) {
        if (texts.isEmpty()) return UNLIMITED;
        Set<Scope> some = EnumSet.noneOf(Scope.class);
        for (String text : texts) some.add(Scope.of(text).orElseThrow(Scopes::unknown));
        return new Scopes(some);
    }

    private static Failure unknown() {
        String known = Arrays.stream(Scope.values())
                .filter(scope -> scope != Scope.ALL)
                .map(Scope::text)
                .collect(Collectors.joining(", "));
        return new Failure.Invalid("scopes", "unknown", "There is no such scope. The scopes are: " + known + ".");
    }

    /// Whether it is a limit at all.
    public boolean limited() {
        return some != null;
    }

    /// Whether what asks for `scope` may be called; null asks for none.
    public boolean allow(@Nullable Scope scope) {
        return scope == null || some == null || some.stream().anyMatch(has -> has.covers(scope));
    }

    /// Whether nothing is allowed here that `wider` does not allow.
    public boolean within(Scopes wider) {
        return wider.some == null || (some != null && some.stream().allMatch(wider::allow));
    }

    /// The texts, in one order; none when it is no limit.
    public List<String> texts() {
        return some == null ? List.of() : some.stream().map(Scope::text).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scopes that && texts().equals(that.texts());
    }

    @Override
    public int hashCode() {
        return texts().hashCode();
    }

    @Override
    public String toString() {
        return limited() ? String.join(" ", texts()) : "unlimited";
    }
}
