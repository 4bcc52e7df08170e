#!/bin/sh
# backup.sh DIR [KEEP]: writes DIR/YYYY-MM-DD-HHMMSS.db and its .keys while the service runs, and removes all but the newest KEEP (14) pairs.
# The service makes the copy and reads it back whole before this says it is done.
set -eu
dir=$1
keep=${2:-14}
here=$(dirname "$(readlink -f "$0")")
name=$(date +%Y-%m-%d-%H%M%S).db

dotnet "$here/../ChatBot.Bot.dll" backup "$dir/$name"

# Only what this script wrote is removed, oldest first, and only after today's is whole.
find "$dir" -maxdepth 1 -name '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9].db' | sort | head -n -"$keep" | while read -r old; do
  rm -- "$old"
  rm -f -- "$old.keys"
done
