import { stringify } from 'yaml';
import type { CardOptions } from './region-a/dgws.ts';
import type { Register } from './register/register.ts';

/** A foreign region that listens, with all a pilot must be told of it. */
export interface ForeignRegion {
  readonly id: 'a' | 'b';
  /** The region it stands for, by the id of config/regions.yaml. */
  readonly region: 'midtjylland' | 'syddanmark';
  readonly origin: string;
  /** The register behind every interface, to compare with. */
  readonly register: Register;
  readonly levelCodes: Readonly<Record<string, string>>;
  /** The `interfaces` of an environment file. Secrets are named, not given. */
  readonly interfaces: Readonly<Record<string, object>>;
  /** SOR codes of units by what they are good for. */
  readonly units: Readonly<Record<string, string>>;
  /** Values of the environment variables that `interfaces` names. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Another id card, perhaps of the wrong level or expired; only where the region has an STS. */
  readonly issueIdCard?: (options?: CardOptions) => string;
  /** Does what the night does: the copies show the register as it is now. */
  importNow(): void;
  close(): Promise<void>;
}

/** When the copies were made: at 02:14 UTC, today or, before that, yesterday. */
export function lastNight(): Date {
  const night = new Date();
  night.setUTCHours(2, 14, 7, 0);
  return night.getTime() > Date.now() ? new Date(night.getTime() - 86_400_000) : night;
}

/** An environment file with this one region. `units` and the scenarios that do not apply are the caller’s to choose. */
export function environmentYaml(
  region: ForeignRegion,
  options: { readonly id: string; readonly units?: Readonly<Record<string, string>> },
): string {
  return stringify({
    id: options.id,
    name: `Fremmed region ${region.id.toUpperCase()}`,
    description: 'En opdigtet region, skrevet efter offentlige kilder alene.',
    exercise: false,
    concurrency: 4,
    freshnessHours: 36,
    levelCodes: region.levelCodes,
    regions: { [region.region]: { interfaces: region.interfaces, units: options.units ?? region.units } },
  });
}
