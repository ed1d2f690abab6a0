"""What holds for every answer, whatever was asked: status, shape, addresses, order; and no secret is told twice."""

import json
import re
import urllib.parse

SUCCESS = {"POST": 201, "GET": 200, "PATCH": 200, "DELETE": 204}
REFUSALS = {400, 403, 404, 415, 429}

_KSUID = "[0-9A-Za-z]{27}"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_OPERATION = re.compile("op_" + _KSUID)
_CODE = re.compile(r"ERR_NGROK_\d+")
_TOKEN = re.compile(f"(bsk|bsa)_({_KSUID})_([0-9A-Za-z]{{36}})")
_BEGUN = re.compile(f"(bsk|bsa)_{_KSUID}_")
_OWNER = re.compile(f"(bot|service|usr)_{_KSUID}")
_NAME_OF_A_THING = re.compile(f"[a-z]+_{_KSUID}")


def _text(value):
    return isinstance(value, str)


def _texts(value):
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _owner(value):
    return value is None or (isinstance(value, str) and _OWNER.fullmatch(value) is not None)


class Kind:
    """One collection: what its objects are called and what each of them always has."""

    def __init__(self, collection, key, prefixes, fields, token=None):
        self.collection = collection
        self.key = key
        self.id = re.compile(f"({'|'.join(prefixes)})_{_KSUID}")
        self.fields = fields
        self.token = token


_DESCRIBED = {"description": _text, "metadata": _text, "owner_id": _owner}
_ANY_BOT = {
    "name": lambda value: isinstance(value, str) and value.strip() != "",
    "active": lambda value: isinstance(value, bool),
}

KINDS = {
    kind.collection: kind
    for kind in (
        Kind("bot_users", "bot_users", ("bot", "service"), _ANY_BOT),
        Kind("service_users", "service_users", ("bot", "service"), _ANY_BOT),
        Kind("api_keys", "keys", ("ak",), _DESCRIBED, token="bsk"),
        Kind("credentials", "credentials", ("cr",), _DESCRIBED | {"acl": _texts}, token="bsa"),
        Kind("ssh_credentials", "ssh_credentials", ("sshcr",), _DESCRIBED | {"acl": _texts, "public_key": _text}),
    )
}


class Secrets:
    """What the server gave away or was shown: it may repeat none of it, nor a part that is long enough to be of use."""

    # Shorter runs of letters and digits meet by chance, in the ids that every answer is full of.
    LENGTH = 10

    def __init__(self):
        self._pieces = set()

    def add(self, secret):
        self._pieces.update(pieces(secret))

    def told_in(self, text, beside=()):
        return [piece for piece in pieces(text) if piece in self._pieces or piece in beside]


def pieces(text):
    return {text[start : start + Secrets.LENGTH] for start in range(len(text) - Secrets.LENGTH + 1)}


def secret_part(presented):
    """Of what begins like a token all behind its id; an id is no secret; of anything else all is taken for one."""
    begun = _BEGUN.match(presented)
    if begun:
        return presented[begun.end() :]
    return "" if _NAME_OF_A_THING.fullmatch(presented) else presented


class Exchange:
    """A request and its answer. Names of headers are in small letters."""

    def __init__(self, method, target, asked, status, told, body):
        self.method = method
        path, _, query = target.partition("?")
        self.path = path
        # Some clients double the slash when their base address ends with one.
        self.parts = [part for part in re.sub("/+", "/", path).split("/") if part]
        self.query = urllib.parse.parse_qs(query, keep_blank_values=True)
        self.asked = asked
        self.status = status
        self.told = told
        self.body = body
        self.json = _json(body)

    @property
    def kind(self):
        return KINDS.get(self.parts[0]) if 1 <= len(self.parts) <= 2 else None

    @property
    def base(self):
        scheme = self.asked.get("x-forwarded-proto", "http")
        return f"{scheme}://{self.asked.get('x-forwarded-host', self.asked.get('host'))}"

    @property
    def presented(self):
        return self.asked.get("authorization", "").partition(" ")[2].strip()

    @property
    def token(self):
        """The token that this answer made."""
        made = self.status == 201 and isinstance(self.json, dict) and self.json.get("token")
        return made if isinstance(made, str) else None


def _json(body):
    try:
        return json.loads(body)
    except ValueError:
        return None


def faults(exchange, secrets):
    """What is wrong with an answer, as sentences."""
    found = list(_told_secrets(exchange, secrets))
    if exchange.status == 204:
        return found + ([] if not exchange.body else ["204 with a body"])
    if not exchange.told.get("content-type", "").startswith("application/json"):
        found.append(f"content type {exchange.told.get('content-type')}")
    if not isinstance(exchange.json, dict):
        return found + [f"status {exchange.status}, and no JSON object: {exchange.body[:200]!r}"]
    if exchange.status in (200, 201):
        return found + list(_success(exchange))
    if exchange.status not in REFUSALS:
        found.append(f"status {exchange.status}")
    return found + list(_refusal(exchange))


def _told_secrets(exchange, secrets):
    text = exchange.body.decode("utf-8", "replace")
    if exchange.token:
        # This once.
        text = text.replace(exchange.token, "", 1)
    text += "\n" + "\n".join(exchange.told.values())
    if secrets.told_in(text, pieces(secret_part(exchange.presented))):
        yield "a secret is told, or a part of one"


