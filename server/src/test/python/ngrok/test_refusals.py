"""Rows 31, 48 to 50, 59 to 62: what no client would say, and who may not come in. By bare requests."""

import ngrok
import pytest
from support import ADMIN, BOT_TOKEN, CREDENTIALS, Bot, ask, client, code, refused, unique

NODE = {"User-Agent": "ngrok-api-typescript/0.10.0/v20.0.0"}
JSON = {"Content-Type": "application/json"}
COLLECTIONS = ["bot_users", "service_users", *CREDENTIALS]


def broken(token):
    """The token with its last character changed: a typo."""
    return token[:-1] + ("a" if token[-1] != "a" else "b")


@pytest.fixture(params=CREDENTIALS)
def mine(request, bot):
    """A credential of each kind: its address and how it is."""
    made = bot.make_one(request.param)
    path = f"/{request.param}/{made.id}"
    return path, ask("GET", path).json


def test_31_an_owner_is_never_changed(mine):
    path, before = mine
    assert ask("PATCH", path, json={"owner_id": Bot().id, "description": "x"}).refusal == (400, 214)
    assert ask("PATCH", path, json={"owner_id": before["owner_id"]}).refusal == (400, 214)
    assert ask("GET", path).json == before


def test_48_without_a_key_nobody_comes_in():
    for collection in COLLECTIONS:
        assert ask("GET", "/" + collection, headers={"Authorization": None}).refusal == (403, 200)


@pytest.mark.parametrize("header", ["Digest x", "Bearer", "bearer", ADMIN])
def test_48_another_kind_of_authorization_is_none(header):
    assert ask("GET", "/bot_users", headers={"Authorization": header}).refusal == (403, 201)


def test_48_an_authtoken_is_no_api_key(bot):
    token = bot.make_one("credentials").token
    assert token.startswith("bsa_")
    answer = ask("GET", "/api_keys", key=token)
    assert answer.refusal in ((403, 206), (403, 207))
    assert token[-36:] not in answer.text
    with pytest.raises(ngrok.Error) as error:
        client(token).api_keys.list()
    assert code(error.value) == answer.refusal


def test_48_the_id_of_a_key_is_no_key(bot):
    with refused(403, 208):
        client(bot.key.id).api_keys.list()


def test_48_garbage_is_no_key(bot):
    shapeless = ["garbage-" + "x" * 40, "bsk_1_2", broken(bot.key.token), broken(ADMIN), bot.key.token + "x", "x" * 4000]
    for garbage in shapeless + ([BOT_TOKEN] if BOT_TOKEN else []):
        answer = ask("GET", "/api_keys", key=garbage)
        assert answer.refusal == (403, 202), garbage[:12]
        assert garbage[-20:] not in answer.text


def test_48_a_key_that_was_deleted_is_not_known(admin, bot):
    admin.api_keys.delete(bot.key.id)
    with refused(403, 203):
        client(bot.key.token).bot_users.list()


def test_48_a_cookie_is_never_read(bot):
    headers = {"Authorization": None, "Cookie": f"token={bot.key.token}; access_token_cookie={bot.key.token}"}
    assert ask("GET", "/bot_users", headers=headers).refusal == (403, 200)


@pytest.mark.parametrize(("version", "number"), [(None, 218), ("3", 217), ("1", 217), ("", 217), ("two", 217)])
def test_49_the_version_is_2(version, number):
    refusal = ask("GET", "/bot_users", headers={"ngrok-version": version}).refusal
    # A header that says nothing may be taken for one that is missing.
    assert refusal == (400, number) or (version == "" and refusal == (400, 218))


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/bot_users"),
        ("GET", "/nope"),
        ("DELETE", "/bot_users"),
        ("PATCH", "/bot_users/"),
        ("GET", "/api_keys/ak_1/more"),
        ("POST", "/credentials/cr_1"),
        ("PUT", "/api_keys/ak_1"),
    ],
)
@pytest.mark.parametrize("headers", [{}, {"Authorization": None}], ids=["known", "unknown"])
def test_50_where_nothing_is_served_the_answer_says_so(method, path, headers):
    answer = ask(method, path, headers=headers, json={} if method in ("PATCH", "PUT", "POST") else None)
    assert answer.status == 404
    assert "error_code" not in answer.json
    assert answer.json["details"] == {"path": path}
    assert answer.json["status_code"] == 404


def test_59_a_deletion_answers_nothing_but_to_the_client_that_cannot_read_it(mine):
    path, _ = mine
    answer = ask("DELETE", path, headers=NODE)
    assert (answer.status, answer.text) == (200, "{}")
    other = Bot()
    for path in (f"{path.rpartition('/')[0]}/{other.make_one(path.split('/')[1]).id}", "/bot_users/" + other.id):
        answer = ask("DELETE", path)
        assert (answer.status, answer.text) == (204, "")
    assert ask("DELETE", "/service_users/" + Bot().id, headers=NODE).status == 200


@pytest.mark.parametrize(("collection", "key"), [("bot_users", "bot_users"), ("api_keys", "keys")])
def test_60_the_cursor_has_two_spellings(collection, key):
    for _ in range(4):
        Bot()
    first = ask("GET", f"/{collection}?limit=2").json
    cursor = first[key][-1]["id"]
    one = ask("GET", f"/{collection}?before_id={cursor}&limit=2").json
    other = ask("GET", f"/{collection}?beforeId={cursor}&limit=2", headers=NODE).json
    assert one == other
    assert len({row["id"] for row in first[key] + one[key]}) == 4
    assert ask("GET", f"/{collection}?before_id={cursor}&beforeId={cursor}").refusal == (400, 232)


