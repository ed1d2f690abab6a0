#!/usr/bin/env bash
# Bots created per second, one by one (each with its token and events), by 64 clients. Median of three.
#   bench/bots.sh [--database jdbc:postgresql://…]   (an empty database)
source "$(dirname "$0")/common.sh"
need wrk
start_server "$@"
cat >"$work/bot.lua" <<LUA
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer $(fact api_key)"
wrk.body = '{"first_name": "bench bot", "last_name": "", "is_bot": true, "role": "user"}'
LUA
url="$(fact gazu_host)/data/persons"
wrk -t1 -c64 -d5s -s "$work/bot.lua" "$url" >/dev/null
for _ in 1 2 3; do
    wrk -t1 -c64 -d8s -s "$work/bot.lua" "$url" | awk '/Requests\/sec/ { print $2 } /Non-2xx/ { exit 1 }'
done | sort -n | awk '{ r[NR] = $1 } END { printf "64 clients: %s bots/s (%s to %s)\n", r[2], r[1], r[3] }'
