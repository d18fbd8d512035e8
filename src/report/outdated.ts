import type { Fingerprint } from '../model/run.ts';
import type { Outcome } from './outcomes.ts';
import type { Cell } from './types.ts';

/** What is current: the suite as it stands now, and each specification's text. */
export interface Current {
  readonly fingerprint: Fingerprint;
  /** Fingerprint by scenario id; those of the catalogue when left out. */
  readonly specificationFingerprints?: ReadonlyMap<string, string>;
}

/**
 * Which parts moved since an outcome was measured. The text of the case itself is compared, not that of all features,
 * so that a new scenario does not make every other one old. The register counts only when both sides state it, and
 * what was never measured (not applicable) cannot be outdated.
 */
export function outdatedParts(outcome: Outcome, specification: string, current: Fingerprint): Cell['outdatedParts'] {
  if (outcome.result.verdict === 'not-applicable') return [];
  const measured = outcome.digest.fingerprint;
  const parts: Cell['outdatedParts'][number][] = [];
  if (outcome.result.specification !== specification) parts.push('specification');
  // A person reads the scenario and needs neither the steps' code nor the configuration.
  if (outcome.result.manual !== undefined) return parts;
  if (measured.steps !== current.steps) parts.push('steps');
  if (measured.config !== current.config) parts.push('config');
  const bothStateRegister = measured.register !== undefined && current.register !== undefined;
  if (bothStateRegister && measured.register !== current.register) parts.push('register');
  return parts;
}
