#!/usr/bin/env python3
"""Whether the time of a refusal tells if an id is known, over the ngrok-compatible API of a server that this starts.

    bench/timing.py [--rounds 4000] [--database jdbc:postgresql://…]

Asks in turns, on one connection each, and prints the medians in microseconds and their ratio:
 - GET of a key that is another's (for a bot's key it does not exist), and of an id that nothing has;
 - a key whose public id is known and whose secret is wrong, and a key whose public id nothing has. Each is presented
   once, with its checksum right: what was refused before is remembered, and no look-up is made for a typo.

Nothing is asserted: a loaded machine has its own opinion of microseconds. A median is robust, and a difference that a
network can carry would be far above 1.1.
"""
import argparse
import http.client
import json
import pathlib
import random
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def base62(number, width):
    text = ""
    for _ in range(width):
        number, digit = divmod(number, 62)
        text = DIGITS[digit] + text
    return text


def key(public):
    """A key of the right form (docs/tokens.md): a random secret, and the CRC-32 of all before it as the checksum."""
    text = f"bsk_{public}_" + "".join(secrets.choice(DIGITS) for _ in range(30))
    return text + base62(zlib.crc32(text.encode()), 6)


def unknown(public):
    """A well-formed id, as old as `public`, that nothing has: its last 60 bits are others."""
    number = 0
    for digit in public:
        number = number * 62 + DIGITS.index(digit)
    return base62(number >> 60 << 60 | secrets.randbits(60), 27)


class Caller:
    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)

    def ask(self, method, path, token, body=None):
        headers = {"authorization": "Bearer " + token, "ngrok-version": "2"}
        if body is not None:
            headers["content-type"] = "application/json"
        began = time.perf_counter_ns()
        self.connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        return time.perf_counter_ns() - began, answer.status, json.loads(text)


def interleaved(rounds, known, unheard, status, code):
    """The times of two kinds of call, in microseconds; each pair in an order of its own."""
    took = ([], [])
    for turn in range(rounds + rounds // 4):
        for which in random.sample((0, 1), 2):
            time_taken, answered, told = (known, unheard)[which]()
            if (answered, told["error_code"]) != (status, f"ERR_NGROK_{code}"):
                raise SystemExit(f"{answered} {told}")
            # The first fifth warms up.
            if turn >= rounds // 4:
                took[which].append(time_taken / 1000)
    return took


def tell(name, took):
    medians = [statistics.median(each) for each in took]
    noise = statistics.median(took[0][::2]) / statistics.median(took[0][1::2])
    print(f"{name}: known {medians[0]:.1f} µs, unknown {medians[1]:.1f} µs, ratio {medians[0] / medians[1]:.3f}"
          f" (known against itself {noise:.3f}; {len(took[0])} each)", flush=True)


def measure(facts, rounds):
    caller = Caller(urllib.parse.urlsplit(facts["url"]).port)
    make = lambda path, body: caller.ask("POST", path, facts["api_key"], body)[2]
    bot = make("/bot_users", {"name": "asker"})
    own = make("/api_keys", {"owner_id": bot["id"]})["token"]
    theirs = [make("/api_keys", {})["id"] for _ in range(200)]
    public = lambda: random.choice(theirs).removeprefix("ak_")
    get = lambda id: caller.ask("GET", "/api_keys/ak_" + id, own)
    tell("GET by id", interleaved(rounds, lambda: get(public()), lambda: get(unknown(public())), 404, 222))
    present = lambda id: caller.ask("GET", "/bot_users?limit=1", key(id))
    tell("authentication", interleaved(rounds, lambda: present(public()), lambda: present(unknown(public())), 403, 203))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=4_000)
    parser.add_argument("--database")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        command = [str(ROOT / "botstead"), "demo", "--json", "--port", "0"]
        if options.database:
            command += ["--database", options.database]
        with open(pathlib.Path(folder) / "log", "w") as log:
            server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
            try:
                measure(json.loads(server.stdout.readline()), options.rounds)
            finally:
                server.terminate()
                server.wait()


if __name__ == "__main__":
    sys.exit(main())
