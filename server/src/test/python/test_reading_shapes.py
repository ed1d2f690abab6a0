"""S58, S60: the shapes of all that a script reads of a production."""

import gazu
import pytest
from gazu.exception import RouteNotFoundException
from shapes import (
    ASSET_DETAIL,
    ASSET_TYPE,
    COMMENT,
    COMMENT_RELATIONS,
    DESCRIPTOR,
    DESCRIPTOR_SHORT,
    ENTITY,
    ENTITY_RELATIONS,
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
from support import PRODUCTION, ask, nobody, refused


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


def test_s60_a_task_comes_with_all_around_it(bot_u, project):
    task = gazu.task.get_task(bot_u.task["id"], client=bot_u.client)
    assert TASK_FULL <= set(task)
    has_exactly(task["project"], PROJECT)
    assert task["entity"]["type"] == "Entity" and task["entity"]["id"] == task["entity_id"]
    assert task["task_type"]["id"] == task["task_type_id"]
    assert task["task_status"]["id"] == task["task_status_id"]
    assert task["entity_type"]["name"] == "Shot"
    assert {person["id"] for person in task["persons"]} == set(task["assignees"])
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
