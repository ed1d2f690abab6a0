"""Rows 56 and 58: behind a proxy, and many at once."""

from concurrent.futures import ThreadPoolExecutor

import ngrok
from support import Bot, ask, client, code, filtered, unique

PUBLIC = {"X-Forwarded-Host": "bots.example.com", "X-Forwarded-Proto": "https"}


def test_56_behind_a_proxy_on_this_machine_addresses_are_the_public_ones(bot):
    Bot()
    one = ask("GET", "/bot_users/" + bot.id, headers=PUBLIC).json
    assert one["uri"] == f"https://bots.example.com/bot_users/{bot.id}"
    page = ask("GET", "/bot_users?limit=1", headers=PUBLIC).json
    assert page["uri"] == "https://bots.example.com/bot_users"
    assert page["next_page_uri"].startswith("https://bots.example.com/bot_users?")
    made = ask("POST", "/api_keys", json={"owner_id": bot.id}, headers=PUBLIC).json
    assert made["uri"] == f"https://bots.example.com/api_keys/{made['id']}"


def test_56_a_host_that_is_kept_is_the_address(bot):
    # What stands between these tests and the server is such a proxy, too: it keeps the host.
    made = ask("GET", "/bot_users/" + bot.id, headers={"Host": "bots.example.com:8443"}).json
    assert made["uri"] == f"http://bots.example.com:8443/bot_users/{bot.id}"


def find_or_create(name):
    admin = client()
    try:
        return admin.bot_users.create(name=name).id
    except ngrok.Error as error:
        assert code(error) == (400, 4112)
        found = ask("GET", "/bot_users?" + filtered(f"obj.name == '{name}'")).json["bot_users"]
        assert len(found) == 1
        return found[0]["id"]


def delete(id):
    try:
        client().bot_users.delete(id)
        return True
    except ngrok.NotFoundError:
        return False


def test_58_eight_at_once_end_with_one_bot(admin):
    with ThreadPoolExecutor(8) as eight:
        for _ in range(3):
            name = unique("once")
            ids = list(eight.map(find_or_create, [name] * 8))
            assert len(set(ids)) == 1
            found = ask("GET", "/bot_users?" + filtered(f'obj.name == "{name}"')).json["bot_users"]
            assert [row["id"] for row in found] == ids[:1]
            assert sum(eight.map(delete, ids)) == 1
