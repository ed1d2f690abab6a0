"""The story of a studio, told by gazu alone: an administrator's script builds a production from nothing, an artist's
bot publishes on it, a client's bot reads what it may. On its way it calls every function of gazu that this server serves
for them: the last test lists gazu's functions by itself and fails on one that is neither called nor excused by name."""

import pathlib

import gazu
import pytest
import recorder
from gazu.exception import NotAllowedException, ParameterException, RouteNotFoundException
from support import EMAIL, OLD_CLIENT, Person, client_logged_in, new_bot, nobody, refused, today, unique

pytestmark = pytest.mark.ours

EXCUSED = pathlib.Path(__file__).with_name("functions_not_served.txt")


@pytest.fixture(scope="module")
def called():
    """The functions that came back; noted from the first test of this module to its last."""
    names = set()
    with pytest.MonkeyPatch.context() as patches:
        recorder.record(names, lambda module, name, function: patches.setattr(module, name, function))
        yield names


class Studio:
    """What the story has made so far."""


@pytest.fixture(scope="module")
def studio(admin, called):
    return Studio()


def name_of(rows):
    return sorted(row["name"] for row in rows)


def ids_of(rows):
    return sorted(row["id"] for row in rows)


def test_01_the_catalog_is_written(admin, studio):
    g = dict(client=admin)
    studio.department = gazu.person.new_department(unique("Layout"), "#112233", **g)
    gazu.person.update_department({"id": studio.department["id"], "color": "#445566"}, **g)
    assert gazu.person.get_department(studio.department["id"], **g)["color"] == "#445566"
    assert gazu.person.get_department_by_name(studio.department["name"], **g)["id"] == studio.department["id"]
    assert studio.department["id"] in ids_of(gazu.person.all_departments(**g))

    studio.hero = gazu.asset.new_asset_type(unique("Hero"), **g)
    assert gazu.asset.new_asset_type(studio.hero["name"].upper(), **g)["id"] == studio.hero["id"]
    studio.prop = gazu.entity.new_entity_type(unique("Thing"), **g)
    renamed = unique("Gadget")
    gazu.asset.update_asset_type({"id": studio.prop["id"], "name": renamed}, **g)
    assert gazu.asset.get_asset_type_by_name(renamed, **g)["id"] == studio.prop["id"]
    assert gazu.entity.get_entity_type_by_name(renamed, **g)["id"] == studio.prop["id"]
    assert gazu.entity.get_entity_type(studio.prop["id"], **g)["type"] == "EntityType"
    assert gazu.asset.get_asset_type(studio.prop["id"], **g)["type"] == "AssetType"
    assert {studio.hero["id"], studio.prop["id"]} < set(ids_of(gazu.asset.all_asset_types(**g)))
    assert len(gazu.entity.all_entity_types(**g)) > len(gazu.asset.all_asset_types(**g))

    studio.modeling = gazu.task.new_task_type(unique("Sculpt"), "#000000", "Asset", **g)
    studio.animation = gazu.task.new_task_type(unique("Motion"), "#000000", "Shot", **g)
    gazu.task.update_task_type({"id": studio.animation["id"], "short_name": "mo", "priority": 3}, **g)
    assert gazu.task.get_task_type(studio.animation["id"], **g)["short_name"] == "mo"
    assert gazu.task.get_task_type_by_name(studio.animation["name"], "Shot", **g)["id"] == studio.animation["id"]
    assert gazu.task.get_task_type_by_short_name("mo", **g)["id"] == studio.animation["id"]
    assert studio.modeling["id"] in ids_of(gazu.task.all_task_types(**g))

    short = "p" + unique("").strip()[:6]
    studio.polish = gazu.task.new_task_status(unique("Polish"), short, "#aabbcc", **g)
    with refused(ParameterException):
        gazu.task.new_task_status(unique("Polish"), short, "#aabbcc", **g)
    gazu.task.update_task_status({"id": studio.polish["id"], "color": "#ccbbaa"}, **g)
    assert gazu.task.get_task_status(studio.polish["id"], **g)["color"] == "#ccbbaa"
    assert gazu.task.get_task_status_by_name(studio.polish["name"], **g)["id"] == studio.polish["id"]
    assert gazu.task.get_task_status_by_short_name(short, **g)["id"] == studio.polish["id"]
    assert gazu.task.get_default_task_status(**g)["short_name"] == "todo"
    studio.statuses = {row["short_name"]: row for row in gazu.task.all_task_statuses(**g)}


