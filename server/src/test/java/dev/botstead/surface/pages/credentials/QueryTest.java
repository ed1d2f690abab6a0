package dev.botstead.surface.pages.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.credential.Order;
import dev.botstead.credential.State;
import org.junit.jupiter.api.Test;

/// What of a list or a page is kept in its address.
final class QueryTest {
    @Test
    void whatLiesBeneathIsKeptInTheAddress() {
        Query list = new Query(Group.SSH_KEYS, "", "a b", Who.BOTS, State.ACTIVE, Order.USED, "");
        assertThat(list.address()).isEqualTo("/ssh-keys?q=a+b&who=bots&state=active&sort=used");
        assertThat(list.over("/keys/new?kind=ssh_key"))
                .isEqualTo("/keys/new?kind=ssh_key&q=a+b&who=bots&state=active&sort=used");
        assertThat(Query.at(Group.TOKENS, "bot_1").address()).isEqualTo("/bots/bot_1");
        assertThat(Query.at(Group.TOKENS, "bot_1").over("/keys/tok_1/edit")).isEqualTo("/keys/tok_1/edit?at=bot_1");
    }
}
