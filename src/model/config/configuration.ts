import type { Assumption } from './assumption.ts';
import type { Environment } from './environment.ts';
import type { Party } from './party.ts';
import type { Region } from './region.ts';
import type { Level, Requirement, Source, UsageSituation } from './vocabulary.ts';

/** Everything under config/, read, validated and cross-checked. */
export interface Configuration {
  readonly regions: readonly Region[];
  /** Whoever is tried: the regions first, then the others in the order of their files. */
  readonly parties: readonly Party[];
  readonly environments: readonly Environment[];
  /** MedCom's code system for the levels, and the levels in its order. */
  readonly levelSystem: string;
  readonly levels: readonly Level[];
  /** As the national settlements of their assumptions leave them. */
  readonly requirements: readonly Requirement[];
  readonly assumptions: readonly Assumption[];
  readonly usageSituations: readonly UsageSituation[];
  readonly sources: readonly Source[];
  /** SHA-256 of what was read; the config part of a run's fingerprint. */
  readonly fingerprint: string;
}
