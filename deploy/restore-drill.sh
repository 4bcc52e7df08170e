#!/bin/sh
# restore-drill.sh DIR [KEYS]: restores the newest backup of DIR (its keys are in KEYS, DIR-keys unless said otherwise) into a folder of its own, compares what it
# holds with what was noted when it was made and with the running service, and removes the folder. Fails when any of it fails or differs, when the backup holds
# nothing of citizens, or when it is older than two days. The service's own data is not touched.
set -eu
dir=${1%/}
keys=${2:-$dir-keys}
here=$(dirname "$(readlink -f "$0")")

fail() {
  echo "restore-drill: $*" >&2
  exit 1
}

chatbot() {
  dotnet "$here/../ChatBot.Bot.dll" "$@"
}

# Rows of a roster, without its heading.
rows() {
  chatbot roster export > "$work/roster.csv" && tail -n +2 "$work/roster.csv" | wc -l
}

noted() {
  awk -v kind="$1" '$1 == kind { found = $2 } END { print found + 0 }' "$newest.counts"
}

newest=$(find "$dir" -maxdepth 1 -name '*.db' | sort | tail -n 1)
[ -n "$newest" ] || fail "there is no backup in $dir"
[ -z "$(find "$newest" -mmin +2880)" ] || fail "the newest backup, $newest, is older than two days: see 'systemctl status chatbot-backup'"
[ -s "$newest.counts" ] || fail "$newest.counts is missing, where the backup notes what it holds: make a new backup"
key=$keys/$(basename "$newest").keys
[ -f "$key" ] || key=$newest.keys

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The running service first, by its own settings. Where none runs, only the note can be compared.
live=unknown
if chatbot doctor --live > /dev/null 2>&1; then
  live=$(rows)
fi

# From here on everything concerns the copy; broken content of the office must not fail a drill.
export Storage__LiteDb__Path="$work/data/chatbot.db"
unset Content__Path
chatbot restore "$newest" --keys "$key"
restored=$(rows)

[ "$restored" -eq "$(noted enrolment)" ] || fail "the roster of $newest has $restored rows, and $(noted enrolment) places were noted when it was made"
[ "$(($(noted conversation) + $(noted enrolment)))" -gt 0 ] \
  || fail "$newest holds no conversation and no place: is this the data of the service? Look at Storage__LiteDb__Path in its settings"
if [ "$live" != unknown ] && [ "$live" -gt 0 ] && [ "$restored" -eq 0 ]; then
  fail "the roster of $newest is empty, and that of the running service has $live rows"
fi
echo "restore-drill: $newest can be restored; its roster has $restored rows, as noted; the running service's: $live"
