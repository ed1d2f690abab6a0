"""S50 to S64: reading a whole production as a script of a bot does, and who sees what of it."""

import re
import threading

import gazu
import pytest
import requests
from gazu.exception import NotAllowedException, ParameterException, RouteNotFoundException
from shapes import MINIMAL, PROJECT, has_exactly
from support import PRODUCTION, Person, REFERENCE, ask, new_bot, nobody, refused, token_of

DATE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$")


def test_s50_the_documentation_s_own_example_runs(bot_u):
    found = gazu.project.get_project_by_name(PRODUCTION, client=bot_u.client)
    assert found["name"] == PRODUCTION
    has_exactly(found, PROJECT)
    assert isinstance(found["fps"], str)
    assert found["type"] == "Project"


def test_s51_a_wrong_name_is_none_and_no_error(bot_u):
    for name in ("Nope", "", "MyProductio", "MyProduction2"):
        assert gazu.project.get_project_by_name(name, client=bot_u.client) is None


def test_s52_who_is_not_in_the_team_sees_nothing(bot_x, project, shots):
    assert gazu.project.get_project_by_name(PRODUCTION, client=bot_x.client) is None
    assert gazu.project.all_open_projects(client=bot_x.client) == []
    assert gazu.project.all_projects(client=bot_x.client) == []
    with refused(NotAllowedException):
        gazu.project.get_project(project["id"], client=bot_x.client)
    for part in ("team", "assets", "shots", "sequences", "tasks", "comments", "asset-types", "metadata-descriptors"):
        assert ask("GET", f"/data/projects/{project['id']}/{part}", bot_x.token).status_code == 403, part
    with refused(NotAllowedException):
        gazu.shot.get_shot(shots[0]["id"], client=bot_x.client)
    assert gazu.client.fetch_all("tasks", {"project_id": project["id"]}, client=bot_x.client) == []
    assert gazu.client.fetch_all("entities", {"project_id": project["id"]}, client=bot_x.client) == []


@pytest.mark.parametrize("spelling", [str.lower, str.upper, str.swapcase])
def test_s53_the_case_of_a_name_does_not_matter(bot_u, spelling):
    assert gazu.project.get_project_by_name(spelling(PRODUCTION), client=bot_u.client)["name"] == PRODUCTION


@pytest.mark.ours
@pytest.mark.parametrize("name", ["MyProductio_", "My%", "%", "_yProduction", "MyProduction\\", "\\"])
def test_s53_a_name_is_no_pattern(bot_u, name):
    assert gazu.project.get_project_by_name(name, client=bot_u.client) is None


def test_s54_a_production_may_have_any_name(admin, bot_u, project):
    name = "Série é 日本"
    gazu.project.update_project({"id": project["id"], "name": name}, client=admin)
    try:
        assert gazu.project.get_project_by_name(name, client=bot_u.client)["name"] == name
        assert gazu.project.get_project(project["id"], client=bot_u.client)["name"] == name
    finally:
        gazu.project.update_project({"id": project["id"], "name": PRODUCTION}, client=admin)


def test_s55_a_wrong_id_is_told_from_an_unknown_one(bot_u):
    with refused(ParameterException):
        gazu.project.get_project("not-a-uuid", client=bot_u.client)
    with refused(RouteNotFoundException):
        gazu.project.get_project(nobody(), client=bot_u.client)


def every(rows, kind=None):
    for row in rows:
        assert row["type"] == kind if kind else row["type"]
        assert DATE.match(row["created_at"]) and DATE.match(row["updated_at"]), row
    return rows


