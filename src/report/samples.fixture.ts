import type { Basis } from '../model/basis.ts';
import type { Origin } from '../model/places.ts';
import type { CaseResult, RegionDigest } from '../model/run.ts';
import type { Catalogue, Specification } from '../model/specification.ts';
import type { Mark, Verdict } from '../model/verdict.ts';
import type { RunRecord } from '../store/types.ts';
import { buildMatrix } from './matrix.ts';
import type { Cell, Matrix, Outdated } from './types.ts';

/** Small worlds for the tests of this room: regions a and b, and whichever cases a test names. */
export const FINGERPRINT = { features: 'f'.repeat(64), steps: 's'.repeat(64), config: 'c'.repeat(64) };
/** What is in force now, where no part of it has a digest of its own. */
export const NO_BASIS: Basis = { steps: [], regions: {}, judging: 0 };
export const ENVIRONMENT = { id: 'test1', name: 'TEST1', exercise: false, description: 'Et miljø' };
export const REGIONS = [
  { id: 'a', name: 'Region A', shortName: 'A', code: '1081' },
  { id: 'b', name: 'Region B', shortName: 'B' },
] as const;

/** Cases with these verdicts and no mark, to be counted. */
export const casesOf = (verdicts: Iterable<Verdict>): { verdict: Verdict; marks: readonly Mark[] }[] =>
  Array.from(verdicts, (verdict) => ({ verdict, marks: [] }));

export interface CaseSample extends Partial<CaseResult> {
  readonly key: string;
  readonly verdict: Verdict;
}

export interface RunSample {
  /** Hour of the day the run started; also its place in time. */
  readonly hour: number;
  readonly cases: Readonly<Record<string, readonly CaseSample[]>>;
  readonly plan?: Partial<RunRecord['plan']>;
  readonly digest?: Partial<RegionDigest>;
  readonly aborted?: boolean;
}

export function runSample({ hour, cases, plan, digest, aborted = false }: RunSample): RunRecord {
  const startedAt = `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const run = `20261123T${String(hour).padStart(2, '0')}0000Z-00000000`;
  const base = { schemaVersion: 1, run, environment: 'test1', exercise: false, startedAt, fingerprint: FINGERPRINT } as const;
  const regions = Object.entries(cases).map(([region, list]): RegionDigest => {
    const results = list.map((one): CaseResult => {
      return { name: one.key, marks: [], attempts: 1, durationMs: 5, specification: 'spec', ...one };
    });
    return { ...base, region, state: aborted ? 'aborted' : 'completed', cases: results, ...digest };
  });
  const selection = { regions: Object.keys(cases), scenarios: [] };
  const record = { ...base, onDate: '2026-11-23', selection, regions: [], ...plan };
  const manifest: RunRecord['manifest'] = {
    ...record,
    selection,
    regions: [],
    tool: { name: 'sor-pilot', version: '0.1.0' },
    state: 'completed',
    finishedAt: startedAt,
    kept: [],
  };
  return { run, folder: `/results/${run}`, plan: record, manifest: aborted ? undefined : manifest, regions };
}

export function catalogueSample(
  cases: readonly { key: string; path?: string; marks?: readonly Mark[]; requirements?: string[]; origin?: Origin }[],
): Catalogue {
  const specification = (one: (typeof cases)[number]): Specification => ({
    id: idOf(one.key),
    name: `Scenarie ${one.key}`,
    description: '',
    tags: [],
    requirements: one.requirements ?? [],
    usageSituations: [],
    interfaces: [],
    assumption: one.marks?.includes('assumption') ?? false,
    writes: false,
    origin: one.origin ?? 'common',
    manual: one.marks?.includes('manual') ?? false,
    feature: { name: `Egenskab ${one.path ?? 'x'}`, description: '', path: one.path ?? 'features/x.feature', subject: 'id27' },
    background: [],
    steps: [],
    examples: [],
    line: 1,
    fingerprint: 'spec',
  });
  return {
    specifications: cases.map(specification),
    cases: cases.map((one) => ({
      key: one.key,
      id: idOf(one.key),
      name: `Scenarie ${one.key}`,
      exampleKey: undefined,
      path: one.path ?? 'features/x.feature',
      line: 1,
    })),
  };
}

/** Which kinds of things moved since a cell was measured. */
export const partsOf = ({ outdated }: Pick<Cell, 'outdated'>): readonly Outdated['part'][] => outdated.map(({ part }) => part);

export function matrixSample(
  catalogue: Catalogue,
  runs: readonly RunRecord[],
  environment: Matrix['environment'] = ENVIRONMENT,
): Matrix {
  return buildMatrix({ environment, regions: REGIONS, catalogue, runs, current: { fingerprint: FINGERPRINT } });
}

function idOf(key: string): string {
  return key.split('~')[0] ?? key;
}
