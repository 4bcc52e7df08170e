#!/bin/sh
# backup.sh DIR [KEEP [KEYS]]: writes DIR/YYYY-MM-DD-HHMMSS.db, beside it .counts (how many documents of each kind it holds), and KEYS/….db.keys with the keys,
# while the service runs; removes all but the newest KEEP (14). KEYS is DIR-keys unless said otherwise: who has both folders can read everything.
# The service makes the copy and reads it back whole before this says it is done. Where there is no data, nothing is made and this fails.
set -eu
dir=${1%/}
keep=${2:-14}
keys=${3:-$dir-keys}
here=$(dirname "$(readlink -f "$0")")
name=$(date +%Y-%m-%d-%H%M%S).db

umask 077
mkdir -p "$keys"
dotnet "$here/../ChatBot.Bot.dll" backup "$dir/$name" --keys "$keys/$name.keys"

# Only what this script wrote is removed, oldest first, and only after today's is whole.
find "$dir" -maxdepth 1 -name '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9].db' | sort | head -n -"$keep" | while read -r old; do
  rm -- "$old"
  rm -f -- "$old.counts" "$old.keys" "$keys/$(basename "$old").keys"
done
