#!/usr/bin/env bash
# Makes the virtual environment that `npm run train` fits models in.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --requirement train/requirements.txt
