#!/usr/bin/env bash
# Puts the bundles of every region's job together with the results there were, and builds the site from all of them.
#
#   RESULTS_BRANCH       the branch that keeps every run there ever was; made the first time
#   MEASUREMENTS_BRANCH  the branch that keeps the measured days of the register, where there is one
#   SOR_PILOT_SITE_URL   the site's public address, so that feeds and data lead back to it
#
# A bundle that does not verify is refused and named in handover/refused.txt; the others are taken in and published all the
# same. Let a last step fail the job when the file is not empty.
set -euo pipefail

branch="${RESULTS_BRANCH:-resultater}"
mkdir -p handover
: > handover/refused.txt

if git fetch --depth 1 origin "$branch" 2> handover/fetch.log; then
  git worktree add --force -B "$branch" results FETCH_HEAD
elif git ls-remote --exit-code --heads origin "$branch" > /dev/null; then
  # The branch is there and could not be fetched: going on would begin a history anew on top of it.
  cat handover/fetch.log >&2
  exit 2
else
  git worktree add --force --detach results
  git -C results checkout --orphan "$branch"
  git -C results rm -rf --quiet .
fi

for bundle in handover/*.sorpilot.zip; do
  [ -e "$bundle" ] || continue
  npx sor-pilot import "$bundle" || echo "$bundle" >> handover/refused.txt
done

# Said and not judged: a run that was cut off long ago can never be verified, and must not stop every later one.
npx sor-pilot verify || true

git -C results add --all
if ! git -C results diff --cached --quiet; then
  git -C results -c user.name="sor-pilot" -c user.email="sor-pilot@localhost" commit --quiet -m "Nye kørsler"
  git -C results push origin "HEAD:$branch"
fi

# The days measure-job.sh has kept, where it has run.
measurements="${MEASUREMENTS_BRANCH:-maalinger}"
if git fetch --depth 1 origin "$measurements" 2> /dev/null; then
  git worktree add --force --detach measurements FETCH_HEAD
elif git ls-remote --exit-code --heads origin "$measurements" > /dev/null; then
  # Without them the site would say that nothing has been measured.
  exit 2
fi

npm run build
