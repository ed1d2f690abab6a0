"""What is held against every answer can fail: each of these answers breaks one promise."""

import json

import pytest
from promises import Exchange, Secrets, faults

KSUID = "2" * 27
SECRET = "S3cr3tPartOfATokenWith36LettersInIt0"
ASKED = {"host": "h:1", "authorization": f"Bearer bsk_{KSUID}_{SECRET}"}
TOLD = {"content-type": "application/json"}
BOT = {
    "id": "bot_" + KSUID,
    "uri": f"http://h:1/bot_users/bot_{KSUID}",
    "name": "ci",
    "active": True,
    "created_at": "2026-01-01T00:00:00Z",
}
KEY = {
    "id": "ak_" + KSUID,
    "uri": f"http://h:1/api_keys/ak_{KSUID}",
    "created_at": "2026-01-01T00:00:00Z",
    "description": "",
    "metadata": "",
    "owner_id": None,
    "token": None,
}
OLDER = BOT | {"id": "bot_" + "1" * 27, "uri": "http://h:1/bot_users/bot_" + "1" * 27}
PAGE = {"uri": "http://h:1/bot_users", "next_page_uri": None, "bot_users": [BOT, OLDER]}
NEXT = f"http://h:1/bot_users?before_id={OLDER['id']}&limit=2"
REFUSAL = {"error_code": "ERR_NGROK_222", "status_code": 404, "msg": "gone", "details": {"operation_id": "op_" + KSUID}}
FORBIDDEN = REFUSAL | {"status_code": 403, "msg": "garbage-garbage"}
WITH_ID = TOLD | {"ngrok-operation-id": "op_" + KSUID}


def wrong(method, target, status, body, told=None, asked=None):
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    secrets = Secrets()
    secrets.add(SECRET)
    return faults(Exchange(method, target, asked or ASKED, status, told or TOLD, content), secrets)


@pytest.mark.parametrize(
    "answer",
    [
        ("GET", "/bot_users/" + BOT["id"], 200, BOT),
        ("POST", "/bot_users", 201, BOT),
        ("GET", "/bot_users", 200, PAGE),
        ("GET", "/bot_users?limit=2", 200, PAGE | {"next_page_uri": NEXT}),
        ("DELETE", "/bot_users/" + BOT["id"], 204, b""),
        ("POST", "/api_keys", 201, KEY | {"token": f"bsk_{KSUID}_{'a' * 36}"}),
        ("GET", "/bot_users/1000", 404, REFUSAL, WITH_ID),
        ("GET", "/nope", 404, {"status_code": 404, "msg": "nothing here", "details": {"path": "/nope"}}),
    ],
)
def test_a_good_answer_has_no_fault(answer):
    assert wrong(*answer) == []


@pytest.mark.parametrize(
    "answer",
    [
        ("GET", "/bot_users", 500, {"status_code": 500, "msg": "x", "details": {}}),
        ("GET", "/bot_users", 302, b""),
        ("GET", "/bot_users", 200, PAGE, {"content-type": "text/html"}),
        ("GET", "/bot_users", 200, b"<html>"),
        ("POST", "/bot_users", 200, BOT),
        ("PATCH", "/bot_users/" + BOT["id"], 204, b"{}"),
        ("DELETE", "/bot_users/" + BOT["id"], 200, {}),
        ("GET", "/bot_users/" + BOT["id"], 200, {key: value for key, value in BOT.items() if key != "active"}),
        ("GET", "/bot_users/" + BOT["id"], 200, BOT | {"uri": "http://inner:1/bot_users/" + BOT["id"]}),
        ("GET", "/bot_users/" + BOT["id"], 200, BOT | {"created_at": "2026-01-01T00:00:00.123Z"}),
        ("GET", "/bot_users/" + OLDER["id"], 200, BOT),
        ("GET", "/api_keys/" + KEY["id"], 200, KEY | {"description": None}),
        ("GET", "/api_keys/" + KEY["id"], 200, KEY | {"token": f"bsk_{KSUID}_{'a' * 36}"}),
        ("POST", "/api_keys", 201, KEY),
        ("POST", "/api_keys", 201, KEY | {"token": f"bsk_{'1' * 27}_{'a' * 36}"}),
        ("GET", "/bot_users", 200, PAGE | {"bot_users": [OLDER, BOT]}),
        ("GET", "/bot_users", 200, PAGE | {"bot_users": [BOT, BOT]}),
        ("GET", "/bot_users", 200, {"uri": PAGE["uri"], "bot_users": [BOT]}),
        ("GET", "/bot_users?limit=3", 200, PAGE | {"next_page_uri": NEXT}),
        ("GET", "/bot_users?limit=2&filter=x", 200, PAGE | {"next_page_uri": NEXT}),
        ("GET", "/bot_users?limit=2", 200, PAGE | {"next_page_uri": NEXT.replace("h:1", "inner")}),
        ("GET", "/bot_users?limit=2", 200, PAGE | {"next_page_uri": NEXT.replace(OLDER["id"], BOT["id"])}),
        ("GET", "/bot_users/1000", 404, REFUSAL),
        ("GET", "/bot_users/1000", 404, REFUSAL | {"status_code": 400}, WITH_ID),
        ("GET", "/bot_users/1000", 404, REFUSAL | {"details": {"operation_id": "op_" + KSUID, "n": 1}}, WITH_ID),
        ("GET", "/bot_users/1000", 400, {"status_code": 400, "msg": "x", "details": {"path": "/bot_users/1000"}}),
        ("GET", "/bot_users/1000", 404, REFUSAL | {"msg": f"no {SECRET[5:20]}"}, WITH_ID),
        ("GET", "/bot_users/1000", 404, REFUSAL, WITH_ID | {"x": SECRET}),
        ("GET", "/bot_users", 403, FORBIDDEN, WITH_ID, ASKED | {"authorization": "Bearer garbage-garbage"}),
    ],
)
def test_a_broken_promise_is_seen(answer):
    assert wrong(*answer)
