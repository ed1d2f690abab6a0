"""Files attached to comments and replies, one by one and in batches, and who sees them."""

import struct
import zlib

import gazu
import pytest
from gazu.exception import NotAllowedException, ParameterException, RouteNotFoundException
from support import OLD_CLIENT, ask, new_bot, nobody, refused, unique

BYTES = bytes(range(256)) * 1024


@pytest.fixture(scope="module")
def writer(admin, project, free_task, collaboration):
    bot = new_bot(admin, name=unique("Robot"))
    gazu.project.add_person_to_team(project, bot.row, client=admin)
    bot.task = free_task()
    gazu.task.assign_task(bot.task, bot.row, client=admin)
    return bot


@pytest.fixture()
def file(tmp_path):
    def made(name, content=BYTES):
        (tmp_path / name).write_bytes(content)
        return str(tmp_path / name)

    return made


def say(bot, text, **more):
    return gazu.task.add_comment(bot.task, bot.task["task_status_id"], text, client=bot.client, **more)


def content(bot, row):
    return ask("GET", f"/data/attachment-files/{row['id']}/file/x", bot.token)


def test_a_file_comes_back_byte_for_byte(writer, file, tmp_path):
    (row,) = say(writer, "see", attachments=[file("Série é 日本.bin")])["attachment_files"]
    assert row == {"id": row["id"], "name": "Série é 日本.bin", "extension": "bin", "size": len(BYTES)}
    whole = gazu.files.get_attachment_file(row["id"], client=writer.client)
    assert whole["type"] == "AttachmentFile" and whole["mimetype"] == "application/octet-stream"
    copy = tmp_path / "copy"
    gazu.files.download_attachment_file(whole, str(copy), client=writer.client)
    assert copy.read_bytes() == BYTES


def test_a_download_is_neither_compressed_nor_run(writer, file):
    (row,) = say(writer, "see", attachments=[file("page.html", b"<script>1</script>" * 999)])["attachment_files"]
    answer = content(writer, row)
    assert answer.headers["Content-Length"] == str(row["size"]) and "Content-Encoding" not in answer.headers
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.ours
def test_files_are_added_and_taken_away(writer, file):
    comment = say(writer, "first")
    rows = gazu.task.add_attachment_files_to_comment(
        writer.task, comment, [file("a.txt"), file("b.txt")], client=writer.client
    )
    rows.sort(key=lambda row: row["name"])
    assert [row["name"] for row in rows] == ["a.txt", "b.txt"]
    arguments = (comment, rows[0]) if OLD_CLIENT else (writer.task, comment, rows[0])
    gazu.task.delete_comment_attachment(*arguments, client=writer.client)
    with refused(RouteNotFoundException):
        gazu.files.get_attachment_file(rows[0]["id"], client=writer.client)
    assert content(writer, rows[0]).status_code == 404 and content(writer, rows[1]).content == BYTES


@pytest.mark.ours
def test_a_batch_brings_each_comment_its_files(writer, file):
    item = {"task_id": writer.task["id"], "task_status_id": writer.task["task_status_id"], "text": "b"}
    batch = [{**item, "attachment_files": [file("a.txt", b"a")]}, item, {**item, "attachment_files": [file("c.txt", b"c")]}]
    rows = gazu.task.batch_comments(batch, client=writer.client)
    assert [[each["name"] for each in row["attachment_files"]] for row in rows] == [["a.txt"], [], ["c.txt"]]
    assert content(writer, rows[2]["attachment_files"][0]).content == b"c"
    if hasattr(gazu.task, "create_multiple_comments"):
        many = gazu.task.create_multiple_comments(writer.task["project_id"], batch[:1], client=writer.client)
        assert len(many[0]["attachment_files"]) == 1


@pytest.mark.ours
def test_a_batch_that_fails_leaves_nothing(writer, admin, file):
    listing = f"data/tasks/{writer.task['id']}/attachment-files"
    before = gazu.client.get(listing, client=admin)
    item = {"task_id": writer.task["id"], "task_status_id": writer.task["task_status_id"], "text": "b"}
    batch = [{**item, "attachment_files": [file("a.txt")]}, {"task_id": writer.task["id"], "text": "no status"}]
    with refused(ParameterException):
        gazu.task.batch_comments(batch, client=writer.client)
    assert gazu.client.get(listing, client=admin) == before


