"""S01 to S07, and how the server is reached: hosts, headers, booleans, error bodies, logging in and out."""

import gazu
import pytest
import requests
from gazu.exception import AuthFailedException, NotAuthenticatedException, RouteNotFoundException
from support import (
    EMAIL,
    HOST,
    PASSWORD,
    Person,
    ask,
    client_logged_in,
    client_with,
    new_bot,
    nobody,
    refused,
    remember,
)


@pytest.mark.parametrize("host", [HOST, HOST + "/"])
def test_s01_the_host_is_up_and_valid_without_a_token(host):
    client = client_with(host=host)
    assert gazu.client.host_is_up(client=client)
    assert gazu.client.host_is_valid(client=client)


def test_s02_the_version_is_public_and_dotted():
    version = gazu.client.get_api_version(client=client_with())
    assert all(part.isdigit() for part in version.split(".")) and version.count(".") == 2
    assert ask("GET", "/").json()["api"] == "Zou"


def test_s03_a_host_without_a_scheme_fails_in_the_client():
    bare = client_with("x", host="studio.example.com/api/")
    with refused(requests.exceptions.MissingSchema):
        gazu.project.all_projects(client=bare)


def test_s04_a_bot_learns_who_it_is(bot_u):
    user = gazu.client.get_current_user(client=bot_u.client)
    assert user["id"] == bot_u.id
    assert user["is_bot"] is True
    assert user["full_name"] == "Robot Ursule"
    assert user["role"] == "user"


def test_s05_the_slash_and_the_form_of_the_token_do_not_matter(bot_u):
    client = client_with(host=HOST + "/")
    gazu.set_token({"access_token": bot_u.token}, client=client)
    assert gazu.client.get_current_user(client=client)["id"] == bot_u.id
    gazu.set_token(bot_u.token, client=client)
    assert gazu.client.get_current_user(client=client)["id"] == bot_u.id


def test_s05_the_default_client_serves_too(bot_u):
    gazu.set_host(HOST + "/")
    gazu.set_token(bot_u.token)
    assert gazu.client.get_current_user()["id"] == bot_u.id


def test_s06_without_a_token_nothing_is_listed():
    with refused(NotAuthenticatedException):
        gazu.project.all_projects(client=client_with())


def _resigned(token):
    head, payload, signature = token.split(".")
    return ".".join((head, payload, ("B" if signature[0] != "B" else "C") + signature[1:]))


@pytest.mark.ours
@pytest.mark.parametrize("spoil", [lambda t: "garbage", lambda t: t + "x", lambda t: t[:-1], _resigned, lambda t: t + " x"])
def test_s07_a_wrong_token_is_a_failed_authentication(bot_u, spoil):
    with refused(NotAuthenticatedException):
        gazu.project.all_projects(client=client_with(spoil(bot_u.token)))


@pytest.mark.parametrize(
    "header", ["", "Bearer", "bearer {}", "Token {}", "Basic {}", "{}", "BEARER {}"], ids=lambda header: header or "empty"
)
def test_the_token_counts_only_behind_the_word_bearer(bot_u, header):
    answer = ask("GET", "/data/projects", headers={"Authorization": header.format(bot_u.token)})
    assert answer.status_code in (401, 422)


@pytest.mark.ours
@pytest.mark.parametrize("header", ["", "Bearer", "bearer {}", "Token {}", "Bearer a b", "Bearer {} x", "Bearer  "])
def test_every_failed_authentication_is_401_with_a_json_message(bot_u, header):
    answer = ask("GET", "/data/projects", headers={"Authorization": header.format(bot_u.token)})
    assert answer.status_code == 401


@pytest.mark.parametrize("place", ["?access_token={}", "?jwt={}", "?token={}"])
def test_a_token_in_the_address_is_not_read(bot_u, place):
    assert ask("GET", "/data/projects" + place.format(bot_u.token)).status_code == 401


def test_slashes_may_be_doubled_or_trail(bot_u):
    for path in ("/data/projects/", "//data//projects", "/data/projects//"):
        assert ask("GET", path, bot_u.token).status_code == 200, path


def test_booleans_in_queries_are_read_in_any_case(admin):
    for word in ("true", "True", "TRUE"):
        rows = ask("GET", f"/data/persons?is_bot={word}&relations={word}", admin.tokens["access_token"]).json()
        assert rows and all(row["is_bot"] and isinstance(row["departments"], list) for row in rows)


def test_an_empty_login_is_a_parameter_error():
    answer = ask("POST", "/auth/login", json={"email": ""})
    assert answer.status_code == 400
    assert answer.json()["error"] is True


@pytest.mark.ours
@pytest.mark.parametrize("body", [{}, {"email": ""}, {"email": None}, {"email": ["a"], "password": "x"}, {"email": EMAIL}])
def test_an_incomplete_login_is_400_with_a_message(body):
    answer = ask("POST", "/auth/login", json=body)
    assert answer.status_code == 400
    assert answer.json()["message"]


