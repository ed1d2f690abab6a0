package dev.botstead.clients;

import java.util.List;
import java.util.Optional;

/// What a credential shall be made with, or changed to: what is absent is not sent.
record Wanted(
        Optional<String> description,
        Optional<String> metadata,
        Optional<List<String>> acl,
        Optional<String> owner,
        Optional<String> publicKey) {

    static Wanted nothing() {
        return new Wanted(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Wanted description(String text) {
        return new Wanted(Optional.of(text), metadata, acl, owner, publicKey);
    }

    Wanted metadata(String text) {
        return new Wanted(description, Optional.of(text), acl, owner, publicKey);
    }

    Wanted rules(String... rules) {
        return new Wanted(description, metadata, Optional.of(List.of(rules)), owner, publicKey);
    }

    Wanted owner(String id) {
        return new Wanted(description, metadata, acl, Optional.of(id), publicKey);
    }

    Wanted publicKey(String text) {
        return new Wanted(description, metadata, acl, owner, Optional.of(text));
    }
}
