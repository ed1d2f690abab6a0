"""S70 to S86, in part: publishing comments as a bot, and what a comment does to its task."""

import gazu
import pytest
from gazu.exception import NotAllowedException, NotAuthenticatedException, ParameterException, RouteNotFoundException
from shapes import COMMENT_POSTED, FULL, SHORT, TASK_STATUS, has_exactly
from support import ask, new_bot, nobody, refused, token_of


@pytest.fixture()
def writer(admin, project, free_task, collaboration):
    """A bot in the team that is assigned to a task of its own."""
    bot = new_bot(admin)
    gazu.project.add_person_to_team(project, bot.row, client=admin)
    bot.task = free_task()
    assert gazu.task.assign_task(bot.task, bot.row, client=admin)
    return bot


def post(task, token, **body):
    return ask("POST", f"/actions/tasks/{task['id']}/comment", token, json=body)


def state(task, client):
    return gazu.task.get_task(task["id"], client=client)


def test_s70_a_bot_s_comment_bears_its_name(writer):
    status = state(writer.task, writer.client)["task_status"]
    comment = gazu.task.add_comment(writer.task, status, "Bonjour 日本 ✨", client=writer.client)
    assert comment["text"] == "Bonjour 日本 ✨"
    assert comment["person_id"] == writer.id
    assert comment["person"]["full_name"] == writer.row["full_name"]
    assert comment["object_id"] == writer.task["id"] and comment["task_status_id"] == status["id"]


def test_the_answer_to_a_comment_has_its_shape(writer):
    answer = post(writer.task, writer.token, task_status_id=writer.task["task_status_id"], comment="shape")
    assert answer.status_code == 201
    body = answer.json()
    has_exactly(body, COMMENT_POSTED)
    has_exactly(body["person"], FULL)
    has_exactly(body["task_status"], TASK_STATUS)
    for key in ("previews", "mentions", "department_mentions", "acknowledgements", "attachment_files"):
        assert body[key] == []
    assert body["object_type"] == "Task" and body["type"] == "Comment"
    assert body["checklist"] == [] and body["links"] == [] and body["replies"] == []
    assert body["for_client"] is False and body["editor_id"] is None
    # The client takes a text under these keys for a failed upload.
    assert not {"message", "error"} & set(body)


def test_s71_a_person_reads_it_newest_first(writer, human):
    status = writer.task["task_status_id"]
    for text in ("one", "two", "three"):
        gazu.task.add_comment(writer.task, status, text, client=writer.client)
    rows = gazu.task.all_comments_for_task(writer.task, client=human.client)
    ours = [row for row in rows if row["person_id"] == writer.id]
    assert sorted(row["text"] for row in ours) == ["one", "three", "two"]
    assert rows[0]["person"]["id"] == writer.id
    has_exactly(rows[0]["person"], SHORT)
    assert gazu.task.get_last_comment_for_task(writer.task, client=human.client)["person"]["id"] == writer.id


@pytest.mark.ours
def test_s71_comments_of_one_second_keep_their_order(writer, human):
    texts = [f"number {count}" for count in range(12)]
    for text in texts:
        gazu.task.add_comment(writer.task, writer.task["task_status_id"], text, client=writer.client)
    rows = gazu.task.all_comments_for_task(writer.task, client=human.client)
    assert [row["text"] for row in rows[:12]] == texts[::-1]


def test_s72_a_status_is_set_by_commenting(writer, statuses):
    before = state(writer.task, writer.client)
    gazu.task.add_comment(writer.task, statuses["wip"], "started", client=writer.client)
    after = state(writer.task, writer.client)
    assert after["task_status_id"] == statuses["wip"]["id"] != before["task_status_id"] or before["real_start_date"]
    assert after["real_start_date"] and after["last_comment_date"]
    started = after["real_start_date"]
    gazu.task.add_comment(writer.task, statuses["done"], "finished", client=writer.client)
    done = state(writer.task, writer.client)
    assert done["done_date"] and done["real_start_date"] == started
    gazu.task.add_comment(writer.task, statuses["wip"], "not yet", client=writer.client)
    again = state(writer.task, writer.client)
    assert again["done_date"] is None and again["end_date"] is None and again["real_start_date"] == started
    gazu.task.add_comment(writer.task, statuses["wfa"], "look", client=writer.client)
    assert state(writer.task, writer.client)["end_date"]


