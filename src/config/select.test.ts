import { describe, expect, it } from 'vitest';
import type { Configuration } from '../model/config/configuration.ts';
import { configFolders, problemsOf } from './config-folder.fixture.ts';
import { levelsWithCodes } from './levels.ts';
import { loadConfiguration } from './load-configuration.ts';
import { selectEnvironment, selectRegions } from './select.ts';

const folder = configFolders();
const read = async (): Promise<Configuration> => loadConfiguration(await folder());
const choose = async (ids: readonly string[], onDate: string): Promise<string[]> => {
  const configuration = await read();
  const environment = selectEnvironment(configuration, 'prove');
  return selectRegions({ configuration, environment, ids, onDate }).map((region) => region.id);
};

describe('valg af miljø', () => {
  it('giver miljøet med det id', async () => {
    expect(selectEnvironment(await read(), 'prove').name).toBe('Prøve');
  });

  it('melder et ukendt miljø med det nærmeste', async () => {
    const configuration = await read();
    expect(await problemsOf(Promise.resolve().then(() => selectEnvironment(configuration, 'pröve')))).toMatchInlineSnapshot(`
      "SP1011 Ukendt miljø
        Set:       “pröve” er ikke et miljø. Mente du “prove”?
        Forventet: en af prove
        Gør:       Vælg et af miljøerne med --environment, eller opret en fil i config/environments/.
        Læs mere:  /fejl/sp1011/"
    `);
  });
});

describe('valg af regioner', () => {
  it.each([
    [[], '2026-11-23', ['nord', 'vest'], 'alle i miljøet, der er i kraft'],
    [[], '2027-01-01', ['nord'], 'en ophørt region falder ud'],
    [['vest', 'nord', 'vest'], '2026-12-31', ['nord', 'vest'], 'filens orden, hver én gang, sidste dag medregnet'],
  ])('%j den %s giver %j: %s', async (ids, onDate, expected) => {
    expect(await choose(ids, onDate)).toEqual(expected);
  });

  it('forklarer hver region, der ikke kan vælges', async () => {
    expect(await problemsOf(choose(['nrod', 'vest', 'ny-vest'], '2027-02-01'))).toMatchInlineSnapshot(`
      "SP1010 Ukendt region
        Set:       “nrod” er ikke en region. Mente du “nord”?
        Forventet: en af nord
        Gør:       Ret stavemåden i --region.
        Læs mere:  /fejl/sp1010/
      SP1010 Ukendt region
        Set:       Region Vest er ikke i kraft den 2027-02-01. Dens sidste dag var 2026-12-31. Region Ny Vest (“ny-vest”) har taget over.
        Forventet: en af nord
        Gør:       Vælg en region, der er i kraft den dag.
        Læs mere:  /fejl/sp1010/
      SP1010 Ukendt region
        Set:       Region Ny Vest er ikke sat op i miljøet “prove”.
        Forventet: en af nord
        Gør:       Tilføj “ny-vest” under “regions” i miljøets fil, eller vælg en anden region.
        Læs mere:  /fejl/sp1010/"
    `);
  });

  it('forklarer en region, der ikke er begyndt', async () => {
    expect(await problemsOf(choose(['ny-vest'], '2026-11-23'))).toMatchInlineSnapshot(`
      "SP1010 Ukendt region
        Set:       Region Ny Vest er ikke i kraft den 2026-11-23. Den begynder 2027-01-01.
        Forventet: en af nord, vest
        Gør:       Vælg en region, der er i kraft den dag.
        Læs mere:  /fejl/sp1010/"
    `);
  });
});

it('giver niveauerne i rækkefølge med miljøets koder', async () => {
  const configuration = await read();
  expect(levelsWithCodes(configuration, selectEnvironment(configuration, 'prove'))).toEqual([
    { name: 'Hospital', position: 1, code: '270019999999104', shakLength: undefined },
    { name: 'Afsnit', position: 2, code: undefined, shakLength: 7 },
  ]);
});
