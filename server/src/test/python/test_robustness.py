"""S100 to S103: many at once, and answers that the client can understand whatever it is sent."""

import threading

import gazu
import pytest
import requests
from support import HOST, ask, check_error, client_with, new_bot, nobody, token_of

KNOWN = {400, 401, 403, 404, 405, 413, 422, 500, 502}


def at_once(count, work):
    """Runs `work(number)` in so many threads at the same moment; gives what each returned or raised."""
    gate, results = threading.Barrier(count), [None] * count

    def run(number):
        gate.wait()
        try:
            results[number] = work(number)
        except Exception as fault:  # a thread has nobody to raise to
            results[number] = fault

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_s100_fifty_comments_at_once_are_fifty_comments(bot_m, admin, baseline):
    tasks = baseline["tasks"][:50]
    before = {task["id"]: len(gazu.task.all_comments_for_task(task, client=admin)) for task in tasks}

    def comment(number):
        task = tasks[number]
        return gazu.task.add_comment(task, task["task_status_id"], f"parallel {number}", client=client_with(bot_m.token))

    results = at_once(50, comment)
    assert [row for row in results if not isinstance(row, dict)] == []
    assert len({row["id"] for row in results}) == 50
    for number, task in enumerate(tasks):
        rows = gazu.task.all_comments_for_task(task, client=admin)
        assert len(rows) == before[task["id"]] + 1
        assert f"parallel {number}" in [row["text"] for row in rows]


def test_s100_twenty_comments_at_once_on_one_task_are_all_there(bot_m, admin, free_task):
    task = free_task()
    before = len(gazu.task.all_comments_for_task(task, client=admin))

    def comment(number):
        return gazu.task.add_comment(task, task["task_status_id"], f"crowd {number}", client=client_with(bot_m.token))

    assert all(isinstance(row, dict) for row in at_once(20, comment))
    assert len(gazu.task.all_comments_for_task(task, client=admin)) == before + 20


def test_regenerations_at_once_leave_exactly_one_good_token(admin):
    bot = new_bot(admin)

    def regenerate(number):
        body = {"expiration_date": None}
        return ask("PUT", f"/data/persons/{bot.id}", token_of(admin), json=body).json()["access_token"]

    tokens = at_once(8, regenerate)
    assert len(set(tokens)) == 8
    good = [token for token in tokens if ask("GET", "/auth/authenticated", token).status_code == 200]
    assert len(good) == 1 and not bot.alive()


def test_bots_made_at_once_are_all_made(admin):
    bots = at_once(16, lambda number: new_bot(client_with(token_of(admin)), name=f"swarm {number}"))
    assert len({bot.id for bot in bots}) == 16
    assert all(bot.alive() for bot in bots)


PATHS = [
    ("POST", "/data/persons"),
    ("PUT", "/data/persons/{bot}"),
    ("POST", "/actions/tasks/{task}/comment"),
    ("PUT", "/data/projects/{project}"),
    ("POST", "/data/projects/{project}/team"),
    ("PUT", "/actions/persons/{bot}/assign"),
]
BODIES = {
    "nothing": b"",
    "no json": b"{",
    "a word": b'"word"',
    "a number": b"17",
    "null": b"null",
    "true": b"true",
    "a list": b"[]",
    "a list of lists": b"[[[]]]",
    "bad utf-8": b'{"first_name": "\xff\xfe", "comment": "\xff"}',
    "trailing": b"{} {}",
    "nan": b'{"first_name": NaN}',
}


@pytest.mark.ours
@pytest.mark.parametrize("content", BODIES, ids=str)
@pytest.mark.parametrize("method, path", PATHS, ids=lambda value: value)
def test_s103_a_body_that_is_no_object_is_400(admin, project, bot_x, shot_tasks, method, path, content):
    path = path.format(bot=bot_x.id, task=shot_tasks[0]["id"], project=project["id"])
    headers = {"Content-Type": "application/json"}
    answer = ask(method, path, token_of(admin), data=BODIES[content], headers=headers)
    assert answer.status_code == 400


@pytest.mark.ours
@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "", "x", None])
@pytest.mark.parametrize("method, path", PATHS, ids=lambda value: value)
def test_s103_a_body_of_another_kind_is_400_and_never_415(admin, project, bot_x, shot_tasks, method, path, kind):
    path = path.format(bot=bot_x.id, task=shot_tasks[0]["id"], project=project["id"])
    headers = {"Content-Type": kind} if kind is not None else {}
    answer = ask(method, path, token_of(admin), data=b'{"first_name": "x"}', headers=headers)
    assert answer.status_code == 400


@pytest.mark.ours
@pytest.mark.parametrize("method", ["PATCH", "PUT", "DELETE", "POST", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/auth/authenticated", "/data/task-status/open", "/nowhere"])
def test_s103_wrong_methods_are_told_in_statuses_that_the_client_knows(admin, method, path):
    answer = requests.request(method, HOST + path, headers={"Authorization": "Bearer " + token_of(admin)}, timeout=30)
    assert answer.status_code in KNOWN | {200, 204}, answer.status_code


@pytest.mark.ours
def test_s103_a_wrong_method_is_405_with_what_is_allowed(admin):
    answer = ask("PATCH", "/auth/authenticated", token_of(admin))
    assert answer.status_code == 405 and "GET" in answer.headers["Allow"]


@pytest.mark.ours
@pytest.mark.parametrize(
    "path",
    [
        "/data/persons?name=%00",
        "/data/persons?first_name=%ff",
        "/data/persons?%zz",
        "/data/persons/%00",
        "/data/persons/..%2f..%2fetc%2fpasswd",
        "/data/tasks?page=99999999999999999999",
        "/data/tasks?page=1&limit=99999999999999999999",
        "/data/tasks?priority=99999999999999999999",
        "/data/projects?name=" + "x" * 7000,
        "/data/tasks?" + "&".join(f"a{count}=1" for count in range(1000)),
        "/data/persons?id=" + "%27%20or%201%3D1--",
        "/data/persons?role=[1,{},[]]",
        "/data/persons?departments=" + nobody(),
        "/data/persons?fields=;drop",
        "/pictures/thumbnails/persons/x.png",
        "/pictures/thumbnails/persons/../../../etc/passwd.png",
        "/pictures/thumbnails/persons/%2e%2e%2f%2e%2e.png",
        "/data/events/last?limit=abc",
        "/data/events/last?limit=-1",
        "/data/events/last?limit=99999999999",
    ],
    ids=lambda path: path[:60],
)
def test_s103_a_hostile_address_is_answered_in_the_same_words(admin, path):
    answer = requests.get(HOST + path, headers={"Authorization": "Bearer " + token_of(admin)}, timeout=30)
    assert answer.status_code in (200, 400, 404, 414, 431), answer.status_code
    if answer.status_code in KNOWN:
        check_error(answer)


def test_a_body_that_is_declared_and_never_sent_stops_nobody_else(admin):
    import socket
    from urllib.parse import urlparse

    address = urlparse(HOST)
    waiting = []
    try:
        for _ in range(20):
            line = socket.create_connection((address.hostname, address.port), timeout=10)
            line.sendall(
                b"POST /api/data/persons HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                b"Content-Length: 1000\r\nAuthorization: Bearer " + token_of(admin).encode() + b"\r\n\r\n{"
            )
            waiting.append(line)
        assert ask("GET", "/auth/authenticated", token_of(admin)).status_code == 200
    finally:
        for line in waiting:
            line.close()
