package dev.botstead.credential;

import dev.botstead.secret.SecretToken;

/// A new credential beside its secret: the only value in which the two meet.
public record Issued<C extends Credential>(C credential, SecretToken secret) {}
