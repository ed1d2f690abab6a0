"""S104: what happens, told while it happens, to gazu's own client of events; by each of the ways it may connect."""

import functools
import queue
import time

import gazu
import pytest
import socketio
from support import HOST, Person, ask, client_with, new_bot, nobody, refused

WAYS = {"polling": ["polling"], "websocket": ["websocket"], "upgrade": None}
NAMES = [
    "comment:new",
    "comment:update",
    "comment:delete",
    "comment:reply",
    "person:new",
    "person:update",
    "person:delete",
    "project:update",
    "task:assign",
    "task:unassign",
    "task:status-changed",
    "task:update",
]
SOON = 10

pytestmark = pytest.mark.ours


class Listener:
    """gazu's client of events, with what it heard."""

    def __init__(self, client, way="upgrade", **more):
        self.heard = queue.Queue()
        self.lost = queue.Queue()
        connect = socketio.Client.connect
        if WAYS[way]:
            socketio.Client.connect = functools.partialmethod(connect, transports=WAYS[way])
        try:
            self.stream = gazu.events.init(client, **more)
        finally:
            socketio.Client.connect = connect
        for name in NAMES:
            gazu.events.add_listener(self.stream, name, lambda data, name=name: self.heard.put((name, data)))
        self.stream.on("disconnect", lambda *reason: self.lost.put(reason), "/events")

    def next(self, name, **facts):
        """The next event of that name about that; others are passed over."""
        end = time.monotonic() + SOON
        while True:
            try:
                heard, data = self.heard.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"{name} with {facts} was not heard") from None
            if heard == name and facts.items() <= data.items():
                return data

    def all(self):
        heard = []
        while not self.heard.empty():
            heard.append(self.heard.get())
        return heard

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stream.disconnect()


@pytest.fixture(scope="module")
def spoken_of(admin, project, shot_tasks):
    """A task that is talked about here."""
    return shot_tasks[0]


def say(client, task, text):
    status = gazu.task.get_task(task["id"], client=client)["task_status"]
    return gazu.task.add_comment(task, status, text, client=client)


@pytest.mark.parametrize("way", WAYS)
def test_s104_a_bot_hears_what_another_says(way, admin, project, bot_u, bot_m):
    with Listener(bot_m.client, way) as listener:
        if way == "upgrade":
            # The transport that it ends up with.
            assert listener.stream.transport() == "websocket"
        comment = say(bot_u.client, bot_u.task, f"by {way}")
        told = listener.next("comment:new", comment_id=comment["id"])
        assert told["task_id"] == bot_u.task["id"]
        assert told["task_status_id"] == comment["task_status_id"]
        assert told["project_id"] == project["id"]
        assert told["person_id"] == bot_u.id
        assert told["for_client"] is False
        # What was heard can be read.
        assert gazu.client.get(f"data/comments/{comment['id']}", client=bot_m.client)["text"] == f"by {way}"
        gazu.task.remove_comment(comment, client=bot_u.client)
        assert listener.next("comment:delete", comment_id=comment["id"])["task_id"] == bot_u.task["id"]


def test_events_come_once_and_in_their_order(admin, bot_u, bot_m):
    with Listener(bot_m.client, "polling") as polling, Listener(bot_m.client, "websocket") as socket:
        said = [say(bot_u.client, bot_u.task, f"number {n}")["id"] for n in range(20)]
        for listener in (polling, socket):
            heard = [listener.next("comment:new", task_id=bot_u.task["id"])["comment_id"] for _ in said]
            assert heard == said
            time.sleep(0.5)
            assert not [data for name, data in listener.all() if name == "comment:new"]
    for comment in said:
        gazu.task.remove_comment(comment, client=admin)


def test_a_bot_outside_of_the_production_hears_nothing_of_it(admin, bot_u, bot_m, bot_x):
    with Listener(bot_x.client) as outside, Listener(bot_m.client) as inside:
        comment = say(bot_u.client, bot_u.task, "not for everybody")
        inside.next("comment:new", comment_id=comment["id"])
        other = new_bot(admin)
        # What is nobody's in particular is told to it, behind what is not.
        outside.next("person:new", person_id=other.id)
        assert not [data for name, data in outside.all() if "project_id" in data]
        gazu.task.remove_comment(comment, client=admin)


