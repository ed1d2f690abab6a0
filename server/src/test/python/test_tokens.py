"""S30 to S41: the life of a bot's token: what it says, regeneration, suspension, expiry, deletion, and where it is good.
S34, S35, S36 (an expiry that has passed) and S40 (a restart) need a server whose clock and life the test holds: they
are in TokenLifeIT."""

import gazu
import pytest
from gazu.exception import AuthFailedException, NotAllowedException, NotAuthenticatedException, ValidationException
from support import (
    Person,
    ask,
    claims,
    client_with,
    mail,
    midnight_after,
    new_bot,
    refused,
    today,
    token_of,
)


def regenerate(admin, bot, date=None):
    return gazu.person.update_bot({"id": bot.id, "expiration_date": date}, client=admin)


def test_the_token_says_who_it_is_for(admin):
    bot = new_bot(admin)
    said = claims(bot.token)
    assert said["sub"] == bot.id
    assert said["type"] == "access"
    assert said["identity_type"] == "bot"
    assert said["fresh"] is False
    assert said["iat"] <= said["nbf"] + 1
    assert isinstance(said["jti"], str) and len(said["jti"]) == 36
    assert "exp" not in said


def test_a_person_s_tokens_say_their_kind_and_their_end(admin):
    person = Person(admin)
    access, refresh = claims(person.token), claims(person.client.tokens["refresh_token"])
    assert access["identity_type"] == refresh["identity_type"] == "person"
    assert access["sub"] == refresh["sub"] == person.id
    assert access["type"] == "access" and refresh["type"] == "refresh"
    assert access["refresh_jti"] == refresh["jti"]
    assert access["exp"] - access["iat"] == 7 * 86400
    assert refresh["exp"] - refresh["iat"] == 15 * 86400


def test_s30_a_regeneration_ends_the_old_token(admin):
    bot = new_bot(admin)
    second = regenerate(admin, bot)["access_token"]
    with refused(NotAuthenticatedException):
        gazu.client.get_current_user(client=bot.client)
    assert gazu.client.get_current_user(client=client_with(second))["id"] == bot.id
    assert claims(second)["jti"] != claims(bot.token)["jti"]


def test_s31_the_new_token_follows_the_new_date(admin):
    bot = new_bot(admin)
    row = regenerate(admin, bot, "2098-01-31")
    assert row["expiration_date"] == "2098-01-31"
    assert claims(row["access_token"])["exp"] == midnight_after("2098-01-31")
    # The same date again is a regeneration too, and null means never.
    again = regenerate(admin, bot, "2098-01-31")
    assert again["access_token"] != row["access_token"]
    never = regenerate(admin, bot)
    assert never["expiration_date"] is None and "exp" not in claims(never["access_token"])
    assert ask("GET", "/auth/authenticated", row["access_token"]).status_code == 401
    assert ask("GET", "/auth/authenticated", again["access_token"]).status_code == 401
    assert ask("GET", "/auth/authenticated", never["access_token"]).status_code == 200


def test_s32_only_the_last_of_three_tokens_is_good(admin):
    bot = new_bot(admin)
    second = regenerate(admin, bot)["access_token"]
    third = regenerate(admin, bot)["access_token"]
    for dead in (bot.token, second):
        with refused(NotAuthenticatedException):
            gazu.client.get_current_user(client=client_with(dead))
    assert gazu.client.get_current_user(client=client_with(third))["id"] == bot.id


def test_an_update_without_the_date_keeps_the_token(admin):
    bot = new_bot(admin)
    row = gazu.person.update_bot({"id": bot.id, "first_name": "other", "role": "manager", "phone": "1"}, client=admin)
    assert "access_token" not in row
    assert bot.alive()


def test_putting_a_whole_dictionary_back_regenerates(admin):
    bot = new_bot(admin)
    whole = gazu.client.fetch_one("persons", bot.id, client=admin)
    row = gazu.person.update_bot(whole, client=admin)
    assert not bot.alive()
    assert ask("GET", "/auth/authenticated", row["access_token"]).status_code == 200


def test_a_bot_does_not_regenerate_itself(admin):
    bot = new_bot(admin)
    answer = ask("PUT", f"/data/persons/{bot.id}", bot.token, json={"expiration_date": None})
    assert answer.status_code == 200 and "access_token" not in answer.json()
    assert bot.alive()


def test_a_refused_regeneration_keeps_the_token(admin, bot_m):
    bot = new_bot(admin)
    assert ask("PUT", f"/data/persons/{bot.id}", bot_m.token, json={"expiration_date": None}).status_code == 403
    assert ask("PUT", f"/data/persons/{bot.id}", token_of(admin), json={"expiration_date": today(-1)}).status_code == 400
    assert ask("PUT", f"/data/persons/{bot.id}", token_of(admin), json={"expiration_date": "soon"}).status_code == 400
    assert bot.alive()


@pytest.mark.ours
def test_a_route_of_its_own_regenerates_too(admin, bot_m):
    bot = new_bot(admin)
    assert ask("POST", f"/actions/persons/{bot.id}/regenerate-token", bot_m.token, json={}).status_code == 403
    assert bot.alive()
    answer = ask("POST", f"/actions/persons/{bot.id}/regenerate-token", token_of(admin), json={})
    assert answer.status_code == 200
    assert not bot.alive()
    assert ask("GET", "/auth/authenticated", answer.json()["access_token"]).status_code == 200