def test_02_a_production_is_founded(admin, studio):
    g = dict(client=admin)
    name = unique("Pilot")
    types = [studio.hero["id"], studio.prop["id"]]
    studio.project = gazu.project.new_project(
        name,
        "tvshow",
        asset_types=types,
        task_types=[studio.modeling["id"]],
        task_statuses=[studio.statuses["todo"]["id"], studio.statuses["wip"]["id"]],
        **g,
    )
    project = studio.project
    assert gazu.project.new_project(name, **g)["id"] == project["id"]
    assert gazu.project.get_project_by_name(name, **g)["id"] == project["id"]
    gazu.project.update_project({"id": project["id"], "description": "A pilot", "is_bot_collaboration_enabled": True}, **g)
    gazu.project.update_project_data(project, {"budget": "none"}, **g)
    assert gazu.project.get_project(project["id"], **g)["data"] == {"budget": "none"}
    assert project["id"] in ids_of(gazu.project.all_projects(**g))
    assert project["id"] in ids_of(gazu.project.all_open_projects(**g))
    assert name_of(gazu.project.all_project_status(**g)) == ["Closed", "Open"]
    assert gazu.project.get_project_status_by_name("Open", **g)["name"] == "Open"

    gazu.project.add_asset_type(project, studio.prop, **g)
    gazu.project.add_task_type(project, studio.animation, 1, **g)
    gazu.project.add_task_type(project, studio.modeling, 2, **g)
    for short in ("wfa", "done", "retake"):
        gazu.project.add_task_status(project, studio.statuses[short], **g)
    gazu.project.add_task_status(project, studio.polish, **g)
    gazu.project.remove_task_status(project, studio.polish, **g)
    gazu.project.remove_task_type(project, studio.modeling, **g)
    gazu.project.add_task_type(project, studio.modeling, 2, **g)
    expected = ids_of([studio.animation, studio.modeling])
    assert ids_of(gazu.task.all_task_types_for_project(project, **g)) == expected
    if not OLD_CLIENT:
        assert ids_of(gazu.project.get_project_task_types(project, **g)) == expected
    assert len(gazu.project.get_project_task_statuses(project, **g)) == 5
    assert len(gazu.task.all_task_statuses_for_project(project, **g)) == 5
    assert gazu.project.get_milestones(project, **g) == []


def test_03_people_and_bots_join_the_team(admin, studio):
    g = dict(client=admin)
    project = studio.project
    studio.artist = new_bot(admin, unique("artist"), role="user")
    studio.visitor = new_bot(admin, unique("client"), role="client")
    studio.manager = new_bot(admin, unique("manager"), role="manager")
    studio.human = Person(admin, first_name=unique("Jo"))
    for one in (studio.artist, studio.visitor, studio.manager, studio.human):
        gazu.project.add_person_to_team(project, one.row, **g)
    if not OLD_CLIENT:
        gazu.project.update_team_member_role(project, studio.human.row, "supervisor", **g)
        gazu.project.update_team_member_role(project, studio.human.row, None, **g)
    extra = new_bot(admin)
    gazu.project.add_person_to_team(project, extra.row, **g)
    gazu.project.remove_person_from_team(project, extra.row, **g)
    gazu.person.update_bot({"id": extra.id, "first_name": "Extra"}, **g)
    gazu.person.remove_bot(extra.row, **g)
    assert len(gazu.project.get_team(project, **g)) == 4

    gazu.person.add_person_to_department(studio.human.row, studio.department, **g)
    gazu.person.update_person({"id": studio.human.id, "phone": "123"}, **g)
    assert gazu.person.get_person(studio.human.id, relations=True, **g)["departments"] == [studio.department["id"]]
    gazu.person.remove_person_from_department(studio.human.row, studio.department, **g)
    assert gazu.person.get_person_by_email(studio.human.email, **g)["id"] == studio.human.id
    full_name = gazu.person.get_person(studio.human.id, **g)["full_name"]
    assert gazu.person.get_person_by_full_name(full_name, **g)["id"] == studio.human.id
    assert gazu.person.get_person_by_desktop_login("nobody's", **g) is None
    assert studio.human.id in ids_of(gazu.person.all_persons(**g))
    assert gazu.person.get_organisation(**g)["type"] == "Organisation"
    assert len(gazu.person.all_organisations(**g)) == 1
    gazu.person.change_password_for_person(studio.human.row, studio.human.password, **g)
    studio.human.client = client_logged_in(studio.human.email, studio.human.password)
    leaver = Person(admin, first_name=unique("Le"))
    gazu.person.remove_person(leaver.row, force=True, **g)


