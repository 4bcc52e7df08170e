#!/usr/bin/env bash
# Runs every test. As root on Debian or Ubuntu it first installs what the end-to-end tests need (Chromium, Node and its packages); otherwise it names what
# is missing, and those tests are skipped with that reason. The last line is "N passed, N failed"; the exit code is 0 only when nothing failed.
#
#   bash tests/run.sh [--no-build] [--crash-rounds N] [--fuzz-payloads N] [dotnet test options, e.g. --filter ...]
set -uo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
build=yes
while [ $# -gt 0 ]; do
  case "$1" in
    --no-build) build=no; shift ;;
    --crash-rounds) export CHATBOT_CRASH_ROUNDS="$2"; shift 2 ;;
    --fuzz-payloads) export CHATBOT_FUZZ_PAYLOADS="$2"; shift 2 ;;
    *) break ;;
  esac
done

say() { echo "run.sh: $*" >&2; }

apt_updated=no
install() {
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    return 1
  fi
  if [ "$apt_updated" = no ]; then
    apt-get update -qq >&2 || return 1
    apt_updated=yes
  fi
  say "installing $*"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

find_chromium() {
  for name in "${CHATBOT_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && path="$(command -v "$name")" && "$path" --version >/dev/null 2>&1; then
      echo "$path"
      return 0
    fi
  done
  return 1
}

find_chromium >/dev/null || install chromium fonts-noto-core fonts-liberation || true
if CHATBOT_CHROMIUM="$(find_chromium)"; then
  export CHATBOT_CHROMIUM
else
  unset CHATBOT_CHROMIUM
  say "Chromium is missing: the tests of the chat page are skipped. Install it with: apt-get install chromium"
fi

command -v node >/dev/null && command -v npm >/dev/null || install nodejs npm || true
client=tests/EndToEnd.Tests/client
if [ -f "$client/package.json" ]; then
  if command -v npm >/dev/null; then
    if [ ! -d "$client/node_modules" ]; then
      (cd "$client" && npm install --no-audit --no-fund --loglevel=error >&2) || say "npm packages could not be installed: the tests that need them are skipped."
    fi
  else
    say "Node is missing: the tests with botframework-directlinejs are skipped. Install it with: apt-get install nodejs npm"
  fi
fi

if [ "$build" = yes ]; then
  dotnet build ChatBot.sln -v quiet || { echo "0 passed, 1 failed"; exit 1; }
fi

results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT
passed=0; failed=0; skipped=0; status=0
for project in tests/*.Tests/*.csproj; do
  name="$(basename "$project" .csproj)"
  say "$name"
  dotnet test "$project" --no-build --nologo --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=normal" --results-directory "$results" "$@" \
    > "$results/$name.log" 2>&1 || status=1
  # Everything but the passed tests: failures with their output, skips with their reasons.
  grep -vE '^ +Passed |^\[xUnit.net |^Test run for|^A total of|^VSTest|^$' "$results/$name.log" | grep -vE '^Results File|^Starting test' || true
  if [ -f "$results/$name.trx" ]; then
    counters="$(grep -o '<Counters [^>]*>' "$results/$name.trx" | head -1)"
    count() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<< "$counters"; }
    p="$(count passed)"; f=$(( $(count failed) + $(count error) + $(count timeout) + $(count aborted) ))
    passed=$((passed + p)); failed=$((failed + f)); skipped=$((skipped + $(count total) - p - f))
  else
    say "$name gave no results"
    failed=$((failed + 1))
  fi
done

# A test host that crashed fails the run even when each test it had reported passed.
if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
if [ "$skipped" != 0 ]; then say "$skipped skipped, with the reasons above"; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
