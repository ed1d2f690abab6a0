package dev.botstead.credential.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.base.Failure;
import dev.botstead.credential.acl.Binding.Labels;
import dev.botstead.credential.acl.Binding.Name;
import dev.botstead.credential.acl.Binding.RandomTcpAddress;
import dev.botstead.credential.acl.Binding.TcpAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each form of a rule, and what it permits.
final class AclTest {
    private static final List<Binding> ALL_KINDS = List.of(
            new Name("a.example.com"),
            new TcpAddress("1.tcp.example.net", 22),
            new RandomTcpAddress(),
            new Labels(Map.of("a", "b")),
            new Labels(Map.of()),
            new Name("no host at all"));

    private static Acl acl(String... rules) {
        return Acl.of(List.of(rules));
    }

    @Test
    void withoutRulesAnythingMayBeBound() {
        assertThat(Acl.of(List.of())).isEqualTo(Acl.OPEN);
        assertThat(Acl.OPEN.restricts()).isFalse();
        assertThat(ALL_KINDS).allMatch(Acl.OPEN::permits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "bind:*"})
    void aStarAmongTheRulesOpensEverything(String star) {
        Acl acl = acl("bind:example.com", star);
        assertThat(acl.restricts()).isFalse();
        assertThat(ALL_KINDS).allMatch(acl::permits);
    }

    @Test
    void rulesAreGivenBackAsTheyWereWrittenInTheirOrderWithDuplicates() {
        String[] rules = {"bind:*.Example.com", "bind:b=1", "bind:*.Example.com", "bind:TCP://Name.internal:22", "*"};
        assertThat(acl(rules).rules()).containsExactly(rules);
        assertThat(acl(rules))
                .isEqualTo(acl(rules))
                .hasSameHashCodeAs(acl(rules))
                .isNotEqualTo(acl("*"));
    }

    @ParameterizedTest
    @CsvSource({
        "bind:example.com, example.com, true",
        "bind:Example.com, eXample.COM, true",
        "bind:example.com, a.example.com, false",
        "bind:example.com, *.example.com, false",
        "bind:*.example.com, a.example.com, true",
        "bind:*.example.com, A.B.EXAMPLE.com, true",
        "bind:*.example.com, *.example.com, true",
        "bind:*.example.com, *.a.example.com, true",
        "bind:*.a.example.com, *.example.com, false",
        "bind:*.example.com, example.com, false",
        "bind:*.example.com, badexample.com, false",
        "bind:*.example.com, .example.com, false",
        "bind:*.example.com, a..example.com, false",
        "bind:*.example.com, a b.example.com, false",
        "bind:*.example.com, a/.example.com, false",
        "bind:*.example.com, a.example.com., false",
        "bind:*.example.com, a.example.com.evil.net, false",
        "bind:*.example.com, *, false",
        "bind:*.com, com, false",
        "bind:xn--bcher-kva.example, xn--bcher-kva.example, true",
        "bind:xn--bcher-kva.example, bücher.example, false",
        "bind:k.example, \u212a.example, false",
        "bind:a=b, example.com, false",
        "bind:localhost, localhost, true",
    })
    void aNameIsPermittedByItsDomainOrOneAbove(String rule, String host, boolean permitted) {
        assertThat(acl(rule).permits(new Name(host))).isEqualTo(permitted);
        assertThat(acl("bind:unrelated.net", rule).permits(new Name(host))).isEqualTo(permitted);
    }

