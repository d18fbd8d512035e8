#!/usr/bin/env bash
# One region on one machine: looks whether its interfaces can be used, and adds that to the results there are. Runs no scenario.
#
#   ENVIRONMENT       the environment's id (config/environments); without it the exercise
#   REGION            the region's id
#   RESULTS_BRANCH    the branch that keeps every run there ever was; made the first time
#
# What is wrong with an interface is what is to be kept, and lets the job pass.
set -euo pipefail

case "${ENVIRONMENT:-}" in '' | '$('*) ENVIRONMENT=oevelse ;; esac
branch="${RESULTS_BRANCH:-resultater}"

looks="$(mktemp -d)"
npx sor-pilot preflight --environment "$ENVIRONMENT" --region "$REGION" --record --results "$looks" || ended=$?
[ "${ended:-0}" -eq 0 ] || [ "$ended" -eq 2 ] || exit "$ended"

# Regions look at the same time, and each has files of its own: whoever comes second puts its lines on top of the first's.
for attempt in 1 2 3 4 5; do
  git worktree remove --force results 2> /dev/null || true
  if git fetch --depth 1 origin "$branch" 2> /dev/null; then
    git worktree add --force --detach results FETCH_HEAD
  elif git ls-remote --exit-code --heads origin "$branch" > /dev/null; then
    exit 2
  else
    git worktree add --force --detach results
    git -C results checkout --orphan "$branch-$attempt"
    git -C results rm -rf --quiet .
  fi
  (cd "$looks" && find .looks -type f) | while read -r file; do
    mkdir -p "results/$(dirname "$file")"
    cat "$looks/$file" >> "results/$file"
  done
  git -C results add --all
  git -C results -c user.name="sor-pilot" -c user.email="sor-pilot@localhost" commit --quiet -m "Set efter"
  git -C results push origin "HEAD:refs/heads/$branch" && exit 0
  sleep "$attempt"
done
exit 2
