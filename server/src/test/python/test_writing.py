"""S54, S57 and S90 to S99: creating, changing and removing production data."""

import gazu
import pytest
from gazu.exception import NotAllowedException, ParameterException, RouteNotFoundException
from support import ask, new_bot, refused, token_of, unique


@pytest.fixture(scope="module")
def kinds(bot_m, project):
    return gazu.asset.all_asset_types_for_project(project, client=bot_m.client)


@pytest.fixture(scope="module")
def task_types(bot_m, project):
    rows = gazu.task.all_task_types_for_project(project, client=bot_m.client)
    return {kind: next(row for row in rows if row["for_entity"] == kind) for kind in ("Asset", "Shot")}


@pytest.fixture()
def shot(bot_m, project):
    sequence = gazu.shot.new_sequence(project, unique("SQ"), client=bot_m.client)
    return gazu.shot.new_shot(project, sequence, unique("SH"), frame_in=1, frame_out=9, client=bot_m.client)


def test_s54_an_asset_may_have_any_name(bot_m, project, kinds):
    name = unique("Série é 日本")
    asset = gazu.asset.new_asset(project, kinds[0], name, client=bot_m.client)
    assert gazu.asset.get_asset_by_name(project, name, client=bot_m.client)["id"] == asset["id"]


def test_s57_a_series_is_a_tree(admin):
    series = gazu.project.new_project(unique("Series"), "tvshow", client=admin)
    (first,) = gazu.shot.all_episodes_for_project(series, client=admin)
    assert first["name"] == "E01"
    sequence = gazu.shot.new_sequence(series, "SQ01", episode=first, client=admin)
    shot = gazu.shot.new_shot(series, sequence, "SH01", client=admin)
    assert [row["id"] for row in gazu.shot.all_sequences_for_episode(first, client=admin)] == [sequence["id"]]
    assert [row["id"] for row in gazu.shot.all_shots_for_episode(first, client=admin)] == [shot["id"]]
    assert gazu.shot.get_sequence_by_name(series, "sq01", episode=first, client=admin)["id"] == sequence["id"]


def test_s90_what_is_there_is_not_made_again(bot_m, project, kinds, task_types):
    name = unique("thing")
    made = []
    for _ in range(2):
        asset = gazu.asset.new_asset(project, kinds[0], name, client=bot_m.client)
        sequence = gazu.shot.new_sequence(project, name, client=bot_m.client)
        shot = gazu.shot.new_shot(project, sequence, name, client=bot_m.client)
        task = gazu.task.new_task(asset, task_types["Asset"], client=bot_m.client)
        made.append([row["id"] for row in (asset, sequence, shot, task)])
    assert made[0] == made[1]


def test_s91_an_artist_makes_and_removes_nothing(bot_u, project, kinds, shots):
    for call in (
        lambda: gazu.asset.new_asset(project, kinds[0], unique("no"), client=bot_u.client),
        lambda: gazu.shot.new_shot(project, {"id": shots[0]["parent_id"]}, unique("no"), client=bot_u.client),
        lambda: gazu.shot.remove_shot(shots[0], client=bot_u.client),
        lambda: gazu.project.update_project({"id": project["id"], "name": "no"}, client=bot_u.client),
    ):
        with refused(NotAllowedException):
            call()


def test_s92_an_artist_changes_no_asset_of_another(bot_u, assets):
    with refused(NotAllowedException):
        gazu.asset.update_asset({"id": assets[0]["id"], "name": "mine"}, client=bot_u.client)


def test_s93_data_is_merged_key_by_key(bot_m, shot):
    gazu.shot.update_shot_data(shot, {"fps": 24}, client=bot_m.client)
    gazu.shot.update_shot_data(shot, {"lens": 35}, client=bot_m.client)
    data = gazu.shot.get_shot(shot["id"], client=bot_m.client)["data"]
    assert data["fps"] == 24 and data["lens"] == 35 and data["frame_in"] == 1


def test_s94_a_due_date_is_a_date(bot_m, free_task):
    task = free_task()
    row = gazu.task.update_task({"id": task["id"], "due_date": "2026-12-31"}, client=bot_m.client)
    assert row["due_date"] == "2026-12-31T00:00:00"
    with refused(ParameterException):
        gazu.task.update_task({"id": task["id"], "due_date": "bad"}, client=bot_m.client)


def test_s95_what_the_studio_shares_is_made_by_administrators(bot_m, bot_a):
    for call in (
        lambda client: gazu.project.new_project(unique("Production"), client=client),
        lambda client: gazu.person.new_department(unique("Department"), "#112233", client=client),
        lambda client: gazu.task.new_task_type(unique("Task type"), "#112233", "Asset", client=client),
    ):
        with refused(NotAllowedException):
            call(bot_m.client)
        assert call(bot_a.client)["id"]


def test_s96_a_bot_is_assigned_where_bots_may_be(admin, project, free_task):
    bot, task = new_bot(admin), free_task()
    gazu.project.add_person_to_team(project, bot.row, client=admin)
    gazu.project.update_project({"id": project["id"], "is_bot_collaboration_enabled": False}, client=admin)
    try:
        assert gazu.task.assign_task(task, bot.row, client=admin) == []
    finally:
        gazu.project.update_project({"id": project["id"], "is_bot_collaboration_enabled": True}, client=admin)
    (row,) = gazu.task.assign_task(task, bot.row, client=admin)
    assert bot.id in row["assignees"]


def test_s97_a_shot_with_a_task_is_first_marked_and_then_removed(bot_m, shot, task_types):
    gazu.task.new_task(shot, task_types["Shot"], client=bot_m.client)
    gazu.shot.remove_shot(shot, client=bot_m.client)
    assert gazu.shot.get_shot(shot["id"], client=bot_m.client)["canceled"] is True
    gazu.shot.restore_shot(shot, client=bot_m.client)
    assert gazu.shot.get_shot(shot["id"], client=bot_m.client)["canceled"] is False
    gazu.shot.remove_shot(shot, force=True, client=bot_m.client)
    with refused(RouteNotFoundException):
        gazu.shot.get_shot(shot["id"], client=bot_m.client)


def test_s98_a_field_is_added_and_filled_in(bot_m, project, assets):
    descriptor = gazu.project.add_metadata_descriptor(
        project, "Level éà", "Asset", data_type="list", choices=["a"], client=bot_m.client
    )
    try:
        assert descriptor["field_name"] == "level_ea"
        gazu.asset.update_asset({"id": assets[0]["id"], "data": {"level_ea": "a"}}, client=bot_m.client)
        assert gazu.asset.get_asset(assets[0]["id"], client=bot_m.client)["data"]["level_ea"] == "a"
    finally:
        gazu.project.remove_metadata_descriptor(project, descriptor["id"], client=bot_m.client)


def test_s99_only_a_closed_production_is_removed(admin):
    row = gazu.project.new_project(unique("Production"), client=admin)
    with refused(ParameterException):
        gazu.project.remove_project(row, client=admin)
    gazu.project.close_project(row, client=admin)
    assert gazu.project.remove_project(row, client=admin) == ""
    assert ask("GET", f"/data/projects/{row['id']}", token_of(admin)).status_code == 404
