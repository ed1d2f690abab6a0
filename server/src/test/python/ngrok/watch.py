"""Stands between a client and the server: hands everything on as it is, and holds each answer against `promises`.

Alone it serves the clients of other languages: `watch.py SERVER RECORD` says where it listens and writes one line for
each answer into the file RECORD, with what was wrong behind two spaced dashes, until it is told to end.
"""

import gzip
import http.client
import os
import sys
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from promises import Exchange, Secrets, faults

# They belong to one connection, not to the message.
_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade"}


class Watch:
    """Listens at `url` until it is closed. `faults` are the broken promises, `answers` is what was answered."""

    def __init__(self, server, record=None, notes=None):
        self.server = urllib.parse.urlsplit(server)
        self.answers = []
        self.faults = []
        self.secrets = Secrets()
        self._record = record
        self._notes = notes
        self._lock = threading.Lock()
        self._listener = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._listener.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._listener.server_address[1]}"
        threading.Thread(target=self._listener.serve_forever, daemon=True).start()

    def close(self):
        self._listener.shutdown()
        self._listener.server_close()

    def judge(self, exchange):
        with self._lock:
            wrong = faults(exchange, self.secrets)
            if exchange.token:
                self.remember(exchange.token)
            line = f"{exchange.method} {exchange.path} {exchange.status}"
            self.answers.append(line)
            self.faults += [f"{line} -- {sentence}" for sentence in wrong]
            if self._record:
                _append(self._record, " -- ".join([line, *wrong]))

    def remember(self, token):
        self.secrets.add(token.rpartition("_")[2])
        if self._notes:
            _append(self._notes, token)

    def new_faults(self):
        with self._lock:
            new, self.faults = self.faults, []
            return new


def _append(file, line):
    with open(file, "a", encoding="utf-8") as out:
        out.write(line + "\n")


def _handler(watch):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _pass(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            answer, content = self._ask(body)
            told = [(name, value) for name, value in answer.getheaders() if name.lower() not in _HOP]
            # Judged before it is told: who sees the answer may look for the verdict.
            watch.judge(
                Exchange(
                    self.command,
                    self.path,
                    {name.lower(): value for name, value in self.headers.items()},
                    answer.status,
                    {name.lower(): value for name, value in told},
                    gzip.decompress(content) if answer.getheader("Content-Encoding") == "gzip" else content,
                )
            )
            self.send_response_only(answer.status, answer.reason)
            for name, value in told:
                if name.lower() != "content-length":
                    self.send_header(name, value)
            if answer.status != 204:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def _ask(self, body):
            connection = http.client.HTTPConnection(watch.server.hostname, watch.server.port, timeout=60)
            try:
                connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
                for name, value in self.headers.items():
                    if name.lower() not in _HOP:
                        connection.putheader(name, value)
                connection.endheaders(body or None)
                answer = connection.getresponse()
                return answer, answer.read()
            finally:
                connection.close()

        do_GET = do_POST = do_PATCH = do_DELETE = do_PUT = do_OPTIONS = _pass

        def log_message(self, format, *args):
            pass

    return Handler


if __name__ == "__main__":
    watch = Watch(sys.argv[1], sys.argv[2], os.environ.get("BOTSTEAD_SECRETS"))
    print("watching on", watch.url, flush=True)
    # Ends with who started it, too.
    sys.stdin.read()
