package dev.botstead.surface.kitsu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Gen;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.surface.http.Form;
import dev.botstead.surface.http.Parameters;
import dev.botstead.surface.kitsu.Conditions.Column;
import dev.botstead.surface.kitsu.Conditions.Condition;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The filters of a list.
final class ConditionsTest {
    private static final Map<String, Column> COLUMNS = Map.of(
            "text", Column.TEXT,
            "name", Column.NAME,
            "id", Column.ID,
            "ids", Column.IDS,
            "flag", Column.BOOL,
            "number", Column.NUMBER);
    private static final String ID = "01a210b3-201b-708f-8de9-a1ee0974828b";

    private static Parameters query(String name, String value) {
        return Form.parse(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static boolean holds(String column, String value, @Nullable Object there) {
        List<Condition> conditions = Conditions.of(query(column, value), COLUMNS);
        assertThat(conditions).hasSize(1);
        return conditions.getFirst().holds(there);
    }

    @Test
    void equalityIsEqualityAndNamesAreComparedInAnyCase() {
        assertThat(holds("text", "a%", "a%")).isTrue();
        assertThat(holds("text", "a%", "ab")).isFalse();
        assertThat(holds("text", "A", "a")).isFalse();
        assertThat(holds("name", "MYPRODUCTION", "MyProduction")).isTrue();
        assertThat(holds("name", "My_roduction", "MyProduction")).isFalse();
        assertThat(holds("id", ID.toUpperCase(java.util.Locale.ROOT), ID)).isTrue();
        assertThat(holds("ids", ID, List.of("11111111-1111-1111-1111-111111111111", ID)))
                .isTrue();
        assertThat(holds("ids", ID, List.of())).isFalse();
        for (String yes : List.of("true", "TRUE", "yes", "1"))
            assertThat(holds("flag", yes, true)).isTrue();
        for (String no : List.of("false", "No", "0"))
            assertThat(holds("flag", no, true)).isFalse();
        assertThat(holds("number", "3", 3)).isTrue();
        assertThat(holds("number", "3.5", 3.5)).isTrue();
        assertThat(holds("number", "3", null)).isFalse();
    }

    @Test
    void aValueThatIsKeptAsJsonIsComparedAsWhatItIs() {
        JsonMapper json = JsonMapper.shared();
        assertThat(holds("text", "ada", json.readTree("\"ada\""))).isTrue();
        assertThat(holds("text", "\"ada\"", json.readTree("\"ada\""))).isFalse();
        assertThat(holds("name", "ADA", json.readTree("\"ada\""))).isTrue();
        assertThat(holds("flag", "true", json.readTree("true"))).isTrue();
        assertThat(holds("flag", "false", json.readTree("true"))).isFalse();
        assertThat(holds("number", "7", json.readTree("7"))).isTrue();
        assertThat(holds("number", "7", json.readTree("null"))).isFalse();
        assertThat(holds("id", ID, json.readTree("\"" + ID + "\""))).isTrue();
        assertThat(holds("text", "null", json.readTree("null"))).isFalse();
    }

    @Test
    void aListIsMembership() {
        assertThat(holds("text", "[\"a\",\"b\"]", "b")).isTrue();
        assertThat(holds("text", "[\"a\",\"b\"]", "c")).isFalse();
        assertThat(holds("text", "[]", "c")).isFalse();
        assertThat(holds("number", "[1,2]", 2)).isTrue();
        assertThat(holds("flag", "[true]", true)).isTrue();
    }

    @Test
    void aValueThatIsNotOfItsColumnsKindIsInvalidAndAnUnknownKeyIsPassedOver() {
        for (String[] bad : new String[][] {
            {"id", "x"},
            {"id", ""},
            {"ids", "1"},
            {"flag", "maybe"},
            {"flag", ""},
            {"number", "x"},
            {"number", ""},
            {"text", "[1"},
            {"text", "[\"a\"]x"},
            {"id", "[\"x\"]"},
            {"text", "a\u0000"},
            {"name", "[null"}
        })
            assertThatThrownBy(() -> Conditions.of(query(bad[0], bad[1]), COLUMNS))
                    .as("%s=%s", bad[0], bad[1])
                    .isInstanceOf(Invalid.class);
        assertThat(Conditions.of(query("unknown", "x"), COLUMNS)).isEmpty();
    }

    @Test
    void whateverIsAskedIsAnsweredOrInvalid() {
        List<Object> there = new ArrayList<>(List.of("a", ID, true, 3, 2.5, List.of(ID)));
        Gen.many(5_000).forEach(gen -> {
            String column = gen.of(List.copyOf(COLUMNS.keySet()));
            String value =
                    gen.of(List.of("", "[", "[\"", "true", "1e999", ID, "NaN", "[[1]]", "[{}]", "null")) + gen.text(6);
            try {
                for (Condition each : Conditions.of(only(column, value), COLUMNS)) {
                    each.holds(null);
                    each.holds(
                            switch (each.type()) {
                                case IDS -> List.of(ID);
                                case ID -> ID;
                                case BOOL -> gen.nextBoolean();
                                case NUMBER -> gen.nextInt();
                                case TEXT, NAME -> gen.of(there).toString();
                            });
                }
            } catch (Invalid e) {
                assertThat(Envelope.of(e).status()).isEqualTo(400);
            }
        });
    }

    private static Parameters only(String name, String value) {
        Map<String, String> values = new LinkedHashMap<>(Map.of(name, value));
        return new Parameters() {
            @Override
            public @Nullable String first(String asked) {
                return values.get(asked);
            }

            @Override
            public List<String> all(String asked) {
                return List.of(value);
            }

            @Override
            public java.util.Set<String> names() {
                return values.keySet();
            }
        };
    }
}
