"""Whom the tests act as, and how they reach the server: through gazu, or with a bare request where gazu hides what matters."""

import base64
import datetime
import json
import os
import secrets
import uuid

import gazu
import pytest
import requests

HOST = os.environ["BOTSTEAD_GAZU_HOST"].rstrip("/")
EMAIL = os.environ["BOTSTEAD_EMAIL"]
PASSWORD = os.environ["BOTSTEAD_PASSWORD"]
PRODUCTION = os.environ.get("BOTSTEAD_PROJECT_NAME", "MyProduction")
REFERENCE = os.environ.get("BOTSTEAD_REFERENCE") == "1"
SECRETS = os.environ.get("BOTSTEAD_SECRETS")

OLD_CLIENT = gazu.__version__.startswith("1.1.")

# What a route that gazu calls may answer: anything else is taken for a success by the client.
STATUSES = {200, 201, 204, 206, 304, 400, 401, 403, 404, 405, 413, 422, 500, 502}


def remember(secret):
    """Notes a secret that the server gave away or took in: none may be found in its files and logs afterwards."""
    if SECRETS and secret:
        with open(SECRETS, "a", encoding="utf-8") as notes:
            notes.write(secret + "\n")
    return secret


def _note_secrets(response, *args, **kwargs):
    # Only JSON is read here: a file is streamed by whoever asked for it.
    if not response.headers.get("Content-Type", "").startswith("application/json"):
        return
    try:
        body = response.json()
    except ValueError:
        return
    if isinstance(body, dict):
        for key in ("access_token", "refresh_token", "api_key", "token"):
            if isinstance(body.get(key), str):
                remember(body[key])


def watch(session):
    session.hooks["response"].append(_note_secrets)
    return session


_bare = watch(requests.Session())


def client_with(token=None, host=HOST):
    client = gazu.client.create_client(host)
    watch(client.session)
    if token:
        client.tokens = {"access_token": token, "refresh_token": None}
    return client


def client_logged_in(email, password):
    client = client_with()
    gazu.log_in(email, remember(password), client=client)
    return client


def token_of(client):
    return client.tokens["access_token"]


def ask(method, path, token=None, json=None, data=None, headers=None, **more):
    """One request without gazu. Checks what holds for every answer; the caller looks at the rest."""
    headers = dict(headers or {})
    if token and "Authorization" not in headers:
        headers["Authorization"] = "Bearer " + token
    if hasattr(data, "encode"):
        data = data.encode()
    answer = _bare.request(
        method, HOST + path, headers=headers, json=json, data=data, timeout=60, allow_redirects=False, **more
    )
    assert answer.status_code in STATUSES, (method, path, answer.status_code, answer.text[:500])
    if answer.status_code >= 400 and method != "HEAD" and not REFERENCE:
        assert answer.headers["Content-Type"].startswith("application/json"), (method, path, answer.headers)
        check_error(answer)
    return answer


def check_error(answer):
    """The one shape of an error: `error`, a text `message`, `data`; 422 without `error`."""
    body = answer.json()
    assert isinstance(body, dict), body
    assert isinstance(body.get("message"), str) and body["message"], body
    if answer.status_code == 422:
        assert "error" not in body, body
    else:
        assert body.get("error") is True, body
    assert body.get("data") is None or isinstance(body["data"], dict), body
    assert "Exception" not in answer.text and "\tat " not in answer.text, body


def claims(token):
    """What the token says, read without a key."""
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def midnight_after(date):
    day = datetime.date.fromisoformat(date) + datetime.timedelta(days=1)
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.timezone.utc).timestamp())


def today(days=0):
    return (datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=days)).isoformat()


def nobody():
    """An id that belongs to nothing."""
    return str(uuid.uuid4())


def unique(word):
    return f"{word} {secrets.token_hex(4)}"


def mail(word="someone"):
    return f"{word}-{secrets.token_hex(4)}@example.com"


class Bot:
    """A bot and a client that acts as it."""

    def __init__(self, created):
        self.row = created
        self.id = created["id"]
        self.token = created["access_token"]
        self.client = client_with(self.token)

    def again(self, token):
        self.token = token
        self.client = client_with(token)
        return self.client

    def alive(self):
        return ask("GET", "/auth/authenticated", self.token).status_code == 200


def new_bot(admin, name=None, role="user", **more):
    """A bot made through gazu by `admin`, as a script would."""
    return Bot(gazu.person.new_bot(name or unique("bot"), more.pop("email", EMAIL), role=role, client=admin, **more))


class Person:
    """A person with a password, and a client logged in as them."""

    def __init__(self, admin, role="user", first_name="Jeanne", last_name="Doe", **more):
        self.email = mail("jeanne")
        self.password = remember("Pw-" + secrets.token_hex(8))
        self.row = gazu.person.new_person(first_name, last_name, self.email, role=role, client=admin, **more)
        self.id = self.row["id"]
        answer = ask(
            "POST",
            f"/actions/persons/{self.id}/change-password",
            token_of(admin),
            json={"password": self.password, "password_2": self.password},
        )
        assert answer.status_code == 200, answer.text
        self.client = client_logged_in(self.email, self.password)
        self.token = token_of(self.client)


def refused(exception):
    return pytest.raises(exception)
