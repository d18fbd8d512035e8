import type { Fingerprint } from '../model/run.ts';
import { isDeclared } from '../model/verdict.ts';
import type { RunRecord } from '../store/types.ts';
import type { Outcome } from './outcomes.ts';
import type { Cell } from './types.ts';

/** What is current: the suite as it stands now, and each specification's text. */
export interface Current {
  readonly fingerprint: Fingerprint;
  /** Fingerprint by scenario id; those of the catalogue when left out. */
  readonly specificationFingerprints?: ReadonlyMap<string, string>;
  /** Days the register may be newer than what was measured on; any newer day counts when left out. */
  readonly registerDays?: number | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The suite as it stands now, with the newest day of the register that each region has been tried on. */
export function currentByRegion(runs: readonly RunRecord[], current: Current): ReadonlyMap<string, Current> {
  const newest = new Map<string, string>();
  for (const { region, fingerprint } of runs.flatMap((run) => run.regions)) {
    const { register } = fingerprint;
    if (register !== undefined && register > (newest.get(region) ?? current.fingerprint.register ?? ''))
      newest.set(region, register);
  }
  return new Map(
    [...newest].map(([region, register]) => [region, { ...current, fingerprint: { ...current.fingerprint, register } }]),
  );
}

/**
 * Which parts moved since an outcome was measured. The text of the case itself is compared, not that of all features,
 * so that a new scenario does not make every other one old. The register counts only when both sides state it, and
 * what was never measured, but declared, cannot be outdated.
 */
export function outdatedParts(outcome: Outcome, specification: string, current: Current): Cell['outdatedParts'] {
  if (isDeclared(outcome.result.verdict)) return [];
  const measured = outcome.digest.fingerprint;
  const { fingerprint } = current;
  const parts: Cell['outdatedParts'][number][] = [];
  if (outcome.result.specification !== specification) parts.push('specification');
  // A person reads the scenario and needs neither the steps' code nor the configuration.
  if (outcome.result.manual !== undefined) return parts;
  if (measured.steps !== fingerprint.steps) parts.push('steps');
  if (measured.config !== fingerprint.config) parts.push('config');
  if (registerMoved(measured.register, fingerprint.register, current.registerDays ?? 0)) parts.push('register');
  return parts;
}

function registerMoved(measured: string | undefined, newest: string | undefined, days: number): boolean {
  if (measured === undefined || newest === undefined) return false;
  return Date.parse(newest) - Date.parse(measured) > days * DAY_MS;
}