def test_s33_a_suspension_stops_the_token_and_ends_with_it(admin):
    bot = new_bot(admin)
    row = gazu.person.update_bot({"id": bot.id, "active": False}, client=admin)
    assert row["active"] is False and "access_token" not in row
    with refused(NotAuthenticatedException):
        gazu.client.get_current_user(client=bot.client)
    assert ask("GET", "/auth/authenticated", bot.token).json()["message"] != "Signature has expired"
    gazu.person.update_bot({"id": bot.id, "active": True}, client=admin)
    assert gazu.client.get_current_user(client=bot.client)["id"] == bot.id


def test_a_suspended_bot_may_be_given_a_token_that_works_once_it_is_active(admin):
    bot = new_bot(admin)
    gazu.person.update_bot({"id": bot.id, "active": False}, client=admin)
    second = regenerate(admin, bot)["access_token"]
    assert ask("GET", "/auth/authenticated", second).status_code == 401
    gazu.person.update_bot({"id": bot.id, "active": True}, client=admin)
    assert ask("GET", "/auth/authenticated", second).status_code == 200
    assert not bot.alive()


def test_a_bot_may_be_made_inactive(admin):
    bot = new_bot(admin, active=False)
    assert not bot.alive()
    gazu.person.update_bot({"id": bot.id, "active": True}, client=admin)
    assert bot.alive()


def test_s37_each_token_is_good_for_its_own_use(admin):
    person, bot = Person(admin), new_bot(admin)
    refresh = person.client.tokens["refresh_token"]
    with refused(ValidationException):
        gazu.project.all_projects(client=client_with(refresh))
    assert ask("GET", "/data/projects", refresh).status_code == 422
    assert ask("GET", "/auth/refresh-token", bot.token).status_code == 422
    assert ask("GET", "/auth/refresh-token", person.token).status_code == 422
    assert ask("GET", "/auth/refresh-token", refresh).status_code == 200


def test_s38_a_bot_does_not_log_in(admin):
    address = mail("td")
    bot = new_bot(admin, email=address)
    for password in ("anything", "", "default"):
        answer = ask("POST", "/auth/login", json={"email": address, "password": password})
        assert answer.status_code == 400
        assert answer.json().get("login") is not True
    with refused(AuthFailedException):
        gazu.log_in(address, "anything", client=client_with())
    assert bot.alive()


def test_a_bot_has_no_password_by_any_route(admin):
    address = mail("td")
    bot = new_bot(admin, email=address)
    wanted = {"password": "secret88-secret88", "password_2": "secret88-secret88", "old_password": ""}
    ask("PUT", f"/data/persons/{bot.id}", token_of(admin), json={"password": "secret88-secret88"})
    ask("PUT", f"/data/persons/{bot.id}", bot.token, json={"password": "secret88-secret88"})
    assert ask("POST", f"/actions/persons/{bot.id}/change-password", token_of(admin), json=wanted).status_code == 403
    assert ask("POST", "/auth/change-password", bot.token, json=wanted).status_code == 403
    # Whether the address is known is not told; it is a bot's alone, so nothing comes of it.
    ask("POST", "/auth/reset-password", json={"email": address})
    answer = ask("POST", "/auth/login", json={"email": address, "password": "secret88-secret88"})
    assert answer.status_code == 400 and answer.json()["login"] is False


def test_s39_a_name_given_again_revives_no_token(admin):
    bot = new_bot(admin, name="phoenix")
    gazu.person.remove_bot(bot.row, client=admin)
    heir = new_bot(admin, name="phoenix")
    assert heir.id != bot.id and heir.alive()
    with refused(NotAuthenticatedException):
        gazu.client.get_current_user(client=bot.client)


def test_s41_a_bot_does_not_log_out(bot_u):
    with refused(NotAllowedException):
        gazu.log_out(client=bot_u.client)
    assert gazu.client.get_current_user(client=bot_u.client)["id"] == bot_u.id


def test_s101_a_regeneration_under_way_leaves_no_half_comment(admin, project, free_task, collaboration):
    bot = new_bot(admin)
    gazu.project.add_person_to_team(project, bot.row, client=admin)
    task = free_task()
    gazu.task.assign_task(task, bot.row, client=admin)
    gazu.task.add_comment(task, task["task_status_id"], "before", client=bot.client)
    count = len(gazu.task.all_comments_for_task(task, client=admin))
    regenerate(admin, bot)
    with refused(NotAuthenticatedException):
        gazu.task.add_comment(task, task["task_status_id"], "after", client=bot.client)
    assert len(gazu.task.all_comments_for_task(task, client=admin)) == count


def test_a_password_change_ends_no_bot_and_a_regeneration_no_session(admin):
    person, bot = Person(admin), new_bot(admin)
    regenerate(admin, bot)
    assert ask("GET", "/auth/authenticated", person.token).status_code == 200


def test_the_hook_of_the_client_replays_with_a_new_token(admin):
    bot = new_bot(admin)
    client = gazu.client.create_client(client_with().host, callback_not_authenticated=lambda client, path: hand_over(client))

    def hand_over(client):
        client.tokens = {"access_token": renewed, "refresh_token": None}
        return True

    client.tokens = {"access_token": bot.token, "refresh_token": None}
    renewed = regenerate(admin, bot)["access_token"]
    assert gazu.client.get_current_user(client=client)["id"] == bot.id
