import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { canonicalJson } from '../bundle/canonical.ts';
import type { StepSource } from '../gherkin/digest-steps.ts';
import { readStepSources } from '../gherkin/step-sources.ts';
import { type Basis, type BasisPart, partDigest } from '../model/basis.ts';
import { assumptionStanding } from '../model/config/assumption.ts';
import type { Configuration } from '../model/config/configuration.ts';
import { endpointsOf, partiesOf, versionUnderTest } from '../model/config/endpoints-of.ts';
import type { Environment, RegionEndpoints } from '../model/config/environment.ts';
import { cacheFolder, type Places } from '../model/places.ts';
import { CURRENT_JUDGING } from '../model/judging-change.ts';
import type { Fingerprint } from '../model/run.ts';
import { suiteFingerprint } from './fingerprint.ts';

/** What a run rests on, and what results are held against. */
export interface SuiteNow {
  readonly fingerprint: Fingerprint;
  /** What is in force in one environment, part by part. */
  readonly basis: Basis;
  /** Ids of the assumptions that each requirement rests on, by the requirement's id. */
  readonly assumptions: ReadonlyMap<string, readonly string[]>;
}

/** The suite as it stands now, by itself and in each environment. */
export interface Suite {
  readonly fingerprint: Fingerprint;
  now(environment: Environment): SuiteNow;
}

/** Reads the suite as it stands now. */
export async function readSuite(places: Places, configuration: Configuration): Promise<Suite> {
  const [fingerprint, steps] = await Promise.all([
    suiteFingerprint(places, configuration.fingerprint),
    readStepSources(places, join(cacheFolder(places.home), KEPT_STEPS)),
  ]);
  const assumptions = new Map(configuration.requirements.map(({ id, assumptions: restsOn = [] }) => [id, restsOn]));
  return {
    fingerprint,
    now: (environment) => ({ fingerprint, basis: basisOf(configuration, environment, steps), assumptions }),
  };
}

function basisOf(configuration: Configuration, environment: Environment, steps: readonly StepSource[]): Basis {
  const regions = partiesOf(environment).flatMap((region) => {
    const endpoints = endpointsOf(environment, region);
    return endpoints === undefined ? [] : [[region, partsOf(configuration, environment, { region, endpoints })] as const];
  });
  return { steps: [...steps], regions: Object.fromEntries(regions), judging: CURRENT_JUDGING };
}

/** Where the digests of steps are kept between commands, among what is compiled. */
const KEPT_STEPS = 'step-sources.json';

/**
 * What a region's configuration says, by value and in parts. Where its secrets lie, how long an answer is waited for and
 * how many scenarios are under way at once decide nothing of a verdict, and neither does a name or a description.
 */
function partsOf(
  configuration: Configuration,
  environment: Environment,
  { region, endpoints }: { readonly region: string; readonly endpoints: RegionEndpoints },
): Readonly<Record<string, string>> {
  const { freshnessHours, responseTimeMs, refusalCodes, levelCodes } = environment;
  const levels = configuration.levels.map(({ name, position }) => ({ name, position }));
  const { settled } = assumptionStanding(configuration.assumptions, environment, region);
  const version = versionUnderTest(environment, region);
  const interfaces = Object.entries(endpoints.interfaces).map(([name, settings]): readonly [BasisPart, unknown] => {
    return [`interface:${name}`, { ...settings, auth: undefined, tls: undefined }];
  });
  const parts: readonly (readonly [BasisPart, unknown])[] = [
    ...interfaces,
    ['units', endpoints.units],
    ...(version === undefined ? [] : [['version', version] as const]),
    ['levels', { system: configuration.levelSystem, levels, levelCodes }],
    ['agreements', { freshnessHours, responseTimeMs, refusalCodes }],
    ...Object.entries(settled).map(([id, { as }]): readonly [BasisPart, unknown] => [`assumption:${id}`, as]),
    // What is assumed elsewhere is among the other parts already.
    ...configuration.assumptions.flatMap(({ id, value }): (readonly [BasisPart, unknown])[] =>
      value !== undefined && 'assumed' in value ? [[`assumed:${id}`, value.assumed]] : [],
    ),
  ];
  return Object.fromEntries(parts.map(([part, value]) => [part, digest(value)]));
}

function digest(value: unknown): string {
  return partDigest(createHash('sha256').update(canonicalJson(value)).digest('hex'));
}