def test_04_a_manager_s_bot_builds_the_story(studio, tmp_path):
    g = dict(client=studio.manager.client)
    project = studio.project
    (first,) = gazu.shot.all_episodes_for_project(project, **g)
    studio.episode = gazu.shot.new_episode(project, "E02", **g)
    assert gazu.shot.new_episode(project, "e02", **g)["id"] == studio.episode["id"]
    gazu.shot.update_episode({"id": studio.episode["id"], "description": "two"}, **g)
    gazu.shot.update_episode_data(studio.episode, {"air": "2027"}, **g)
    assert gazu.shot.get_episode(studio.episode["id"], **g)["data"] == {"air": "2027"}
    assert gazu.shot.get_episode_by_name(project, "E02", **g)["id"] == studio.episode["id"]
    assert ids_of([first, studio.episode]) == ids_of(gazu.context.all_episodes_for_project(project, **g))

    studio.sequence = gazu.shot.new_sequence(project, "SQ01", episode=studio.episode, **g)
    gazu.shot.update_sequence({"id": studio.sequence["id"], "description": "one"}, **g)
    gazu.shot.update_sequence_data(studio.sequence, {"mood": "blue"}, **g)
    assert gazu.shot.get_sequence(studio.sequence["id"], **g)["data"] == {"mood": "blue"}
    assert gazu.shot.get_sequence_by_name(project, "SQ01", studio.episode, **g)["id"] == studio.sequence["id"]
    assert gazu.shot.get_episode_from_sequence(studio.sequence, **g)["id"] == studio.episode["id"]

    studio.shots = [gazu.shot.new_shot(project, studio.sequence, f"SH0{n}0", 50, 1, 50, **g) for n in range(1, 4)]
    shot = studio.shots[0]
    gazu.shot.update_shot({"id": shot["id"], "nb_frames": 60}, **g)
    gazu.shot.update_shot_data(shot, {"weather": "calm"}, **g)
    assert gazu.shot.get_shot(shot["id"], **g)["data"] == {"frame_in": 1, "frame_out": 50, "weather": "calm"}
    assert gazu.shot.get_shot_by_name(studio.sequence, "sh010", **g)["nb_frames"] == 60
    assert gazu.shot.get_sequence_from_shot(shot, **g)["id"] == studio.sequence["id"]
    for rows in (
        gazu.shot.all_shots_for_project(project, **g),
        gazu.shot.all_shots_for_sequence(studio.sequence, **g),
        gazu.shot.all_shots_for_episode(studio.episode, **g),
        gazu.context.all_shots_for_sequence(studio.sequence, **g),
    ):
        assert ids_of(rows) == ids_of(studio.shots)
    for rows in (
        gazu.shot.all_sequences_for_project(project, **g),
        gazu.shot.all_sequences_for_episode(studio.episode, **g),
        gazu.context.all_sequences_for_project(project, **g),
        gazu.context.all_sequences_for_episode(studio.episode, **g),
    ):
        assert ids_of(rows) == [studio.sequence["id"]]
    assert gazu.context.all_scenes_for_project(project, **g) == []
    assert gazu.context.all_scenes_for_sequence(studio.sequence, **g) == []

    studio.lama = gazu.asset.new_asset(project, studio.hero, "Lama", "A lama", {"legs": 4}, **g)
    studio.cart = gazu.asset.new_asset(project, studio.prop, "Cart", episode=studio.episode, **g)
    gazu.asset.update_asset({"id": studio.lama["id"], "description": "The lama"}, **g)
    gazu.asset.update_asset_data(studio.lama, {"wool": "white"}, **g)
    assert gazu.asset.get_asset(studio.lama["id"], **g)["data"] == {"legs": 4, "wool": "white"}
    assert gazu.asset.get_asset_by_name(project, "lama", **g)["id"] == studio.lama["id"]
    assert gazu.asset.get_asset_type_from_asset(studio.lama, **g)["id"] == studio.hero["id"]
    if not OLD_CLIENT:  # it looks at the parent, which an asset has none of
        assert gazu.asset.get_episode_from_asset(studio.cart, **g)["id"] == studio.episode["id"]
    assert ids_of(gazu.asset.all_assets_for_project(project, **g)) == ids_of([studio.lama, studio.cart])
    assert ids_of(gazu.context.all_assets_for_project(project, **g)) == ids_of([studio.lama, studio.cart])
    assert ids_of(gazu.asset.all_assets_for_project_and_type(project, studio.hero, **g)) == [studio.lama["id"]]
    assert ids_of(gazu.context.all_assets_for_asset_type_and_project(project, studio.hero, **g)) == [studio.lama["id"]]
    assert ids_of(gazu.asset.all_assets_for_open_projects(**g)) == ids_of([studio.lama, studio.cart])
    assert ids_of(gazu.asset.all_assets_for_episode(studio.episode, **g)) == [studio.cart["id"]]
    assert gazu.asset.all_assets_for_shot(shot, **g) == []
    assert gazu.asset.all_asset_types_for_shot(shot, **g) == []
    assert ids_of(gazu.asset.all_asset_types_for_project(project, **g)) == ids_of([studio.hero, studio.prop])
    assert ids_of(gazu.context.all_asset_types_for_project(project, **g)) == ids_of([studio.hero, studio.prop])
    assert [row["id"] for row in gazu.context.all_open_projects(**g)] == [project["id"]]

    assert gazu.entity.get_entity(shot["id"], **g)["type"] == "Shot"
    assert gazu.entity.get_entity_by_name("Lama", project, **g)["id"] == studio.lama["id"]
    assert len(gazu.entity.all_entities(**g)) == 8


