import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { changed, configFolders, GOOD_FILES, loadProblems, problemsOf } from './config-folder.fixture.ts';
import { loadConfiguration } from './load-configuration.ts';

const folder = configFolders();
const load = loadProblems(folder);

describe('a right configuration', () => {
  it('is read whole, with defaults filled in', async () => {
    const configuration = await loadConfiguration(await folder());
    expect(configuration.regions.map((region) => region.id)).toEqual(['nord', 'vest', 'ny-vest']);
    expect(configuration.levelSystem).toBe('http://example.invalid/niveauer');
    expect(configuration.environments[0]).toMatchObject({ id: 'prove', concurrency: 4, freshnessHours: 36 });
    expect(configuration.sources).toHaveLength(1);
  });

  it('has the same fingerprint for the same files and another for others', async () => {
    const first = await folder();
    const second = await folder();
    const same = await loadConfiguration(first);
    expect((await loadConfiguration(second)).fingerprint).toBe(same.fingerprint);
    await writeFile(path.join(second, 'sources.yaml'), `${await readFile(path.join(second, 'sources.yaml'), 'utf8')}\n`);
    expect((await loadConfiguration(second)).fingerprint).not.toBe(same.fingerprint);
  });

  it('is what the project’s own folder holds', async () => {
    const configuration = await loadConfiguration('config');
    expect(configuration.environments.map((environment) => environment.id)).toContain('oevelse');
  });

  it('still points at the right lines when a value is reached through an alias', async () => {
    const text = `regions:
  - &nord { id: nord, name: Region Nord, shortName: Nord, sources: [LVO] }
`;
    expect(
      await load({ 'regions.yaml': text, 'environments/prove.yaml': GOOD_FILES['environments/prove.yaml']?.split('  vest:')[0] }),
    ).toMatchInlineSnapshot(`
      "SP1006 Henvisning til noget, der ikke findes
        Sted:      config/regions.yaml:2:69 · regions[0].sources[0]
        Fundet:    Her nævnes kilden “LVO”, som ikke findes. Mente du “LOV”?
        Løsning:   Ret stavemåden, eller opret det, der henvises til.
        Læs mere:  docs/fejl/sp1006.mdx"
    `);
  });
});

describe('SP1001', () => {
  it('reports a folder that does not exist, once', async () => {
    const dir = await folder();
    await rm(dir, { recursive: true });
    expect(await problemsOf(loadConfiguration(dir), dir)).toMatchInlineSnapshot(`
      "SP1001 Konfigurationsfilen findes ikke
        Sted:      config
        Fundet:    Mappen med konfigurationen findes ikke.
        Forventet: en mappe med regions.yaml og de øvrige filer
        Løsning:   Kør fra projektets rod, eller peg på mappen med --config.
        Læs mere:  docs/fejl/sp1001.mdx"
    `);
  });

  it('reports missing files', async () => {
    expect(await load({ 'sources.yaml': undefined, 'environments/prove.yaml': undefined })).toMatchInlineSnapshot(`
      "SP1001 Konfigurationsfilen findes ikke
        Sted:      config/environments
        Fundet:    Der er ikke noget miljø.
        Forventet: mindst én fil som oevelse.yaml
        Løsning:   Opret en fil for miljøet.
        Læs mere:  docs/fejl/sp1001.mdx
      SP1001 Konfigurationsfilen findes ikke
        Sted:      config/sources.yaml
        Fundet:    Filen findes ikke.
        Forventet: en fil, der kan læses
        Løsning:   Opret filen, eller peg på en anden mappe med --config.
        Læs mere:  docs/fejl/sp1001.mdx"
    `);
  });

  it('reports a file that cannot be read', async () => {
    const dir = await folder({ 'levels.yaml': undefined });
    await cp(path.join(dir, 'environments'), path.join(dir, 'levels.yaml'), { recursive: true });
    expect(await problemsOf(loadConfiguration(dir), dir)).toMatchInlineSnapshot(`
      "SP1001 Konfigurationsfilen findes ikke
        Sted:      config/levels.yaml
        Fundet:    Filen kan ikke læses (EISDIR).
        Forventet: en fil, der kan læses
        Løsning:   Se efter, om det er en fil, og om du må læse den.
        Læs mere:  docs/fejl/sp1001.mdx"
    `);
  });
});

it('reports all errors at once', async () => {
  const text = await load({
    'levels.yaml': undefined,
    'sources.yaml': 'sources: [',
    ...changed('environments/prove.yaml', '  nord:', '  nrod:'),
  });
  expect([...text.matchAll(/^SP\d+/gm)].map(([code]) => code)).toEqual(['SP1001', 'SP1002', 'SP1010']);
});
