import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { canonicalJson } from '../../bundle/canonical.ts';
import { loadDecisions } from '../../config/load-decisions.ts';
import { snapshotDigest, snapshotFile } from '../../config/read-snapshots.ts';
import { selectEnvironment } from '../../config/select.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { markKnown } from '../../report/known.ts';
import { markLapsed } from '../../report/lapse.ts';
import { buildMatrices } from '../../report/matrices.ts';
import { snapshotOf } from '../../report/snapshot.ts';
import { readSuite } from '../../runner/basis.ts';
import { readRuns } from '../../store/reader.ts';
import { guardWrite } from '../../disk/write-error.ts';
import { type OutputErrors, writeOutput } from '../output-file.ts';
import { places } from '../places.ts';
import { type Project } from '../project.ts';
import { Refusal } from '../refusal.ts';

const NOT_WRITTEN: OutputErrors = {
  code: 'SP4003',
  expected: 'en mappe, der kan skrives i, og et navn, der ikke er brugt',
  remedy: 'Skaf plads eller skriveadgang, eller vælg en anden mappe med --decisions.',
};

/** What is to be frozen, when, and where it is to lie. */
export interface FreezeInput {
  readonly project: Project;
  readonly environment: string;
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  /** ISO date. */
  readonly today: string;
  readonly results: string;
  readonly decisions: string;
}

/**
 * Writes the snapshot and gives its file and digest. Throws SP1011 (no such environment), SP4061 (the id is used), SP4062
 * (nothing was ever run there) and whatever is wrong with the results: half a result set is not to be approved.
 */
export async function freeze(input: FreezeInput): Promise<{ readonly file: string; readonly digest: string }> {
  const { configuration, catalogue } = input.project;
  const environment = selectEnvironment(configuration, input.environment);
  const cases = catalogue.cases.map(({ key }) => key);
  const { agenda, knownDeviations, signOffs } = await loadDecisions(input.decisions, { configuration, cases });
  if (signOffs.some(({ signOff }) => signOff.id === input.id)) throw used(input.id, 'sign-offs.yaml');
  const { runs, problems } = await readRuns(input.results);
  if (problems.length > 0) throw new Refusal(problems);
  const suite = (await readSuite(places, configuration)).now(environment);
  const matrices = buildMatrices({
    environment,
    parties: configuration.parties,
    catalogue,
    runs,
    current: { ...suite, registerDays: agenda.registerDays },
    today: input.today,
  });
  if (matrices.every(({ updatedAt }) => updatedAt === undefined)) throw nothing(environment.id);
  const marked = matrices.map((matrix) =>
    markLapsed(markKnown(matrix, knownDeviations, input.today), agenda.lapseAfterDays, input.today),
  );
  const text = `${canonicalJson(snapshotOf(marked, { id: input.id, at: input.at, fingerprint: suite.fingerprint }))}\n`;
  const file = snapshotFile(input.decisions, input.id);
  if (existsSync(file)) throw used(input.id, file);
  guardWrite(file, () => mkdirSync(dirname(file), { recursive: true }));
  await writeOutput(file, text, { errors: NOT_WRITTEN, isNew: true });
  return { file, digest: snapshotDigest(text) };
}

function used(id: string, file: string): PilotError {
  return new PilotError('SP4061', {
    place: { file },
    seen: `“${id}” er brugt før. Et øjebliksbillede bliver aldrig skrevet over.`,
    expected: 'et id, der ikke er brugt',
    remedy: 'Vælg et andet --id.',
  });
}

function nothing(environment: string): PilotError {
  return new PilotError('SP4062', {
    place: { what: `miljøet ${environment}` },
    seen: `Der er aldrig kørt noget i miljøet “${environment}”.`,
    expected: 'mindst én kørsel',
    remedy: `Kør “npx sor-pilot run --environment ${environment}”, eller peg på en anden mappe med --results.`,
  });
}
