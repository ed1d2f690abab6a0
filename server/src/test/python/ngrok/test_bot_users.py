"""Rows 1 to 10, 12, 13, 24 and 25: bots through their first name, `bot_users`."""

import datetime

import ngrok
import pytest
from support import URL, ask, client, id_of_nothing, refused, unique


def test_01_a_bot_is_made_active_and_knows_its_address(admin):
    name = unique("ci")
    bot = admin.bot_users.create(name=name)
    assert bot.name == name
    assert bot.active is True
    assert bot.id.startswith("bot_")
    assert bot.uri == f"{URL}/bot_users/{bot.id}"
    made = datetime.datetime.fromisoformat(bot.created_at.replace("Z", "+00:00"))
    assert abs(datetime.datetime.now(datetime.timezone.utc) - made) < datetime.timedelta(minutes=5)


def test_02_a_bot_is_made_inactive_when_asked(admin):
    assert admin.bot_users.create(name=unique("ci"), active=False).active is False


@pytest.mark.parametrize("name", ["", " ", "\t\u2003"])
def test_03_a_bot_without_a_name_is_refused(admin, name):
    with refused(400, 4109):
        admin.bot_users.create(name=name)


def test_03_so_is_an_empty_body():
    assert ask("POST", "/bot_users", json={}).refusal == (400, 4109)


@pytest.mark.parametrize("again", [str, str.upper, lambda name: f"  {name} "], ids=["same", "case", "spaces"])
def test_04_a_name_is_taken_once(admin, again):
    name = unique("Größe")
    admin.bot_users.create(name=name)
    other = admin.bot_users.create(name=unique("other"))
    with refused(400, 4112):
        admin.bot_users.create(name=again(name))
    with refused(400, 4112):
        admin.bot_users.update(other.id, name=again(name))
    assert admin.bot_users.get(other.id).name == other.name


def test_04_an_inactive_bot_holds_its_name_and_a_deleted_one_frees_it(admin):
    name = unique("ci")
    bot = admin.bot_users.create(name=name, active=False)
    with refused(400, 4112):
        admin.bot_users.create(name=name)
    admin.bot_users.delete(bot.id)
    assert admin.bot_users.create(name=name).id != bot.id


def test_04_a_bot_may_be_given_its_own_name_again(admin):
    bot = admin.bot_users.create(name=unique("ci"))
    assert admin.bot_users.update(bot.id, name=bot.name) == admin.bot_users.get(bot.id)


def test_05_a_name_has_at_most_255_bytes(admin):
    start = unique("é")
    longest = start + "é" * 121 + "x"
    longest += "x" * (255 - len(longest.encode()))
    assert len(longest.encode()) == 255
    assert admin.bot_users.create(name=longest).name == longest
    too_long = unique("é")
    too_long += "é" * ((256 - len(too_long.encode())) // 2)
    too_long += "x" * (256 - len(too_long.encode()))
    assert len(too_long) < 200
    with refused(400, 4110):
        admin.bot_users.create(name=too_long)


def test_06_what_is_read_is_what_was_made(admin):
    made = admin.bot_users.create(name=unique("ci"))
    read = admin.bot_users.get(made.id)
    for field in ("id", "uri", "name", "active", "created_at"):
        assert getattr(read, field) == getattr(made, field)


@pytest.mark.parametrize("name", ["", "0", "z"], ids=["deleted", "unknown", "impossible"])
def test_07_an_unknown_bot_is_not_found(admin, name):
    unknown = "bot_" + name * 27 if name else id_of_nothing("bot")
    for call in (
        lambda: admin.bot_users.get(unknown),
        lambda: admin.bot_users.update(unknown, name=unique("ci")),
        lambda: admin.bot_users.delete(unknown),
    ):
        with refused(404, 222):
            call()


@pytest.mark.parametrize("name", ["1000", "bot_1", "ak_" + "0" * 27, "bot_" + "é" * 27])
def test_08_what_is_no_id_of_a_bot_is_not_found(admin, name):
    with refused(404, 222):
        admin.bot_users.get(name)


def test_09_a_bot_is_renamed(admin):
    bot = admin.bot_users.create(name=unique("ci"))
    name = unique("cd")
    renamed = admin.bot_users.update(bot.id, name=name)
    assert (renamed.id, renamed.name, renamed.created_at) == (bot.id, name, bot.created_at)
    assert admin.bot_users.get(bot.id) == renamed


def test_10_an_update_of_nothing_changes_nothing(admin):
    bot = admin.bot_users.create(name=unique("ci"), active=False)
    assert admin.bot_users.update(bot.id) == bot
    assert ask("PATCH", "/bot_users/" + bot.id, json={"name": None, "active": None}).json == bot._props


def test_12_lists_come_page_by_page_newest_first(admin):
    made = [admin.bot_users.create(name=unique("page")).id for _ in range(3)]
    page = admin.bot_users.list(limit="1")
    seen = [bot.id for bot in page.bot_users]
    while page.next_page_uri is not None:
        page = type(page)(admin, admin.http_client.request("get", page.next_page_uri))
        seen += [bot.id for bot in page.bot_users]
    assert seen[:3] == made[::-1]
    assert [bot.id for bot in admin.bot_users.list(limit="1")] == seen
    assert [bot.id for bot in admin.bot_users.list()] == seen
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize(("limit", "number"), [("0", 233), ("101", 233), ("-1", 233), ("abc", 244), ("1.5", 244)])
@pytest.mark.parametrize("service", ["bot_users", "service_users", "api_keys", "credentials", "ssh_credentials"])
def test_13_a_limit_is_a_number_from_1_to_100(admin, service, limit, number):
    with refused(400, number):
        getattr(admin, service).list(limit=limit)


def test_24_a_bot_makes_no_bots_but_sees_them(bot):
    with refused(403, 4111):
        bot.client.bot_users.create(name=unique("ci"))
    with refused(403, 4111):
        bot.client.service_users.create(name=unique("ci"))
    assert bot.id in [row.id for row in bot.client.bot_users.list()]
    assert bot.client.bot_users.get(bot.id) == bot.row


def test_25_a_bot_does_not_change_itself_or_another(admin, bot):
    other = admin.bot_users.create(name=unique("other"), active=False)
    for row in (bot.row, other):
        for call in (
            lambda: bot.client.bot_users.update(row.id, active=not row.active),
            lambda: bot.client.bot_users.update(row.id, name=unique("ci")),
            lambda: bot.client.bot_users.delete(row.id),
            lambda: bot.client.service_users.delete(row.id),
        ):
            with refused(403, 4111):
                call()
        assert admin.bot_users.get(row.id) == row


def test_52_a_slash_at_the_end_of_the_base_address_does_no_harm():
    at = client(url=URL + "/")
    bot = at.bot_users.create(name=unique("slash"))
    assert bot.uri == f"{URL}/bot_users/{bot.id}"
    assert bot.id in [row.id for row in at.bot_users.list(limit="1")]
    at.bot_users.delete(bot.id)


def test_53_below_a_prefix_nothing_is_served():
    with pytest.raises(ngrok.NotFoundError) as error:
        client(url=URL + "/prefix").bot_users.create(name=unique("prefix"))
    assert error.value.error_code is None
    assert error.value.details == {"path": "/prefix/bot_users"}
