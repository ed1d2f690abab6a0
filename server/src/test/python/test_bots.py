"""S10 to S20: creating and reading bots; the person dictionaries; who sees what of whom."""

import gazu
import pytest
import requests
from gazu.exception import NotAllowedException, ParameterException, RouteNotFoundException
from shapes import CLIENT, DEFAULTS, FULL, MINIMAL, NEVER, WITH_DEPARTMENTS, has_exactly
from support import (
    EMAIL,
    OLD_CLIENT,
    Person,
    ask,
    claims,
    mail,
    midnight_after,
    new_bot,
    nobody,
    refused,
    today,
    token_of,
    unique,
)


def body_of_a_bot(**changes):
    body = {
        "first_name": unique("bot"),
        "last_name": "",
        "email": EMAIL,
        "role": "user",
        "departments": [],
        "active": True,
        "expiration_date": None,
        "is_bot": True,
    }
    body.update(changes)
    return {key: value for key, value in body.items() if value is not ...}


def created(admin, **changes):
    return ask("POST", "/data/persons", token_of(admin), json=body_of_a_bot(**changes))


def test_s10_a_bot_is_made_with_its_token(admin, departments):
    bot = gazu.person.new_bot(
        "render bot", "td@studio.com", role="manager", departments=departments[:1], expiration_date="2099-12-31", client=admin
    )
    assert bot["is_bot"] is True
    assert bot["first_name"] == "render bot" and bot["last_name"] == "" and bot["full_name"] == "render bot"
    assert bot["departments"] == departments[:1]
    assert bot["expiration_date"] == "2099-12-31"
    assert claims(bot["access_token"])["exp"] == midnight_after("2099-12-31")
    gazu.person.remove_bot(bot, client=admin)


def test_a_creation_answers_201_with_the_whole_dictionary_and_its_defaults(admin):
    answer = created(admin)
    assert answer.status_code == 201
    has_exactly(answer.json(), WITH_DEPARTMENTS | {"access_token"})
    for key, value in DEFAULTS.items():
        assert answer.json()[key] == value, key
    assert answer.json()["email"] == EMAIL


def test_s11_bots_may_share_an_address_with_each_other_and_with_a_person(admin):
    shared = mail("td")
    bots = [new_bot(admin, email=shared), new_bot(admin, email=shared), new_bot(admin, email=EMAIL)]
    assert len({bot.id for bot in bots}) == 3
    for bot in bots:
        renamed = gazu.person.update_bot({"id": bot.id, "first_name": "same address", "email": EMAIL}, client=admin)
        assert renamed["email"] == EMAIL


def test_s11_two_persons_may_not_share_an_address(admin):
    body = body_of_a_bot(is_bot=False, email=EMAIL, last_name="Doe", expiration_date=...)
    assert ask("POST", "/data/persons", token_of(admin), json=body).status_code == 400


def test_two_bots_of_one_name_are_two_bots(admin):
    name = unique("twin")
    assert new_bot(admin, name=name).id != new_bot(admin, name=name).id


def test_s12_a_full_studio_refuses_persons_and_takes_bots(admin):
    suspended = new_bot(admin, active=False)
    made = []
    try:
        with refused(ParameterException) as refusal:
            for number in range(150):
                person = gazu.person.new_person("Seat", str(number), mail("seat"), client=admin)
                made.append(person["id"])
        assert "limit" in str(refusal.value).lower()
        answer = ask(
            "POST",
            "/data/persons",
            token_of(admin),
            json={"first_name": "One", "last_name": "More", "email": mail("more")},
        )
        assert answer.status_code == 400
        assert isinstance(answer.json()["data"]["limit"], int)
        assert new_bot(admin).alive()
        gazu.person.update_bot({"id": suspended.id, "active": True}, client=admin)
        assert suspended.alive()
        # A seat is given back by deactivating, and not taken without asking.
        gazu.person.update_person({"id": made[0], "active": False}, client=admin)
        gazu.person.update_person({"id": made[0], "active": True}, client=admin)
    finally:
        for person in made:
            gazu.person.remove_person({"id": person}, force=True, client=admin)


def test_s13_an_unknown_role_is_refused(admin):
    with refused(ParameterException):
        new_bot(admin, role="artist")


def test_s14_yesterday_is_refused_and_today_is_accepted(admin):
    with refused(ParameterException):
        new_bot(admin, expiration_date=today(-1))
    bot = new_bot(admin, expiration_date=today())
    assert bot.alive()
    assert claims(bot.token)["exp"] == midnight_after(today())


def test_s15_a_manager_makes_no_bot(bot_m, bot_u):
    for bot in (bot_m, bot_u):
        with refused(NotAllowedException):
            new_bot(bot.client)