def test_s56_the_whole_production_is_retrieved(bot_u, admin, project, baseline):
    client = bot_u.client
    team = gazu.project.get_team(project, client=client)
    for person in team:
        has_exactly(person, MINIMAL | {"project_role"})
    assert set(baseline["team"]) <= {row["id"] for row in team}
    types = every(gazu.asset.all_asset_types_for_project(project, client=client), "AssetType")
    assert len(types) == 3
    task_types = every(gazu.task.all_task_types_for_project(project, client=client), "TaskType")
    statuses = every(gazu.task.all_task_statuses_for_project(project, client=client), "TaskStatus")
    every(gazu.project.all_metadata_descriptors(project, client=client), "MetadataDescriptor")
    assets = every(gazu.asset.all_assets_for_project(project, client=client), "Asset")
    sequences = every(gazu.shot.all_sequences_for_project(project, client=client), "Sequence")
    shots = every(gazu.shot.all_shots_for_project(project, client=client), "Shot")
    tasks = every(gazu.task.all_tasks_for_project(project, client=client), "Task")
    assert (len(assets), len(sequences), len(shots), len(tasks)) == (40, 4, 60, 300)
    assert {task["task_type_id"] for task in tasks} <= {row["id"] for row in task_types}
    assert {task["task_status_id"] for task in tasks} <= {row["id"] for row in statuses}
    assert {task["entity_id"] for task in tasks} <= {row["id"] for row in assets + shots}
    assert {shot["parent_id"] for shot in shots} == {row["id"] for row in sequences}
    assert {asset["entity_type_id"] for asset in assets} == {row["id"] for row in types}
    comments = []
    for task in tasks:
        comments += every(gazu.task.all_comments_for_task(task, client=client), "Comment")
    assert len(comments) >= baseline["comments"]
    assert baseline["comments"] == 500 or REFERENCE
    assert len(comments) == len(gazu.task.all_comments_for_project(project, client=admin))
    assert sum(
        len(gazu.asset.all_assets_for_project_and_type(project, kind, client=client)) for kind in types
    ) == len(assets)
    assert sum(len(gazu.shot.all_shots_for_sequence(row, client=client)) for row in sequences) == len(shots)


def test_s59_an_id_of_another_kind_is_not_found(bot_u, shots, assets):
    with refused(RouteNotFoundException):
        gazu.shot.get_shot(assets[0]["id"], client=bot_u.client)
    with refused(RouteNotFoundException):
        gazu.asset.get_asset(shots[0]["id"], client=bot_u.client)
    for wrong in ("not-a-uuid", nobody()):
        with refused(RouteNotFoundException):
            gazu.shot.get_shot(wrong, client=bot_u.client)
        with refused(RouteNotFoundException):
            gazu.shot.get_sequence(wrong, client=bot_u.client)
    with refused(RouteNotFoundException):
        gazu.asset.get_asset(nobody(), client=bot_u.client)


@pytest.mark.ours
def test_s59_a_malformed_asset_is_not_found_either(bot_u):
    with refused(RouteNotFoundException):
        gazu.asset.get_asset("not-a-uuid", client=bot_u.client)


