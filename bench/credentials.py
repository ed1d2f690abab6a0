#!/usr/bin/env python3
"""Credentials under load, over the ngrok-compatible API of a server that this starts.

    bench/credentials.py [--bots 100000] [--database jdbc:postgresql://…] [--seconds 8]

Prints: keys created per second by 64 clients; after a filling of so many bots with three credentials each (written by
the same API, by 64 clients), the 50th and 95th percentile of lists and filters; and warm GET /api_keys/{id} per second
with 64 connections (needs wrk). Loads stay on loopback.
"""
import argparse
import concurrent.futures
import http.client
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
CLIENTS = 64
local = threading.local()


def call(facts, method, path, body=None):
    connection = getattr(local, "connection", None)
    if connection is None:
        connection = local.connection = http.client.HTTPConnection("127.0.0.1", facts["port"])
    headers = {"authorization": "Bearer " + facts["api_key"], "ngrok-version": "2"}
    if body is not None:
        headers["content-type"] = "application/json"
    connection.request(method, path, json.dumps(body) if body is not None else None, headers)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 300:
        raise SystemExit(f"{method} {path}: {answer.status} {text[:300]!r}")
    return json.loads(text) if text else None


def rate(facts, name, count, work):
    began = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(CLIENTS) as threads:
        made = list(threads.map(work, range(count)))
    took = time.perf_counter() - began
    print(f"{name}: {count / took:.0f}/s ({count} by {CLIENTS} clients in {took:.1f} s)", flush=True)
    return made


def percentiles(facts, name, path, times=60):
    took = []
    local.connection.close()  # the server may have closed it by now; it is opened again by itself
    for _ in range(times):
        began = time.perf_counter()
        call(facts, "GET", path)
        took.append((time.perf_counter() - began) * 1000)
    cut = statistics.quantiles(took, n=20)
    print(f"{name}: p50 {cut[9]:.1f} ms, p95 {cut[18]:.1f} ms", flush=True)


def filtered(collection, expression):
    return f"{collection}?" + urllib.parse.urlencode({"filter": expression})


def measure(facts, options):
    bot = call(facts, "POST", "/bot_users", {"name": "bench"})
    key = rate(facts, "keys created", 5_000, lambda _: call(facts, "POST", "/api_keys", {"owner_id": bot["id"]}))[0]
    warm(facts, key, options.seconds)
    bots = rate(facts, "bots created", options.bots, lambda i: call(facts, "POST", "/bot_users", {"name": f"device {i}"}))
    for collection in ("/api_keys", "/credentials", "/api_keys"):
        rate(facts, f"filling {collection}", options.bots, lambda i: call(
            facts, "POST", collection, {"owner_id": bots[i]["id"], "description": f"of device {i}"}))
    middle = bots[options.bots // 2]
    percentiles(facts, "first page of keys", "/api_keys")
    percentiles(facts, "first page of bots", "/bot_users")
    percentiles(facts, "a page from the middle", f"/bot_users?before_id={middle['id']}")
    percentiles(facts, "keys of one owner", filtered("/api_keys", f'obj.owner_id == "{middle["id"]}"'))
    percentiles(facts, "a bot by its name", filtered("/bot_users", f"obj.name == '{middle['name']}'"))
    percentiles(facts, "keys by what is said of them", filtered("/api_keys", f"obj.description == 'of device {options.bots // 2}'"))


def warm(facts, key, seconds):
    if not shutil.which("wrk"):
        return print("warm GET /api_keys/{id}: needs wrk (apt-get install wrk)")
    said = subprocess.run(
        ["wrk", "-t1", "-c64", f"-d{seconds}s", "-H", "authorization: Bearer " + facts["api_key"], "-H", "ngrok-version: 2",
         f"http://127.0.0.1:{facts['port']}/api_keys/{key['id']}"], capture_output=True, text=True, check=True).stdout
    print("warm GET /api_keys/{id}, 64 connections:", next(line.split()[1] for line in said.splitlines() if "Requests/sec" in line), "requests/s", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bots", type=int, default=100_000)
    parser.add_argument("--database")
    parser.add_argument("--seconds", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        command = [str(ROOT / "botstead"), "demo", "--json", "--port", "0"]
        if options.database:
            command += ["--database", options.database]
        with open(pathlib.Path(folder) / "log", "w") as log:
            server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
            try:
                facts = json.loads(server.stdout.readline())
                facts["port"] = urllib.parse.urlsplit(facts["url"]).port
                measure(facts, options)
            finally:
                server.terminate()
                server.wait()


if __name__ == "__main__":
    sys.exit(main())
