import type { Configuration } from '../model/config/configuration.ts';
import type { Region } from '../model/config/region.ts';
import { PilotError } from '../model/pilot-error.ts';
import { createSyntheticRegister } from '../sor/synthetic/create-synthetic-register.ts';
import { findTestUnits, type TestUnits } from '../sor/synthetic/test-units.ts';
import type { RegisterContent } from '../sor/unit.ts';

/** Id of the environment that stands for the embedded endpoint. */
export const EXERCISE = 'oevelse';
/** Seed of the synthetic register. */
const SEED = 27;

/**
 * The register the exercise serves on an ISO day: made from the regions and levels of the configuration, with the level
 * codes of the exercise's own environment.
 * @throws PilotError SP3005 when it cannot be made.
 */
export function exerciseRegister(configuration: Configuration, onDate: string): RegisterContent {
  const codes = configuration.environments.find((environment) => environment.id === EXERCISE)?.levelCodes ?? {};
  return refusing(() =>
    createSyntheticRegister({
      seed: SEED,
      snapshotDate: onDate,
      regions: configuration.regions,
      levels: configuration.levels.map((level) => ({ ...level, code: codes[level.name] ?? '' })),
    }),
  );
}

/**
 * The exercise's test units by role for each of the regions, the same on every day.
 * @throws PilotError SP3005 that names the role and the region when no unit can play it.
 */
export function exerciseUnits(
  configuration: Configuration,
  regions: readonly Region[],
  onDate: string,
): ReadonlyMap<string, TestUnits> {
  const content = exerciseRegister(configuration, onDate);
  return refusing(() => new Map(regions.map(({ id, name }) => [id, findTestUnits(content, name, onDate)])));
}

/** What the register's maker refuses is a matter of the configuration, not a fault of ours. */
function refusing<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PilotError('SP3005', {
      place: { what: 'øvelsesregistret' },
      seen: error.message,
      expected: 'et register med en enhed til hver rolle i hver region',
      remedy: 'Ret regions.yaml eller levels.yaml, eller vælg en anden dag.',
      cause: error,
    });
  }
}
