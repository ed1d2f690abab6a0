"""One step of the story in OneStoryIT, with gazu: what is wanted is the argument, the facts come in as JSON, and what
came of it goes out as JSON."""

import json
import sys

import gazu
from gazu.exception import NotAuthenticatedException
from support import EMAIL, PASSWORD, PRODUCTION, ask, client_logged_in, client_with


def administrator():
    return client_logged_in(EMAIL, PASSWORD)


def employ(name):
    """An administrator brings the bot of this name into the team and gives it a task."""
    admin = administrator()
    (bot,) = [row for row in gazu.person.all_persons(client=admin) if row["is_bot"] and row["first_name"] == name]
    project = gazu.project.get_project_by_name(PRODUCTION, client=admin)
    gazu.project.update_project({"id": project["id"], "is_bot_collaboration_enabled": True}, client=admin)
    gazu.project.add_person_to_team(project, bot, client=admin)
    task = gazu.task.all_tasks_for_project(project, client=admin)[0]
    gazu.task.assign_task(task, bot, client=admin)
    return {"id": bot["id"], "task": task["id"], "status": task["task_status_id"]}


def regenerate(id):
    return {"token": gazu.person.update_bot({"id": id, "expiration_date": None}, client=administrator())["access_token"]}


def comment(token, task, status, text):
    return gazu.task.add_comment({"id": task}, {"id": status}, text, client=client_with(token))


def comments(task):
    """What is said of a task, and by whom."""
    rows = gazu.task.all_comments_for_task({"id": task}, client=administrator())
    return [{"text": row["text"], "by": row["person"]["first_name"], "id": row["person_id"]} for row in rows]


def knock(secrets):
    """Presents each: who one is with it, or how it was refused."""
    return [_knock(secret) for secret in secrets]


def _knock(secret):
    try:
        return {"id": gazu.client.get_current_user(client=client_with(secret))["id"]}
    except NotAuthenticatedException:
        # The client hides the answer. That it has the one shape of an error is checked where it is asked for.
        answer = ask("GET", "/auth/authenticated", secret)
        return {"status": answer.status_code, "message": answer.json()["message"]}


if __name__ == "__main__":
    steps = {step.__name__: step for step in (employ, regenerate, comment, comments, knock)}
    print(json.dumps(steps[sys.argv[1]](**json.load(sys.stdin))))
