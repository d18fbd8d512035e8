import type { RegionKey } from '../model/config/region-key.ts';
import { PilotError, type ErrorPlace } from '../model/pilot-error.ts';
import type { TriedParty } from '../model/run.ts';
import { didYouMean } from '../model/similar.ts';
import type { Catalogue } from '../model/specification.ts';

/** What an import is told and may believe. */
export interface ImportInput {
  readonly resultsFolder: string;
  readonly environments: readonly {
    readonly id: string;
    readonly exercise: boolean;
    /** Ids of the parties set up there. */
    readonly regions: readonly string[];
    /** What is kept of a party with results from there; undefined for a region. Left out where there are regions alone. */
    readonly triedAs?: (party: string) => TriedParty | undefined;
  }[];
  readonly keys: readonly RegionKey[];
  readonly catalogue: Catalogue;
  readonly toolVersion: string;
  /** Which trial the files are of; needed where a file does not say, and checked against it where it does. */
  readonly environment: string | undefined;
  readonly region: string | undefined;
  /** When the trial began, for a file that does not say. */
  readonly runStarted: Date | undefined;
  /** Take in what nobody has signed, also outside the exercise. */
  readonly unsigned: boolean;
}

/** SP4040 for each way in which a run's place is not one we have, or not the one asked for. */
export function placeProblems(
  input: ImportInput,
  place: ErrorPlace,
  run: { readonly environment: string; readonly exercise: boolean; readonly regions: readonly string[] },
): readonly PilotError[] {
  const known = input.environments.find(({ id }) => id === run.environment);
  const ids = input.environments.map(({ id }) => id);
  if (known === undefined) {
    return [
      wrongPlace(
        place,
        `miljøet “${run.environment}” findes ikke her.${didYouMean(run.environment, ids)}`,
        `et af ${ids.join(', ')}`,
      ),
    ];
  }
  if (input.environment !== undefined && input.environment !== run.environment) {
    return [
      wrongPlace(
        place,
        `resultaterne er fra miljøet “${run.environment}”`,
        `miljøet “${input.environment}”, som --environment siger`,
      ),
    ];
  }
  if (known.exercise !== run.exercise) {
    const kind = (exercise: boolean): string => (exercise ? 'en øvelse' : 'et rigtigt miljø');
    return [
      wrongPlace(
        place,
        `resultaterne siger, at “${run.environment}” er ${kind(run.exercise)}`,
        `at det er ${kind(known.exercise)}, som her`,
      ),
    ];
  }
  const strange = run.regions.filter((region) => !known.regions.includes(region));
  const unasked = input.region === undefined ? [] : run.regions.filter((region) => region !== input.region);
  if (strange.length > 0) {
    return [
      wrongPlace(
        place,
        `miljøet har ingen part “${strange.join(', ')}”.${didYouMean(strange[0] ?? '', known.regions)}`,
        `en af ${known.regions.join(', ')}`,
      ),
    ];
  }
  if (unasked.length > 0)
    return [
      wrongPlace(place, `resultaterne er for ${unasked.join(', ')}`, `regionen “${input.region ?? ''}”, som --region siger`),
    ];
  return [];
}

function wrongPlace(place: ErrorPlace, seen: string, expected: string): PilotError {
  return new PilotError('SP4040', {
    place,
    seen,
    expected,
    remedy: 'Ret --environment og --region, eller sæt miljøet op i config/environments/. Intet er taget ind.',
  });
}

/** SP4033 for results that nobody has signed, where somebody must. */
export function unsignedProblem(place: ErrorPlace, what: string): PilotError {
  return new PilotError('SP4033', {
    place,
    seen: `${what} er ikke underskrevet`,
    expected: 'et bundt med en underskrift fra hver region i det',
    remedy: 'Bed regionen om et bundt lavet med --key. Vil I tage det ind uden, så brug --unsigned.',
  });
}
