package dev.botstead.surface.ngrok.filter;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the objects of one list can be filtered by.
public final class Filterable {
    private final Map<String, Field> fields;

    private Filterable(Map<String, Field> fields) {
        this.fields = fields;
    }

    /// These fields, each with a name of its own.
    public static Filterable by(Field... fields) {
        return new Filterable(
                Stream.of(fields).collect(Collectors.toUnmodifiableMap(Field::name, Function.identity())));
    }

    @Nullable
    Field field(String name) {
        return fields.get(name);
    }
}
