"""S45 to S49: routes that are for people only, and routes that refuse a bot as the person they are about."""

import gazu
import pytest
from gazu.exception import NotAllowedException, NotAuthenticatedException
from support import Person, ask, client_with, new_bot, nobody, refused, today, token_of

ID = "{id}"

# Everything under /data/user/ and /actions/user/, and the routes of a session, a password and a second factor.
PEOPLE_ONLY = """
GET /auth/logout
POST /auth/change-password
POST /auth/app-login/code
PUT /auth/totp
POST /auth/totp
DELETE /auth/totp
PUT /auth/email-otp
POST /auth/email-otp
DELETE /auth/email-otp
PUT /auth/fido
POST /auth/fido
DELETE /auth/fido
PUT /auth/recovery-codes
GET /data/user/context
GET /data/user/assets/{id}/tasks
GET /data/user/assets/{id}/task-types
GET /data/user/shots/{id}/tasks
GET /data/user/shots/{id}/task-types
GET /data/user/scenes/{id}/tasks
GET /data/user/scenes/{id}/task-types
GET /data/user/sequences/{id}/tasks
GET /data/user/sequences/{id}/task-types
GET /data/user/sequences/{id}/shots
GET /data/user/sequences/{id}/scenes
GET /data/user/projects/open
GET /data/user/projects/{id}/asset-types
GET /data/user/projects/{id}/asset-types/{id}/assets
GET /data/user/projects/{id}/sequences
GET /data/user/projects/{id}/episodes
GET /data/user/tasks
GET /data/user/tasks-to-check
GET /data/user/tasks-to-check/filter-values
GET /data/user/done-tasks
GET /data/user/filters
POST /data/user/filters
PUT /data/user/filters/{id}
DELETE /data/user/filters/{id}
GET /data/user/filter-groups
POST /data/user/filter-groups
GET /data/user/filter-groups/{id}
PUT /data/user/filter-groups/{id}
DELETE /data/user/filter-groups/{id}
GET /data/user/desktop-login-logs
POST /data/user/desktop-login-logs
GET /data/user/time-spents
GET /data/user/time-spents/2026-01-01
GET /data/user/tasks/{id}/time-spents/2026-01-01
GET /data/user/day-offs/2026-01-01
GET /data/user/notifications
GET /data/user/notifications/{id}
PUT /data/user/notifications/{id}
POST /actions/user/notifications/mark-all-as-read
GET /data/user/tasks/{id}/subscribed
GET /data/user/entities/{id}/task-types/{id}/subscribed
GET /data/user/sequences/{id}/task-types/{id}/subscribed
POST /actions/user/tasks/subscribe
POST /actions/user/tasks/unsubscribe
POST /actions/user/tasks/{id}/subscribe
DELETE /actions/user/tasks/{id}/unsubscribe
POST /actions/user/sequences/{id}/task-types/{id}/subscribe
DELETE /actions/user/sequences/{id}/task-types/{id}/unsubscribe
GET /data/user/chats
POST /actions/user/chats/{id}/join
DELETE /actions/user/chats/{id}/join
DELETE /actions/user/clear-avatar
""".split("\n")[1:-1]

# The older reference had this one; our rule covers it as well.
OLD_PEOPLE_ONLY = ["GET /data/user/projects/{id}/task-types/{id}/sequence-subscriptions"]


def send(line, token):
    method, path = line.split(" ")
    body = {} if method in ("POST", "PUT") else None
    return ask(method, path.replace(ID, nobody()), token, json=body)


def test_the_list_has_the_sixty_five_routes():
    assert len(PEOPLE_ONLY) == len(set(PEOPLE_ONLY)) == 65


@pytest.mark.parametrize("line", PEOPLE_ONLY)
def test_s46_an_administrator_bot_is_refused_before_anything_is_looked_up(bot_a, line):
    assert send(line, bot_a.token).status_code == 403


@pytest.mark.ours
@pytest.mark.parametrize("line", OLD_PEOPLE_ONLY)
def test_s46_the_older_route_refuses_too(bot_a, line):
    assert send(line, bot_a.token).status_code == 403


def test_s46_a_bot_has_nothing_to_refresh(bot_a):
    assert ask("GET", "/auth/refresh-token", bot_a.token).status_code == 422


@pytest.mark.parametrize("line", PEOPLE_ONLY)
def test_s46_without_a_token_it_is_401(line):
    assert send(line, None).status_code in (401,)


def test_s46_the_bot_lives_on_after_all_these_refusals(bot_a):
    assert bot_a.alive()


# Asked of a person who is made for it: logging out ends the session that asks.
@pytest.mark.parametrize("line", PEOPLE_ONLY)
def test_s48_a_person_is_neither_unknown_nor_forbidden_there(admin, someone, line):
    token = Person(admin).token if line == "GET /auth/logout" else someone.token
    assert send(line, token).status_code not in (401, 403)


@pytest.fixture(scope="module")
def someone(admin):
    return Person(admin)


