#!/usr/bin/env python3
"""Fills a production on servers that speak the Kitsu API, and times what scripts ask of it, on one and the other by turns.

    bench/production.py [--scale 1.0] [--rounds 5] URL EMAIL PASSWORD [URL EMAIL PASSWORD]

Scale 1 is 10,000 assets, 5,000 shots, 60,000 tasks, 200,000 comments (2,000 of them on one task). The production is made
once on each server, and found again by its name. Prints medians in milliseconds, and the ratio of the second to the first.
"""

import argparse
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import requests

ASSETS, SHOTS, TASKS_EACH, COMMENTS, ON_ONE = 10_000, 5_000, 4, 200_000, 2_000
TYPES = {"Asset": [f"Bench asset {n}" for n in range(TASKS_EACH)], "Shot": [f"Bench shot {n}" for n in range(TASKS_EACH)]}


class Server:
    def __init__(self, url, email, password, scale):
        self.url, self.scale, self.name = url.rstrip("/"), scale, f"Bench {scale}"
        self.session = requests.Session()
        self.session.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=16))
        login = self.ask("POST", "/auth/login", {"email": email, "password": password})
        self.session.headers["Authorization"] = "Bearer " + login["access_token"]
        self.person = login["user"]["id"]

    def ask(self, method, path, body=None):
        answer = self.session.request(method, self.url + path, json=body, timeout=600)
        if not answer.ok:
            sys.exit(f"{method} {path}: {answer.status_code} {answer.text[:300]}")
        return answer.json()

    def each(self, what, work, items):
        begun = time.perf_counter()
        with ThreadPoolExecutor(8) as threads:
            results = list(threads.map(work, items))
        print(f"  {what}: {len(results)} calls in {time.perf_counter() - begun:.1f} s", file=sys.stderr)
        return results

    def first_or_new(self, kind, query, body):
        found = self.ask("GET", f"/data/{kind}?{query}")
        return found[0] if found else self.ask("POST", f"/data/{kind}", body)

    def fill(self):
        asset_type = self.first_or_new("entity-types", "name=Bench", {"name": "Bench"})
        types = {
            kind: [self.first_or_new("task-types", f"name={n}", {"name": n, "color": "#123456", "for_entity": kind}) for n in names]
            for kind, names in TYPES.items()
        }
        self.status = self.ask("GET", "/data/task-status?short_name=wip")[0]["id"]
        found = self.ask("GET", f"/data/projects?name={self.name}")
        if found:
            self.project = found[0]["id"]
        else:
            self.make(asset_type, types)
        self.task = self.ask("GET", f"/data/tasks?project_id={self.project}&page=1&limit=100")["data"]
        self.task = max(self.task, key=lambda task: str(task["last_comment_date"]))["id"]
        return self

    def make(self, asset_type, types):
        print(f"{self.url}: making {self.name}", file=sys.stderr)
        every = [row["id"] for rows in types.values() for row in rows]
        self.project = self.ask("POST", "/data/projects", {"name": self.name, "task_types": every})["id"]
        base = f"/data/projects/{self.project}"
        assets = self.each(
            "assets",
            lambda n: self.ask("POST", f"{base}/asset-types/{asset_type['id']}/assets/new", {"name": f"Asset {n:05}", "data": {}})["id"],
            range(int(ASSETS * self.scale)),
        )
        sequence = self.ask("POST", f"{base}/sequences", {"name": "SQ"})["id"]
        shots = self.each(
            "shots",
            lambda n: self.ask("POST", f"{base}/shots", {"name": f"SH{n:05}", "sequence_id": sequence, "data": {}})["id"],
            range(int(SHOTS * self.scale)),
        )
        entities = [(a, "Asset") for a in assets] + [(s, "Shot") for s in shots]
        tasks = self.each(
            "tasks",
            lambda e: self.ask("POST", f"/data/entities/{e[0]}/tasks", {"task_type_ids": [row["id"] for row in types[e[1]]]}),
            entities,
        )
        tasks = [task["id"] for made in tasks for task in made]
        self.comment(tasks)

    def comment(self, tasks):
        spread = int((COMMENTS - ON_ONE) * self.scale)
        items = [{"task_id": tasks[n % len(tasks)], "task_status_id": self.status, "text": f"comment {n}"} for n in range(spread)]
        last = [{"task_id": tasks[0], "task_status_id": self.status, "text": f"talk {n}"} for n in range(int(ON_ONE * self.scale))]
        for item in items + last:
            item["person_id"] = self.person
        send = lambda part: self.ask("POST", "/actions/tasks/batch-comment", {"comments": part})
        self.each("comments", send, [items[at : at + 250] for at in range(0, len(items), 250)])
        for at in range(0, len(last), 250):
            send(last[at : at + 250])

    def timed(self, method, path, body=None):
        begun = time.perf_counter()
        answer = self.session.request(method, self.url + path, json=body, timeout=600)
        taken = (time.perf_counter() - begun) * 1000
        if not answer.ok:
            sys.exit(f"{method} {path}: {answer.status_code} {answer.text[:300]}")
        return taken, len(answer.content)

    def questions(self):
        base = f"/data/projects/{self.project}"
        return {
            "project by name": ("GET", f"/data/projects?name={self.name}"),
            "all assets": ("GET", f"{base}/assets"),
            "all shots": ("GET", f"{base}/shots"),
            "all tasks": ("GET", f"{base}/tasks"),
            "comments of a task": ("GET", f"/data/tasks/{self.task}/comments"),
            "post a comment": ("POST", f"/actions/tasks/{self.task}/comment", {"task_status_id": self.status, "comment": "timed"}),
        }


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--scale", type=float, default=1.0)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("server", nargs="+", help="URL EMAIL PASSWORD, once or twice")
    given = options.parse_args()
    if len(given.server) not in (3, 6):
        options.error("name one server or two, each by URL EMAIL PASSWORD")
    servers = [Server(*given.server[at : at + 3], given.scale).fill() for at in range(0, len(given.server), 3)]
    questions = [server.questions() for server in servers]
    for name in questions[0]:
        times, sizes = [[] for _ in servers], [0 for _ in servers]
        for _ in range(given.rounds + 1):
            for at, server in enumerate(servers):
                taken, sizes[at] = server.timed(*questions[at][name])
                times[at].append(taken)
        medians = [statistics.median(each[1:]) for each in times]
        line = f"{name:20}" + "".join(f"{m:12.1f} ms {s / 1024:10.0f} KiB" for m, s in zip(medians, sizes))
        print(line + (f"{medians[1] / medians[0]:10.1f} x" if len(medians) == 2 else ""))


if __name__ == "__main__":
    main()
