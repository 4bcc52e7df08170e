#!/usr/bin/env bash
# One foreground process for the load harness: it gets PORT, API_ROOT, TOKEN and SECRET in its environment.
# CHATBOT_DLL names the published program; a fresh data folder is made for every start unless CHATBOT_DATA names one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${CHATBOT_DATA:-$(mktemp -d)}
# The shipped content, but with classes that no run fills.
rm -rf "$data/content"
cp -r "$(dirname "${CHATBOT_DLL:?names the published ChatBot.Bot.dll}")/shipped" "$data/content"
cp "$here/content/"* "$data/content/"
exec env \
  ASPNETCORE_URLS="http://127.0.0.1:$PORT" \
  Telegram__BotToken="$TOKEN" Telegram__Updates=Webhook Telegram__WebhookSecret="$SECRET" Telegram__ApiBaseUrl="$API_ROOT" \
  Storage__LiteDb__Path="$data/chatbot.db" Content__Path="$data/content" Logging__LogLevel__Default=Warning \
  dotnet "$CHATBOT_DLL"
