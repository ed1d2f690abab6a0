"""Rows 19 to 23, 30 and 32 to 42: what bots own."""

import ngrok
import pytest
from support import CREDENTIALS, WATCH, Bot, client, code, id_of_nothing, make_one, pem, public_key, refused, unique

EVERY_FORM = [
    "bind:*.example.com",
    "bind:foo.example.com",
    "bind:*",
    "*",
    "bind:1.tcp.ngrok.io:20002",
    "bind:app=web",
    "bind:*=example",
    "bind:app=*",
    "bind:*=*",
    "bind:tcp://name.internal:22",
    "bind:https://*.example.com",
    "bind:*.example.com",
]


@pytest.fixture(params=CREDENTIALS)
def collection(request):
    return request.param


def test_19_an_administrator_gives_a_bot_a_key(admin):
    owner = admin.bot_users.create(name=unique("ci"))
    key = admin.api_keys.create(description="for the build", metadata='{"n": 1}', owner_id=owner.id)
    assert key.token.startswith("bsk_")
    assert (key.owner_id, key.description, key.metadata) == (owner.id, "for the build", '{"n": 1}')


def test_19_a_credential_without_an_owner_is_the_administrators_own(admin, collection):
    made = make_one(admin, collection)
    assert made.owner_id.startswith("usr_")
    assert (made.description, made.metadata) == ("", "")


def test_20_a_token_is_told_once(admin, bot):
    for service, made in ((admin.api_keys, bot.key), (admin.credentials, bot.make_one("credentials"))):
        assert made.token
        assert service.get(made.id).token is None
        assert [row.token for row in service.list() if row.id == made.id] == [None]
        assert service.update(made.id, description="again").token is None


def test_21_a_key_works_at_once(bot):
    listed = list(bot.client.api_keys.list())
    assert [(key.id, key.owner_id) for key in listed] == [(bot.key.id, bot.id)]


def test_22_what_a_bot_makes_is_its_own(admin, bot, collection):
    made = bot.make_one(collection)
    assert made.owner_id == bot.id
    assert getattr(admin, collection).get(made.id).owner_id == bot.id


def test_22_a_bot_may_name_itself(bot, collection):
    assert make_one(bot.client, collection, owner_id=bot.id).owner_id == bot.id


def test_23_a_bot_makes_nothing_for_another(admin, bot, collection):
    other = Bot()
    before = len(list(getattr(admin, collection).list()))
    with refused(403, 630):
        make_one(bot.client, collection, owner_id=other.id)
    assert len(list(getattr(admin, collection).list())) == before


def test_23_an_owner_must_be_somebody(admin, collection):
    for owner, numbers in ((id_of_nothing("bot"), {223}), ("1000", {227, 243}), (id_of_nothing("ak"), {227, 243})):
        with pytest.raises(ngrok.Error) as error:
            make_one(admin, collection, owner_id=owner)
        assert code(error.value) in [(400, number) for number in numbers]


def test_23_what_another_owns_does_not_exist_for_a_bot(admin, bot, collection):
    theirs = Bot().make_one(collection)
    mine = bot.make_one(collection)
    service = getattr(bot.client, collection)
    assert theirs.id not in [row.id for row in service.list()]
    for call in (
        lambda: service.get(theirs.id),
        lambda: service.update(theirs.id, description="mine"),
        lambda: service.delete(theirs.id),
    ):
        with refused(404, 222):
            call()
    assert getattr(admin, collection).get(theirs.id).description == ""
    assert service.update(mine.id, description="mine").description == "mine"
    service.delete(mine.id)


def test_30_what_is_gone_is_gone(admin, bot, collection):
    made = bot.make_one(collection)
    service = getattr(admin, collection)
    service.delete(made.id)
    for call in (service.get, service.delete, lambda id: service.update(id, description="x")):
        with refused(404, 222):
            call(made.id)


def test_30_a_key_that_deletes_itself_is_refused_from_then_on(bot):
    bot.client.api_keys.delete(bot.key.id)
    with refused(403, 203):
        bot.client.api_keys.list()


def test_32_description_and_metadata_have_their_limits_in_bytes(admin, bot, collection):
    service = getattr(admin, collection)
    made = bot.make_one(collection)
    for description, metadata in (("é" * 127 + "x", ""), ("", "é" * 2048)):
        one = make_one(admin, collection, description=description, metadata=metadata, owner_id=bot.id)
        assert (one.description, one.metadata) == (description, metadata)
    for wrong, number in (({"description": "é" * 128}, 604), ({"metadata": "é" * 2048 + "x"}, 605)):
        with refused(400, number):
            make_one(admin, collection, **wrong)
        with refused(400, number):
            service.update(made.id, **wrong)
    assert (service.get(made.id).description, service.get(made.id).metadata) == ("", "")


def test_33_an_update_of_nothing_is_refused(admin, bot, collection):
    with refused(400, 606):
        getattr(admin, collection).update(bot.make_one(collection).id)


def test_34_a_description_is_cleared(admin, bot, collection):
    service = getattr(admin, collection)
    made = bot.make_one(collection)
    assert service.update(made.id, description="some", metadata="thing").description == "some"
    cleared = service.update(made.id, description="")
    assert (cleared.description, cleared.metadata) == ("", "thing")
    assert service.get(made.id) == cleared