def test_s73_a_bot_cannot_put_words_into_another_mouth(writer, admin):
    me = gazu.client.get_current_user(client=admin)
    comment = gazu.task.add_comment(
        writer.task, writer.task["task_status_id"], "as the boss", person=me, client=writer.client
    )
    assert comment["person_id"] == writer.id
    assert gazu.task.get_comment(comment["id"], client=admin)["person_id"] == writer.id


def test_s74_a_manager_may_write_in_the_name_of_another(bot_m, admin, free_task):
    task = free_task()
    me = gazu.client.get_current_user(client=admin)
    comment = gazu.task.add_comment(task, task["task_status_id"], "dictated", person=me, client=bot_m.client)
    assert comment["person_id"] == me["id"]
    with_own_name = gazu.task.add_comment(task, task["task_status_id"], "own", client=bot_m.client)
    assert with_own_name["person_id"] == bot_m.id


def test_s75_a_bot_comments_only_what_it_is_assigned_to(bot_u, bot_x, free_task, admin):
    task = free_task()
    before = gazu.task.all_comments_for_task(task, client=admin)
    for bot in (bot_u, bot_x):
        with refused(NotAllowedException):
            gazu.task.add_comment(task, task["task_status_id"], "unasked", client=bot.client)
    assert gazu.task.all_comments_for_task(task, client=admin) == before


def test_s79_the_status_is_needed_and_must_exist(writer, admin):
    with refused(RouteNotFoundException):
        gazu.task.add_comment(writer.task, {"id": nobody()}, "x", client=writer.client)
    with refused(ParameterException):
        gazu.client.post(f"actions/tasks/{writer.task['id']}/comment", {"comment": "x"}, client=writer.client)
    with refused(RouteNotFoundException):
        gazu.client.post(
            f"actions/tasks/{nobody()}/comment", {"task_status_id": writer.task["task_status_id"]}, client=admin
        )


@pytest.mark.parametrize(
    "body, status",
    [
        ({"task_status_id": None, "comment": "x"}, 400),
        ({"task_status_id": 3, "comment": "x"}, 400),
        ({"task_status_id": "not-a-uuid", "comment": "x"}, 404),
        ({"comment": None}, 400),
        ({"comment": 3}, 400),
        ({"comment": ["x"]}, 400),
        ({"comment": ""}, 201),
        ({}, 201),
    ],
    ids=str,
)
def test_s79_what_a_comment_may_hold(writer, admin, body, status):
    before = len(gazu.task.all_comments_for_task(writer.task, client=admin))
    body = {"task_status_id": writer.task["task_status_id"], **body}
    assert post(writer.task, writer.token, **body).status_code == status
    assert len(gazu.task.all_comments_for_task(writer.task, client=admin)) == before + (status == 201)


def test_s80_a_retake_is_counted_once_each_time_it_begins(writer, statuses):
    gazu.task.add_comment(writer.task, statuses["wip"], "begun", client=writer.client)
    count = state(writer.task, writer.client)["retake_count"]
    gazu.task.add_comment(writer.task, statuses["retake"], "again", client=writer.client)
    assert state(writer.task, writer.client)["retake_count"] == count + 1
    gazu.task.add_comment(writer.task, statuses["retake"], "still", client=writer.client)
    assert state(writer.task, writer.client)["retake_count"] == count + 1
    gazu.task.add_comment(writer.task, statuses["wip"], "on it", client=writer.client)
    gazu.task.add_comment(writer.task, statuses["retake"], "once more", client=writer.client)
    assert state(writer.task, writer.client)["retake_count"] == count + 2