def _success(exchange):
    kind = exchange.kind
    if kind is None:
        yield f"status {exchange.status} where nothing is served"
        return
    expected = SUCCESS.get(exchange.method)
    if exchange.method == "DELETE":
        # A client that cannot read an empty answer gets an empty object.
        if not exchange.asked.get("user-agent", "").startswith("ngrok-api-typescript") or exchange.body != b"{}":
            yield f"a deletion answers {exchange.status} {exchange.body[:200]!r}"
        return
    if exchange.status != expected:
        yield f"status {exchange.status}, not {expected}"
    if exchange.method == "GET" and len(exchange.parts) == 1:
        yield from _list(exchange, kind)
    else:
        yield from _object(exchange.json, kind, exchange.base, made=exchange.method == "POST")
        if len(exchange.parts) == 2 and exchange.json.get("id") != exchange.parts[1]:
            yield f"another id: {exchange.json.get('id')}"


def _object(row, kind, base, made):
    if not isinstance(row, dict):
        yield f"not an object: {row!r}"
        return
    name = row.get("id")
    if not isinstance(name, str) or not kind.id.fullmatch(name):
        yield f"id {name!r}"
    if row.get("uri") != f"{base}/{kind.collection}/{name}":
        yield f"uri {row.get('uri')!r} of an object at {base}"
    if not isinstance(row.get("created_at"), str) or not _TIME.fullmatch(row["created_at"]):
        yield f"created_at {row.get('created_at')!r}"
    for field, is_right in kind.fields.items():
        if field not in row or not is_right(row[field]):
            yield f"{field} is {row.get(field, 'missing')!r}"
    yield from _token(row, kind, made)


def _token(row, kind, made):
    if kind.token is None:
        if "token" in row:
            yield "a token where there is none"
    elif "token" not in row:
        yield "token is missing"
    elif made:
        token = _TOKEN.fullmatch(str(row["token"]))
        if token is None or token.group(1) != kind.token:
            yield "the token that was made has another form"
        elif token.group(2) != str(row.get("id")).partition("_")[2]:
            yield "the token does not name its credential"
    elif row["token"] is not None:
        yield "a token is told after its creation"


def _list(exchange, kind):
    page = exchange.json
    rows = page.get(kind.key)
    if not isinstance(rows, list):
        yield f"no list {kind.key}"
        return
    if page.get("uri") != f"{exchange.base}/{kind.collection}":
        yield f"uri {page.get('uri')!r} of a list at {exchange.base}"
    for row in rows:
        yield from _object(row, kind, exchange.base, made=False)
    yield from _order(rows)
    if "next_page_uri" not in page:
        yield "no next_page_uri"
    elif page["next_page_uri"] is not None:
        yield from _next_page(exchange, kind, rows, page["next_page_uri"])


def _order(rows):
    for newer, older in zip(rows, rows[1:]):
        # The prefix says which route made it, not when.
        if newer["id"].partition("_")[2] <= older["id"].partition("_")[2] or newer["created_at"] < older["created_at"]:
            yield f"{older['id']} stands below {newer['id']}, and is not older"


def _next_page(exchange, kind, rows, uri):
    limit = exchange.query.get("limit", ["100"])[0]
    if not isinstance(uri, str) or not uri.startswith(f"{exchange.base}/{kind.collection}?"):
        yield f"next_page_uri {uri!r} at {exchange.base}"
        return
    if str(len(rows)) != limit:
        yield f"a page of {len(rows)} for {limit}, and another one is named"
    asks = urllib.parse.parse_qs(uri.partition("?")[2], keep_blank_values=True)
    if rows and asks.get("before_id") != [rows[-1]["id"]]:
        yield f"next_page_uri goes on at {asks.get('before_id')}, not at {rows[-1]['id']}"
    if asks.get("limit", ["100"]) != [limit]:
        yield f"next_page_uri forgets the limit {limit}"
    if asks.get("filter") != exchange.query.get("filter"):
        yield "next_page_uri forgets the filter"


def _refusal(exchange):
    told = exchange.json
    details = told.get("details")
    if told.get("status_code") != exchange.status or isinstance(told.get("status_code"), bool):
        yield f"status_code {told.get('status_code')!r} with status {exchange.status}"
    if not isinstance(told.get("msg"), str) or not told["msg"].strip():
        yield f"msg {told.get('msg')!r}"
    elif "Exception" in told["msg"]:
        yield f"msg {told['msg']!r} speaks of the inside"
    if not isinstance(details, dict) or not all(isinstance(value, str) for value in details.values()):
        yield f"details {details!r}"
    elif "error_code" not in told:
        if exchange.status != 404 or details != {"path": exchange.path}:
            yield f"no error_code, with status {exchange.status} and details {details!r}"
    else:
        if not isinstance(told["error_code"], str) or not _CODE.fullmatch(told["error_code"]):
            yield f"error_code {told['error_code']!r}"
        operation = details.get("operation_id", "")
        if not _OPERATION.fullmatch(operation) or exchange.told.get("ngrok-operation-id") != operation:
            yield f"operation id {operation!r}, in the header {exchange.told.get('ngrok-operation-id')!r}"
