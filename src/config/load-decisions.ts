import { agendaFileSchema } from '../model/decisions/agenda.ts';
import type { Decisions } from '../model/decisions/decisions.ts';
import { type KnownDeviation, knownDeviationsFileSchema } from '../model/decisions/known-deviation.ts';
import { signOffsFileSchema } from '../model/decisions/sign-off.ts';
import type { ErrorPlace } from '../model/pilot-error.ts';
import { ConfigFolder } from './config-folder.ts';
import { ConfigurationError } from './configuration-error.ts';
import { crossCheckDecisions, type DecisionsSurroundings } from './cross-check-decisions.ts';
import { readSnapshots } from './read-snapshots.ts';

/** Decisions together with where they stand. */
export interface LoadedDecisions extends Decisions {
  /** File, line and column of a known deviation’s post. */
  readonly placeOf: (deviation: KnownDeviation) => ErrorPlace;
}

/**
 * Reads everything under a decisions folder: agenda, known deviations, sign-offs and the snapshots these are about. It is
 * no part of any fingerprint: an agreement makes no result outdated.
 * @throws ConfigurationError with every problem there is (SP1001–SP1007, SP4060, SP4064), each with file, line and column.
 */
export async function loadDecisions(dir: string, around: DecisionsSurroundings): Promise<LoadedDecisions> {
  const folder = new ConfigFolder(dir);
  await folder.require('en mappe med agenda.yaml, known-deviations.yaml og sign-offs.yaml');
  const [agenda, known, signOffs] = await Promise.all([
    folder.read('agenda.yaml', agendaFileSchema),
    folder.read('known-deviations.yaml', knownDeviationsFileSchema),
    folder.read('sign-offs.yaml', signOffsFileSchema),
  ]);
  const frozen = signOffs === undefined ? { signOffs: [], problems: [] } : await readSnapshots(dir, signOffs);
  const problems = [
    ...folder.problems(),
    ...crossCheckDecisions({ known, signOffs, frozen: frozen.signOffs }, around),
    ...frozen.problems,
  ];
  // A file that could not be read has left a problem; the rest of the test tells the compiler so.
  if (problems.length > 0 || agenda === undefined || known === undefined) throw new ConfigurationError(problems);
  const { knownDeviations } = known.value;
  return {
    agenda: agenda.value,
    knownDeviations,
    signOffs: frozen.signOffs,
    placeOf: (deviation) => known.placeOf(['knownDeviations', knownDeviations.indexOf(deviation)]),
  };
}
