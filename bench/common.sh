# Shared by the benchmarks: a server on a free port, with what it printed when it was ready.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
server=
trap 'stop_server; rm -rf "$work"' EXIT

need() { command -v "$1" >/dev/null || { echo "$0 needs $1: apt-get install $1" >&2; exit 1; }; }

# start_server ARGUMENTS…: `demo --json` on a free port; its facts are then in $work/facts.
start_server() {
    : >"$work/facts"
    ./botstead demo --json --port 0 "$@" >"$work/facts" 2>"$work/log" &
    server=$!
    for _ in $(seq 300); do [ -s "$work/facts" ] && return; sleep 0.1; done
    echo "the server did not start:" >&2
    tail -n 5 "$work/log" >&2
    exit 1
}

stop_server() {
    [ -n "$server" ] || return 0
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
}

fact() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$work/facts" "$1"; }
