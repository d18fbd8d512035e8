import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { changed, configFolders, GOOD_FILES, loadProblems, problemsOf } from './config-folder.fixture.ts';
import { environmentFolder, loadConfiguration } from './load-configuration.ts';

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

describe('a home’s configuration over the tool’s', () => {
  const own = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const dir = await folder(Object.fromEntries(Object.keys(GOOD_FILES).map((name) => [name, undefined])));
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(dir, name), text);
    return dir;
  };
  const environment = (id: string): string => GOOD_FILES['environments/prove.yaml']!.replace('id: prove', `id: ${id}`);

  it('has the tool’s file wherever the home has none, and the environments of both', async () => {
    const tool = await folder();
    const home = await own({
      'sources.yaml': 'sources:\n  - { key: LOV, title: Vores lov, publisher: Regionen }\n',
      'environments/vores.yaml': environment('vores'),
    });
    const configuration = await loadConfiguration([home, tool]);
    expect(configuration.sources).toEqual([{ key: 'LOV', title: 'Vores lov', publisher: 'Regionen' }]);
    expect(configuration.regions).toHaveLength(3);
    expect(configuration.environments.map(({ id }) => id)).toEqual(['prove', 'vores']);
    expect(await environmentFolder([home, tool], 'vores')).toBe(path.join(home, 'environments'));
    expect(await environmentFolder([home, tool], 'prove')).toBe(path.join(tool, 'environments'));
  });

  it('has an environment of the tool’s in the home’s edition, where it stands under the same name', async () => {
    const tool = await folder();
    const home = await own({ 'environments/prove.yaml': environment('prove').replace('Prøve', 'Vores prøve') });
    const { environments } = await loadConfiguration([home, tool]);
    expect(environments.map(({ name }) => name)).toEqual(['Vores prøve']);
    expect(await environmentFolder([home, tool], 'prove')).toBe(path.join(home, 'environments'));
  });

  it('has the fingerprint of the tool’s alone while the home has no file', async () => {
    const tool = await folder();
    const alone = await loadConfiguration(tool);
    expect((await loadConfiguration([await own({}), tool])).fingerprint).toBe(alone.fingerprint);
    expect((await loadConfiguration([path.join(tool, 'findes-ikke'), tool])).fingerprint).toBe(alone.fingerprint);
  });

  it('tells a mistake in the file it is in', async () => {
    const tool = await folder();
    const home = await own({ 'environments/vores.yaml': environment('vores').replace('exercise: false', 'exercise: nej') });
    expect(await problemsOf(loadConfiguration([home, tool]), home)).toContain('config/environments/vores.yaml:4');
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
