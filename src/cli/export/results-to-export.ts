import { selectEnvironment } from '../../config/select.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { didYouMean } from '../../model/similar.ts';
import { fromMatrices, onlyRegions } from '../../report/export/from-matrix.ts';
import { fromRun } from '../../report/export/from-run.ts';
import { markKnown } from '../../report/known.ts';
import type { ResultSet } from '../../report/export/result-set.ts';
import { markLapsed } from '../../report/lapse.ts';
import { buildMatrices } from '../../report/matrices.ts';
import { summariseRun } from '../../report/runs.ts';
import { readSuite } from '../../runner/basis.ts';
import { unknownRuns } from '../../runner/resume.ts';
import type { Decisions } from '../../model/decisions/decisions.ts';
import type { RunRecord } from '../../store/types.ts';
import { EXERCISE } from '../exercise-register.ts';
import { places } from '../places.ts';
import { type Project } from '../project.ts';

/** What is to be exported: one run, or what the matrix of an environment shows; all regions or some. */
export interface Wanted {
  readonly environment: string | undefined;
  readonly regions: readonly string[];
  readonly run: string | undefined;
  /** The day, when no run says which regions are in force. */
  readonly today: string;
  /** What is agreed on failures and on how long a result counts, so that an export tells of it as the site does. */
  readonly decisions?: Pick<Decisions, 'agenda' | 'knownDeviations'>;
}

/**
 * The results asked for. Throws SP1011 (no such environment), SP4001 (no such run), SP1021 (the run is of another
 * environment), SP1010 (the region is not among the results) and SP4050 (nothing was ever run there).
 */
export async function resultsToExport(project: Project, runs: readonly RunRecord[], wanted: Wanted): Promise<ResultSet> {
  const set =
    wanted.run === undefined ? await newest(project, runs, wanted) : ofRun(project, runs, { ...wanted, run: wanted.run });
  const known = set.regions.map(({ id }) => id);
  const unknown = wanted.regions.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new PilotError('SP1010', {
      place: { what: '--region' },
      seen: `“${unknown}” er ikke blandt resultaterne.${didYouMean(unknown, known)}`,
      expected: `en af ${known.join(', ')}`,
      remedy: 'Ret --region, eller vælg et andet miljø eller en anden kørsel.',
    });
  }
  const chosen = onlyRegions(set, wanted.regions);
  if (chosen.regions.every(({ latest }) => latest === undefined)) throw nothing(chosen);
  return chosen;
}

async function newest(
  project: Project,
  runs: readonly RunRecord[],
  { environment: id, today, decisions }: Wanted,
): Promise<ResultSet> {
  const { configuration, catalogue } = project;
  const environment = selectEnvironment(configuration, id ?? EXERCISE);
  const suite = await readSuite(places, configuration);
  const matrices = buildMatrices({
    environment,
    parties: configuration.parties,
    catalogue,
    runs,
    current: { ...suite.now(environment), registerDays: decisions?.agenda.registerDays },
    today,
  });
  const marked = matrices.map((matrix) => {
    const known = markKnown(matrix, decisions?.knownDeviations ?? [], today);
    return markLapsed(known, decisions?.agenda.lapseAfterDays, today);
  });
  return fromMatrices(marked, runs.map(summariseRun));
}

function ofRun(
  { configuration, catalogue }: Project,
  runs: readonly RunRecord[],
  wanted: Wanted & { readonly run: string },
): ResultSet {
  const { run: id } = wanted;
  const record = runs.find(({ run }) => run === id);
  if (record === undefined) throw unknownRuns({ runs }, [id]);
  const { environment } = record.plan;
  if (wanted.environment !== undefined && wanted.environment !== environment) {
    throw new PilotError('SP1021', {
      place: { what: '--environment' },
      seen: `kørslen ${id} er fra miljøet “${environment}”, ikke “${wanted.environment}”`,
      expected: 'kørslens eget miljø, eller slet ikke valget',
      remedy: 'Udelad --environment, når du vælger en kørsel med --run.',
    });
  }
  return fromRun(record, { environments: configuration.environments, regions: configuration.parties, catalogue });
}

function nothing({ environment, regions }: ResultSet): PilotError {
  const where = regions.length === 1 ? `${regions[0]?.name ?? ''} i miljøet “${environment.id}”` : `miljøet “${environment.id}”`;
  return new PilotError('SP4050', {
    place: { what: `miljøet ${environment.id}` },
    seen: `der er aldrig kørt noget i ${where}`,
    expected: 'mindst én kørsel, så en tom fil ikke kan tages for et godt resultat',
    remedy: `Kør “npx sor-pilot run --environment ${environment.id}”, eller peg på en anden mappe med --results.`,
  });
}
