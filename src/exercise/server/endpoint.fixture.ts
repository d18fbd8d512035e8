import { behaviourSchema } from '../../model/config/behaviour.ts';
import type { Behaviour } from '../../model/config/behaviour.ts';
import { regionSchema } from '../../model/config/region.ts';
import { createSyntheticRegister } from '../../sor/synthetic/create-synthetic-register.ts';
import { findTestUnits } from '../../sor/synthetic/test-units.ts';
import type { RegisterContent } from '../../sor/unit.ts';
import { createFileCache } from '../ground/file-cache.ts';
import { createLiveRegister } from '../ground/live-register/live-register.ts';
import type { RegionService } from '../ground/region-service.ts';
import { type EndpointOptions, type RunningEndpoint, startEndpoint } from './start-endpoint.ts';

/** What the endpoint's own tests share: a small register, one region's service on it, and the endpoint on a socket. */

export const testRegion = regionSchema.parse({
  id: 'midtjylland',
  name: 'Region Midtjylland',
  shortName: 'Midtjylland',
  code: '1082',
  sources: ['EER-TERM'],
});

const LEVEL_CODES = {
  Hospital: '270019999999104',
  Hospitalsområde: '270029999999106',
  Center: '270039999999108',
  Overafdeling: '270049999999103',
  Afdeling: '270059999999100',
  Afsnit: '270069999999102',
} as const;

export const testRegister: RegisterContent = createSyntheticRegister({
  seed: 27,
  // With the state’s four units 500 in all.
  unitsPerRegion: 496,
  snapshotDate: '2026-11-23',
  regions: [testRegion],
  levels: Object.entries(LEVEL_CODES).map(([name, code], index) => ({ name, code, position: index + 1 })),
});

export const testUnits = findTestUnits(testRegister, testRegion.name, testRegister.snapshotDate);

export const testLevelSystem = 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-clinical-administrative-hierarchy';

const testNow = (): Date => new Date('2026-11-23T08:00:00Z');

/** A behaviour as the file would have it, with what a test does not care for filled in. */
export function testBehaviour(fields: object): Behaviour {
  return behaviourSchema.parse({ id: 'proeve', description: 'Prøve.', expects: [], ...fields });
}

/** One region's service with the behaviours given, on the small register. */
export function testService(...behaviours: readonly Behaviour[]): RegionService {
  return {
    region: testRegion,
    register: createLiveRegister({ content: testRegister, ownerName: testRegion.name, now: testNow }),
    behaviours,
    testUnits,
    levelSystem: testLevelSystem,
    levelCodes: new Map(Object.entries(LEVEL_CODES)),
    files: createFileCache(),
    now: testNow,
    version: '0.0.0',
  };
}

/** The whole endpoint on a socket of its own, with one region that behaves as given. */
export function startTestEndpoint(
  behaviours: readonly object[] = [],
  more: Partial<EndpointOptions> = {},
): Promise<RunningEndpoint> {
  return startEndpoint({
    register: testRegister,
    regions: [testRegion],
    behaviours: { regions: { [testRegion.id]: behaviours.map(testBehaviour) } },
    levelSystem: testLevelSystem,
    now: testNow,
    version: '0.0.0',
    ...more,
  });
}