def test_05_the_production_gets_fields_of_its_own(studio):
    g = dict(client=studio.manager.client)
    project = studio.project
    rig = gazu.project.add_metadata_descriptor(project, "Rig version", "Asset", "number", **g)
    size = gazu.project.add_metadata_descriptor(project, "Size", "Asset", "list", choices=["s", "l"], **g)
    assert rig["field_name"] == "rig_version"
    gazu.asset.update_asset_data(studio.lama, {"rig_version": 3, "size": "l"}, **g)
    gazu.project.update_metadata_descriptor(project, {"id": rig["id"], "name": "Rig", "choices": []}, **g)
    assert gazu.asset.get_asset(studio.lama["id"], **g)["data"]["rig"] == 3
    found = gazu.project.get_metadata_descriptor(project, rig["id"], **g)
    assert (found["name"], found["data_type"]) == ("Rig", "number")
    assert gazu.project.get_metadata_descriptor_by_field_name(project, "size", **g)["id"] == size["id"]
    if not OLD_CLIENT:
        order = gazu.project.reorder_metadata_descriptors(project, "Asset", [size["id"], rig["id"]], **g)
        assert [row["name"] for row in order] == ["Size", "Rig"]
    gazu.project.remove_metadata_descriptor(project, size["id"], **g)
    assert "size" not in gazu.asset.get_asset(studio.lama["id"], **g)["data"]
    assert name_of(gazu.project.all_metadata_descriptors(project, **g)) == ["Rig"]


