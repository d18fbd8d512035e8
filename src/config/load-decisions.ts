import { agendaFileSchema } from '../model/decisions/agenda.ts';
import type { Decisions } from '../model/decisions/decisions.ts';
import { type KnownDeviation, knownDeviationsFileSchema } from '../model/decisions/known-deviation.ts';
import { peopleFileSchema } from '../model/decisions/person.ts';
import { type ShownNumber, shownNumbersFileSchema } from '../model/decisions/shown-number.ts';
import { signOffsFileSchema } from '../model/decisions/sign-off.ts';
import { personKey } from '../model/manual.ts';
import type { ErrorPlace } from '../model/pilot-error.ts';
import { ConfigFolder } from './config-folder.ts';
import { ConfigurationError } from './configuration-error.ts';
import { checkShownNumbers, crossCheckDecisions, type DecisionsSurroundings } from './cross-check-decisions.ts';
import { readSnapshots } from './read-snapshots.ts';
import { inspectYamlFile } from './read-yaml-file.ts';
import { usedTwice } from './reference-errors.ts';

const PEOPLE_FILE = 'people.yaml';

/** Decisions together with where they stand. */
export interface LoadedDecisions extends Decisions {
  /** File, line and column of a known deviation’s post. */
  readonly placeOf: (deviation: KnownDeviation) => ErrorPlace;
}

/** Nobody's name may be shown until there is such a file; it may lie elsewhere, so that names are in no history of versions. */
async function readPeople(folder: ConfigFolder, elsewhere: string | undefined) {
  const outcome = elsewhere === undefined ? undefined : await inspectYamlFile(elsewhere, peopleFileSchema);
  const file = outcome === undefined ? await folder.readIfThere(PEOPLE_FILE, peopleFileSchema) : outcome.file;
  const people = file?.value.people ?? [];
  const keys = people.map(({ key }) => personKey(key));
  const twice = keys.flatMap((key, index) => {
    const first = keys.indexOf(key);
    const at = (one: number): ErrorPlace => file?.placeOf(['people', one, 'key']) ?? {};
    return first === index ? [] : [usedTwice(key, at(index), at(first))];
  });
  return { people, problems: [...(outcome?.problems ?? []), ...twice] };
}

/**
 * Reads everything under a decisions folder: agenda, known deviations, sign-offs with the snapshots these are about, and
 * numbers that are shown; the last may be missing, for it came later than the others. It is
 * no part of any fingerprint: an agreement makes no result outdated.
 * @throws ConfigurationError with every problem there is (SP1001–SP1007, SP4060, SP4064), each with file, line and column.
 */
export async function loadDecisions(dir: string, around: DecisionsSurroundings): Promise<LoadedDecisions> {
  const folder = new ConfigFolder(dir);
  await folder.require('en mappe med agenda.yaml, known-deviations.yaml og sign-offs.yaml');
  const [agenda, known, signOffs, shown] = await Promise.all([
    folder.read('agenda.yaml', agendaFileSchema),
    folder.read('known-deviations.yaml', knownDeviationsFileSchema),
    folder.read('sign-offs.yaml', signOffsFileSchema),
    folder.readIfThere(SHOWN_NUMBERS, shownNumbersFileSchema),
  ]);
  const people = await readPeople(folder, around.peopleFile);
  const frozen = signOffs === undefined ? { signOffs: [], problems: [] } : await readSnapshots(dir, signOffs);
  const problems = [
    ...folder.problems(),
    ...people.problems,
    ...crossCheckDecisions({ known, signOffs, shown, frozen: frozen.signOffs }, around),
    ...frozen.problems,
  ];
  // A file that could not be read has left a problem; the rest of the test tells the compiler so.
  if (problems.length > 0 || agenda === undefined || known === undefined) throw new ConfigurationError(problems);
  const { knownDeviations } = known.value;
  return {
    agenda: agenda.value,
    people: people.people,
    knownDeviations,
    signOffs: frozen.signOffs,
    shownNumbers: shown?.value.shownNumbers ?? [],
    placeOf: (deviation) => known.placeOf(['knownDeviations', knownDeviations.indexOf(deviation)]),
  };
}

const SHOWN_NUMBERS = 'shown-numbers.yaml';

/**
 * Reads only which numbers are shown, for a run, which needs no other decision; none where there is no such file.
 * @throws ConfigurationError with every problem in it (SP1002–SP1007).
 */
export async function loadShownNumbers(
  dir: string,
  configuration: Pick<DecisionsSurroundings['configuration'], 'environments'>,
): Promise<readonly ShownNumber[]> {
  const folder = new ConfigFolder(dir);
  const shown = await folder.readIfThere(SHOWN_NUMBERS, shownNumbersFileSchema);
  const problems = [...folder.problems(), ...(shown === undefined ? [] : checkShownNumbers(shown, configuration))];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return shown?.value.shownNumbers ?? [];
}
