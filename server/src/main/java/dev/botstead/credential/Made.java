package dev.botstead.credential;

import dev.botstead.secret.SecretToken;
import org.jspecify.annotations.Nullable;

/// A new credential beside its secret, which an SSH key has none of: the only value in which the two meet.
public record Made(Credential credential, @Nullable SecretToken secret) {}
