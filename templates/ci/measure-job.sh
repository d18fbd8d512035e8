#!/usr/bin/env bash
# Measures the register itself for the night: how many hospital units have a level, and what has happened since the day before.
#
#   SOR_EXTRACTS         addresses or files of extracts, with spaces between; without it nothing is measured
#   MEASUREMENTS_BRANCH  the branch that keeps every day there ever was; made the first time
#
# Ends with 1 when something is to be looked after: findings have risen, or a file has changed, stopped or gone. The day is kept
# all the same.
set -euo pipefail

case "${SOR_EXTRACTS:-}" in '' | '$('*)
  echo "SOR_EXTRACTS er ikke sat, så registret bliver ikke målt."
  exit 0
  ;;
esac
branch="${MEASUREMENTS_BRANCH:-maalinger}"

if git fetch --depth 1 origin "$branch" 2> /dev/null; then
  git worktree add --force -B "$branch" measurements FETCH_HEAD
elif git ls-remote --exit-code --heads origin "$branch" > /dev/null; then
  # The branch is there and could not be fetched: going on would begin a history anew on top of it.
  exit 2
else
  git worktree add --force --detach measurements
  git -C measurements checkout --orphan "$branch"
  git -C measurements rm -rf --quiet .
fi

# Left unquoted, so that each address is an argument of its own.
# shellcheck disable=SC2086
npx sor-pilot register measure $SOR_EXTRACTS --measurements measurements --max-age 2 || ended=$?
[ "${ended:-0}" -le 1 ] || exit "$ended"

# What only the machine that measures needs is left out: locks, and a file that was not fetched to its end.
git -C measurements add --all -- ':!*.lock' ':!*.part'
if ! git -C measurements diff --cached --quiet; then
  git -C measurements -c user.name="sor-pilot" -c user.email="sor-pilot@localhost" commit --quiet -m "Målt"
  git -C measurements push origin "HEAD:refs/heads/$branch"
fi
exit "${ended:-0}"