def test_06_the_work_is_planned(studio):
    g = dict(client=studio.manager.client)
    project, shot = studio.project, studio.shots[0]
    studio.task = gazu.task.new_task(shot, studio.animation, assignees=[studio.artist.id], **g)
    assert gazu.task.new_task(shot, studio.animation, **g)["id"] == studio.task["id"]
    made = gazu.task.create_shot_tasks(studio.shots[1], [studio.animation], **g)
    made += gazu.task.create_asset_tasks(studio.lama, [studio.modeling], **g)
    made += gazu.task.create_entity_tasks(studio.cart, [studio.modeling], **g)
    assert len(made) == 3 and gazu.task.create_entity_tasks(studio.cart, [studio.modeling], **g) == []
    gazu.task.update_task({"id": studio.task["id"], "due_date": today(7), "estimation": 480, "difficulty": 4}, **g)
    gazu.task.update_task_data(studio.task, {"renderer": "eevee"}, **g)
    task = gazu.task.get_task(studio.task["id"], **g)
    assert (task["due_date"], task["estimation"], task["data"]) == (today(7) + "T00:00:00", 480.0, {"renderer": "eevee"})
    assert [person["id"] for person in task["persons"]] == [studio.artist.id]
    other = made[0]
    assert gazu.task.assign_task(other["id"], studio.artist.row, **g)
    gazu.task.clear_assignations([other], **g)
    if not OLD_CLIENT:
        gazu.task.assign_tasks_to_person([other], studio.artist.row, **g)

    shot_tasks = ids_of([studio.task, other])
    for rows in (
        gazu.task.all_shot_tasks_for_sequence(studio.sequence, **g),
        gazu.task.all_shot_tasks_for_episode(studio.episode, **g),
        gazu.task.all_tasks_for_task_type(project, studio.animation, **g),
        gazu.task.all_tasks_for_task_status(project, studio.animation, studio.statuses["todo"], **g),
    ):
        assert ids_of(rows) == shot_tasks
    assert ids_of(gazu.task.all_tasks_for_project(project, **g)) == ids_of(made + [studio.task])
    assert ids_of(gazu.task.all_assets_tasks_for_episode(studio.episode, **g)) == [made[2]["id"]]
    assert ids_of(gazu.task.all_tasks_for_asset(studio.lama, **g)) == [made[1]["id"]]
    assert ids_of(gazu.task.all_tasks_for_shot(shot, relations=True, **g)) == [studio.task["id"]]
    assert gazu.task.all_tasks_for_sequence(studio.sequence, **g) == []
    assert gazu.task.all_tasks_for_episode(studio.episode, **g) == []
    assert ids_of(gazu.task.all_tasks_for_entity_and_task_type(shot, studio.animation, **g)) == [studio.task["id"]]
    assert gazu.task.get_task_by_entity(shot, studio.animation, **g)["id"] == studio.task["id"]
    for rows in (
        gazu.task.all_task_types_for_shot(shot, **g),
        gazu.task.all_task_types_for_sequence(studio.sequence, **g),
        gazu.task.all_task_types_for_episode(studio.episode, **g),
        gazu.context.all_task_types_for_shot(shot, **g),
        gazu.context.all_task_types_for_sequence(studio.sequence, **g),
    ):
        assert ids_of(rows) == [studio.animation["id"]]
    for rows in (gazu.task.all_task_types_for_asset(studio.lama, **g), gazu.context.all_task_types_for_asset(studio.lama, **g)):
        assert ids_of(rows) == [studio.modeling["id"]]
    if not OLD_CLIENT:
        assert gazu.task.all_open_tasks(**g)
        assert gazu.task.get_open_tasks_stats(**g)


