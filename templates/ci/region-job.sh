#!/usr/bin/env bash
# One region, or one part of it, on one machine: runs it, and leaves in handover/ what the merging job needs.
#
#   ENVIRONMENT   the environment's id (config/environments); without it the exercise
#   REGION        the region's id
#   SHARD         the part of the scenarios, 1/1 for all of them
#   BUNDLE_KEY    the region's private key, as text; without it the bundle is not signed (only the exercise is let in so)
#
# Deviations are a result and let the job pass; it fails when the run itself could not be carried through.
set -uo pipefail

# Azure leaves a variable that is not there as it was written.
case "${ENVIRONMENT:-}" in '' | '$('*) ENVIRONMENT=oevelse ;; esac
name="${ENVIRONMENT}-${REGION}-${SHARD//\//-of-}"
mkdir -p handover

npx sor-pilot run --environment "$ENVIRONMENT" --region "$REGION" --shard "$SHARD"
ended=$?

run="$(npx sor-pilot status | awk 'NR == 1 { print $1 }')"
if [ -z "$run" ]; then
  echo "Der blev ingen kørsel for $REGION; intet at aflevere." >&2
  exit "$ended"
fi

npx sor-pilot export --format junit --run "$run" -o "handover/$name.xml" || exit

if [ -n "${BUNDLE_KEY:-}" ]; then
  key="$(mktemp)"
  trap 'rm -f "$key"' EXIT
  printf '%s\n' "$BUNDLE_KEY" > "$key"
  npx sor-pilot bundle "$run" --key "$key" -o "handover/$name.sorpilot.zip" || exit
else
  npx sor-pilot bundle "$run" -o "handover/$name.sorpilot.zip" || exit
fi

# 0 all passed, 1 deviations; 2 technical faults, 3 wrong use, 4 nothing to run.
[ "$ended" -le 1 ] || exit "$ended"
