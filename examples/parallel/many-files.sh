#!/usr/bin/env bash
# Many files of JSON lines, a result file each. Interrupted, it is started again with the same words:
# files that are done are left alone, the one that was being written goes on after its last whole line.
#
#   ./many-files.sh results/ articles/*.jsonl.gz
#
# Over several machines: export PARALLEL='--sshloginfile nodes.txt' with the folders on a shared disk.
set -euo pipefail
results=${1:?usage: many-files.sh RESULTS FILE...}
shift
command=${QUOTE_ATTRIBUTION:-quote-attribution}
mkdir -p "$results"
# A file that held bad records (status 1) counts as failed and is looked at again, which finds nothing left to do.
exec parallel --joblog "$results/jobs.log" --resume-failed \
  "$command --ndjson --jobs 1 --quiet --resume --output $(printf %q "$results")/{/} {}" ::: "$@"