@pytest.mark.parametrize("email, password", [(EMAIL, "not the password"), ("nobody@example.com", "whatever")])
def test_a_wrong_login_is_400_and_says_so(email, password):
    answer = ask("POST", "/auth/login", json={"email": email, "password": password})
    assert answer.status_code == 400
    assert answer.json()["login"] is False
    assert answer.json()["message"]
    with refused(AuthFailedException):
        gazu.log_in(email, password, client=client_with())


def test_the_answers_to_an_unknown_address_and_a_wrong_password_are_the_same():
    one = ask("POST", "/auth/login", json={"email": EMAIL, "password": "not the password"})
    other = ask("POST", "/auth/login", json={"email": "nobody@example.com", "password": "not the password"})
    assert one.status_code == other.status_code
    assert one.json() == other.json()
    client_logged_in(EMAIL, PASSWORD)


def test_five_wrong_passwords_lock_the_account_for_the_right_one_too(admin):
    person = Person(admin)
    for _ in range(5):
        ask("POST", "/auth/login", json={"email": person.email, "password": "wrong"})
    answer = ask("POST", "/auth/login", json={"email": person.email, "password": person.password})
    assert answer.status_code == 400
    body = answer.json()
    assert body["login"] is False and body["error"] is True and body["too_many_failed_login_attemps"] is True
    # Who is logged in already stays so.
    assert ask("GET", "/auth/authenticated", person.token).status_code == 200


def test_an_inactive_account_is_401_and_says_so(admin):
    person = Person(admin)
    gazu.person.update_person({"id": person.id, "active": False}, client=admin)
    answer = ask("POST", "/auth/login", json={"email": person.email, "password": person.password})
    assert answer.status_code == 401
    body = answer.json()
    assert body["login"] is False and body["unactive"] is True and body["error"] is True and body["message"]
    assert ask("GET", "/auth/authenticated", person.token).status_code == 401


def test_a_login_answers_with_the_person_the_organisation_and_two_tokens(admin):
    person = Person(admin)
    body = ask("POST", "/auth/login", json={"email": person.email, "password": person.password}).json()
    assert body["login"] is True
    assert body["user"]["id"] == person.id
    assert isinstance(body["user"]["departments"], list)
    assert body["organisation"]["type"] == "Organisation"
    assert body["access_token"] != body["refresh_token"]


def test_gazu_receives_no_cookie(admin):
    person = Person(admin)
    assert not person.client.session.cookies


def test_a_refresh_gives_a_new_access_token_and_the_old_one_stays(admin):
    person = Person(admin)
    refresh = person.client.tokens["refresh_token"]
    for _ in range(2):
        answer = ask("GET", "/auth/refresh-token", refresh)
        assert answer.status_code == 200
        assert ask("GET", "/auth/authenticated", answer.json()["access_token"]).status_code == 200
    assert ask("GET", "/auth/authenticated", person.token).status_code == 200
    gazu.refresh_access_token(client=person.client)
    assert gazu.client.get_current_user(client=person.client)["id"] == person.id


def test_logging_out_ends_both_tokens(admin):
    person = Person(admin)
    refresh = person.client.tokens["refresh_token"]
    gazu.log_out(client=person.client)
    assert ask("GET", "/auth/authenticated", person.token).status_code == 401
    assert ask("GET", "/auth/refresh-token", refresh).status_code == 401


def test_a_session_logs_out_at_its_end(admin):
    person = Person(admin)
    with gazu.create_session(HOST, person.email, person.password) as client:
        token = client.tokens["access_token"]
        assert gazu.client.get_current_user(client=client)["id"] == person.id
    assert ask("GET", "/auth/authenticated", token).status_code == 401


def test_a_person_changes_their_password(admin):
    person = Person(admin)
    new = remember("Pw-" + nobody())
    body = {"old_password": person.password, "password": new, "password_2": new}
    wrong = ask("POST", "/auth/change-password", person.token, json={**body, "old_password": "wrong"})
    assert wrong.status_code == 400
    differing = ask("POST", "/auth/change-password", person.token, json={**body, "password_2": "another"})
    assert differing.status_code == 400
    answer = ask("POST", "/auth/change-password", person.token, json=body)
    assert answer.status_code == 200 and answer.json()["success"] is True
    assert ask("POST", "/auth/login", json={"email": person.email, "password": person.password}).status_code == 400
    client_logged_in(person.email, new)


def test_the_organisation_is_told_to_a_bot(bot_u):
    assert gazu.person.get_organisation(client=bot_u.client)["type"] == "Organisation"
    assert gazu.user.is_authenticated(client=bot_u.client)


def test_every_answer_forbids_sniffing_and_framing(bot_u):
    for token in (bot_u.token, None):
        headers = ask("GET", "/data/projects", token).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]


def test_a_bot_of_yesterday_is_unknown_today(admin):
    bot = new_bot(admin)
    gazu.person.remove_bot(bot.row, client=admin)
    with refused(NotAuthenticatedException):
        gazu.project.all_projects(client=bot.client)


def test_s102_an_unknown_route_is_404_with_a_json_body(bot_u):
    with refused(RouteNotFoundException):
        gazu.client.get("data/there/is/no/such/" + nobody(), client=bot_u.client)
    assert ask("GET", "/nothing/here", bot_u.token).status_code == 404
