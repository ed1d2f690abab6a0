#!/usr/bin/env bash
# From the command to the first answer, and the resident memory then, with the JDK's AOT cache and without. Medians of seven.
#   bench/start.sh
source "$(dirname "$0")/common.sh"
export BOTSTEAD_PASSWORD_FILE="$work/password"
echo "a password of the bench" >"$BOTSTEAD_PASSWORD_FILE"
./botstead init --admin-email bench@example.org --data "$work/data" >/dev/null

once() {
    local began port=18999
    began=$(date +%s%N)
    ./botstead serve --data "$work/data" --port "$port" >/dev/null 2>&1 &
    server=$!
    until curl -fs "http://127.0.0.1:$port/api" >/dev/null; do sleep 0.01; done
    echo "$((($(date +%s%N) - began) / 1000000)) $(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$server/status")"
    stop_server
}

for aot in on off; do
    for _ in 1 2 3 4 5 6 7; do BOTSTEAD_AOT=$aot once; done >"$work/$aot"
    printf 'AOT cache %s: %s ms to the first answer, %s MiB resident\n' "$aot" \
        "$(cut -d' ' -f1 "$work/$aot" | sort -n | sed -n 4p)" "$(cut -d' ' -f2 "$work/$aot" | sort -n | sed -n 4p)"
done
du -sh --apparent-size server/target/botstead.jar server/target/lib | awk '{ print "distribution:", $2, $1 }'
