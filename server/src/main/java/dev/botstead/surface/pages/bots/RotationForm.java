package dev.botstead.surface.pages.bots;

import dev.botstead.base.Failure;
import dev.botstead.credential.RotationPolicy;
import dev.botstead.surface.http.Parameters;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The three numbers of a rotation policy as they were typed, and what is wrong with them.
///
/// @param every days between two rotations
/// @param warn days of warning
/// @param overlap hours for which the old secret works on
/// @param errors a sentence for each wrong field
public record RotationForm(String every, String warn, String overlap, Map<String, String> errors) {
    /// How often.
    public static final String EVERY = "every_days";
    /// How long before it is told.
    public static final String WARN = "warn_days";
    /// How long the old secret works on.
    public static final String OVERLAP = "overlap";

    /// In the order in which they are asked for.
    static final List<String> FIELDS = List.of(EVERY, WARN, OVERLAP);

    private static final RotationPolicy USUAL = new RotationPolicy(90, Duration.ofHours(24), 14);
    // What is longer is out of range, whatever it is.
    private static final int DIGITS = 9;

    /// Copies the errors.
    public RotationForm {
        errors = Map.copyOf(errors);
    }

    /// The form of `policy`; with numbers that suit most where there is none yet.
    static RotationForm of(@Nullable RotationPolicy policy) {
        RotationPolicy shown = Objects.requireNonNullElse(policy, USUAL);
        return new RotationForm(
                String.valueOf(shown.everyDays()),
                String.valueOf(shown.warnDays()),
                String.valueOf(RotationWords.hours(shown.overlap())),
                Map.of());
    }

    /// The form that was sent.
    static RotationForm of(Parameters sent) {
        return new RotationForm(text(sent, EVERY), text(sent, WARN), text(sent, OVERLAP), Map.of());
    }

    private static String text(Parameters sent, String name) {
        return Objects.requireNonNullElse(sent.first(name), "").strip();
    }

    /// The same form with what is wrong in it.
    RotationForm checked() {
        RotationForm form = this;
        for (String field : FIELDS) {
            form = form.checked(field);
        }
        return form;
    }

    /// The same form with what is wrong in one field. Another one that is wrong itself does not count against it.
    RotationForm checked(String field) {
        try {
            RotationPolicy period = period();
            int days = period == null ? RotationPolicy.LONGEST_PERIOD : period.everyDays();
            switch (field) {
                case EVERY -> new RotationPolicy(number(EVERY, every), Duration.ZERO, 0);
                case WARN -> new RotationPolicy(days, Duration.ZERO, number(WARN, warn));
                case OVERLAP -> new RotationPolicy(days, Duration.ofHours(number(OVERLAP, overlap)), 0);
                default -> {}
            }
            return this;
        } catch (Failure.Invalid invalid) {
            Map<String, String> wrong = new LinkedHashMap<>(errors);
            wrong.put(field, invalid.detail());
            return new RotationForm(every, warn, overlap, wrong);
        }
    }

    /// A policy with the days between two rotations alone; null where these are wrong.
    @Nullable
    RotationPolicy period() {
        try {
            return new RotationPolicy(number(EVERY, every), Duration.ZERO, 0);
        } catch (Failure.Invalid _) {
            return null;
        }
    }

    /// What a good form asks for.
    RotationPolicy policy() {
        return new RotationPolicy(number(EVERY, every), Duration.ofHours(number(OVERLAP, overlap)), number(WARN, warn));
    }

    private static int number(String field, String typed) {
        if (typed.isEmpty()) {
            throw new Failure.Invalid(field, field.equals(OVERLAP) ? "Say how many hours." : "Say how many days.");
        }
        if (!typed.matches("-?[0-9]+")) {
            throw new Failure.Invalid(field, "This is no whole number: write it in digits, such as 14.");
        }
        if (typed.length() > DIGITS) {
            return typed.startsWith("-") ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        return Integer.parseInt(typed);
    }

    /// Whether nothing is wrong.
    boolean good() {
        return errors.isEmpty();
    }

    /// What was typed into `field`.
    public String text(String field) {
        return switch (field) {
            case EVERY -> every;
            case WARN -> warn;
            default -> overlap;
        };
    }

    /// What is wrong with `field`; null for nothing.
    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
