#!/bin/sh
# Makes .venv with what the training scripts need, in the versions that the weights were made with.
set -e
cd "$(dirname "$0")/.."
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check -r train/requirements.txt
