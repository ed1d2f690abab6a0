"""S50 to S64: reading a whole production as a bot's script does, and who sees what of it."""

import re
import threading

import gazu
import pytest
import requests
from gazu.exception import NotAllowedException, ParameterException, RouteNotFoundException
from shapes import (
    ASSET_DETAIL,
    ASSET_TYPE,
    COMMENT,
    COMMENT_RELATIONS,
    DESCRIPTOR,
    DESCRIPTOR_SHORT,
    ENTITY,
    ENTITY_RELATIONS,
    MINIMAL,
    PROJECT,
    PROJECT_OPEN,
    PROJECT_RELATIONS,
    SHORT,
    SHOT_DETAIL,
    TASK,
    TASK_EMBEDDED,
    TASK_FULL,
    TASK_NAMES,
    TASK_STATUS,
    TASK_TYPE,
    has_exactly,
)
from support import PRODUCTION, REFERENCE, Person, ask, new_bot, nobody, refused, token_of

DATE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$")


@pytest.fixture(scope="module")
def shots(bot_u, project):
    return gazu.shot.all_shots_for_project(project, client=bot_u.client)


@pytest.fixture(scope="module")
def assets(bot_u, project):
    return gazu.asset.all_assets_for_project(project, client=bot_u.client)


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


def test_a_project_has_its_shapes(bot_u, bot_a, project):
    whole = gazu.project.get_project(project["id"], client=bot_u.client)
    assert PROJECT | PROJECT_RELATIONS | {"project_status_name"} <= set(whole)
    bare = ask("GET", f"/data/projects/{project['id']}?relations=false", bot_u.token).json()
    assert not PROJECT_RELATIONS & set(bare)
    for row in gazu.project.all_projects(client=bot_a.client):
        has_exactly(row, PROJECT)
    (opened,) = gazu.project.all_open_projects(client=bot_u.client)
    has_exactly(opened, PROJECT_OPEN)
    for descriptor in opened["descriptors"]:
        has_exactly(descriptor, DESCRIPTOR_SHORT)
    assert opened["id"] == project["id"] and len(opened["team"]) == len(whole["team"])
    for link in opened["task_statuses_link"].values():
        assert set(link) == {"priority", "roles_for_board", "is_client_allowed"}
    for link in opened["task_type_links"].values():
        assert set(link) == {"priority", "hd_bitrate_compression", "ld_bitrate_compression", "is_client_visible"}
    everything = ask("GET", "/data/projects/all", bot_a.token).json()
    assert {"project_status_name", "descriptors"} <= set(everything[0])
    # The open list is the one place where a name is exact.
    assert ask("GET", f"/data/projects/open?name={PRODUCTION}", bot_u.token).json()[0]["id"] == project["id"]
    assert ask("GET", f"/data/projects/open?name={PRODUCTION.lower()}", bot_u.token).json() == []


def test_the_statuses_of_projects_have_names(bot_u, project):
    names = {row["name"]: row for row in gazu.project.all_project_status(client=bot_u.client)}
    assert {"Open", "Closed"} <= set(names)
    assert gazu.project.get_project_status_by_name("open", client=bot_u.client)["id"] == project["project_status_id"]
    assert names["Open"]["type"] == "ProjectStatus"


def test_descriptors_have_their_shape(bot_u, project):
    for row in gazu.project.all_metadata_descriptors(project, client=bot_u.client):
        has_exactly(row, DESCRIPTOR)
        assert gazu.project.get_metadata_descriptor(project, row["id"], client=bot_u.client)["name"] == row["name"]
        found = gazu.project.get_metadata_descriptor_by_field_name(project, row["field_name"], client=bot_u.client)
        assert found["id"] == row["id"]
    with refused(RouteNotFoundException):
        gazu.project.get_metadata_descriptor(project, nobody(), client=bot_u.client)