def test_07_the_artist_s_bot_publishes_a_day_s_worth(studio, tmp_path):
    bot = studio.artist
    g = dict(client=bot.client)
    task, statuses = studio.task, studio.statuses
    assert gazu.user.is_authenticated(**g) and gazu.client.get_current_user(**g)["id"] == bot.id
    gazu.task.start_task(task, **g)
    for n in range(20):
        gazu.task.add_comment(task, statuses["wip"], f"frame {n} rendered", checklist=[{"text": "look", "checked": False}], **g)
    handed = gazu.task.add_comment(task, statuses["wfa"], f"@{studio.human.row['full_name']} have a look", **g)
    assert handed["person_id"] == bot.id and handed["mentions"] == [studio.human.id]
    reference = tmp_path / "reference.txt"
    reference.write_text("as discussed")
    seen = gazu.task.add_comment(task, statuses["wfa"], "with a file", attachments=[str(reference)], **g)
    (attached,) = seen["attachment_files"]
    assert gazu.files.get_attachment_file(attached["id"], **g)["name"] == "reference.txt"
    fetched = tmp_path / "fetched.txt"
    gazu.files.download_attachment_file(attached["id"], str(fetched), **g)
    assert fetched.read_text() == "as discussed"
    gazu.task.add_attachment_files_to_comment(task, seen, [str(reference)], **g)
    assert len(gazu.task.get_comment(seen["id"], **g)["attachment_files"]) == 2
    if not OLD_CLIENT:
        gazu.task.delete_comment_attachment(task, seen, attached, **g)
        gazu.task.add_tasks_batch_comments([], [{"task_id": task["id"], "task_status_id": statuses["wfa"]["id"], "text": "a"}], **g)
        answer = gazu.task.reply_to_comment(task, seen, "done so", **g)
        gazu.task.delete_comment_reply(task, seen, answer, **g)
    gazu.task.batch_comments(
        [{"task_id": task["id"], "task_status_id": statuses["wfa"]["id"], "text": "in a batch"}], **g
    )
    gazu.task.update_comment({"id": handed["id"], "text": "please look"}, **g)
    assert gazu.task.acknowledge_comment(task, handed, **g)["acknowledgements"] == [bot.id]
    last = gazu.task.get_last_comment_for_task(task, **g)
    gazu.task.remove_comment(last, **g)
    comments = gazu.task.all_comments_for_task(task, **g)
    assert {row["person"]["id"] for row in comments} == {bot.id} and len(comments) >= 23
    for refusal in (
        lambda: gazu.shot.remove_shot(studio.shots[2], **g),
        lambda: gazu.asset.new_asset(studio.project, studio.hero, "Mine", **g),
        lambda: gazu.project.update_project({"id": studio.project["id"], "name": "Mine"}, **g),
        lambda: gazu.task.remove_task(task, **g),
        lambda: gazu.person.new_bot("mine", EMAIL, **g),
        lambda: gazu.user.all_open_projects(**g),
    ):
        with refused(NotAllowedException):
            refusal()


def test_08_the_client_s_bot_sees_what_is_shown_to_it(admin, studio):
    g = dict(client=studio.visitor.client)
    task = studio.task
    assert gazu.task.all_comments_for_task(task, **g) == []
    shown = gazu.task.add_comment(task, studio.statuses["wfa"], "for the client", for_client=True, client=studio.manager.client)
    assert ids_of(gazu.task.all_comments_for_task(task, **g)) == [shown["id"]]
    assert gazu.task.get_task(task["id"], **g)["assignees"] == []
    assert ids_of(gazu.shot.all_shots_for_project(studio.project, **g)) == ids_of(studio.shots)
    for refusal in (
        lambda: gazu.task.all_comments_for_project(studio.project, **g),
        lambda: gazu.project.get_milestones(studio.project, **g),
        lambda: gazu.task.create_entity_tasks(studio.cart, [studio.modeling], **g),
        lambda: gazu.project.get_project(gazu.project.get_project_by_name("MyProduction", client=admin)["id"], **g),
    ):
        with refused(NotAllowedException):
            refusal()


def test_09_a_person_has_their_own_view(studio, tmp_path):
    g = dict(client=studio.human.client)
    project, shot = studio.project, studio.shots[0]
    assert ids_of(gazu.user.all_open_projects(**g)) == [project["id"]]
    assert gazu.user.get_context(**g)["projects"]
    gazu.user.all_asset_types_for_project(project, **g)
    gazu.user.all_assets_for_asset_type_and_project(project, studio.hero, **g)
    gazu.user.all_sequences_for_project(project, **g)
    gazu.user.all_episodes_for_project(project, **g)
    gazu.user.all_shots_for_sequence(studio.sequence, **g)
    gazu.user.all_scenes_for_sequence(studio.sequence, **g)
    gazu.user.all_tasks_for_asset(studio.lama, **g)
    gazu.user.all_tasks_for_shot(shot, **g)
    gazu.user.all_tasks_for_sequence(studio.sequence, **g)
    gazu.user.all_task_types_for_asset(studio.lama, **g)
    gazu.user.all_task_types_for_shot(shot, **g)
    gazu.user.all_task_types_for_sequence(studio.sequence, **g)
    assert gazu.user.all_tasks_to_do(**g) == [] and gazu.user.all_done_tasks(**g) == []
    picture = tmp_path / "me.png"
    picture.write_bytes(PNG)
    gazu.person.set_avatar(studio.human.row, str(picture), **g)
    gazu.files.download_person_avatar(studio.human.row, str(tmp_path / "back.png"), **g)
    assert (tmp_path / "back.png").read_bytes()[:4] == b"\x89PNG"


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)


