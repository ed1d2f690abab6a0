"""Rows 26 to 29: one switch suspends or deletes all that a bot holds."""

import pytest
from support import CREDENTIALS, Bot, client, public_key, refused


def every_call(caller):
    return (
        caller.api_keys.list,
        caller.bot_users.list,
        caller.credentials.create,
        lambda: caller.ssh_credentials.create(public_key()),
        lambda: caller.api_keys.get("ak_" + "0" * 27),
    )


def test_26_a_suspended_bot_is_refused_from_the_next_call_on(admin, bot):
    second = bot.make_one("api_keys")
    callers = [bot.client, client(second.token)]
    for caller in callers:
        caller.api_keys.list()
    assert admin.bot_users.update(bot.id, active=False).active is False
    for caller in callers:
        for call in every_call(caller):
            with refused(403, 636):
                call()
    later = admin.api_keys.create(owner_id=bot.id)
    with refused(403, 636):
        client(later.token).api_keys.list()
    admin.bot_users.update(bot.id, active=True)
    assert len(list(client(later.token).api_keys.list())) == 3


def test_27_a_suspended_bots_credentials_are_all_still_there(admin, bot):
    made = [(collection, bot.make_one(collection).id) for collection in CREDENTIALS]
    admin.service_users.update(bot.id, active=False)
    for collection, id in made:
        assert getattr(admin, collection).get(id).owner_id == bot.id
        assert id in [row.id for row in getattr(admin, collection).list()]
    assert [key.id for key in admin.api_keys.list(filter=f"obj.owner_id == '{bot.id}'")] == [made[0][1], bot.key.id]
    assert bot.id in [row.id for row in admin.bot_users.list()]


def test_28_what_was_suspended_works_again(admin, bot):
    made = bot.make_one("api_keys")
    for _ in range(3):
        admin.bot_users.update(bot.id, active=False)
        with refused(403, 636):
            bot.client.api_keys.list()
        admin.bot_users.update(bot.id, active=True)
        assert [key.id for key in bot.client.api_keys.list()] == [made.id, bot.key.id]
        assert [key.id for key in client(made.token).api_keys.list()] == [made.id, bot.key.id]


def test_29_a_deleted_bot_takes_all_it_holds_along(admin, bot):
    other = Bot()
    made = [(collection, bot.make_one(collection)) for collection in CREDENTIALS]
    admin.bot_users.delete(bot.id)
    for call in (admin.bot_users.get, admin.bot_users.delete, admin.service_users.get):
        with refused(404, 222):
            call(bot.id)
    assert bot.id not in [row.id for row in admin.bot_users.list()]
    for collection, one in [*made, ("api_keys", bot.key)]:
        with refused(404, 222):
            getattr(admin, collection).get(one.id)
        assert one.id not in [row.id for row in getattr(admin, collection).list()]
    for token in (bot.key.token, made[0][1].token):
        with refused(403, 203):
            client(token).api_keys.list()
    assert [key.id for key in other.client.api_keys.list()] == [other.key.id]
    # Its key is free for another.
    admin.ssh_credentials.create(made[2][1].public_key, owner_id=other.id)


@pytest.mark.parametrize("collection", ["bot_users", "service_users"])
def test_29_a_suspended_bot_can_be_deleted(admin, bot, collection):
    admin.bot_users.update(bot.id, active=False)
    getattr(admin, collection).delete(bot.id)
    with refused(403, 203):
        bot.client.api_keys.list()