def test_35_250_keys_come_in_three_pages(admin):
    owner = admin.bot_users.create(name=unique("many"))
    made = [admin.api_keys.create(owner_id=owner.id) for _ in range(250)]
    listing = client(made[0].token)
    asked = len(WATCH.answers)
    seen = [key.id for key in listing.api_keys.list()]
    assert len(WATCH.answers) - asked == 3
    assert seen == [key.id for key in reversed(made)]
    admin.bot_users.delete(owner.id)


def test_36_keys_are_deleted_between_two_pages(admin, bot):
    made = [bot.key.id] + [bot.make_one("api_keys").id for _ in range(7)]
    page = bot.client.api_keys.list(limit="3")
    seen = [key.id for key in page.keys]
    # The one that the next page is asked by, and one on that page.
    admin.api_keys.delete(seen[-1])
    admin.api_keys.delete(made[3])
    rest = page.__class__(bot.client, bot.client.http_client.request("get", page.next_page_uri))
    seen += [key.id for key in rest]
    assert seen == [id for id in reversed(made) if id != made[3]]


def test_37_every_form_of_rule_comes_back_as_it_was_given(admin, bot):
    made = admin.credentials.create(acl=EVERY_FORM, owner_id=bot.id)
    assert made.acl == EVERY_FORM
    assert admin.credentials.get(made.id).acl == EVERY_FORM
    key = admin.ssh_credentials.create(public_key(), acl=EVERY_FORM, owner_id=bot.id)
    assert admin.ssh_credentials.get(key.id).acl == EVERY_FORM


@pytest.mark.parametrize("rule", ["allow:x", "bind:", "", "bind", " bind:x.example.com", "bind:a b"])
def test_38_what_is_no_rule_is_refused(admin, rule):
    made = admin.credentials.create(acl=["bind:*"])
    with refused(400, 600):
        admin.credentials.create(acl=["bind:*", rule])
    with refused(400, 600):
        admin.ssh_credentials.create(public_key(), acl=[rule])
    with refused(400, 600):
        admin.credentials.update(made.id, acl=[rule])
    assert admin.credentials.get(made.id).acl == ["bind:*"]


def test_40_an_empty_list_lifts_the_restriction(admin, bot):
    made = admin.credentials.create(acl=["bind:*.example.com"], owner_id=bot.id)
    assert admin.credentials.update(made.id, acl=[]).acl == []
    assert admin.credentials.get(made.id).acl == []
    key = admin.ssh_credentials.create(public_key(), acl=["bind:*.example.com"])
    assert admin.ssh_credentials.update(key.id, acl=[]).acl == []


def test_41_what_an_update_leaves_out_stays(admin):
    made = admin.credentials.create(acl=["bind:a.example.com"], description="d")
    changed = admin.credentials.update(made.id, metadata="m")
    assert (changed.acl, changed.description, changed.metadata) == (["bind:a.example.com"], "d", "m")
    key = admin.ssh_credentials.create(public_key(), acl=["bind:a.example.com"], description="d")
    changed = admin.ssh_credentials.update(key.id, metadata="m")
    assert (changed.acl, changed.description, changed.public_key) == (["bind:a.example.com"], "d", key.public_key)


def test_42_a_key_is_known_by_its_material(admin, bot):
    line = public_key(comment="one")
    made = admin.ssh_credentials.create(line + "\n", owner_id=bot.id)
    assert made.public_key == line
    with refused(400, 609):
        admin.ssh_credentials.create(line.replace(" one", " two"))
    with refused(400, 609):
        admin.ssh_credentials.create(pem(line))
    admin.ssh_credentials.delete(made.id)
    assert admin.ssh_credentials.create(line).public_key == line


def test_42_a_block_of_pem_is_a_key_too(admin, bot):
    line = public_key()
    made = admin.ssh_credentials.create(pem(line), owner_id=bot.id)
    assert made.public_key == pem(line).strip()
    with refused(400, 609):
        admin.ssh_credentials.create(line)


@pytest.mark.parametrize("kind", ["rsa-2048", "ecdsa-256", "ecdsa-384", "ecdsa-521"])
def test_42_other_kinds_of_key_are_taken(admin, kind):
    line = public_key(kind)
    assert admin.ssh_credentials.create(line).public_key == line


@pytest.mark.parametrize(
    "garbage",
    [
        "garbage",
        "ssh-ed25519 AAAA",
        "ssh-ed25519",
        "ssh-rsa {blob}",
        "ssh-ed25519 {blob}\n{line}",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
    ],
)
def test_42_what_is_no_key_is_refused(admin, garbage):
    line = public_key()
    with refused(400, 612):
        admin.ssh_credentials.create(garbage.format(line=line, blob=line.split()[1]))


def test_42_a_private_key_is_refused_and_not_repeated(admin):
    secret = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ"
    with refused(400, 612) as error:
        admin.ssh_credentials.create(f"-----BEGIN OPENSSH PRIVATE KEY-----\n{secret}\n-----END OPENSSH PRIVATE KEY-----")
    assert secret[:12] not in str(error.value.args)


@pytest.mark.parametrize("empty", ["", "  \n"])
def test_42_an_empty_key_is_missing(admin, empty):
    with refused(400, 611):
        admin.ssh_credentials.create(empty)
