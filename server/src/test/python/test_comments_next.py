"""S77, S78, S78b and S84: statuses kept from artists, attachments of comments, and batches as the client sends them, in multipart."""

import gazu
import pytest
from gazu.exception import NotAllowedException, ParameterException
from support import new_bot, refused, unique


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


def test_s77_a_status_may_be_kept_from_artists(admin, writer):
    short = unique("x").replace(" ", "")[:10]
    status = gazu.client.create(
        "task-status",
        {"name": short, "short_name": short, "color": "#112233", "is_artist_allowed": False},
        client=admin,
    )
    with refused(NotAllowedException):
        gazu.task.add_comment(writer.task, status, "mine", client=writer.client)


def test_s78_a_checklist_and_attachments_are_stored(writer, tmp_path):
    files = []
    for name, content in (("a.txt", b"one"), ("b.bin", bytes(range(256)) * 40)):
        (tmp_path / name).write_bytes(content)
        files.append(str(tmp_path / name))
    comment = say(writer, "see", checklist=[{"text": "do", "checked": False}], attachments=files)
    assert comment["checklist"] == [{"text": "do", "checked": False}]
    assert sorted(row["size"] for row in comment["attachment_files"]) == [3, 10240]
    for row in comment["attachment_files"]:
        copy = tmp_path / ("copy of " + row["name"])
        attachment = gazu.files.get_attachment_file(row["id"], client=writer.client)
        gazu.files.download_attachment_file(attachment, str(copy), client=writer.client)
        assert copy.read_bytes() == (tmp_path / row["name"]).read_bytes()


@pytest.mark.ours
def test_s78b_links_and_an_attachment_go_together_in_both_clients(writer, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"one")
    links = ["https://example.com/1", "https://example.com/2"]
    comment = say(writer, "see", links=links, attachments=[str(tmp_path / "a.txt")])
    assert comment["links"] == links and len(comment["attachment_files"]) == 1


def test_s84_a_batch_is_answered_in_full(bot_m, free_task):
    tasks = [free_task() for _ in range(3)]
    batch = [{"task_id": task["id"], "task_status_id": task["task_status_id"], "text": "b"} for task in tasks]
    rows = gazu.task.batch_comments(batch, client=bot_m.client)
    assert [row["object_id"] for row in rows] == [task["id"] for task in tasks]


@pytest.mark.ours
def test_s84_a_batch_is_written_as_a_whole_or_not_at_all(admin, bot_m, free_task):
    tasks = [free_task() for _ in range(2)]
    before = [len(gazu.task.all_comments_for_task(task, client=admin)) for task in tasks]
    batch = [{"task_id": tasks[0]["id"], "task_status_id": tasks[0]["task_status_id"], "text": "b"}, {"task_id": tasks[1]["id"], "text": "no status"}]
    with refused(ParameterException):
        gazu.task.batch_comments(batch, client=bot_m.client)
    assert [len(gazu.task.all_comments_for_task(task, client=admin)) for task in tasks] == before
