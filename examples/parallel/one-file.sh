#!/usr/bin/env bash
# One large file of JSON lines on all cores, in order: GNU parallel cuts it at line ends, each piece goes through the command.
#
#   ./one-file.sh articles.jsonl > quotes.jsonl
#   zcat articles.jsonl.gz | ./one-file.sh - | gzip > quotes.jsonl.gz
#
# The exit status is the number of pieces that held a bad record (101 for more than 100).
set -euo pipefail
input=${1:?usage: one-file.sh ARTICLES.jsonl|-}
command=${QUOTE_ATTRIBUTION:-quote-attribution}
if [ "$input" = - ]; then
  exec parallel --pipe --keep-order --block "${BLOCK:-10M}" "$command --ndjson --jobs 1 --quiet"
fi
exec parallel --pipepart --arg-file "$input" --keep-order --block "${BLOCK:-10M}" "$command --ndjson --jobs 1 --quiet"