def test_types_and_statuses_have_their_shapes(bot_u, project, assets):
    client = bot_u.client
    for row in gazu.asset.all_asset_types(client=client):
        has_exactly(row, ASSET_TYPE | {"task_types"})
    for row in gazu.asset.all_asset_types_for_project(project, client=client):
        has_exactly(row, ASSET_TYPE)
        one = gazu.asset.get_asset_type(row["id"], client=client)
        has_exactly(one, ASSET_TYPE | {"task_types"})
        assert gazu.asset.get_asset_type_by_name(row["name"].upper(), client=client)["id"] == row["id"]
    kinds = gazu.entity.all_entity_types(client=client)
    assert {"Shot", "Sequence", "Episode", "Scene", "Edit", "Concept"} <= {row["name"] for row in kinds}
    assert "Shot" not in {row["name"] for row in gazu.asset.all_asset_types(client=client)}
    assert gazu.asset.get_asset_type_by_name("Shot", client=client)["type"] == "EntityType"
    for row in gazu.task.all_task_types(client=client):
        has_exactly(row, TASK_TYPE)
        assert gazu.task.get_task_type(row["id"], client=client)["name"] == row["name"]
    for row in gazu.task.all_task_statuses(client=client):
        has_exactly(row, TASK_STATUS)
        assert gazu.task.get_task_status(row["id"], client=client)["name"] == row["name"]
        if row["short_name"]:
            found = gazu.task.get_task_status_by_short_name(row["short_name"], client=client)
            assert found["id"] == row["id"]
    assert gazu.asset.get_asset_type_from_asset(assets[0], client=client)["id"] == assets[0]["entity_type_id"]


def test_the_default_status_is_that_of_ordinary_tasks(bot_u):
    status = gazu.task.get_default_task_status(client=bot_u.client)
    assert status["short_name"] == "todo" and status["for_concept"] is False and status["is_default"] is True


@pytest.mark.ours
def test_the_task_types_of_a_project_are_served_where_the_client_asks(bot_u, project):
    rows = gazu.project.get_project_task_types(project, client=bot_u.client)
    expected = gazu.task.all_task_types_for_project(project, client=bot_u.client)
    assert {row["id"] for row in rows} == {row["id"] for row in expected}


def test_s58_a_shot_tells_where_it_is_and_what_is_done_on_it(bot_u, project, shots):
    shot = gazu.shot.get_shot(shots[0]["id"], client=bot_u.client)
    has_exactly(shot, SHOT_DETAIL)
    sequence = gazu.shot.get_sequence_from_shot(shot, client=bot_u.client)
    assert shot["sequence_name"] == sequence["name"] and shot["sequence_id"] == sequence["id"] == shot["parent_id"]
    assert shot["project_name"] == project["name"]
    assert shot["episode_id"] is None and shot["episode_name"] == ""
    assert shot["frame_in"] == shot["data"].get("frame_in")
    tasks = gazu.task.all_tasks_for_shot(shot, client=bot_u.client)
    assert {task["id"] for task in shot["tasks"]} == {task["id"] for task in tasks} and tasks
    for task in shot["tasks"]:
        has_exactly(task, TASK_EMBEDDED | {"nb_assets_ready", "nb_drawings"})
        assert isinstance(task["duration"], float) and isinstance(task["estimation"], float)
    has_exactly(sequence, ENTITY | {"project_name"})


def test_lists_of_entities_are_bare_and_sorted_by_name(bot_u, project, shots, assets):
    for row in shots + assets + gazu.shot.all_sequences_for_project(project, client=bot_u.client):
        has_exactly(row, ENTITY)
    names = [row["name"] for row in assets]
    assert names == sorted(names)
    entity = gazu.entity.get_entity(shots[0]["id"], client=bot_u.client)
    has_exactly(entity, ENTITY | ENTITY_RELATIONS)
    rows = gazu.shot.all_shots_for_sequence({"id": shots[0]["parent_id"]}, client=bot_u.client)
    for row in rows:
        has_exactly(row, ENTITY | {"project_name", "sequence_name"})


def test_an_asset_has_its_shape(bot_u, project, assets):
    asset = gazu.asset.get_asset(assets[0]["id"], client=bot_u.client)
    has_exactly(asset, ASSET_DETAIL)
    assert asset["asset_type_id"] == asset["entity_type_id"]
    assert asset["project_name"] == project["name"]
    for task in asset["tasks"]:
        has_exactly(task, TASK_EMBEDDED)
    found = gazu.asset.get_asset_by_name(project, asset["name"].upper(), client=bot_u.client)
    assert found["id"] == asset["id"]
    other = next(row for row in assets if row["entity_type_id"] != asset["entity_type_id"])
    kind = {"id": other["entity_type_id"]}
    assert gazu.asset.get_asset_by_name(project, asset["name"], asset_type=kind, client=bot_u.client) is None


@pytest.mark.ours
def test_an_asset_says_null_where_there_is_nothing(bot_u, assets):
    asset = gazu.asset.get_asset(assets[0]["id"], client=bot_u.client)
    assert asset["preview_file_id"] is None and asset["ready_for"] is None and asset["episode_id"] is None


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


