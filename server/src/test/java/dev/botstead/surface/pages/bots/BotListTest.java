package dev.botstead.surface.pages.bots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.surface.http.Form;
import dev.botstead.surface.pages.Dates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BotListTest {
    private static final Instant NOW = Instant.parse("2026-11-24T14:02:50Z");
    private static final DepartmentName IT = new DepartmentName("it", "IT", "#6b7280");

    private final BotList list = new BotList(new Dates(Clock.fixed(NOW, ZoneOffset.UTC)));
    private final List<BotRow> bots = List.of(
            bot("1", "render-farm", RoleName.MANAGER, List.of(IT), true, days(5), days(-1)),
            bot("2", "Éditorial", RoleName.ARTIST, List.of(), true, days(-3), days(-100)),
            bot("3", "archive", RoleName.ADMIN, List.of(IT), false, null, null),
            bot("4", "zebra", RoleName.ARTIST, List.of(), true, null, null));

    @Test
    void theListIsByNameWhateverItsAccentsAndCapitals() {
        assertThat(names("")).containsExactly("Éditorial", "render-farm", "zebra");
        assertThat(names("tab=inactive")).containsExactly("archive");
    }

    @Test
    void textIsFoundInNamesAndIds() {
        assertThat(names("q=edito")).containsExactly("Éditorial");
        assertThat(names("q=FARM")).containsExactly("render-farm");
        assertThat(names("q=bot_4")).containsExactly("zebra");
        assertThat(names("q=uuid-1")).containsExactly("render-farm");
        assertThat(names("q=.*")).isEmpty();
    }

    @Test
    void departmentRoleAndNeedNarrowTheList() {
        assertThat(names("department=it")).containsExactly("render-farm");
        assertThat(names("role=user")).containsExactly("Éditorial", "zebra");
        assertThat(names("need=expiring")).containsExactly("render-farm");
        assertThat(names("need=expired")).containsExactly("Éditorial");
        assertThat(names("need=unused")).containsExactly("Éditorial");
    }

    @Test
    void bothTabsCountWhatPassesTheFilters() {
        BotsView view = view("department=it");
        assertThat(view.active()).isEqualTo(1);
        assertThat(view.inactive()).isEqualTo(1);
        assertThat(view.all()).isEqualTo(4);
        assertThat(view.count(Need.EXPIRING)).isEqualTo(1);
        assertThat(view.count(Need.EXPIRED)).isZero();
        assertThat(list.expiring(bots)).isEqualTo(1);
    }

    @Test
    void otherOrdersPutWhatIsMissingLast() {
        assertThat(names("sort=expiry")).containsExactly("Éditorial", "render-farm", "zebra");
        assertThat(names("sort=used")).containsExactly("render-farm", "Éditorial", "zebra");
        assertThat(names("sort=role")).containsExactly("render-farm", "Éditorial", "zebra");
    }

    @Test
    void aPageStartsAtABotSoThatNewOnesMoveNoRow() {
        List<BotRow> many = IntStream.range(0, 250)
                .mapToObj(i -> bot(
                        String.format("%03d", i),
                        String.format("b%03d", i),
                        RoleName.ARTIST,
                        List.of(),
                        true,
                        null,
                        null))
                .toList();
        BotsView first = list.view(many, List.of(), Query.FIRST);
        assertThat(first.rows()).hasSize(100);
        assertThat(first.range()).isEqualTo("1–100 of 250");
        assertThat(first.previous()).isNull();
        BotsView second = list.view(many, List.of(), Objects.requireNonNull(first.next()));
        assertThat(second.rows().getFirst().name()).isEqualTo("b100");
        assertThat(second.previous()).isEqualTo(Query.FIRST);
        BotsView last = list.view(many, List.of(), Objects.requireNonNull(second.next()));
        assertThat(last.range()).isEqualTo("201–250 of 250");
        assertThat(last.next()).isNull();
    }

    @Test
    void anAddressAndItsQueryAreTheSame() {
        String address = "?tab=inactive&q=a%26b+c&department=it&role=user&need=expired&sort=used&from=bot_9";
        Query query = Query.of(Form.parse(address.substring(1)));
        assertThat(query.suffix()).isEqualTo(address);
        assertThat(query.text()).isEqualTo("a&b c");
        assertThat(Query.of(Form.parse("tab=x&need=y&sort=z&q="))).isEqualTo(Query.FIRST);
        assertThat(Query.FIRST.address()).isEqualTo("/bots");
    }

    @Test
    void whatIsOverdueForRotationIsFound() {
        BotRow late = new BotRow("bot_9", "u", "late", RoleName.ARTIST, List.of(), true, null, null, null, 2, null);
        BotsView found = list.view(
                Stream.concat(bots.stream(), Stream.of(late)).toList(),
                List.of(),
                Query.of(Form.parse("need=overdue")));
        assertThat(found.rows()).containsExactly(late);
        assertThat(found.count(Need.OVERDUE)).isEqualTo(1);
        assertThat(view("").count(Need.OVERDUE)).isZero();
    }

    private BotsView view(String query) {
        return list.view(bots, List.of(IT), Query.of(Form.parse(query)));
    }

    private List<String> names(String query) {
        return view(query).rows().stream().map(BotRow::name).toList();
    }

    private static Instant days(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private static BotRow bot(
            String id,
            String name,
            RoleName role,
            List<DepartmentName> departments,
            boolean active,
            @Nullable Instant until,
            @Nullable Instant used) {
        return new BotRow("bot_" + id, "uuid-" + id, name, role, departments, active, until, used, null, 0, null);
    }
}
