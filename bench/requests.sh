#!/usr/bin/env bash
# Requests per second of an authenticated GET /api/data/projects?name=MyProduction, one client and 64. Median of three.
#   bench/requests.sh [--database jdbc:postgresql://…]   (an empty database)
source "$(dirname "$0")/common.sh"
need wrk
start_server "$@"
url="$(fact gazu_host)/data/projects?name=MyProduction"
header="Authorization: Bearer $(fact bot_token)"
wrk -t1 -c16 -d10s -H "$header" "$url" >/dev/null
for clients in 1 64; do
    for _ in 1 2 3; do
        wrk -t1 -c"$clients" -d8s -H "$header" "$url" | awk '/Requests\/sec/ { print $2 } /Non-2xx/ { exit 1 }'
    done | sort -n | awk -v c="$clients" '{ r[NR] = $1 } END { printf "%s client(s): %s requests/s (%s to %s)\n", c, r[2], r[1], r[3] }'
done
