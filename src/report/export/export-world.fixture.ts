import { type ApiVersion, CURRENT_API } from './version.ts';
import type { KnownDeviation } from '../../model/decisions/known-deviation.ts';
import { markKnown } from '../known.ts';
import type { Matrix } from '../types.ts';
import type { RunRecord } from '../../store/types.ts';
import { summariseRun } from '../runs.ts';
import { catalogueSample, matrixSample, REGIONS, runSample } from '../samples.fixture.ts';
import type { Addresses } from './addresses.ts';
import { fromMatrices } from './from-matrix.ts';
import type { ResultSet } from './result-set.ts';

/** A small world with every verdict, text that is hard on formats, and a region whose run was cut off. */
export const HARD_TEXT = '=HYPERLINK("http://x";"a")\nlinje to; <b>&amp;</b> ]]> \u0007';

export const EXPORT_CATALOGUE = catalogueSample([
  { key: 'ID27-001' },
  { key: 'ID27-002~Afsnit', marks: ['assumption'] },
  { key: 'ID27-003' },
  { key: 'ID27-004' },
  { key: 'ID27-005' },
  { key: 'ID27-006' },
  { key: 'ID27-007' },
  { key: 'ID27-008' },
  { key: 'MAN-001', path: 'features/manuel/y.feature', marks: ['manual'] },
]);

const fault = { type: 'Deviation', sentence: HARD_TEXT, expected: '+1', received: '@x', place: 'entry[0]', remedy: 'Ret det.' };

export const EXPORT_RUNS: readonly RunRecord[] = [
  runSample({
    hour: 6,
    cases: {
      a: [
        { key: 'ID27-001', verdict: 'deviation', fault },
        { key: 'ID27-002~Afsnit', verdict: 'passed', marks: ['assumption'] },
      ],
    },
  }),
  runSample({
    hour: 7,
    cases: {
      a: [
        { key: 'ID27-001', verdict: 'passed', marks: ['unstable'], attempts: 2, durationMs: 1234 },
        { key: 'ID27-002~Afsnit', verdict: 'deviation', marks: ['assumption'], fault },
        {
          key: 'ID27-003',
          verdict: 'endpoint-error',
          cause: 'network',
          fault: { type: 'EndpointError', sentence: 'Intet svar.' },
        },
        { key: 'ID27-004', verdict: 'tool-error' },
        { key: 'ID27-005', verdict: 'precondition', fault: { type: 'PreconditionError', sentence: 'Testenheden mangler.' } },
        { key: 'ID27-006', verdict: 'unspecified' },
        { key: 'ID27-007', verdict: 'not-applicable' },
        { key: 'MAN-001', verdict: 'passed', marks: ['manual'] },
      ],
    },
  }),
  runSample({
    hour: 8,
    aborted: true,
    digest: { reason: 'Processen blev dræbt.' },
    cases: { b: [{ key: 'ID27-001', verdict: 'aborted' }] },
  }),
];

/** An agreement about one of its failures. */
const AGREED: KnownDeviation = {
  id: 'intet-svar',
  environment: 'test1',
  region: 'a',
  case: 'ID27-003',
  failure: { sentence: 'Intet svar.' },
  owner: 'Forvaltningen',
  reason: 'Rettes i januar.',
  link: 'https://eksempel.invalid/sag/1',
  since: '2026-11-01',
  until: '2026-12-31',
  approvals: [
    { name: 'Navn Et', organisation: 'A', date: '2026-11-01' },
    { name: 'Navn To', organisation: 'B', date: '2026-11-01' },
  ],
};

const EXERCISE = { id: 'oevelse', name: 'Øvelse', exercise: true, description: 'Øvelsen' };

/** The matrix of the world, as a region's own results or as the exercise. */
export function exportMatrix(exercise = false): Matrix {
  if (!exercise) return markKnown(matrixSample(EXPORT_CATALOGUE, EXPORT_RUNS), [AGREED], '2026-11-23');
  return matrixSample(EXPORT_CATALOGUE, EXPORT_RUNS.map(asExercise), EXERCISE);
}

/** The world as a set to export. */
export function exportSet(exercise = false): ResultSet {
  return fromMatrices([exportMatrix(exercise)], EXPORT_RUNS.map(summariseRun));
}

export const RUN_NAMES = { environments: [{ id: 'test1', name: 'TEST1' }], regions: REGIONS, catalogue: EXPORT_CATALOGUE };

/** A run as it would have been against the exercise. */
export function asExercise(record: RunRecord): RunRecord {
  const regions = record.regions.map((digest) => ({
    ...digest,
    environment: EXERCISE.id,
    exercise: true,
    cases: digest.cases.map((one) => ({ ...one, marks: [...one.marks, 'exercise' as const] })),
  }));
  return { ...record, plan: { ...record.plan, environment: EXERCISE.id, exercise: true }, regions };
}

/** Addresses that show in a golden file what was asked for. */
export const addressesIn = (version: ApiVersion): Addresses => ({
  schema: (name) => `/api/${version}/schema/${name}.json`,
  environmentPage: (environment) => `/resultater/${environment}/`,
  regionPage: (environment, region) => `/resultater/${environment}/${region}/`,
  casePage: (environment, region, key) => `/resultater/${environment}/${region}/${key}/`,
  scenarioPage: (id) => `/specifikationer/${id}/`,
  runPage: (run) => `/koersler/${run}/`,
  runData: (run) => `/api/${version}/runs/${run}.json`,
});
export const ADDRESSES = addressesIn(CURRENT_API);