def test_10_the_client_library_s_own_calls(admin, studio):
    g = dict(client=admin)
    assert gazu.client.host_is_up(**g) and gazu.client.host_is_valid(**g)
    assert gazu.client.get_api_version(**g).count(".") == 2
    assert gazu.client.get("data/projects", **g)
    made = gazu.client.post("data/departments", {"name": unique("Own"), "color": ""}, **g)
    assert gazu.client.put("data/departments/" + made["id"], {"color": "#010203"}, **g)["color"] == "#010203"
    assert gazu.client.delete("data/departments/" + made["id"], **g) == ""
    made = gazu.client.create("departments", {"name": unique("Own"), "color": ""}, **g)
    assert gazu.client.update("departments", made["id"], {"color": "#030201"}, **g)["color"] == "#030201"
    assert gazu.client.fetch_one("departments", made["id"], **g)["id"] == made["id"]
    assert gazu.client.fetch_first("departments", {"name": made["name"]}, **g)["id"] == made["id"]
    pages = gazu.client.fetch_all("departments", paginated=True, limit=2, **g)
    assert ids_of(pages) == ids_of(gazu.client.fetch_all("departments", **g))


def test_11_what_else_is_served(admin, studio, tmp_path):
    """Addresses, and what is read of features that are empty here or belong to a later tier."""
    g = dict(client=admin)
    project, shot, task = studio.project, studio.shots[0], studio.task
    host = gazu.client.get_api_url_from_host(**g)
    for address in (
        gazu.project.get_project_url(project, **g),
        gazu.asset.get_asset_url(studio.lama, **g),
        gazu.asset.get_asset_type_url(project, studio.hero, **g),
        gazu.asset.get_all_assets_url(project, **g),
        gazu.shot.get_shot_url(gazu.shot.get_shot(shot["id"], **g), **g),
        gazu.shot.get_sequence_url(gazu.shot.get_sequence(studio.sequence["id"], **g), **g),
        gazu.shot.get_episode_url(studio.episode, **g),
        gazu.shot.get_all_sequences_url(project, **g),
        gazu.shot.get_all_episodes_url(project, **g),
        gazu.person.get_person_url(studio.human.row, **g),
    ):
        assert address.startswith(host), address
    gazu.client.set_event_host(host, client=gazu.client.create_client(host))
    gazu.client.set_host(host, client=gazu.client.create_client(host))
    assert gazu.client.get_event_host(**g)

    assert gazu.task.all_tasks_for_person(studio.human.row, **g) == []
    assert gazu.task.all_done_tasks_for_person(studio.human.row, **g) == []
    assert gazu.task.all_tasks_for_person_and_type(studio.human.row, studio.animation, **g) == []
    assert gazu.task.get_task_url(gazu.task.get_task(task["id"], **g), **g).startswith(host)
    if not OLD_CLIENT:  # it asks the default client, whoever is given
        assert gazu.client.get_file_data_from_url("data/projects/" + project["id"], **g)
    assert gazu.sync.get_last_events(limit=2, **g)
    assert gazu.files.get_all_attachment_files_for_project(project, **g)
    assert gazu.files.get_all_attachment_files_for_task(task, **g)
    for rows in (
        gazu.concept.all_concepts(**g),
        gazu.concept.all_concepts_for_project(project, **g),
        gazu.edit.all_edits_for_project(project, **g),
        gazu.scene.all_scenes_for_project(project, **g),
    ):
        assert rows == []
    picture = tmp_path / "bot.png"
    picture.write_bytes(PNG)
    gazu.files.upload_person_avatar(studio.artist.row, str(picture), **g)
    if not OLD_CLIENT:
        gazu.person.clear_person_avatar(studio.artist.row, **g)

    g = dict(client=studio.human.client)
    for empty in (
        gazu.user.all_filters,
        gazu.user.all_filter_groups,
        gazu.user.all_notifications,
        gazu.user.all_chats,
        gazu.user.all_desktop_login_logs,
    ):
        assert not empty(**g)
    if not OLD_CLIENT:
        assert not gazu.user.all_tasks_requiring_feedback(**g)


