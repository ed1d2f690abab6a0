package dev.botstead.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.base.Fold;
import dev.botstead.directory.Role;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import dev.botstead.server.CoreContract;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// What lists promise of 10,000 bots with 30,000 credentials, over any database.
@TestMethodOrder(MethodName.class) // what changes them comes last
abstract class ManyCredentialsContract extends CoreContract {
    private static final int BOTS = 10_000;

    private Many many;

    @BeforeAll
    void fill() {
        many = new Many(core, BOTS);
    }

    private Search search(Kind kind, String text, @Nullable State state, Order order, @Nullable CredentialId from) {
        return new Search(many.tenant.account().id(), kind, null, text, null, state, core.clock.instant(), order, from);
    }

    private Found found(Search search) {
        return core.database.read(tx -> core.credentials.search(tx, search));
    }

    private List<String> expected(Search search) {
        String text = Fold.of(search.text());
        return many.all(search.kind()).stream()
                .filter(each -> search.state() == null || State.of(each, search.now()) == search.state())
                .filter(each -> looked(each).contains(text)
                        || Fold.of(many.name(each.owner())).contains(text))
                .sorted(order(search.order()))
                .map(Credential::publicId)
                .toList();
    }

    private static String looked(Credential each) {
        String known = each.particulars().description().isEmpty()
                ? each.publicId()
                : each.particulars().description() + "\n" + each.publicId();
        return Fold.of(each instanceof Credential.SshKey key ? known + "\n" + key.fingerprint() : known);
    }

    private static int bytes(String one, String other) {
        return java.util.Arrays.compareUnsigned(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private Comparator<Credential> order(Order order) {
        Comparator<Credential> newest =
                Comparator.comparing((Credential each) -> each.publicId()).reversed();
        return switch (order) {
            case NEWEST -> newest;
            case DESCRIPTION ->
                Comparator.comparing(ManyCredentialsContract::looked, ManyCredentialsContract::bytes)
                        .thenComparing(newest);
            case OWNER ->
                Comparator.comparing(
                                (Credential each) -> Fold.of(many.name(each.owner())), ManyCredentialsContract::bytes)
                        .thenComparing(newest);
            case USED ->
                Comparator.comparing((Credential each) -> used(each)).reversed().thenComparing(newest);
        };
    }

    private static Instant used(Credential each) {
        return each.lastUse() == null ? Instant.EPOCH : each.lastUse().at();
    }

    @Test
    void everyOrderAndEveryFilterShowsEachOnceInItsPlaceAndPagesLeadBothWays() {
        for (Order order : Order.values())
            for (String text : texts(order))
                for (@Nullable State state : state(text)) {
                    Search search =
                            search(order == Order.USED ? Kind.SSH_KEY : Kind.AUTHTOKEN, text, state, order, null);
                    assertThat(walked(search, true)).as("%s", search).isEqualTo(expected(search));
                }
    }

    private static List<String> texts(Order order) {
        return switch (order) {
            case OWNER -> List.of("ete"); // the whole of it is walked below
            case USED -> List.of("ete", "%", "_", "\\", "no such");
            default -> List.of("ZULU 4");
        };
    }

    // The states are told apart for one text only: it is the same condition for every other.
    private static List<@Nullable State> state(String text) {
        List<@Nullable State> states = new ArrayList<>(List.of(State.values()));
        if (!text.equals("ete")) states.clear();
        states.add(null);
        return states;
    }

    /// All that is found, page by page.
    ///
    /// @param still whether nothing changes meanwhile, so that the numbers and the ways back are known
    private List<String> walked(Search first, boolean still) {
        List<String> ids = new ArrayList<>();
        List<@Nullable Credential> starts = new ArrayList<>();
        for (Search at = first; ; ) {
            Found page = found(at);
            if (still) {
                assertThat(page.start()).isEqualTo(ids.size());
                assertThat(page.previous()).isEqualTo(starts.size() < 2 ? null : starts.getLast());
            }
            starts.add(at.from() == null ? null : page.rows().getFirst());
            page.rows().forEach(each -> ids.add(each.publicId()));
            if (page.next() == null) {
                if (still)
                    assertThat(List.of(page.matching(), page.all())).containsExactly((long) ids.size(), (long) BOTS);
                return ids;
            }
            at = search(
                    first.kind(),
                    first.text(),
                    first.state(),
                    first.order(),
                    page.next().id());
        }
    }

    @Test
    void whatIsUntouchedIsSeenOnceByEveryListWhileOthersMakeAndRevoke() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Set<String> touched = new HashSet<>();
        Thread noise = Thread.ofPlatform().start(() -> disturb(over, touched));
        List<List<String>> lists = new ArrayList<>();
        List<String> bots;
        try (HttpClient client = HttpClient.newHttpClient()) {
            Walk walk = new Walk(client, core.port(), many.key());
            lists.add(walk.ids("/api_keys", "keys", ""));
            lists.add(walk.ids("/credentials", "credentials", "obj.description != \"no such\""));
            bots = walk.ids("/bot_users", "bot_users", "");
            lists.add(walked(search(Kind.API_KEY, "", null, Order.OWNER, null), false));
        } finally {
            over.set(true);
            noise.join();
        }
        assertThat(touched).hasSizeGreaterThan(50);
        for (List<String> list : lists) {
            assertThat(list).doesNotHaveDuplicates();
            Kind kind = list.getFirst().startsWith("ak_") ? Kind.API_KEY : Kind.AUTHTOKEN;
            assertThat(list)
                    .containsAll(many.all(kind).stream()
                            .map(Credential::publicId)
                            .filter(id -> !touched.contains(id))
                            .toList());
        }
        assertThat(bots).doesNotHaveDuplicates().containsAll(many.bots());
    }

    private void disturb(AtomicBoolean over, Set<String> touched) {
        PrincipalId busy = many.tenant.bot(Role.USER).bot().id();
        for (int i = 0; !over.get() && i < BOTS; i++) {
            Kind kind = i % 2 == 0 ? Kind.API_KEY : Kind.AUTHTOKEN;
            Credential doomed = many.all(kind).get(i * 31 % BOTS);
            touched.add(doomed.publicId());
            core.credentials.revoke(many.tenant.admin(), doomed.id(), false);
            many.another(busy, kind);
            PrincipalId bot = many.tenant.bot(Role.USER).bot().id();
            if (i % 2 == 0) core.bots.delete(many.tenant.admin(), bot, null);
            LockSupport.parkNanos(5_000_000); // between what others do, and not instead of it
        }
    }
}