    @ParameterizedTest
    @CsvSource({
        "bind:1.tcp.example.net:22, 1.tcp.example.net, 22, true",
        "bind:1.tcp.example.net:22, 1.TCP.example.net, 22, true",
        "bind:1.tcp.example.net:22, 1.tcp.example.net, 23, false",
        "bind:1.tcp.example.net:22, 2.tcp.example.net, 22, false",
        "bind:1.tcp.example.net, 1.tcp.example.net, 22, false",
        "bind:*.example.net, 1.tcp.example.net, 22, false",
        "bind:*.example.net:22, 1.tcp.example.net, 22, true",
        "bind:10.0.0.1:22, 10.0.0.1, 22, true",
        "bind:[FD00:0::1]:22, [fd00::1], 22, true",
        "bind:[fd00::1]:22, fd00::1, 22, false",
        "bind:[::ffff:10.0.0.1]:22, 10.0.0.1, 22, true",
        "bind:tcp://name.internal:22, name.internal, 22, true",
        "bind:TCP://name.internal:22, name.internal, 23, false",
        "bind:tcp://name.internal, name.internal, 23, true",
        "bind:tcp://*.internal, name.internal, 23, true",
        "bind:tcp://[::1], [0:0::1], 23, true",
        "bind:tls://name.internal:22, name.internal, 22, false",
    })
    void anAddressIsPermittedByHostAndPort(String rule, String host, int port, boolean permitted) {
        assertThat(acl(rule).permits(new TcpAddress(host, port))).isEqualTo(permitted);
        assertThat(acl(rule).permits(new TcpAddress("TCP", host, port))).isEqualTo(permitted);
    }

    @ParameterizedTest
    @CsvSource({
        "bind:https://a.example.com, https, a.example.com, , true",
        "bind:https://a.example.com, HTTPS, a.example.com, 8443, true",
        "bind:https://a.example.com, http, a.example.com, , false",
        "bind:https://a.example.com, , a.example.com, , false",
        "bind:https://a.example.com:443, https, a.example.com, , true",
        "bind:https://a.example.com:443, https, a.example.com, 8443, false",
        "bind:http://a.example.com:80, http, a.example.com, , true",
        "bind:tls://*.example.com:443, tls, a.example.com, , true",
        "bind:tcp://a.example.com:22, tcp, a.example.com, , false",
        "bind:a.example.com, https, a.example.com, 8443, true",
        "bind:a.example.com:8443, https, a.example.com, 8443, true",
        "bind:a.example.com:8443, https, a.example.com, , false",
        "bind:a.example.com:443, , a.example.com, , false",
    })
    void ofANameWhatTheRuleGivesMustMatch(String rule, String scheme, String host, Integer port, boolean permitted) {
        assertThat(acl(rule).permits(new Name(scheme, host, port))).isEqualTo(permitted);
    }

    @Test
    void aRandomAddressIsPermittedOnlyWhereEverythingIs() {
        Acl wide = acl("bind:*.com", "bind:tcp://*.net", "bind:*=*", "bind:1.tcp.example.net:22");
        assertThat(wide.permits(new RandomTcpAddress())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "bind:app=web, app, web, true",
        "bind:app=web, APP, web, false",
        "bind:app=web, app, Web, false",
        "bind:app=*, app, anything at all, true",
        "bind:app=*, other, web, false",
        "bind:*=web, other, web, true",
        "bind:*=web, app, db, false",
        "bind:*=*, app, db, true",
        "bind:app=a=b, app, a=b, true",
        "bind:site=https://x, site, https://x, true",
        "bind:app.example.com, app, web, false",
    })
    void aLabelIsComparedExactlyAndAStarIsAny(String rule, String key, String value, boolean permitted) {
        assertThat(acl(rule).permits(new Labels(Map.of(key, value)))).isEqualTo(permitted);
    }

