"""One step of the story in OneStoryIT, with ngrok's client: what is wanted is the argument, the facts come in as JSON,
and what came of it goes out as JSON."""

import json
import sys

import ngrok
from support import CREDENTIALS, WATCH, client, code, make_one


def hire(name):
    """An administrator makes a bot, and for it one of each kind of credential."""
    admin = client()
    bot = admin.bot_users.create(name=name)
    made = {kind: make_one(admin, kind, owner_id=bot.id, description=f"{kind} of {name}") for kind in CREDENTIALS}
    return {
        "id": bot.id,
        "api_key": made["api_keys"].token,
        "authtoken": made["credentials"].token,
        "ids": {kind: one.id for kind, one in made.items()},
    }


def inspect(id, ids):
    """What an administrator finds of the bot and of its credentials, or how each is refused."""
    admin = client()
    found = {kind: _told(lambda: getattr(admin, kind).get(one).description) for kind, one in ids.items()}
    return found | {"bot": _told(lambda: admin.bot_users.get(id).active)}


def knock(secrets):
    """Presents each as a key: which keys one sees with it, or how it was refused."""
    return [_told(lambda: [key.id for key in client(secret).api_keys.list()]) for secret in secrets]


def _told(call):
    try:
        return call()
    except ngrok.Error as error:
        assert error.operation_id.startswith("op_")
        return "%d %d" % code(error)


if __name__ == "__main__":
    steps = {step.__name__: step for step in (hire, inspect, knock)}
    print(json.dumps(steps[sys.argv[1]](**json.load(sys.stdin))))
    # What holds for every answer held for these.
    sys.exit("\n".join(WATCH.new_faults()) or 0)
