"""S74, S76, S78, S81b to S83: dates, mentions, links, replies, editing, deleting and acknowledging comments."""

import gazu
import pytest
from gazu.exception import NotAllowedException
from support import OLD_CLIENT, ask, new_bot, refused, unique


@pytest.fixture()
def writer(admin, project, free_task, collaboration):
    bot = new_bot(admin, name=unique("Robot"))
    gazu.project.add_person_to_team(project, bot.row, client=admin)
    bot.task = free_task()
    gazu.task.assign_task(bot.task, bot.row, client=admin)
    return bot


def say(bot, text, task=None, **more):
    task = task or bot.task
    return gazu.task.add_comment(task, task["task_status_id"], text, client=bot.client, **more)


def test_s74_a_manager_dates_a_comment_back(bot_m, free_task):
    comment = say(bot_m, "long ago", free_task(), created_at="2026-01-02 10:00:00")
    assert comment["created_at"] == "2026-01-02T10:00:00"


def test_s74_a_bot_does_not(writer):
    assert not say(writer, "long ago", created_at="2026-01-02 10:00:00")["created_at"].startswith("2026-01-02")


def test_s76_who_is_mentioned_may_answer_with_the_same_status(bot_m, writer, free_task, statuses):
    task = free_task()
    with refused(NotAllowedException):
        say(writer, "unasked", task)
    comment = say(bot_m, f"@{writer.row['full_name']} what do you think?", task)
    assert comment["mentions"] == [writer.id]
    assert say(writer, "I think", task)["person_id"] == writer.id
    other = next(row for row in statuses.values() if row["id"] != task["task_status_id"])
    with refused(NotAllowedException):
        gazu.task.add_comment(task, other, "I decide", client=writer.client)


def test_s78_links_are_stored(writer):
    links = ["https://example.com/1", "https://example.com/2"]
    assert say(writer, "see", links=links)["links"] == links


def test_s81b_a_bot_replies_under_its_own_name(writer, bot_m):
    comment = say(writer, "question")
    path = f"data/tasks/{writer.task['id']}/comments/{comment['id']}/reply"
    reply = gazu.client.post(path, {"text": "answer", "person_id": bot_m.id}, client=writer.client)
    assert reply["person_id"] == writer.id and reply["text"] == "answer"
    other = gazu.client.post(path, {"text": "mine"}, client=bot_m.client)
    assert ask("DELETE", f"/{path}/{other['id']}", writer.token).status_code == 403
    assert ask("DELETE", f"/{path}/{reply['id']}", writer.token).status_code == 200
    if not OLD_CLIENT:
        assert gazu.task.reply_to_comment(writer.task, comment, "again", client=writer.client)["person_id"] == writer.id


def test_s81b_what_a_client_sees_is_answered_by_managers(writer, bot_m):
    comment = gazu.task.add_comment(
        writer.task, writer.task["task_status_id"], "for you", for_client=True, client=bot_m.client
    )
    path = f"data/tasks/{writer.task['id']}/comments/{comment['id']}/reply"
    with refused(NotAllowedException):
        gazu.client.post(path, {"text": "from below"}, client=writer.client)


def test_s82_a_bot_edits_and_deletes_its_own_comments_alone(writer, bot_m):
    own, other = say(writer, "draft"), say(bot_m, "boss", writer.task)
    edited = gazu.task.update_comment({"id": own["id"], "text": "final"}, client=writer.client)
    assert edited["text"] == "final" and edited["editor_id"] == writer.id
    with refused(NotAllowedException):
        gazu.task.update_comment({"id": other["id"], "text": "mine"}, client=writer.client)
    with refused(NotAllowedException):
        gazu.task.remove_comment(other, client=writer.client)
    assert gazu.task.remove_comment(own, client=writer.client) == ""
    assert own["id"] not in {row["id"] for row in gazu.task.all_comments_for_task(writer.task, client=bot_m.client)}


def test_s83_the_last_comment_takes_its_status_along(admin, writer, statuses):
    for comment in gazu.task.all_comments_for_task(writer.task, client=admin):
        gazu.task.remove_comment(comment, client=admin)
    comment = gazu.task.add_comment(writer.task, statuses["wip"], "only", client=writer.client)
    gazu.task.remove_comment(comment, client=writer.client)
    task = gazu.task.get_task(writer.task["id"], client=writer.client)
    assert task["task_status"]["short_name"] == "todo"


def test_a_comment_is_acknowledged_and_no_longer(writer, bot_m):
    comment = say(writer, "seen?")
    path = f"data/tasks/{writer.task['id']}/comments/{comment['id']}/ack"
    assert gazu.client.post(path, {}, client=bot_m.client)["acknowledgements"] == [bot_m.id]
    assert gazu.client.post(path, {}, client=bot_m.client)["acknowledgements"] == []



@pytest.mark.ours
def test_a_comment_of_another_task_is_not_acknowledged(writer, bot_m, free_task):
    path = f"/data/tasks/{free_task()['id']}/comments/{say(writer, 'here')['id']}/ack"
    assert ask("POST", path, bot_m.token, json={}).status_code == 404


@pytest.mark.ours
def test_a_batch_in_json_is_written_as_a_whole_or_not_at_all(admin, bot_m, free_task):
    tasks = [free_task() for _ in range(2)]
    items = [{"task_id": task["id"], "task_status_id": task["task_status_id"], "text": "b"} for task in tasks]
    before = [len(gazu.task.all_comments_for_task(task, client=admin)) for task in tasks]
    wrong = [items[0], {"task_id": tasks[1]["id"], "text": "no status"}]
    assert ask("POST", "/actions/tasks/batch-comment", bot_m.token, json={"comments": wrong}).status_code == 400
    assert [len(gazu.task.all_comments_for_task(task, client=admin)) for task in tasks] == before
    answer = ask("POST", "/actions/tasks/batch-comment", bot_m.token, json={"comments": items})
    assert answer.status_code == 201
    assert [row["object_id"] for row in answer.json()] == [task["id"] for task in tasks]
