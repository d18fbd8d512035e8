import { PilotError } from '../../model/pilot-error.ts';
import { areComparable } from '../../report/compare/compared-sets.ts';
import { unknownRuns } from '../../runner/resume.ts';
import type { RunHead } from '../../store/run-index.ts';

type Choosable = Pick<RunHead, 'run' | 'environment' | 'exercise'>;

/**
 * The two runs to compare. Two ids are taken as they stand. One is compared with
 * the run before it in its environment, none means the newest run there is. Undefined when there is none before it. `runs`
 * come newest first. Throws SP4001 (no such run), SP4063 (different environments).
 */
export function chooseRuns<Run extends Choosable>(
  runs: readonly Run[],
  ids: readonly string[],
): { readonly before: Run; readonly after: Run } | undefined {
  const unknown = ids.filter((id) => !runs.some(({ run }) => run === id));
  if (unknown.length > 0) throw unknownRuns({ runs }, unknown);
  const [first, second] = ids.map((id) => runs.find(({ run }) => run === id));
  if (first !== undefined && second !== undefined) {
    if (!areComparable(first, second)) throw unlike(first, second);
    return { before: first, after: second };
  }
  const after = first ?? runs[0];
  if (after === undefined) return undefined;
  const before = runs.slice(runs.indexOf(after) + 1).find((candidate) => areComparable(candidate, after));
  return before === undefined ? undefined : { before, after };
}

function unlike(a: Choosable, b: Choosable): PilotError {
  const name = ({ environment, exercise }: Choosable): string => (exercise ? `${environment} (øvelse)` : environment);
  return new PilotError('SP4063', {
    place: { what: `${a.run} og ${b.run}` },
    seen: `den ene er fra ${name(a)}, den anden fra ${name(b)}`,
    expected: 'to kørsler fra samme miljø',
    remedy: 'Vælg to kørsler fra samme miljø. “npx sor-pilot status” viser, hvor hver kørsel er fra.',
  });
}
