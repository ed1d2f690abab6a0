"""The production and the actors of the scenarios: bots A (administrator), M (manager in the team), U (artist in the
team, assigned to a shot's task), X (artist outside the team), and a human artist of the team."""

import gazu
import pytest
from support import EMAIL, PASSWORD, PRODUCTION, REFERENCE, Person, client_logged_in, new_bot

# Not run yet: they need routes that are not served yet (creating, editing and removing production data;
# attachments of comments, and bodies in multipart).
collect_ignore = []


def pytest_collection_modifyitems(config, items):
    # Against the reference only what both do alike is asked. An ordinary run leaves nothing out.
    if REFERENCE:
        ours = [item for item in items if item.get_closest_marker("ours")]
        config.hook.pytest_deselected(items=ours)
        items[:] = [item for item in items if item not in ours]


@pytest.fixture(scope="session")
def admin():
    return client_logged_in(EMAIL, PASSWORD)


@pytest.fixture(scope="session")
def project(admin):
    return gazu.project.get_project_by_name(PRODUCTION, client=admin)


@pytest.fixture(scope="session", autouse=True)
def baseline(admin, project):
    """How the production was before the first test changed anything."""
    return {
        "comments": len(gazu.task.all_comments_for_project(project, client=admin)),
        "tasks": gazu.task.all_tasks_for_project(project, client=admin),
        "team": [person["id"] for person in gazu.project.get_team(project, client=admin)],
    }


@pytest.fixture(scope="session")
def statuses(admin):
    """The task statuses by their short names."""
    return {row["short_name"]: row for row in gazu.task.all_task_statuses(client=admin) if not row["for_concept"]}


@pytest.fixture(scope="session")
def departments(admin):
    return [row["id"] for row in gazu.person.all_departments(client=admin)]


@pytest.fixture(scope="session")
def shots(admin, project):
    return gazu.shot.all_shots_for_project(project, client=admin)


@pytest.fixture(scope="session")
def assets(admin, project):
    return gazu.asset.all_assets_for_project(project, client=admin)


@pytest.fixture(scope="session")
def shot_tasks(admin, project, shots):
    """The tasks of the shots."""
    of_shots = {shot["id"] for shot in shots}
    tasks = gazu.task.all_tasks_for_project(project, client=admin)
    return sorted((task for task in tasks if task["entity_id"] in of_shots), key=lambda task: task["id"])


@pytest.fixture(scope="session")
def free_task(shot_tasks):
    """Takes a shot's task that no other test took."""
    waiting = list(shot_tasks)
    return lambda: waiting.pop()


@pytest.fixture(scope="session")
def collaboration(admin, project):
    """The production lets bots be assigned."""
    gazu.project.update_project({"id": project["id"], "is_bot_collaboration_enabled": True}, client=admin)


@pytest.fixture(scope="session")
def bot_a(admin):
    return new_bot(admin, role="admin")


@pytest.fixture(scope="session")
def bot_m(admin, project):
    bot = new_bot(admin, role="manager")
    gazu.project.add_person_to_team(project, bot.row, client=admin)
    return bot


@pytest.fixture(scope="session")
def bot_u(admin, project, free_task, collaboration):
    bot = new_bot(admin, name="Robot Ursule", role="user")
    gazu.project.add_person_to_team(project, bot.row, client=admin)
    bot.task = free_task()
    assert gazu.task.assign_task(bot.task, bot.row, client=admin)
    return bot


@pytest.fixture(scope="session")
def bot_x(admin):
    return new_bot(admin, role="user")


@pytest.fixture(scope="session")
def human(admin, project):
    person = Person(admin)
    gazu.project.add_person_to_team(project, person.row, client=admin)
    return person
