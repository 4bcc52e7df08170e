#!/bin/sh
# restore-drill.sh DIR: restores the newest backup of DIR into a folder of its own, opens it, counts the roster, and removes the folder. Fails when any of
# it fails, or when the newest backup is older than two days. The service's own data is not touched.
set -eu
dir=$1
here=$(dirname "$(readlink -f "$0")")

newest=$(find "$dir" -maxdepth 1 -name '*.db' | sort | tail -n 1)
if [ -z "$newest" ]; then
  echo "restore-drill: there is no backup in $dir" >&2
  exit 1
fi
if [ -n "$(find "$newest" -mmin +2880)" ]; then
  echo "restore-drill: the newest backup, $newest, is older than two days: see 'systemctl status chatbot-backup'" >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export Storage__LiteDb__Path="$work/chatbot.db"
dotnet "$here/../ChatBot.Bot.dll" restore "$newest"
rows=$(dotnet "$here/../ChatBot.Bot.dll" roster export | tail -n +2 | wc -l)
echo "restore-drill: $newest can be restored; its roster has $rows rows"
