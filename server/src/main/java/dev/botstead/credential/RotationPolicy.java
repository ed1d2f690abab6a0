package dev.botstead.credential;

import dev.botstead.base.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How often a bot's API keys and authtokens are to be replaced.
///
/// @param everyDays the days after which one is due, 1 to 3650
/// @param overlap how long the old one works beside the new one, at most [Rotations#LONGEST_OVERLAP] and no longer
///     than
/// lies between two rotations: else it would outlive its successor's own turn
/// @param warnDays so many days before, it is told, and a bot may do it; 0 to `everyDays`
public record RotationPolicy(int everyDays, Duration overlap, int warnDays) {
    /// The most days that may lie between two rotations.
    public static final int LONGEST_PERIOD = 3650;

    /// Refuses what is out of range. A part of a second does not count.
    public RotationPolicy {
        if (everyDays < 1 || everyDays > LONGEST_PERIOD)
            throw new Failure.Invalid("every_days", "out_of_range", "Rotate every 1 to 3650 days.");
        if (overlap.isNegative() || overlap.compareTo(Rotations.LONGEST_OVERLAP) > 0)
            throw new Failure.Invalid("overlap", "out_of_range", "Let the old secret work for 0 hours to 7 days more.");
        if (overlap.compareTo(Duration.ofDays(everyDays)) > 0)
            throw new Failure.Invalid(
                    "overlap", "out_of_range", "Let the old secret work no longer than lies between two rotations.");
        if (warnDays < 0 || warnDays > everyDays)
            throw new Failure.Invalid(
                    "warn_days", "out_of_range", "Warn 0 days before or more, but no more than lie between rotations.");
        overlap = overlap.truncatedTo(ChronoUnit.SECONDS);
    }

    /// When `credential` is to be replaced; nothing where its kind has no schedule, or it was replaced or revoked.
    public Optional<Instant> due(Credential credential) {
        boolean scheduled = switch (credential.kind()) {
            case API_KEY, AUTHTOKEN -> true;
            case TOKEN, SSH_KEY -> false;
        };
        if (!scheduled
                || credential.revokedAt() != null
                || credential.particulars().retiresAt() != null) return Optional.empty();
        return Optional.of(credential.lifetime().from().plus(Duration.ofDays(everyDays)));
    }

    /// From when on it is told that `credential` is to be replaced soon, and from when on it may exchange itself.
    public Optional<Instant> soon(Credential credential) {
        return due(credential).map(due -> due.minus(Duration.ofDays(warnDays)));
    }

    /// What events say of it.
    Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("every_days", everyDays);
        facts.put("overlap_seconds", overlap.toSeconds());
        facts.put("warn_days", warnDays);
        return facts;
    }
}