def test_s48_a_person_s_own_api_token_passes_there_as_well(admin):
    person = Person(admin)
    row = ask("PUT", f"/data/persons/{person.id}", person.token, json={"expiration_date": today(30)}).json()
    token = row["access_token"]
    for line in ("GET /data/user/context", "GET /data/user/projects/open", "GET /data/user/tasks"):
        assert send(line, token).status_code == 200, line
    assert gazu.user.get_context(client=client_with(token))


@pytest.mark.parametrize(
    "call",
    [
        gazu.user.get_context,
        gazu.user.all_open_projects,
        gazu.user.all_tasks_to_do,
        gazu.user.all_notifications,
        gazu.user.log_desktop_session_log_in,
        gazu.user.all_done_tasks,
        gazu.user.all_filters,
        gazu.user.all_chats,
    ],
    ids=lambda call: call.__name__,
)
def test_s45_what_is_about_the_caller_is_refused_to_a_bot(bot_a, call):
    with refused(NotAllowedException):
        call(client=bot_a.client)


def test_s45_without_a_token_it_is_another_exception():
    with refused(NotAuthenticatedException):
        gazu.user.get_context(client=client_with())


def test_s47_what_is_not_about_the_caller_works(bot_a, project):
    assert project["id"] in {row["id"] for row in gazu.context.all_open_projects(client=bot_a.client)}
    assert gazu.user.is_authenticated(client=bot_a.client) is True


def test_s49_a_bot_is_not_invited_nor_given_a_password_and_has_no_days_off(admin):
    bot = new_bot(admin)
    with refused(NotAllowedException):
        gazu.person.invite_person(bot.row, client=admin)
    with refused(NotAllowedException):
        gazu.person.change_password_for_person(bot.row, "secret88", client=admin)
    with refused(NotAllowedException):
        gazu.task.all_done_tasks_for_person(bot.row, client=admin)
    with refused(NotAllowedException):
        gazu.person.get_day_offs(bot.row, client=admin)
    assert bot.alive()


ABOUT_A_PERSON = """
GET /actions/persons/{person}/invite
POST /actions/persons/{person}/change-password
DELETE /actions/persons/{person}/disable-two-factor-authentication
GET /data/persons/{person}/tasks
GET /data/persons/{person}/done-tasks
GET /data/persons/{person}/related-tasks/{task_type}
GET /data/persons/{person}/time-spents
GET /data/persons/{person}/time-spents/2026-01-01
GET /data/persons/{person}/time-spents/year/2026
GET /data/persons/{person}/time-spents/month/2026/1
GET /data/persons/{person}/time-spents/month/all/2026/1
GET /data/persons/{person}/time-spents/week/2026/1
GET /data/persons/{person}/time-spents/day/2026/1/1
GET /data/persons/{person}/day-offs
GET /data/persons/{person}/day-offs/2026-01-01
GET /data/persons/{person}/day-offs/week/2026/1
GET /data/persons/{person}/day-offs/month/2026/1
GET /data/persons/{person}/day-offs/year/2026
GET /data/persons/{person}/quota-shots/day/2026/1/1
GET /data/persons/{person}/quota-shots/week/2026/1
GET /data/persons/{person}/quota-shots/month/2026/1
DELETE /actions/tasks/{task}/time-spents/2026-01-01/persons/{person}
""".split("\n")[1:-1]


@pytest.mark.parametrize("line", ABOUT_A_PERSON)
def test_a_bot_is_no_one_to_invite_to_pay_or_to_send_on_leave(admin, bot_x, shot_tasks, line):
    method, path = line.split(" ")
    task = shot_tasks[0]
    path = path.format(person=bot_x.id, task_type=task["task_type_id"], task=task["id"])
    password = {"password": "secret88-secret88", "password_2": "secret88-secret88"}
    answer = ask(method, path, token_of(admin), json=password if method == "POST" else None)
    assert answer.status_code == 403


def test_time_and_tasks_go_to_a_bot_only_where_the_production_says_so(admin, project, shot_tasks, bot_x):
    task = shot_tasks[1]
    gazu.project.add_person_to_team(project, bot_x.row, client=admin)
    gazu.project.update_project({"id": project["id"], "is_bot_collaboration_enabled": False}, client=admin)
    try:
        answer = ask("PUT", f"/actions/tasks/{task['id']}/assign", token_of(admin), json={"person_id": bot_x.id})
        assert answer.status_code == 403
        answer = ask("PUT", f"/actions/persons/{bot_x.id}/assign", token_of(admin), json={"task_ids": [task["id"]]})
        assert answer.status_code == 200 and answer.json() == []
    finally:
        gazu.project.update_project({"id": project["id"], "is_bot_collaboration_enabled": True}, client=admin)
    answer = ask("PUT", f"/actions/persons/{bot_x.id}/assign", token_of(admin), json={"task_ids": [task["id"]]})
    assert [row["id"] for row in answer.json()] == [task["id"]]
    assert bot_x.id in answer.json()[0]["assignees"]
    gazu.project.remove_person_from_team(project, bot_x.row, client=admin)
