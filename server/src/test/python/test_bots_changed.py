"""S21 to S26: changing and deleting bots, what a bot may change of itself, and avatars."""

import struct
import zlib

import gazu
import pytest
from gazu.exception import NotAllowedException, NotAuthenticatedException, ParameterException, RouteNotFoundException
from shapes import DEFAULTS, WITH_DEPARTMENTS, has_exactly
from support import ask, new_bot, nobody, refused, token_of


def test_s21_a_new_role_holds_at_once_and_keeps_the_token(admin, project):
    bot = new_bot(admin, role="user")
    with refused(NotAllowedException):
        gazu.project.get_project(project["id"], client=bot.client)
    row = gazu.person.update_bot({"id": bot.id, "role": "admin"}, client=admin)
    assert row["role"] == "admin" and "access_token" not in row
    has_exactly(row, WITH_DEPARTMENTS)
    assert gazu.project.get_project(project["id"], client=bot.client)["id"] == project["id"]
    gazu.person.update_bot({"id": bot.id, "role": "supervisor"}, client=admin)
    with refused(NotAllowedException):
        gazu.project.get_project(project["id"], client=bot.client)


@pytest.mark.parametrize(
    "key, value",
    [
        ("role", "admin"),
        ("departments", None),
        ("active", False),
        ("archived", True),
        ("studio_id", None),
        ("expiration_date", "2099-12-31"),
        ("last_presence", "2026-01-01"),
        ("is_generated_from_ldap", True),
        ("ldap_uid", "someone"),
        ("login_failed_attemps", 3),
        ("id", None),
        ("created_at", "2001-01-01T00:00:00"),
        ("password", "secret-secret"),
        ("jti", "x"),
    ],
)
def test_s22_what_a_bot_may_not_change_of_itself_is_passed_over(admin, departments, key, value):
    bot = new_bot(admin)
    value = departments[:1] if key == "departments" else nobody() if key in ("id", "studio_id") else value
    before = gazu.client.fetch_one("persons", bot.id, client=admin)
    answer = ask("PUT", f"/data/persons/{bot.id}", bot.token, json={key: value, "phone": "123"})
    assert answer.status_code == 200
    assert "access_token" not in answer.json()
    after = gazu.client.fetch_one("persons", bot.id, client=admin)
    assert {**after, "updated_at": None} == {**before, "phone": "123", "updated_at": None}
    assert bot.alive()


@pytest.mark.ours
@pytest.mark.parametrize(
    "key, value",
    [("is_guest", True), ("daily_salary", 1000), ("position", "lead"), ("seniority", "senior"), ("totp_enabled", True)],
)
def test_s22_a_bot_raises_neither_its_salary_nor_its_standing(admin, key, value):
    bot = new_bot(admin)
    answer = ask("PUT", f"/data/persons/{bot.id}", bot.token, json={key: value})
    assert answer.status_code == 200
    assert answer.json()[key] == DEFAULTS[key]


@pytest.mark.parametrize(
    "key, value",
    [
        ("first_name", "renamed"),
        ("last_name", "too"),
        ("email", "elsewhere@example.com"),
        ("phone", "+33 1"),
        ("country", "FR"),
        ("timezone", "Asia/Tokyo"),
        ("locale", "fr_FR"),
        ("display_date_format", "DD/MM/YYYY"),
        ("notifications_enabled", True),
        ("data", {"machine": "farm-7"}),
    ],
)
def test_a_bot_changes_what_is_its_own(admin, key, value):
    bot = new_bot(admin)
    row = gazu.person.update_person({"id": bot.id, key: value}, client=bot.client)
    assert row[key] == value
    assert gazu.client.get_current_user(client=bot.client)[key] == value


@pytest.mark.ours
def test_the_flag_of_a_bot_is_set_for_ever(admin, human):
    bot = new_bot(admin)
    assert ask("PUT", f"/data/persons/{bot.id}", token_of(admin), json={"is_bot": False}).status_code == 400
    assert ask("PUT", f"/data/persons/{human.id}", token_of(admin), json={"is_bot": True}).status_code == 400
    assert ask("PUT", f"/data/persons/{bot.id}", token_of(admin), json={"is_bot": True, "phone": "1"}).status_code == 200
    assert gazu.client.fetch_one("persons", bot.id, client=admin)["is_bot"] is True


def test_s23_a_bot_changes_nobody_else(admin, bot_u, bot_m, bot_x):
    for bot in (bot_u, bot_m):
        with refused(NotAllowedException):
            gazu.person.update_person({"id": bot_x.id, "first_name": "hijacked"}, client=bot.client)
        with refused(NotAllowedException):
            gazu.person.remove_bot(bot_x.row, client=bot.client)
    with refused(RouteNotFoundException):
        gazu.client.put(f"data/persons/{nobody()}", {"first_name": "x"}, client=admin)
    assert bot_x.alive()


