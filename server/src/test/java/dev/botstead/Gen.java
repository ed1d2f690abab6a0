package dev.botstead;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// A small seeded generator for properties: its seed is its name, so that a failure says how to repeat it.
public final class Gen extends Random {
    private final long seed;

    /// A generator of `seed`.
    public Gen(long seed) {
        super(seed);
        this.seed = seed;
    }

    /// As many generators as a property asks for.
    public static Stream<Gen> many(int tries) {
        return Stream.iterate(1L, seed -> seed + 1).limit(tries).map(Gen::new);
    }

    /// One of `choices`.
    public <T> T of(List<T> choices) {
        return choices.get(nextInt(choices.size()));
    }

    /// A text of up to `longest` characters, of any script, well-formed or not.
    public String text(int longest) {
        int length = nextInt(longest + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append(character());
        return text.toString();
    }

    private String character() {
        return switch (nextInt(6)) {
            case 0 -> String.valueOf((char) (' ' + nextInt(95)));
            case 1 -> of(List.of("é", "e\u0301", "ß", "İ", "ﬁ", "Ω", "Ω"));
            case 2 -> of(List.of("日", "本", "한", "ا", "\u202e", "א"));
            case 3 -> of(List.of("✨", "👩‍🚀", "\ud800", "\u0000", "\u200b"));
            case 4 -> of(List.of("<", "\"", "'", "&", "%", "_", "\\", "[", "\n"));
            default -> Character.toString(nextInt(0x10000));
        };
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