def test_who_joins_the_team_hears_from_then_on(admin, project, bot_u):
    bot = new_bot(admin)
    with Listener(bot.client) as listener:
        before = say(bot_u.client, bot_u.task, "before")
        gazu.project.add_person_to_team(project, bot.row, client=admin)
        listener.next("project:update", project_id=project["id"])
        after = say(bot_u.client, bot_u.task, "after")
        assert listener.next("comment:new")["comment_id"] == after["id"]
        gazu.project.remove_person_from_team(project, bot.row, client=admin)
        gone = say(bot_u.client, bot_u.task, "gone")
        new_bot(admin)
        listener.next("person:new")
        assert not [data for name, data in listener.all() if data.get("comment_id") == gone["id"]]
        for comment in (before, after, gone):
            gazu.task.remove_comment(comment, client=admin)


def test_the_bots_page_hears_of_its_bots(admin):
    with Listener(admin) as page:
        bot = new_bot(admin)
        page.next("person:new", person_id=bot.id)
        gazu.person.update_person({"id": bot.id, "first_name": "Renamed"}, client=admin)
        page.next("person:update", person_id=bot.id)
        gazu.client.delete(f"data/persons/{bot.id}", client=admin)
        assert set(page.next("person:delete", person_id=bot.id)) == {"id", "person_id"}


@pytest.mark.parametrize("way", ["polling", "websocket"])
@pytest.mark.parametrize("how", ["suspended", "deleted", "regenerated"])
def test_a_revoked_bot_is_put_out(way, how, admin, project, bot_u):
    bot = new_bot(admin)
    gazu.project.add_person_to_team(project, bot.row, client=admin)
    with Listener(bot.client, way) as listener:
        say(bot_u.client, bot_u.task, "heard")
        listener.next("comment:new")
        if how == "suspended":
            gazu.person.update_person({"id": bot.id, "active": False}, client=admin)
        elif how == "deleted":
            gazu.client.delete(f"data/persons/{bot.id}", client=admin)
        else:
            gazu.person.update_bot({"id": bot.id, "expiration_date": None}, client=admin)
        listener.lost.get(timeout=SOON)
        time.sleep(1)
        listener.all()
        say(bot_u.client, bot_u.task, "not heard any more")
        time.sleep(1)
        assert listener.all() == []
        assert not listener.stream.connected


@pytest.mark.parametrize("way", WAYS)
def test_s104_a_refusal_says_why(way, admin):
    bot = new_bot(admin)
    gazu.person.update_person({"id": bot.id, "active": False}, client=admin)
    reasons = []
    connect_error = gazu.events.connect_error
    gazu.events.connect_error = lambda data: reasons.append(data)
    try:
        with refused(socketio.exceptions.ConnectionError):
            Listener(bot.client, way, reconnection=False)
        with refused(socketio.exceptions.ConnectionError):
            Listener(client_with("no.such.token"), way, reconnection=False)
    finally:
        gazu.events.connect_error = connect_error
    assert "not active" in str(reasons), reasons
    assert "not known" in str(reasons), reasons


def test_a_token_may_come_with_the_connection(bot_m, bot_u, admin):
    heard = queue.Queue()
    with socketio.SimpleClient() as simple:
        simple.connect(HOST, auth={"token": bot_m.token}, namespace="/events")
        comment = say(bot_u.client, bot_u.task, "payload")
        end = time.monotonic() + SOON
        while time.monotonic() < end:
            name, data = simple.receive(timeout=SOON)
            if name == "comment:new":
                heard.put(data)
                break
        assert heard.get_nowait()["comment_id"] == comment["id"]
    gazu.task.remove_comment(comment, client=admin)


def test_the_path_of_the_api_is_understood_too(bot_m):
    client = socketio.Client(handle_sigint=False, reconnection=False)
    try:
        client.connect(
            HOST,
            headers={"Authorization": f"Bearer {bot_m.token}"},
            namespaces=["/events"],
            socketio_path="/api/socket.io/",
        )
        assert client.connected
    finally:
        client.disconnect()


def test_a_person_hears_until_they_sign_out(admin, project, bot_u):
    person = Person(admin)
    gazu.project.add_person_to_team(project, person.row, client=admin)
    with Listener(person.client) as listener:
        say(bot_u.client, bot_u.task, "while signed in")
        listener.next("comment:new")
        assert ask("GET", "/auth/logout", person.token).status_code == 200
        listener.lost.get(timeout=SOON)


def test_nobody_can_poll_another_s_session(bot_m, bot_u):
    def poll(sid, token):
        return ask("GET", f"/socket.io/?EIO=4&transport=polling&sid={sid}", token)

    opened = ask("GET", "/socket.io/?EIO=4&transport=polling", bot_m.token)
    assert opened.status_code == 200 and opened.text.startswith('0{"sid":"')
    sid = opened.text.split('"')[3]
    for wrong in (poll(sid, bot_u.token), poll(nobody(), bot_m.token), poll(nobody(), None)):
        assert wrong.status_code == 400 and wrong.json()["code"] == 1
