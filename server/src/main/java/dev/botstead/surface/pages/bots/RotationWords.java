package dev.botstead.surface.pages.bots;

import dev.botstead.credential.RotationPolicy;
import dev.botstead.surface.pages.Page;
import java.time.Duration;

/// How pages say a rotation policy.
public final class RotationWords {
    private RotationWords() {}

    /// "Every 90 days, warned 14 days before, old secret lives 24 hours".
    public static String of(RotationPolicy policy) {
        String every = policy.everyDays() == 1 ? "Every day" : "Every " + days(policy.everyDays());
        String warned = policy.warnDays() == 0 ? "not warned before" : "warned " + days(policy.warnDays()) + " before";
        return every + ", " + warned + ", old secret " + life(policy.overlap());
    }

    private static String life(Duration overlap) {
        long hours = hours(overlap);
        if (hours == 0) {
            return "ends at once";
        }
        boolean days = hours % 24 == 0 && hours > 24;
        return "lives " + (days ? days(hours / 24) : Page.count(hours, "hour", "hours"));
    }

    /// The hours of an overlap; one that has begun counts.
    static long hours(Duration overlap) {
        return overlap.plusHours(1).minusNanos(1).toHours();
    }

    private static String days(long days) {
        return Page.count(days, "day", "days");
    }
}
