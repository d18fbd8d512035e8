import { describe, expect, it } from 'vitest';
import type { Configuration } from '../model/config/configuration.ts';
import { configFolders, problemsOf } from './config-folder.fixture.ts';
import { levelsWithCodes } from './levels.ts';
import { loadConfiguration } from './load-configuration.ts';
import { selectEnvironment, selectParties } from './select.ts';

const folder = configFolders();
const read = async (): Promise<Configuration> => loadConfiguration(await folder());
const choose = async (ids: readonly string[], onDate: string): Promise<string[]> => {
  const configuration = await read();
  const environment = selectEnvironment(configuration, 'prove');
  return selectParties({ configuration, environment, ids, onDate }).map((party) => party.id);
};

describe('choosing an environment', () => {
  it('gives the one with that id', async () => {
    expect(selectEnvironment(await read(), 'prove').name).toBe('Prøve');
  });

  it('reports an unknown one with the nearest', async () => {
    const configuration = await read();
    expect(await problemsOf(Promise.resolve().then(() => selectEnvironment(configuration, 'pröve')))).toMatchInlineSnapshot(`
      "SP1011 Ukendt miljø
        Fundet:    “pröve” er ikke et miljø. Mente du “prove”?
        Forventet: en af prove
        Løsning:   Vælg et af miljøerne med --environment, eller opret en fil i config/environments/.
        Læs mere:  docs/fejl/sp1011.mdx"
    `);
  });
});

describe('choosing regions', () => {
  it.each([
    [[], '2026-11-23', ['nord', 'vest'], 'all in the environment that are in force'],
    [[], '2027-01-01', ['nord'], 'a region that has ceased drops out'],
    [['vest', 'nord', 'vest'], '2026-12-31', ['nord', 'vest'], 'in the order of the file, each once, the last day included'],
  ])('%j on %s gives %j: %s', async (ids, onDate, expected) => {
    expect(await choose(ids, onDate)).toEqual(expected);
  });

  it('explains each region that cannot be chosen', async () => {
    expect(await problemsOf(choose(['nrod', 'vest', 'ny-vest'], '2027-02-01'))).toMatchInlineSnapshot(`
      "SP1010 Ukendt region
        Fundet:    “nrod” er ikke en region. Mente du “nord”?
        Forventet: en af nord
        Løsning:   Ret stavemåden i --region.
        Læs mere:  docs/fejl/sp1010.mdx
      SP1010 Ukendt region
        Fundet:    Region Vest er ikke i kraft den 2027-02-01. Dens sidste dag var 2026-12-31. Region Ny Vest (“ny-vest”) har taget over.
        Forventet: en af nord
        Løsning:   Vælg en region, der er i kraft den dag.
        Læs mere:  docs/fejl/sp1010.mdx
      SP1010 Ukendt region
        Fundet:    Region Ny Vest er ikke sat op i miljøet “prove”.
        Forventet: en af nord
        Løsning:   Tilføj “ny-vest” under “regions” i miljøets fil, eller vælg en anden region.
        Læs mere:  docs/fejl/sp1010.mdx"
    `);
  });

  it('explains a region that has not begun', async () => {
    expect(await problemsOf(choose(['ny-vest'], '2026-11-23'))).toMatchInlineSnapshot(`
      "SP1010 Ukendt region
        Fundet:    Region Ny Vest er ikke i kraft den 2026-11-23. Den begynder 2027-01-01.
        Forventet: en af nord, vest
        Løsning:   Vælg en region, der er i kraft den dag.
        Læs mere:  docs/fejl/sp1010.mdx"
    `);
  });
});

it('gives the levels in order with the environment’s codes', async () => {
  const configuration = await read();
  expect(levelsWithCodes(configuration, selectEnvironment(configuration, 'prove').levelCodes)).toEqual([
    { name: 'Hospital', position: 1, code: '270019999999104', shakLength: undefined },
    { name: 'Afsnit', position: 2, code: undefined, shakLength: 7 },
  ]);
});
