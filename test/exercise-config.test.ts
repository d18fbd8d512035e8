import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfiguration } from '../src/config/load-configuration.ts';
import { offeredInterfaces } from '../src/config/offered-interfaces.ts';
import { selectEnvironment } from '../src/config/select.ts';
import type { Configuration } from '../src/model/config/configuration.ts';
import type { Environment } from '../src/model/config/environment.ts';
import { regionsInForce } from '../src/model/config/region.ts';
import { createSyntheticRegister } from '../src/sor/synthetic/create-synthetic-register.ts';
import { findTestUnits } from '../src/sor/synthetic/test-units.ts';
import type { RegisterContent } from '../src/sor/unit.ts';

/** The register the exercise is served from, by the seed that config/environments/oevelse.yaml names. */
function exerciseRegister(configuration: Configuration, environment: Environment, snapshotDate: string): RegisterContent {
  return createSyntheticRegister({
    seed: 27,
    snapshotDate,
    regions: configuration.regions,
    levels: configuration.levels.map((level) => ({ ...level, code: environment.levelCodes[level.name] ?? '' })),
  });
}

describe('øvelsens miljø', () => {
  let configuration: Configuration;
  let environment: Environment;
  beforeAll(async () => {
    configuration = await loadConfiguration('config');
    environment = selectEnvironment(configuration, 'oevelse');
  });

  it.each(['2026-11-23', '2026-12-31', '2027-01-01', '2028-06-15'])(
    'nævner de testenheder, som registret har den %s',
    (onDate) => {
      const content = exerciseRegister(configuration, environment, onDate);
      for (const region of regionsInForce(configuration.regions, onDate)) {
        expect({ [region.id]: environment.regions[region.id]?.units }).toEqual({
          [region.id]: findTestUnits(content, region.name, onDate),
        });
      }
    },
  );

  it('giver hvert niveau en kode, som registret også bruger', () => {
    expect(Object.keys(environment.levelCodes).sort()).toEqual(configuration.levels.map((level) => level.name).sort());
    const content = exerciseRegister(configuration, environment, '2026-11-23');
    const used = new Set(content.units.flatMap((unit) => unit.organisationalLevel?.code ?? []));
    expect([...used].sort()).toEqual(Object.values(environment.levelCodes).sort());
  });

  it('har alle regioner sat op, og alle adresser på øvelsesendepunktet', () => {
    expect(environment.exercise).toBe(true);
    expect(Object.keys(environment.regions)).toEqual(configuration.regions.map((region) => region.id));
    for (const endpoints of Object.values(environment.regions)) {
      const addresses = offeredInterfaces(endpoints).map(([, offered]) => offered.url);
      expect(addresses.length).toBeGreaterThanOrEqual(5);
      for (const address of addresses) expect(address).toMatch(/^\{endpoint\}\//);
    }
  });
});