def test_s16_an_administrator_bot_makes_bots(bot_a):
    assert new_bot(bot_a.client).alive()


def test_s17_no_answer_tells_the_token_of_an_existing_bot(admin, bot_u, bot_m):
    for token in (token_of(admin), bot_m.token, bot_u.token):
        for path in (f"/data/persons/{bot_u.id}", "/data/persons", "/data/persons?relations=true", "/auth/authenticated"):
            answer = ask("GET", path, token)
            assert answer.status_code == 200
            assert bot_u.token not in answer.text
            rows = answer.json() if isinstance(answer.json(), list) else [answer.json().get("user", answer.json())]
            for row in rows:
                assert not NEVER & set(row)


@pytest.mark.ours
@pytest.mark.parametrize(
    "query", ["with_pass_hash=true", "fields=password,jti,access_token,first_name", "relations=true&fields=jti"]
)
def test_no_query_brings_a_secret_out(admin, bot_u, query):
    for row in ask("GET", f"/data/persons?{query}", token_of(admin)).json():
        assert not NEVER & set(row)


def test_the_shapes_of_the_list_depend_on_who_asks(admin, bot_u, bot_m):
    for row in gazu.person.all_persons(client=admin):
        has_exactly(row, FULL)
    for row in ask("GET", "/data/persons?relations=true", token_of(admin)).json():
        has_exactly(row, WITH_DEPARTMENTS)
    for bot in (bot_u, bot_m):
        for row in gazu.person.all_persons(client=bot.client):
            has_exactly(row, MINIMAL)


def test_the_shapes_by_id_depend_on_who_asks(admin, bot_u, bot_m, bot_x):
    for client in (admin, bot_m.client):
        has_exactly(gazu.client.fetch_one("persons", bot_x.id, client=client), WITH_DEPARTMENTS)
    for asked in (bot_x.id, bot_u.id):
        has_exactly(gazu.client.fetch_one("persons", asked, client=bot_u.client), MINIMAL)


def test_to_itself_a_bot_is_told_all(bot_u):
    answer = ask("GET", "/auth/authenticated", bot_u.token).json()
    assert answer["authenticated"] is True
    has_exactly(answer["user"], WITH_DEPARTMENTS | {"fido_devices"})
    assert answer["user"]["fido_devices"] == []
    assert answer["organisation"]["type"] == "Organisation"


def test_a_client_sees_the_teams_of_its_projects_and_little_of_them(admin, project, bot_u, bot_x):
    client = new_bot(admin, role="client")
    assert gazu.person.all_persons(client=client.client) in ([], [gazu.person.get_person(client.id, client=client.client)])
    gazu.project.add_person_to_team(project, client.row, client=admin)
    rows = gazu.person.all_persons(client=client.client)
    for row in rows:
        has_exactly(row, CLIENT)
    seen = {row["id"] for row in rows}
    assert bot_u.id in seen and bot_x.id not in seen
    has_exactly(gazu.client.fetch_one("persons", bot_u.id, client=client.client), CLIENT)
    with refused(NotAllowedException):
        gazu.client.fetch_one("persons", bot_x.id, client=client.client)


def test_a_malformed_id_is_400_and_an_unknown_one_404(admin):
    with refused(ParameterException):
        gazu.client.fetch_one("persons", "not-a-uuid", client=admin)
    with refused(RouteNotFoundException):
        gazu.client.fetch_one("persons", nobody(), client=admin)
    assert gazu.person.get_person(nobody(), client=admin) is None


def test_s18_bots_are_listed_by_their_flag(bot_u):
    rows = gazu.client.fetch_all("persons", {"is_bot": True}, client=bot_u.client)
    assert bot_u.id in {row["id"] for row in rows}
    for row in rows:
        has_exactly(row, MINIMAL)
        assert row["is_bot"] is True
    for row in gazu.client.fetch_all("persons", {"is_bot": False}, client=bot_u.client):
        assert row["is_bot"] is False


def test_s19_a_bot_is_not_found_by_the_name_or_address_of_a_person(admin):
    name, address = unique("render bot"), mail("render")
    bot = new_bot(admin, name=name, email=address)
    assert gazu.person.get_person_by_full_name(name, client=admin) is None
    assert gazu.person.get_person_by_email(address, client=admin) is None
    if not OLD_CLIENT:
        assert gazu.person.get_person_by_email(address, is_bot=True, client=admin)["id"] == bot.id
    person = Person(admin, first_name=unique("Zoé"), last_name="Ünal")
    assert gazu.person.get_person_by_email(person.email, client=admin)["id"] == person.id
    assert gazu.person.get_person_by_full_name(person.row["full_name"], client=admin)["id"] == person.id


