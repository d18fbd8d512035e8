import { PilotError } from '../model/pilot-error.ts';
import type { Fingerprint } from '../model/run.ts';
import { runIdPattern } from '../model/identity.ts';
import { listRuns, readRun } from '../store/reader.ts';
import type { RunPlan } from '../model/run-plan.ts';

/** A run that was cut off, and what is left of it. */
export interface Resume {
  readonly plan: RunPlan;
  /** Case keys still to run, by region. */
  readonly remaining: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * What is left of an aborted run: the cases that had not ended. The suite must be the one the run began with, or its
 * two halves would not be comparable.
 *
 * Throws PilotError SP4001 (no such run), SP4002 and SP4007 (it cannot be read) and SP4005 (the suite has moved); a completed run is refused when it is opened.
 */
export function planResume(input: {
  readonly resultsFolder: string;
  readonly run: string;
  readonly fingerprint: Fingerprint;
}): Resume {
  // One run out of thousands is wanted; of the others no more than their names is needed, to say which there are.
  const { runs, problems } = runIdPattern.test(input.run) ? readRun(input.resultsFolder, input.run) : { runs: [], problems: [] };
  const [record] = runs;
  if (record === undefined) {
    const found = [...problems];
    const known = listRuns(input.resultsFolder, found).sort().reverse();
    throw unknownRuns({ runs: known.map((run) => ({ run })), problems: found }, [input.run]);
  }
  const moved = (['features', 'steps', 'config'] as const).filter(
    (part) => record.plan.fingerprint[part] !== input.fingerprint[part],
  );
  if (moved.length > 0) {
    throw new PilotError('SP4005', {
      place: { what: `kørsel ${record.run}` },
      seen: `${moved.map((part) => PART_NAMES[part]).join(' og ')} er ændret, siden kørslen begyndte`,
      expected: 'den samme udgave, som kørslen begyndte med',
      remedy: 'Start en ny kørsel, så alle resultater er målt på det samme.',
    });
  }
  const remaining = new Map(
    record.regions.map((digest) => [
      digest.region,
      new Set(digest.cases.flatMap((one) => (one.verdict === 'aborted' ? [one.key] : []))),
    ]),
  );
  return { plan: record.plan, remaining };
}

const PART_NAMES = { features: 'specifikationerne', steps: 'trinnene', config: 'konfigurationen' } as const;

/** SP4001 for ids that name no run, with the newest that exist; a run that is there and cannot be read is told by why it cannot. */
export function unknownRuns(
  { runs, problems = [] }: { readonly runs: readonly { readonly run: string }[]; readonly problems?: readonly PilotError[] },
  ids: readonly string[],
): PilotError {
  const unread = problems.find(({ place }) => ids.some((id) => place.file?.includes(id) === true));
  if (unread !== undefined) return unread;
  const newest = runs.slice(0, 5).map((record) => record.run);
  return new PilotError('SP4001', {
    seen: `der er ingen kørsel ${ids.map((id) => `“${id}”`).join(', ')}`,
    expected: newest.length === 0 ? 'mindst én kørsel i mappen' : `en af ${newest.join(', ')}`,
    remedy: 'Se alle kørsler med “npx sor-pilot status”, eller vælg en anden mappe med --results.',
  });
}