def test_s60_a_task_comes_with_all_around_it(bot_u, project):
    task = gazu.task.get_task(bot_u.task["id"], client=bot_u.client)
    assert TASK_FULL <= set(task)
    has_exactly(task["project"], PROJECT)
    assert task["entity"]["type"] == "Entity" and task["entity"]["id"] == task["entity_id"]
    assert task["task_type"]["id"] == task["task_type_id"]
    assert task["task_status"]["id"] == task["task_status_id"]
    assert task["entity_type"]["name"] == "Shot"
    assert [person["id"] for person in task["persons"]] == task["assignees"]
    assert bot_u.id in task["assignees"]
    assert task["sequence"]["type"] == "Sequence"


def test_lists_of_tasks_have_their_shapes(bot_u, project, shots, assets):
    client = bot_u.client
    rows = gazu.task.all_tasks_for_project(project, client=client)
    for row in rows:
        has_exactly(row, TASK | {"assignees"})
    updates = [row["updated_at"] for row in rows]
    assert updates == sorted(updates, reverse=True)
    for row in gazu.task.all_tasks_for_shot(shots[0], client=client):
        has_exactly(row, TASK | TASK_NAMES)
    for row in gazu.task.all_tasks_for_asset(assets[0], relations=True, client=client):
        has_exactly(row, TASK | TASK_NAMES | {"assignees"})
    sequence = {"id": shots[0]["parent_id"]}
    in_sequence = gazu.task.all_shot_tasks_for_sequence(sequence, client=client)
    ids = {shot["id"] for shot in shots if shot["parent_id"] == sequence["id"]}
    assert {row["id"] for row in in_sequence} == {row["id"] for row in rows if row["entity_id"] in ids}
    task = rows[0]
    kind, status = {"id": task["task_type_id"]}, {"id": task["task_status_id"]}
    of_kind = gazu.task.all_tasks_for_task_type(project, kind, client=client)
    assert {row["id"] for row in of_kind} == {row["id"] for row in rows if row["task_type_id"] == kind["id"]}
    of_status = gazu.task.all_tasks_for_task_status(project, kind, status, client=client)
    assert task["id"] in {row["id"] for row in of_status} <= {row["id"] for row in of_kind}
    one = gazu.task.get_task_by_entity({"id": task["entity_id"]}, kind, client=client)
    assert one["id"] == task["id"]
    by_type = gazu.task.all_tasks_for_entity_and_task_type({"id": task["entity_id"]}, kind, client=client)
    assert [row["id"] for row in by_type] == [task["id"]]


def test_task_types_of_an_entity_are_those_of_its_tasks(bot_u, shots, assets):
    for call, tasks_of, row in (
        (gazu.task.all_task_types_for_shot, gazu.task.all_tasks_for_shot, shots[0]),
        (gazu.task.all_task_types_for_asset, gazu.task.all_tasks_for_asset, assets[0]),
    ):
        kinds = {kind["id"] for kind in call(row, client=bot_u.client)}
        assert kinds == {task["task_type_id"] for task in tasks_of(row, client=bot_u.client)}


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


def test_comments_have_their_shapes(bot_u, admin, project):
    (comment, *_) = gazu.task.all_comments_for_project(project, client=bot_u.client)
    has_exactly(comment, COMMENT | COMMENT_RELATIONS)
    rows = gazu.task.all_comments_for_task({"id": comment["object_id"]}, client=bot_u.client)
    for row in rows:
        assert COMMENT | COMMENT_RELATIONS | {"person", "task_status"} <= set(row)
        has_exactly(row["person"], SHORT)
        has_exactly(row["task_status"], {"id", "name", "short_name", "color"})
    times = [row["created_at"] for row in rows]
    assert times == sorted(times, reverse=True)
    has_exactly(
        gazu.task.get_comment(comment["id"], client=bot_u.client), COMMENT | COMMENT_RELATIONS | {"person"}
    )
    page = ask("GET", f"/data/projects/{project['id']}/comments?page=1&limit=5", bot_u.token).json()
    assert len(page["data"]) == 5 and page["total"] >= 500
    assert ask("GET", "/data/comments", bot_u.token).status_code == 403


def test_departments_and_the_organisation_are_told(bot_u, bot_x):
    rows = gazu.person.all_departments(client=bot_x.client)
    assert rows and all(row["type"] == "Department" for row in rows)
    assert gazu.person.get_department(rows[0]["id"], client=bot_u.client)["name"] == rows[0]["name"]
    assert gazu.person.get_department_by_name(rows[0]["name"].upper(), client=bot_u.client)["id"] == rows[0]["id"]
    assert gazu.person.get_department_by_name("none such", client=bot_u.client) is None


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