def test_s61_pages_make_up_the_whole(bot_u, project):
    requests_made = []
    client = bot_u.client
    client.session.hooks["response"].append(lambda answer, *a, **k: requests_made.append(answer.url))
    try:
        kind = gazu.task.all_task_types_for_project(project, client=client)[0]
        expected = gazu.task.all_tasks_for_task_type(project, kind, client=client)
        requests_made.clear()
        asked = {"project_id": project["id"], "task_type_id": kind["id"]}
        rows = gazu.client.fetch_all("tasks", asked, paginated=True, limit=7, client=client)
        assert {row["id"] for row in rows} == {row["id"] for row in expected}
        assert len(rows) == len(expected) and len(requests_made) == -(-len(expected) // 7)
    finally:
        client.session.hooks["response"].pop()


def test_s62_a_page_is_a_number(bot_u):
    with refused(ParameterException):
        gazu.client.get("data/tasks?page=abc", client=bot_u.client)
    assert ask("GET", "/data/tasks?page=0", bot_u.token).json()["data"] == []
    assert isinstance(ask("GET", "/data/tasks?page=-1", bot_u.token).json(), list)


def test_s63_a_vendor_sees_only_what_it_works_on(admin, project, shots, assets, free_task, collaboration):
    vendor = new_bot(admin, role="vendor")
    gazu.project.add_person_to_team(project, vendor.row, client=admin)
    client = vendor.client
    assert gazu.asset.all_assets_for_project(project, client=client) == []
    assert gazu.shot.all_shots_for_project(project, client=client) == []
    with refused(NotAllowedException):
        gazu.asset.get_asset(assets[0]["id"], client=client)
    task = free_task()
    gazu.task.assign_task(task, vendor.row, client=admin)
    assert [row["id"] for row in gazu.shot.all_shots_for_project(project, client=client)] == [task["entity_id"]]
    assert gazu.shot.get_shot(task["entity_id"], client=client)["id"] == task["entity_id"]
    assert [row["id"] for row in gazu.client.fetch_all("tasks", {}, client=client)] == [task["id"]]
    other = next(shot for shot in shots if shot["id"] != task["entity_id"])
    with refused(NotAllowedException):
        gazu.shot.get_shot(other["id"], client=client)
    vendor.task = task


@pytest.mark.ours
def test_s63_no_list_shows_a_vendor_the_rest(admin, project, free_task, collaboration):
    vendor = new_bot(admin, role="vendor")
    gazu.project.add_person_to_team(project, vendor.row, client=admin)
    task = free_task()
    gazu.task.assign_task(task, vendor.row, client=admin)
    assert [row["id"] for row in gazu.task.all_tasks_for_project(project, client=vendor.client)] == [task["id"]]
    entities = gazu.client.fetch_all("entities", {"project_id": project["id"]}, client=vendor.client)
    assert {row["id"] for row in entities} <= {task["entity_id"], *(row["parent_id"] for row in entities)}


def test_s64_no_shot_of_that_name_is_none_and_no_sequence_is_an_error(bot_u, shots):
    sequence = {"id": shots[0]["parent_id"]}
    assert gazu.shot.get_shot_by_name(sequence, "none", client=bot_u.client) is None
    found = gazu.shot.get_shot_by_name(sequence, shots[0]["name"].lower(), client=bot_u.client)
    assert found["name"] == shots[0]["name"] and found["parent_id"] == sequence["id"]
    with refused(RouteNotFoundException):
        gazu.shot.get_shot_by_name({"id": nobody()}, "none", client=bot_u.client)


def test_sequences_are_found_by_name(bot_u, project):
    sequences = gazu.shot.all_sequences_for_project(project, client=bot_u.client)
    found = gazu.shot.get_sequence_by_name(project, sequences[0]["name"], client=bot_u.client)
    assert found["id"] == sequences[0]["id"]
    assert gazu.shot.get_sequence_by_name(project, "none", client=bot_u.client) is None
    assert gazu.shot.all_episodes_for_project(project, client=bot_u.client) == []


def test_everyone_but_administrators_names_the_project_of_the_shots(bot_u, bot_x, bot_a, project):
    assert ask("GET", "/data/shots", bot_u.token).status_code == 403
    assert ask("GET", "/data/shots/all", bot_u.token).status_code == 403
    assert len(ask("GET", f"/data/shots/all?project_id={project['id']}", bot_u.token).json()) == 60
    assert ask("GET", f"/data/shots/all?project_id={project['id']}", bot_x.token).status_code == 403
    assert ask("GET", "/data/sequences", bot_u.token).status_code == 403
    assert len(ask("GET", "/data/shots", bot_a.token).json()) >= 60
    assert ask("GET", "/data/assets", bot_x.token).json() == []
    assert ask("GET", f"/data/assets?project_id={project['id']}", bot_x.token).status_code == 403


@pytest.mark.parametrize(
    "path, status",
    [
        ("/data/tasks?project_id=not-a-uuid", 400),
        ("/data/tasks?priority=high", 400),
        ('/data/tasks?project_id=["a', 400),
        ("/data/task-status?is_default=perhaps", 400),
        ("/data/tasks?nosuchcolumn=1&page=1&limit=1", 200),
        ("/data/assets?project_id=not-a-uuid", 400),
        ("/data/projects/not-a-uuid/assets", 400),
        ("/data/tasks/not-a-uuid/full", 404),
        ("/data/tasks/not-a-uuid/comments", 404),
        ("/data/comments/not-a-uuid", 404),
        ("/data/task-types/not-a-uuid", 400),
        ("/data/entities/not-a-uuid", 400),
        ("/data/asset-types/not-a-uuid", 404),
    ],
)
def test_what_a_wrong_question_is_told(bot_a, path, status):
    assert ask("GET", path, bot_a.token).status_code == status


def test_flags_in_filters_are_read_in_many_words(bot_u):
    def shorts(word):
        return {row["short_name"] for row in ask("GET", f"/data/task-status?is_wip={word}", bot_u.token).json()}

    assert shorts("true") == shorts("True") == shorts("yes") == shorts("1") == {"wip"}
    assert "wip" not in shorts("false") and shorts("false") == shorts("No") == shorts("0")


def test_only_the_fields_that_were_asked_for_come(bot_u):
    for row in ask("GET", "/data/task-types?fields=name,color", bot_u.token).json():
        assert set(row) == {"id", "type", "name", "color"}


def test_a_team_is_told_to_its_members_and_nobody_is_added_by_them(bot_u, bot_x, project):
    assert bot_u.id in {row["id"] for row in gazu.project.get_team(project, client=bot_u.client)}
    with refused(NotAllowedException):
        gazu.project.add_person_to_team(project, bot_x.row, client=bot_u.client)
    with refused(NotAllowedException):
        gazu.project.update_project({"id": project["id"], "name": "mine"}, client=bot_u.client)


def test_membership_is_given_and_taken(admin, bot_m, project):
    bot = new_bot(admin)
    for _ in range(2):
        gazu.project.add_person_to_team(project, bot.row, client=bot_m.client)
    assert gazu.project.get_project_by_name(PRODUCTION, client=bot.client)["id"] == project["id"]
    for _ in range(2):
        assert gazu.project.remove_person_from_team(project, bot.row, client=bot_m.client) == ""
    assert gazu.project.get_project_by_name(PRODUCTION, client=bot.client) is None
    path = f"/data/projects/{project['id']}/team"
    assert ask("POST", path, token_of(admin), json={"person_id": nobody()}).status_code == 400
    assert ask("POST", path, token_of(admin), json={"person_id": bot.id, "role": "admin"}).status_code == 400


def test_a_role_in_a_team_goes_before_the_role_in_the_studio(admin, project):
    bot = new_bot(admin, role="user")
    path = f"/data/projects/{project['id']}/team"
    assert ask("POST", path, token_of(admin), json={"person_id": bot.id, "role": "manager"}).status_code == 201
    gazu.project.update_project({"id": project["id"], "description": "by the robot"}, client=bot.client)
    gazu.project.remove_person_from_team(project, bot.row, client=admin)
    with refused(NotAllowedException):
        gazu.project.update_project({"id": project["id"], "description": "again"}, client=bot.client)


def test_a_client_sees_tasks_without_the_studio_s_figures(admin, project, bot_u):
    client = Person(admin, role="client")
    gazu.project.add_person_to_team(project, client.row, client=admin)
    row = ask("GET", f"/data/tasks/{bot_u.task['id']}/full", client.token).json()
    assert row["assignees"] == [] and row["persons"] == []
    assert row["assigner_id"] is None and row["priority"] == 0 and row["duration"] == 0 and row["difficulty"] is None
    assert row["created_at"] and row["updated_at"]
    assert ask("GET", f"/data/projects/{project['id']}/comments", client.token).status_code == 403


def test_forty_readers_at_once_read_the_same(bot_u, project, baseline):
    counts, faults = [], []

    def read():
        try:
            answer = requests.get(
                bot_u.client.host + f"/data/projects/{project['id']}/tasks",
                headers={"Authorization": "Bearer " + bot_u.token},
                timeout=60,
            )
            counts.append(len(answer.json()))
        except Exception as fault:  # a thread has nobody to raise to
            faults.append(fault)

    threads = [threading.Thread(target=read) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults and counts == [len(baseline["tasks"])] * 40