    /// Otherwise an agent could attract the traffic of any label by adding one that it may bind.
    @Test
    void oneLabelThatIsPermittedDoesNotCarryInAnother() {
        Labels both = new Labels(Map.of("app", "web", "env", "live"));
        assertThat(acl("bind:app=web").permits(both)).isFalse();
        assertThat(acl("bind:app=web", "bind:env=*").permits(both)).isTrue();
        assertThat(acl("bind:*=*").permits(new Labels(Map.of()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "bind",
                "bind:",
                "allow:x",
                "Bind:example.com",
                "BIND:*",
                "**",
                "*.example.com",
                "example.com",
                " bind:example.com",
                "bind:example.com ",
                "bind: example.com",
                "bind:a\u0000.com",
                "bind:a\tb",
                "bind:a\n",
                "bind:**",
                "bind:*.",
                "bind:*.*",
                "bind:*.*.com",
                "bind:a.*.com",
                "bind:*a.com",
                "bind:*.com.",
                "bind:.com",
                "bind:a..com",
                "bind:-a.com",
                "bind:a-.com",
                "bind:a_b.com",
                "bind:bücher.de",
                "bind:é=1",
                "bind:a=\u0080",
                "bind:1.2",
                "bind:1",
                "bind:10.0.0.256:22",
                "bind:010.0.0.1:22",
                "bind:*.0.0.1",
                "bind:0x7f.1",
                "bind:a.com:",
                "bind:a.com:0",
                "bind:a.com:65536",
                "bind:a.com:022",
                "bind:a.com:+22",
                "bind:a.com:-1",
                "bind:a.com:99999999999",
                "bind:a.com:22:22",
                "bind::22",
                "bind:*:22",
                "bind:::1",
                "bind:::1:22",
                "bind:[::1",
                "bind:[]:22",
                "bind:[[::1]]:22",
                "bind:[::1]x",
                "bind:[::1]22",
                "bind:[fe80::1%eth0]:22",
                "bind:[10.0.0.1]:22",
                "bind:[a.com]:22",
                "bind:*.[::1]:22",
                "bind:=",
                "bind:a=",
                "bind:=b",
                "bind:a*=b",
                "bind:a=b*",
                "bind:**=b",
                "bind:tcp://",
                "bind://a.com",
                "bind:tcp://*",
                "bind:tcp://*:22",
                "bind:tcp://:22",
                "bind:1x://a.com",
                "bind:https://a.com/",
                "bind:https://a.com/path",
                "bind:https://u@a.com",
                "bind:https://a.com?x",
                "bind:tcp://tcp://a.com",
                "bind:tcp:/a.com",
                "bind:tcp://a=b",
            })
    void whatIsNoRuleIsRefused(String rule) {
        assertThatThrownBy(() -> acl("bind:example.com", rule, "*"))
                .isInstanceOfSatisfying(Failure.Invalid.class, failure -> {
                    assertThat(failure.field()).isEqualTo("acl");
                    assertThat(failure.code()).isEqualTo("malformed");
                    assertThat(failure.detail()).startsWith("Rule 2 of the acl cannot be read: ");
                });
    }

    @Test
    void labelsOfADomainAndItsWholeAreBounded() {
        String label = "a".repeat(63);
        acl("bind:" + label + ".com", "bind:" + (label + ".").repeat(3) + "a".repeat(61));
        for (String tooLong : List.of(label + "a.com", (label + ".").repeat(3) + "a".repeat(62)))
            assertThatThrownBy(() -> acl("bind:" + tooLong)).isInstanceOf(Failure.Invalid.class);
    }

    @Test
    void aListAndARuleAreBounded() {
        assertThat(Acl.of(Collections.nCopies(64, "bind:a=" + "b".repeat(505))).restricts())
                .isTrue();
        assertThat(Acl.of(Collections.nCopies(1_000, "bind:*.farm-12.example.com"))
                        .restricts())
                .isTrue();
        for (List<String> tooMuch : List.of(
                Collections.nCopies(1_001, "*"),
                List.of("bind:a=" + "b".repeat(506)),
                Collections.nCopies(65, "bind:a=" + "b".repeat(505))))
            assertThatThrownBy(() -> Acl.of(tooMuch))
                    .isInstanceOfSatisfying(
                            Failure.Invalid.class,
                            failure -> assertThat(failure.code()).isEqualTo("malformed"));
    }
}