def test_61_an_id_in_the_body_is_dropped_when_it_is_the_one_of_the_path(mine):
    path, before = mine
    assert ask("PATCH", path, json={"id": before["id"], "description": "x"}).json == before | {"description": "x"}
    assert ask("PATCH", path, json={"id": before["id"]}).refusal == (400, 606)
    assert ask("PATCH", path, json={"description": None}).refusal == (400, 606)
    assert ask("PATCH", path, json={}).refusal == (400, 606)


def test_61_another_id_in_the_body_is_refused(mine):
    path, before = mine
    for other in (Bot().key.id, "1000", "", 1):
        assert ask("PATCH", path, json={"id": other, "description": "x"}).refusal == (400, 215)
    assert ask("GET", path).json == before


@pytest.mark.parametrize("collection", ["bot_users", "service_users"])
def test_61_so_it_is_with_a_bot(bot, collection):
    path = f"/{collection}/{bot.id}"
    before = ask("GET", path).json
    assert ask("PATCH", path, json={"id": bot.id}).json == before
    assert ask("PATCH", path, json={"id": Bot().id, "name": unique("other")}).refusal == (400, 215)
    assert ask("GET", path).json == before
    name = unique("name")
    assert ask("PATCH", path, json={"id": bot.id, "name": name}).json == before | {"name": name}


def test_62_a_body_has_known_fields_with_right_values(bot):
    cases = [
        ("/bot_users", {"name": unique("x"), "role": "admin"}, 214),
        ("/bot_users", {"name": unique("x"), "id": "bot_1"}, 214),
        ("/bot_users", {"name": 5}, 215),
        ("/bot_users", {"name": ["x"]}, 215),
        ("/bot_users", {"name": unique("x"), "active": "yes"}, 215),
        ("/bot_users", {"name": unique("x"), "active": 1}, 215),
        ("/service_users", {"name": unique("x"), "description": "x"}, 214),
        ("/api_keys", {"owner": bot.id}, 214),
        ("/api_keys", {"description": 5}, 215),
        ("/api_keys", {"acl": []}, 214),
        ("/credentials", {"acl": "bind:*"}, 215),
        ("/credentials", {"acl": [1]}, 215),
        ("/credentials", {"token": "x"}, 214),
        ("/ssh_credentials", {"public_key": 1}, 215),
    ]
    for path, body, number in cases:
        assert ask("POST", path, json=body).refusal == (400, number), (path, body)
    before = ask("GET", "/bot_users/" + bot.id).json
    for body, number in (({"active": False, "nope": 1}, 214), ({"active": "no"}, 215), ({"name": {}}, 215)):
        assert ask("PATCH", "/bot_users/" + bot.id, json=body).refusal == (400, number)
    assert ask("GET", "/bot_users/" + bot.id).json == before


@pytest.mark.parametrize("body", [b"{", b'{"name": "x"', b"nonsense", b'{"name": "x"} {}', b"\xff\xfe"])
def test_62_a_body_is_json(body):
    status, number = ask("POST", "/bot_users", body=body, headers=JSON).refusal
    assert status == 400
    assert number == 213 or (number == 212 and body == b"\xff\xfe")


def test_62_a_body_says_what_it_is():
    body = b'{"name": "x"}'
    assert ask("POST", "/bot_users", body=body).refusal == (400, 216)
    for kind in ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"):
        assert ask("POST", "/bot_users", body=body, headers={"Content-Type": kind}).refusal == (415, 210)
    accepted = b'{"name": "%s"}' % unique("charset").encode()
    assert ask("POST", "/bot_users", body=accepted, headers={"Content-Type": "application/json; charset=utf-8"}).status == 201


def test_62_a_body_where_none_is_expected_is_refused(bot):
    assert ask("DELETE", "/bot_users/" + bot.id, json={"x": 1}).refusal == (400, 211)
    assert ask("GET", "/bot_users/" + bot.id, json={}).refusal == (400, 211)
    assert ask("GET", "/bot_users/" + bot.id, headers=JSON).status == 200
    assert bot.row.active


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_62_a_query_has_known_parameters_once(collection):
    for query, number in (
        ("nope=1", 231),
        ("limit=1&nope=", 231),
        ("limit=1&limit=2", 232),
        ("before_id=1000", 227),
        ("before_id=usr_" + "0" * 27, 227),
        ("limit=%zz", 230),
    ):
        assert ask("GET", f"/{collection}?{query}").refusal == (400, number), query
    assert ask("GET", f"/{collection}?").status == 200


def test_the_checks_come_in_their_order(bot):
    nobody = {"Authorization": None, "ngrok-version": None}
    assert ask("GET", "/nope", headers=nobody).status == 404
    assert ask("POST", "/bot_users", body=b"{", headers=nobody).refusal == (403, 200)
    assert ask("POST", "/bot_users", body=b"{", headers={"ngrok-version": None}).refusal == (400, 218)
    as_bot = bot.key.token
    assert ask("POST", "/bot_users", key=as_bot, body=b"{", headers=JSON).refusal == (400, 213)
    assert ask("PATCH", "/bot_users/1000", key=as_bot, json={"name": ""}).refusal == (403, 4111)
    assert ask("PATCH", "/bot_users/1000", json={"name": ""}).refusal == (404, 222)
    client().bot_users.update(bot.id, active=False)
    assert ask("GET", "/bot_users", key=as_bot, headers={"ngrok-version": None}).refusal == (403, 636)
