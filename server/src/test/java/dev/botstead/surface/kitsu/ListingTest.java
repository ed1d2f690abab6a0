package dev.botstead.surface.kitsu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.surface.http.Form;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A list, or a page of it.
final class ListingTest {
    private static Listing of(String query) {
        return Listing.of(Form.parse(query));
    }

    @Test
    void withoutAPageItIsThePlainList() {
        for (String query : List.of("", "limit=5", "page=-1", "page="))
            assertThat(of(query).number()).isNull();
    }

    @Test
    void aPageHasAHundredRowsUnlessMoreOrFewerAreAskedFor() {
        assertThat(of("page=1").limit()).isEqualTo(100);
        assertThat(of("page=1&limit=0").limit()).isEqualTo(100);
        assertThat(of("page=1&limit=7").limit()).isEqualTo(7);
        assertThat(of("page=3&limit=7").offset()).isEqualTo(14);
        assertThat(of("page=2147483647&limit=2147483647").offset()).isPositive();
        assertThat(of("page=0").offset()).isZero();
    }

    @Test
    void anEnvelopeCountsItsPages() {
        Map<String, Object> page = of("page=2&limit=3").envelope(List.of(Map.of("id", 1)), 7);
        assertThat(page)
                .containsEntry("total", 7L)
                .containsEntry("nb_pages", 3L)
                .containsEntry("limit", 3)
                .containsEntry("offset", 3L)
                .containsEntry("page", 2);
    }

    @Test
    void whatIsNoNumberIsInvalid() {
        for (String query :
                List.of("page=x", "page=1.5", "limit=-1", "limit=x", "page=99999999999", "limit=99999999999"))
            assertThatThrownBy(() -> of(query)).as(query).isInstanceOf(Invalid.class);
    }

    @Test
    void onlyTheFieldsAskedForAreShownBesidesIdAndType() {
        Map<String, Object> row = Map.of("id", 1, "type", "T", "a", 2, "b", 3);
        assertThat(of("fields=a").shown(row)).isEqualTo(Map.of("id", 1, "type", "T", "a", 2));
        assertThat(of("fields= a , c ").shown(row)).isEqualTo(Map.of("id", 1, "type", "T", "a", 2));
        assertThat(of("fields=,").shown(row)).isEqualTo(Map.of("id", 1, "type", "T"));
        assertThat(of("fields=").shown(row)).isEqualTo(row);
    }
}
