"""Whom the tests act as, and how they reach the server: with the client, or bare where no client can say it."""

import base64
import http.client
import json as _json
import os
import secrets
import struct
import subprocess
import tempfile
import urllib.parse
from pathlib import Path

import ngrok
import pytest
from watch import Watch

SERVER = os.environ["BOTSTEAD_URL"].rstrip("/")
ADMIN = os.environ["BOTSTEAD_API_KEY"]
# A bot's token of the other side of the server, where it has one.
BOT_TOKEN = os.environ.get("BOTSTEAD_BOT_TOKEN")

WATCH = Watch(SERVER, notes=os.environ.get("BOTSTEAD_SECRETS"))
WATCH.remember(ADMIN)
URL = WATCH.url

CREDENTIALS = ("api_keys", "credentials", "ssh_credentials")


def client(key=ADMIN, url=None):
    return ngrok.Client(key, base_url=url or URL)


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode()

    @property
    def json(self):
        return _json.loads(self.text)

    @property
    def refusal(self):
        """Its status and code."""
        return self.status, int(self.json["error_code"].removeprefix("ERR_NGROK_"))


def ask(method, path, json=None, body=None, key=ADMIN, headers=None):
    """One request as it stands: nothing is added but what every client sends. A header that is None is left out."""
    sent = {"Authorization": "Bearer " + key, "ngrok-version": "2"}
    if json is not None:
        body = _json.dumps(json).encode()
        sent["Content-Type"] = "application/json"
    sent.update(headers or {})
    where = urllib.parse.urlsplit(URL)
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=60)
    try:
        present = {name: value for name, value in sent.items() if value is not None}
        connection.request(method, path, body=body, headers=present)
        return Answer(connection.getresponse())
    finally:
        connection.close()


def filtered(expression):
    return "filter=" + urllib.parse.quote_plus(expression)


def unique(word):
    return f"{word} {secrets.token_hex(4)}"


def code(error):
    return error.http_status_code, int(error.error_code.removeprefix("ERR_NGROK_"))


class refused:
    """Within, the client raises the error with this status and code."""

    def __init__(self, status, number):
        self._expected = (status, number)
        self._raises = pytest.raises(ngrok.NotFoundError if status == 404 else ngrok.Error)

    def __enter__(self):
        self._error = self._raises.__enter__()
        return self._error

    def __exit__(self, *raised):
        handled = self._raises.__exit__(*raised)
        assert code(self._error.value) == self._expected
        assert self._error.value.operation_id.startswith("op_")
        return handled


def id_of_nothing(prefix):
    """A well-formed id of what is no more."""
    admin = client()
    if prefix == "sshcr":
        gone = admin.ssh_credentials.create(public_key())
        admin.ssh_credentials.delete(gone.id)
    elif prefix in ("ak", "cr"):
        service = admin.api_keys if prefix == "ak" else admin.credentials
        gone = service.create()
        service.delete(gone.id)
    else:
        service = admin.bot_users if prefix == "bot" else admin.service_users
        gone = service.create(name=unique("gone"))
        service.delete(gone.id)
    assert gone.id.startswith(prefix + "_")
    return gone.id


def public_key(kind="ed25519", comment="someone@example.com"):
    """A new SSH key: its line."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "key")
        command = ["ssh-keygen", "-q", "-N", "", "-C", comment, "-f", str(file), "-t"]
        kind, _, bits = kind.partition("-")
        subprocess.run([*command, kind, *(["-b", bits] if bits else [])], check=True, stdin=subprocess.DEVNULL)
        return Path(folder, "key.pub").read_text().strip()


def pem(line):
    """The same Ed25519 key as a block of PEM: its bytes behind the algorithm's name, as RFC 8410 has them."""
    blob = base64.b64decode(line.split()[1])
    name = struct.unpack(">I", blob[:4])[0]
    der = bytes.fromhex("302a300506032b6570032100") + blob[4 + name + 4 :]
    return f"-----BEGIN PUBLIC KEY-----\n{base64.b64encode(der).decode()}\n-----END PUBLIC KEY-----\n"


def make_one(caller, collection, **more):
    """A credential of a kind, made by `caller`."""
    if collection == "ssh_credentials":
        more = {"public_key": public_key(), **more}
    return getattr(caller, collection).create(**more)


class Bot:
    """A bot of the administrator's, its first API key, and a client that acts as it."""

    def __init__(self, name="bot"):
        admin = client()
        self.name = unique(name)
        self.id = admin.bot_users.create(name=self.name).id
        self.key = admin.api_keys.create(owner_id=self.id)
        self.client = client(self.key.token)

    def make_one(self, collection):
        """A credential of its own."""
        return make_one(self.client, collection)

    @property
    def row(self):
        """How it is now."""
        return client().bot_users.get(self.id)