def test_s81_a_task_is_started_by_its_bot(writer, statuses):
    comment = gazu.task.start_task(writer.task, client=writer.client)
    assert comment["text"] == "" and comment["task_status_id"] == statuses["wip"]["id"]
    assert state(writer.task, writer.client)["task_status_id"] == statuses["wip"]["id"]


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "עברית ועוד", "a" * 20000, "line\nline\r\n\ttab", "'; --", "👩‍🚀🇫🇷", "**bold** [x](javascript:y)"],
    ids=["markup", "right to left", "long", "lines", "quotes", "emoji", "markdown"],
)
def test_any_text_comes_back_as_it_was(writer, admin, text):
    comment = gazu.task.add_comment(writer.task, writer.task["task_status_id"], text, client=writer.client)
    assert comment["text"] == text
    assert gazu.task.get_comment(comment["id"], client=admin)["text"] == text


def test_a_supervisor_of_the_team_comments_without_being_assigned(admin, project, free_task):
    bot = new_bot(admin, role="supervisor")
    gazu.project.add_person_to_team(project, bot.row, client=admin)
    task = free_task()
    assert gazu.task.add_comment(task, task["task_status_id"], "seen", client=bot.client)["person_id"] == bot.id


def test_a_vendor_comments_what_it_is_assigned_to(admin, project, free_task, collaboration):
    bot = new_bot(admin, role="vendor")
    gazu.project.add_person_to_team(project, bot.row, client=admin)
    mine, other = free_task(), free_task()
    gazu.task.assign_task(mine, bot.row, client=admin)
    assert gazu.task.add_comment(mine, mine["task_status_id"], "delivered", client=bot.client)["person_id"] == bot.id
    with refused(NotAllowedException):
        gazu.task.add_comment(other, other["task_status_id"], "unasked", client=bot.client)
    with refused(NotAllowedException):
        gazu.task.all_comments_for_task(other, client=bot.client)


def test_s85_the_comment_is_told_as_an_event_of_the_bot(writer, admin):
    comment = gazu.task.add_comment(writer.task, writer.task["task_status_id"], "tell", client=writer.client)
    events = ask("GET", "/data/events/last?limit=50", token_of(admin)).json()
    mine = [event for event in events if event["name"] == "comment:new" and event["data"]["comment_id"] == comment["id"]]
    assert len(mine) == 1
    assert mine[0]["user_id"] == writer.id
    assert mine[0]["data"]["task_id"] == writer.task["id"]
    assert mine[0]["data"]["task_status_id"] == writer.task["task_status_id"]


def test_s85_events_are_for_administrators_and_managers(writer):
    assert ask("GET", "/data/events/last", writer.token).status_code == 403


@pytest.mark.ours
def test_s86_what_a_deleted_bot_wrote_stays_under_its_name(writer, admin):
    comment = gazu.task.add_comment(writer.task, writer.task["task_status_id"], "my testament", client=writer.client)
    gazu.person.remove_bot(writer.row, force=True, client=admin)
    with refused(NotAuthenticatedException):
        gazu.client.get_current_user(client=writer.client)
    row = next(r for r in gazu.task.all_comments_for_task(writer.task, client=admin) if r["id"] == comment["id"])
    assert row["text"] == "my testament"
    assert row["person"]["full_name"] == writer.row["full_name"]
    assert gazu.task.get_comment(comment["id"], client=admin)["text"] == "my testament"


def test_a_suspended_bot_writes_nothing(writer, admin):
    before = gazu.task.all_comments_for_task(writer.task, client=admin)
    gazu.person.update_bot({"id": writer.id, "active": False}, client=admin)
    with refused(NotAuthenticatedException):
        gazu.task.add_comment(writer.task, writer.task["task_status_id"], "psst", client=writer.client)
    assert gazu.task.all_comments_for_task(writer.task, client=admin) == before


def test_a_bot_that_left_the_team_writes_nothing(writer, admin, project):
    gazu.project.remove_person_from_team(project, writer.row, client=admin)
    with refused(NotAllowedException):
        gazu.task.add_comment(writer.task, writer.task["task_status_id"], "psst", client=writer.client)