def test_12_what_is_not_wanted_goes(admin, studio):
    g = dict(client=studio.manager.client)
    project = studio.project
    target = gazu.task.get_task_by_entity(studio.shots[1], studio.animation, **g)
    said = gazu.task.get_last_comment_for_task(studio.task, **g)
    if not OLD_CLIENT:
        gazu.task.move_comment_to_task(studio.task, said, target, **g)
        assert gazu.task.get_last_comment_for_task(target, **g)["id"] == said["id"]
    assert gazu.task.all_comments_for_project(project, **g)

    gazu.shot.remove_shot(studio.shots[0], **g)
    assert gazu.shot.get_shot(studio.shots[0]["id"], **g)["canceled"] is True
    gazu.shot.restore_shot(studio.shots[0], **g)
    assert gazu.shot.get_shot(studio.shots[0]["id"], **g)["canceled"] is False
    gazu.task.remove_task(gazu.task.new_task(studio.shots[2], studio.animation, **g), **g)
    if not OLD_CLIENT:
        spare = gazu.task.new_task(studio.shots[2], studio.animation, **g)
        assert gazu.task.remove_tasks_batch(project, [spare], **g) == [spare["id"]]
        gazu.task.new_task(studio.shots[2], studio.animation, "second", **g)
        gazu.task.remove_tasks_for_type(project, studio.modeling, **g)
        extra = gazu.asset.new_asset(project, studio.prop, "Extra", **g)
        assert gazu.entity.remove_entities(project, [extra], **g) == [extra["id"]]
    gazu.entity.remove_entity(gazu.asset.new_asset(project, studio.prop, "Spare", **g), **g)
    gazu.asset.remove_asset(studio.cart, force=True, **g)
    with refused(RouteNotFoundException):
        gazu.asset.get_asset(studio.cart["id"], **g)
    with refused(ParameterException):
        gazu.shot.remove_sequence(studio.sequence, **g)
    gazu.shot.remove_sequence(studio.sequence, force=True, **g)
    with refused(RouteNotFoundException):
        gazu.task.get_task(studio.task["id"], **g)
    gazu.shot.remove_episode(studio.episode, **g)


def test_13_and_at_last_the_production_is_closed_and_removed(admin, studio):
    g = dict(client=admin)
    with refused(ParameterException):
        gazu.project.remove_project(studio.project, force=True, **g)
    gazu.project.close_project(studio.project, **g)
    with refused(ParameterException):
        gazu.project.remove_project(studio.project, **g)
    with refused(NotAllowedException):
        gazu.project.remove_project(studio.project, force=True, client=studio.manager.client)
    gazu.project.remove_project(studio.project, force=True, **g)
    assert gazu.project.get_project_by_name(studio.project["name"], **g) is None
    gazu.task.remove_task_type(studio.modeling, **g)
    gazu.task.remove_task_type(studio.animation, force=True, **g)
    gazu.task.remove_task_status(studio.polish, **g)
    gazu.asset.remove_asset_type(studio.hero, **g)
    if not OLD_CLIENT:
        gazu.entity.remove_entity_type(studio.prop, **g)
    gazu.person.remove_department(studio.department, **g)
    with refused(RouteNotFoundException):
        gazu.person.get_department(nobody(), **g)


def test_14_every_function_of_gazu_was_called_or_is_excused_by_name(called):
    """One name a line, under the reason why it is not served."""
    lines = [line.strip() for line in EXCUSED.read_text(encoding="utf-8").splitlines()]
    excused = {line for line in lines if line and not line.startswith("#")}
    every = {f"{module.__name__.removeprefix('gazu.')}.{name}" for module, name, _ in recorder.functions()}
    if OLD_CLIENT:
        return
    assert sorted(every - called - excused) == [], "neither called here nor excused in " + EXCUSED.name
    assert sorted(excused - every) == [], "excused, and gazu has no such function"
    assert sorted(excused & called) == [], "excused, and it was called"
