"""Rows 14 and 16 to 18: the same bots under their second name, and lists that are filtered."""

import pytest
from support import URL, Bot, ask, filtered, id_of_nothing, refused, unique

LISTS = ["service_users", "api_keys", "credentials", "ssh_credentials"]


def test_14_a_service_user_lives_like_a_bot(admin):
    name = unique("service")
    made = admin.service_users.create(name=name)
    assert made.id.startswith("service_")
    assert (made.name, made.active) == (name, True)
    assert admin.service_users.get(made.id) == made
    assert made.id in [row.id for row in admin.service_users.list()]
    renamed = admin.service_users.update(made.id, name=name + " 2", active=False)
    assert (renamed.id, renamed.name, renamed.active) == (made.id, name + " 2", False)
    assert admin.service_users.update(made.id) == renamed
    admin.service_users.delete(made.id)
    for call in (admin.service_users.get, admin.service_users.delete, admin.bot_users.get):
        with refused(404, 222):
            call(made.id)


def test_14_its_refusals_are_those_of_a_bot(admin):
    taken = admin.bot_users.create(name=unique("taken")).name
    for name, number in (("", 4109), ("x" * 256, 4110), (taken, 4112)):
        with refused(400, number):
            admin.service_users.create(name=name)
    for unknown in ("1000", id_of_nothing("service")):
        with refused(404, 222):
            admin.service_users.get(unknown)


def test_14_both_names_show_one_thing_with_one_id(admin):
    service = admin.service_users.create(name=unique("service"))
    bot = admin.bot_users.create(name=unique("bot"))
    for id in (service.id, bot.id):
        one, other = admin.bot_users.get(id), admin.service_users.get(id)
        assert one.id == other.id == id
        assert (one.name, one.active, one.created_at) == (other.name, other.active, other.created_at)
        assert one.uri != other.uri
    listed = [row.id for row in admin.bot_users.list()]
    assert [row.id for row in admin.service_users.list()] == listed
    assert {service.id, bot.id} <= set(listed)
    assert admin.bot_users.update(service.id, active=False).id == service.id
    assert admin.service_users.get(service.id).active is False
    assert admin.api_keys.create(owner_id=service.id).owner_id == service.id
    admin.service_users.delete(bot.id)
    with refused(404, 222):
        admin.bot_users.get(bot.id)


def test_16_service_users_are_found_by_id(admin):
    one = admin.service_users.create(name=unique("service"))
    other = admin.bot_users.create(name=unique("bot"))
    assert [row.id for row in admin.service_users.list(filter=f'obj.id == "{one.id}"')] == [one.id]
    both = f'obj.id == "{one.id}" || obj.id == "{other.id}"'
    assert [row.id for row in admin.service_users.list(filter=both, limit="1")] == [other.id, one.id]


@pytest.mark.parametrize("collection", LISTS[1:])
def test_16_credentials_are_found_by_their_owner_page_by_page(admin, bot, collection):
    made = [bot.make_one(collection).id for _ in range(5)]
    if collection == "api_keys":
        made.insert(0, bot.key.id)
    Bot().make_one(collection)
    expression = f'obj.owner_id == "{bot.id}"'
    service = getattr(admin, collection)
    assert [row.id for row in service.list(filter=expression)] == made[::-1]
    assert [row.id for row in service.list(filter=expression, limit="2")] == made[::-1]
    assert [row.id for row in service.list(filter=expression, limit="2", before_id=made[2])] == made[:2][::-1]


def test_16_description_and_metadata_are_compared_too(admin, bot):
    word = unique('qu"ote')
    one = admin.credentials.create(description=word, metadata="m", owner_id=bot.id, acl=["bind:*"])
    admin.credentials.create(description=word + "x", metadata="m", owner_id=bot.id)
    text = word.replace('"', '\\"')
    for expression in (
        f'obj.description == "{text}"',
        f'obj.owner_id == "{bot.id}" && obj.metadata == "m" && !(obj.description != "{text}")',
        f'obj.owner_id in ["{bot.id}"] && size(obj.acl) == 1',
        f'"bind:*" in obj.acl && obj.owner_id == "{bot.id}"',
    ):
        assert [row.id for row in admin.credentials.list(filter=expression)] == [one.id], expression
    assert [row.id for row in admin.credentials.list(filter='obj.created_at > timestamp("2999-01-01T00:00:00Z")')] == []


@pytest.mark.parametrize("service", LISTS)
@pytest.mark.parametrize(
    "expression", ["obj.id ==", "(", "obj.nothing == 'x'", "nonsense", "obj.id == 'a' ? 1 : 2", "obj.id + 1 == 2"]
)
def test_17_a_filter_that_is_none_is_refused(admin, service, expression):
    with refused(400, 250):
        getattr(admin, service).list(filter=expression)


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("collection", ["bot_users", "service_users"])
def test_18_a_bot_is_found_by_its_name(bot, collection, quote):
    Bot("another")
    answer = ask("GET", f"/{collection}?{filtered(f'obj.name == {quote}{bot.name}{quote}')}")
    assert [row["id"] for row in answer.json[collection]] == [bot.id]
    assert answer.json["next_page_uri"] is None


def test_18_a_filter_of_bots_that_is_none_is_refused():
    assert ask("GET", "/bot_users?" + filtered("obj.name ==")).refusal == (400, 250)
    assert ask("GET", "/bot_users?" + filtered("obj.description == 'x'")).refusal == (400, 250)


def test_18_a_filter_goes_on_from_page_to_page(admin):
    word = unique("many")
    made = [admin.bot_users.create(name=f"{word} {number}").id for number in range(3)]
    query = filtered(" || ".join(f"obj.id == '{id}'" for id in made)) + "&limit=1"
    path, seen = "/bot_users?" + query, []
    for _ in range(3):
        page = ask("GET", path).json
        seen += [row["id"] for row in page["bot_users"]]
        path = page["next_page_uri"] and page["next_page_uri"].removeprefix(URL)
    assert seen == made[::-1]
    assert path is None
