#!/usr/bin/env bash
# Draws the folders of each project and what they use into CONTRIBUTING.md, from the compiled code. tests/Architecture.Tests holds the drawing true.
set -euo pipefail
cd "$(dirname "$0")/.."
CHATBOT_DRAW_FOLDERS=yes dotnet test tests/Architecture.Tests --nologo -v quiet --filter "FullyQualifiedName~DrawingTests"