@pytest.mark.ours
def test_a_reply_brings_files(writer, file):
    comment = say(writer, "question")
    with open(file("r.txt", b"reply"), "rb") as sent:
        path = f"/data/tasks/{writer.task['id']}/comments/{comment['id']}/reply"
        answer = ask("POST", path, writer.token, files={"file": sent}, data={"text": "see"})
    assert answer.status_code == 200, answer.text
    (row,) = gazu.task.get_comment(comment["id"], client=writer.client)["attachment_files"]
    assert row["reply_id"] == answer.json()["id"] and content(writer, row).content == b"reply"


@pytest.mark.ours
def test_only_who_sees_the_comment_sees_its_files(writer, bot_x, bot_m, human, file):
    comment = say(writer, "mine", attachments=[file("a.txt", b"a")])
    (row,) = comment["attachment_files"]
    with refused(NotAllowedException):
        gazu.files.get_attachment_file(row["id"], client=bot_x.client)
    assert content(bot_x, row).status_code == 403 and content(human, row).content == b"a"
    with refused(NotAllowedException):
        gazu.task.add_attachment_files_to_comment(writer.task, comment, [file("b.txt")], client=human.client)
    assert gazu.task.add_attachment_files_to_comment(writer.task, comment, [file("b.txt")], client=bot_m.client)
    with refused(RouteNotFoundException):
        gazu.files.get_attachment_file(nobody(), client=writer.client)


@pytest.mark.ours
@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"../file": ("a.txt", b"x")},
        {"other": ("a.txt", b"x")},
        {f"f{number}": (None, "x") for number in range(10_000)},
        {"preview_file-0-0": ("a.mp4", b"x")},
    ],
    ids=["no part", "a path", "another name", "10,000 parts", "a preview"],
)
def test_a_form_that_nobody_should_send_leaves_nothing(writer, admin, parts):
    comment = say(writer, "kept as it is")
    path = f"/actions/tasks/{writer.task['id']}/comments/{comment['id']}/add-attachment"
    answer = ask("POST", path, writer.token, files=parts) if parts else ask("POST", path, writer.token)
    assert answer.status_code == 400, answer.text
    assert gazu.task.get_comment(comment["id"], client=admin)["attachment_files"] == []


@pytest.mark.ours
def test_a_broken_or_oversized_form_is_refused(writer):
    path = f"/actions/tasks/{writer.task['id']}/comment"
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    for body in ("", "x", "--b", head, head + "half", "--c\r\n\r\n--c--"):
        assert ask("POST", path, writer.token, data=body, headers=headers).status_code == 400, body
    fields = {"task_status_id": (None, writer.task["task_status_id"]), "comment": (None, "x" * 5_000_000)}
    assert ask("POST", path, writer.token, files=fields).status_code == 413


@pytest.mark.ours
def test_names_are_made_safe(writer):
    path = f"/actions/tasks/{writer.task['id']}/comments/{say(writer, 'x')['id']}/add-attachment"
    for sent, kept in (("../../etc/passwd", "passwd"), ("a\u202egnp.exe", "agnp.exe"), ("..", "file"), ("x" * 999 + ".txt", "x" * 200 + ".txt")):
        answer = ask("POST", path, writer.token, files={"file": (sent, b"x", "text/html")})
        assert answer.status_code == 201, answer.text
        assert answer.json()[0]["name"] == kept


def png(width, height):
    """A picture of one colour."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x20\x90\x40" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.ours
def test_a_picture_has_a_small_one(writer, bot_x, human, file, tmp_path):
    files = [file("a.png", png(1000, 500)), file("text.png", b"<script>1</script>"), file("b.txt", png(2, 2))]
    rows = {row["name"]: row for row in say(writer, "see", attachments=files)["attachment_files"]}
    copy = tmp_path / "small"
    gazu.files.download_attachment_thumbnail(rows["a.png"]["id"], str(copy), client=writer.client)
    assert copy.read_bytes()[:8] == png(1, 1)[:8] and struct.unpack(">II", copy.read_bytes()[16:24]) == (256, 128)

    def small(bot, name):
        return ask("GET", f"/pictures/thumbnails/attachment-files/{name}", bot.token)

    answer = small(human, rows["a.png"]["id"] + ".png")
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff" and "private" in answer.headers["Cache-Control"]
    assert small(bot_x, rows["a.png"]["id"] + ".png").status_code == 403
    others = (rows["text.png"]["id"] + ".png", rows["b.txt"]["id"] + ".png", rows["a.png"]["id"], nobody() + ".png")
    for name in others:
        assert small(writer, name).status_code == 404
