import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../scripts/tools.ts';
import { exerciseRegister, exerciseUnits } from '../src/cli/exercise-register.ts';
import { offeredParties } from '../src/cli/sessions.ts';
import { loadConfiguration } from '../src/config/load-configuration.ts';
import { offeredInterfaces } from '../src/config/offered-interfaces.ts';
import { selectEnvironment } from '../src/config/select.ts';
import type { Configuration } from '../src/model/config/configuration.ts';
import type { Environment } from '../src/model/config/environment.ts';
import { inForce } from '../src/model/config/in-force.ts';
import type { Region } from '../src/model/config/region.ts';
import { MERGER_ROLES, TEST_UNIT_ROLES } from '../src/model/test-roles.ts';

describe('the environment of the exercise', () => {
  let configuration: Configuration;
  let environment: Environment;
  beforeAll(async () => {
    configuration = await loadConfiguration('config');
    environment = selectEnvironment(configuration, 'oevelse');
  });
  const regions = () => configuration.parties.filter(({ kind }) => kind === 'region');
  const offered = (onDate: string, region?: object) => {
    const own = Object.fromEntries(
      Object.entries(environment.regions).map(([id, endpoints]) => [id, { ...endpoints, ...region }] as const),
    );
    const trial = { configuration, environment: { ...environment, regions: own } as Environment, onDate };
    return offeredParties(trial, inForce(regions(), onDate));
  };

  it.each(['2026-11-23', '2026-12-31', '2027-01-01', '2028-06-15'])(
    'has a unit in the register of %s for each role of each region, named by no one',
    (onDate) => {
      const codes = new Set(exerciseRegister(configuration, onDate).units.map(({ sorIdentifier }) => sorIdentifier));
      for (const { party, endpoints } of offered(onDate)) {
        expect(environment.regions[party.id]?.units).toEqual({});
        const merged = ['hovedstaden', 'sjaelland', 'oestdanmark'].includes(party.id);
        expect(Object.keys(endpoints.units)).toEqual([...TEST_UNIT_ROLES, ...(merged ? MERGER_ROLES : [])]);
        for (const code of Object.values(endpoints.units)) expect(codes.has(code ?? '')).toBe(true);
      }
    },
  );

  it('takes a region that names units at its word, and adds none', () => {
    const units = { hospital: '11000016002' };
    for (const { endpoints } of offered('2026-11-23', { units })) expect(endpoints.units).toEqual(units);
  });

  it('gives an environment of real systems no units', () => {
    const real = { ...environment, exercise: false };
    const trial = { configuration, environment: real, onDate: '2026-11-23' };
    for (const { endpoints } of offeredParties(trial, regions())) expect(endpoints.units).toEqual({});
  });

  it('keeps the units of every region when one more is added', () => {
    const added: Region = { id: 'bornholm', name: 'Region Bornholm', shortName: 'Bornholm', replaces: [], sources: ['OVGL'] };
    const more = { ...configuration, regions: [added, ...configuration.regions] };
    const before = exerciseUnits(configuration, configuration.regions, '2026-11-23');
    const after = exerciseUnits(more, more.regions, '2026-11-23');
    expect(Object.fromEntries(after)).toEqual({ ...Object.fromEntries(before), bornholm: after.get('bornholm') });
  });

  it('says which role has no unit, and in which region', () => {
    const without = { ...configuration, levels: configuration.levels.filter(({ name }) => name !== 'Overafdeling') };
    expect(() => exerciseUnits(without, configuration.regions, '2026-11-23')).toThrow(
      expect.objectContaining({ code: 'SP3005', seen: 'Region Nordjylland har ingen enhed til rollen “overafdeling”' }),
    );
  });

  it('gives each level a code that the register uses too', () => {
    expect(Object.keys(environment.levelCodes).sort()).toEqual(configuration.levels.map((level) => level.name).sort());
    const content = exerciseRegister(configuration, '2026-11-23');
    const used = new Set(content.units.flatMap((unit) => unit.organisationalLevel?.code ?? []));
    expect([...used].sort()).toEqual(Object.values(environment.levelCodes).sort());
  });

  it('has every region set up, and all addresses at the exercise endpoint', () => {
    expect(environment.exercise).toBe(true);
    expect(Object.keys(environment.regions)).toEqual(configuration.regions.map((region) => region.id));
    for (const endpoints of Object.values(environment.regions)) {
      const addresses = offeredInterfaces(endpoints).map(([, one]) => one.url);
      expect(addresses.length).toBeGreaterThanOrEqual(5);
      for (const address of addresses) expect(address).toMatch(/^\{endpoint\}\//);
    }
  });

  it('is quoted right on the page about where the fields stand', () => {
    const page = readFileSync(join(root, 'docs/id27/felterne.mdx'), 'utf8');
    const { units, shakSorMap } = exerciseRegister(configuration, '2026-11-23');
    const byCode = new Map(units.map((unit) => [unit.sorIdentifier, unit]));
    const quoted = new Set(page.match(/\b9\d{17}\b/g));
    expect(quoted.size).toBe(2);
    for (const code of quoted) expect(byCode.has(code)).toBe(true);
    const department = byCode.get(
      exerciseUnits(configuration, configuration.regions, '2026-11-23').get('nordjylland')!.afdeling,
    )!;
    const { sorIdentifier, entityName, shakIdentifier = '', status } = department;
    expect(page).toContain(`="${sorIdentifier}";OE;${entityName};…;${shakIdentifier};`);
    expect(page).toContain(`\n${shakIdentifier};${sorIdentifier};${status.firstFromDate};;`);
    const names = Array.from(page.matchAll(/<EntityName>(.*?)<|"name": "(Afd.*?)"/g), ([, xml, json]) => xml ?? json);
    expect(new Set(names)).toEqual(new Set([entityName]));
    const [, hospitalShak, hospital, since] = /<ShakId>(\d{4})<[^]*?<SorId>(\d+)<[^]*?<FromDate>(.*?)</.exec(page) ?? [];
    expect(shakSorMap).toContainEqual(
      expect.objectContaining({ shakIdentifier: hospitalShak, sorIdentifier: hospital, fromDate: since }),
    );
  });
});