def test_lists_are_filtered_by_their_columns(admin, bot_u):
    asked = f"/data/persons?first_name={requests.utils.quote(bot_u.row['first_name'])}&role=user"
    for token in (token_of(admin), bot_u.token):
        assert bot_u.id in [row["id"] for row in ask("GET", asked, token).json()]
        assert ask("GET", f"/data/persons?id={bot_u.id}&role=admin", token).json() == []
        assert len(ask("GET", f"/data/persons?id={bot_u.id}&nosuchcolumn=1", token).json()) == 1
    several = '/data/persons?role=["admin","manager"]'
    assert {row["role"] for row in ask("GET", several, token_of(admin)).json()} <= {"admin", "manager"}
    # What is hidden from the others cannot be asked for either.
    assert ask("GET", "/data/persons?phone=1", token_of(admin)).status_code == 200
    assert ask("GET", "/data/persons?phone=1", bot_u.token).status_code == 400
    assert ask("GET", "/data/persons?is_bot=perhaps", token_of(admin)).status_code == 400
    assert ask("GET", "/data/persons?id=not-a-uuid", token_of(admin)).status_code == 400


def test_lists_come_in_pages_when_asked(admin):
    everyone = {row["id"] for row in gazu.person.all_persons(client=admin)}
    page = ask("GET", "/data/persons?page=1&limit=2", token_of(admin)).json()
    assert set(page) == {"data", "total", "nb_pages", "limit", "offset", "page"}
    assert len(page["data"]) == 2 and page["total"] == len(everyone)
    assert page["limit"] == 2 and page["offset"] == 0 and page["page"] == 1
    assert page["nb_pages"] == (len(everyone) + 1) // 2
    rows = gazu.client.fetch_all("persons", {}, client=admin, paginated=True, limit=3)
    assert {row["id"] for row in rows} == everyone
    assert ask("GET", "/data/persons?page=100000", token_of(admin)).json()["data"] == []
    for wrong in ("page=abc", "page=1&limit=abc", "page=1&limit=-1"):
        assert ask("GET", f"/data/persons?{wrong}", token_of(admin)).status_code == 400


@pytest.mark.parametrize("name", ["ボット ✨ Éric", "روبوت", "<b>bot</b> & \"co\"", "a'; DROP TABLE person; --", "👩‍🚀", "x" * 80])
def test_s20_any_name_comes_back_as_it_was(admin, name):
    bot = new_bot(admin, name=name)
    assert bot.row["first_name"] == name and bot.row["full_name"] == name
    assert gazu.client.fetch_one("persons", bot.id, client=admin)["full_name"] == name
    assert gazu.client.get_current_user(client=bot.client)["full_name"] == name


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "boss"},
        {"contract_type": "for life"},
        {"expiration_date": "2001-01-01"},
        {"expiration_date": "2099-12-31T00:00:00"},
        {"expiration_date": ""},
        {"expiration_date": "31/12/2099"},
        {"email": "no address"},
        {"email": None},
        {"last_name": ...},
        {"first_name": "x" * 81},
        {"no_such_key": 1},
        {"departments": ["not-a-uuid"]},
        {"country": "Atlantis"},
        {"locale": "xx_XX"},
        {"display_date_format": "whenever"},
        {"active": "perhaps"},
    ],
    ids=str,
)
def test_a_wrong_value_is_a_parameter_error_and_makes_nobody(admin, changes):
    before = len(gazu.person.all_persons(client=admin))
    assert created(admin, **changes).status_code == 400
    assert len(gazu.person.all_persons(client=admin)) == before


@pytest.mark.ours
@pytest.mark.parametrize(
    "changes",
    [
        {"first_name": ""},
        {"first_name": 3},
        {"first_name": True},
        {"first_name": None},
        {"phone": 3},
        {"first_name": "nul\u0000"},
        {"departments": [nobody()]},
    ],
    ids=str,
)
def test_a_value_that_is_no_proper_text_or_department_is_400(admin, changes):
    before = len(gazu.person.all_persons(client=admin))
    assert created(admin, **changes).status_code == 400
    assert len(gazu.person.all_persons(client=admin)) == before


def test_a_bot_needs_no_address(admin):
    answer = created(admin, email=...)
    assert answer.status_code == 201
    assert answer.json()["email"] is None


def test_creating_a_bot_puts_it_into_no_team(admin, project):
    bot = new_bot(admin)
    assert bot.id not in {row["id"] for row in gazu.project.get_team(project, client=admin)}
    assert gazu.project.all_projects(client=bot.client) == []


def test_the_creation_is_told_as_an_event(admin):
    bot = new_bot(admin)
    events = ask("GET", "/data/events/last?limit=20", token_of(admin)).json()
    assert "person:new" in [event["name"] for event in events if event["data"].get("person_id") == bot.id]
