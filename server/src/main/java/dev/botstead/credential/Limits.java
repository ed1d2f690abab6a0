package dev.botstead.credential;

import dev.botstead.base.Failure;
import dev.botstead.credential.address.AddressRanges;
import dev.botstead.policy.Scope;
import dev.botstead.policy.Scopes;
import org.jspecify.annotations.Nullable;

/// What narrows a credential beside its owner's rights: scopes, and the addresses it may be used from.
public record Limits(Scopes scopes, AddressRanges addresses) {
    /// No limit.
    public static final Limits NONE = new Limits(Scopes.UNLIMITED, AddressRanges.ANYWHERE);

    /// Whether what asks for `scope` may be called. What asks for all that the owner may is called by nothing that is
    /// limited, be it to an address.
    public boolean allow(@Nullable Scope scope) {
        return scopes.allow(scope) && (scope != Scope.ALL || addresses.anywhere());
    }

    /// These limits for what is made by one with the limits `parent`: where nothing was asked for, the parent's;
    /// never wider.
    Limits under(@Nullable Limits parent) {
        if (parent == null) return this;
        Limits narrowed = new Limits(
                scopes.limited() ? scopes : parent.scopes, addresses.anywhere() ? parent.addresses : addresses);
        narrowed.mustBeWithin(parent);
        return narrowed;
    }

    /// Throws [Failure.Forbidden] where these are wider than `wider`.
    void mustBeWithin(Limits wider) {
        if (!scopes.within(wider.scopes))
            throw new Failure.Forbidden(
                    "scopes",
                    "A credential cannot hand out more than it has. Ask for no more than: " + wider.scopes + ".");
        if (!addresses.within(wider.addresses))
            throw new Failure.Forbidden(
                    "addresses",
                    "A credential cannot hand out more than it has. Ask for no other addresses than: "
                            + String.join(", ", wider.addresses.texts()) + ".");
    }
}
