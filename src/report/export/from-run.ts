import { splitCaseKey } from '../../model/identity.ts';
import type { CaseResult, RegionDigest } from '../../model/run.ts';
import { describeSelection } from '../../model/selection.ts';
import type { Catalogue, Specification } from '../../model/specification.ts';
import type { RunRecord } from '../../store/types.ts';
import { faultCode } from '../fault-code.ts';
import { tally } from '../tally.ts';
import type { CaseOutcome, RegionResults, ResultSet } from './result-set.ts';

/** The names that a run itself does not hold. What is no longer known is shown by its id. */
export interface RunNames {
  readonly environments: readonly { readonly id: string; readonly name: string }[];
  readonly regions: readonly {
    readonly id: string;
    readonly name: string;
    readonly shortName: string;
    readonly code?: string | undefined;
  }[];
  readonly catalogue: Catalogue;
}

/** What one run left, as a set to export: every region it planned, whether or not it came to an end. */
export function fromRun(record: RunRecord, names: RunNames): ResultSet {
  const { run, plan, manifest } = record;
  const specifications = new Map(names.catalogue.specifications.map((specification) => [specification.id, specification]));
  return {
    kind: 'run',
    environment: { id: plan.environment, name: nameOf(names.environments, plan.environment) },
    exercise: plan.exercise,
    updatedAt: plan.startedAt,
    run: {
      id: run,
      state: manifest?.state ?? 'aborted',
      startedAt: plan.startedAt,
      finishedAt: manifest?.finishedAt,
      selection: describeSelection(plan.selection),
      fingerprint: plan.fingerprint,
    },
    regions: record.regions.map((digest) => fromDigest(digest, names, specifications)),
  };
}

function fromDigest(digest: RegionDigest, names: RunNames, specifications: ReadonlyMap<string, Specification>): RegionResults {
  const { region, run, startedAt, state, reason, note, fingerprint, cases } = digest;
  const known = names.regions.find(({ id }) => id === region);
  return {
    kind: digest.party?.kind ?? 'region',
    ...(digest.party === undefined ? {} : { tried: digest.party }),
    id: region,
    name: known?.name ?? region,
    shortName: known?.shortName ?? region,
    code: known?.code,
    tally: tally(cases),
    latest: { run, at: startedAt, state, reason, note, fingerprint },
    results: cases.map((one) => fromCase(one, digest, specifications)),
  };
}

function fromCase(
  one: CaseResult,
  { run, startedAt }: RegionDigest,
  specifications: ReadonlyMap<string, Specification>,
): CaseOutcome {
  const { key, name, verdict, marks, durationMs, attempts, fault, cause, specification } = one;
  const { id } = splitCaseKey(key);
  const { feature, origin } = specifications.get(id) ?? {};
  return {
    key,
    id,
    name,
    feature: feature?.name ?? id,
    subject: feature?.subject ?? '',
    ...(origin === 'own' ? { own: true as const } : {}),
    verdict,
    marks,
    run,
    at: one.startedAt ?? startedAt,
    durationMs,
    attempts,
    fault,
    faultCode: faultCode(fault),
    cause,
    known: undefined,
    outdated: [],
    specification,
    transition: undefined,
    history: [],
  };
}

function nameOf(named: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return named.find((candidate) => candidate.id === id)?.name ?? id;
}