def test_s24_a_bot_that_commented_is_deleted_by_force_only(admin, project, free_task, statuses, collaboration):
    bot = new_bot(admin)
    gazu.project.add_person_to_team(project, bot.row, client=admin)
    task = free_task()
    gazu.task.assign_task(task, bot.row, client=admin)
    gazu.task.add_comment(task, task["task_status_id"], "I was here", client=bot.client)
    with refused(ParameterException):
        gazu.person.remove_bot(bot.row, client=admin)
    assert bot.alive()
    assert gazu.person.remove_bot(bot.row, force=True, client=admin) == ""
    with refused(NotAuthenticatedException):
        gazu.client.get_current_user(client=bot.client)
    with refused(RouteNotFoundException):
        gazu.person.remove_bot(bot.row, force=True, client=admin)
    assert gazu.person.get_person(bot.id, client=admin) is None


def test_an_unused_bot_is_deleted_without_force(admin):
    bot = new_bot(admin)
    assert ask("DELETE", f"/data/persons/{bot.id}", token_of(admin)).status_code == 204
    assert not bot.alive()


def test_s25_nobody_deletes_themselves(admin, bot_a):
    with refused(NotAllowedException):
        gazu.person.remove_bot(bot_a.row, client=bot_a.client)
    me = gazu.client.get_current_user(client=admin)
    with refused(NotAllowedException):
        gazu.person.remove_person(me, force=True, client=admin)
    assert bot_a.alive()


def picture(width=3, height=3, color=b"\x40\x80\xc0"):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + color * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_s26_a_bot_has_an_avatar(admin, bot_u, bot_x, tmp_path):
    bot = new_bot(admin)
    file = tmp_path / "face.png"
    file.write_bytes(picture(200, 200))
    assert ask("GET", f"/pictures/thumbnails/persons/{bot.id}.png", bot_u.token).status_code == 404
    answer = gazu.person.set_avatar(bot.row, str(file), client=bot.client)
    assert isinstance(answer["thumbnail_path"], str)
    assert gazu.client.get_current_user(client=bot.client)["has_avatar"] is True
    copy = tmp_path / "copy.png"
    gazu.files.download_person_avatar(bot.row, str(copy), client=bot_u.client)
    assert copy.read_bytes().startswith(b"\x89PNG")
    assert ask("GET", f"/pictures/thumbnails/persons/{bot.id}.png", None).status_code == 401
    with open(file, "rb") as content:
        forbidden = ask("POST", f"/pictures/thumbnails/persons/{bot.id}", bot_x.token, files={"file": content})
    assert forbidden.status_code == 403
    # Clearing is the administrators' alone.
    assert ask("DELETE", f"/actions/persons/{bot.id}/clear-avatar", bot.token).status_code == 403
    assert ask("DELETE", f"/actions/persons/{bot.id}/clear-avatar", token_of(admin)).status_code == 204
    assert gazu.client.get_current_user(client=bot.client)["has_avatar"] is False
    assert ask("GET", f"/pictures/thumbnails/persons/{bot.id}.png", bot_u.token).status_code == 404


@pytest.mark.ours
@pytest.mark.parametrize("content", [b"", b"not a picture", picture()[:40], b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_s26_what_is_no_picture_is_400(admin, content):
    bot = new_bot(admin)
    answer = ask("POST", f"/pictures/thumbnails/persons/{bot.id}", bot.token, files={"file": ("a.png", content)})
    assert answer.status_code == 400
    assert gazu.client.get_current_user(client=bot.client)["has_avatar"] is False


def test_an_update_ignores_what_it_does_not_know(admin):
    bot = new_bot(admin)
    answer = ask("PUT", f"/data/persons/{bot.id}", token_of(admin), json={"no_such_key": 1, "phone": "12"})
    assert answer.status_code == 200 and answer.json()["phone"] == "12"
    assert "no_such_key" not in answer.json()


@pytest.mark.parametrize(
    "changes",
    [{"role": "boss"}, {"expiration_date": "2001-01-01"}, {"email": "no address"}, {"departments": ["x"]}, {"active": 7}],
    ids=str,
)
def test_a_wrong_update_changes_nothing(admin, changes):
    bot = new_bot(admin)
    before = gazu.client.fetch_one("persons", bot.id, client=admin)
    assert ask("PUT", f"/data/persons/{bot.id}", token_of(admin), json={**changes, "phone": "9"}).status_code == 400
    assert gazu.client.fetch_one("persons", bot.id, client=admin) == before
    assert bot.alive()


def test_an_administrator_moves_a_bot_between_departments(admin, departments):
    bot = new_bot(admin)
    row = gazu.person.update_bot({"id": bot.id, "departments": departments[:2]}, client=admin)
    assert sorted(row["departments"]) == sorted(departments[:2])
    row = gazu.person.update_bot({"id": bot.id, "departments": []}, client=admin)
    assert row["departments"] == []
    assert bot.alive()
