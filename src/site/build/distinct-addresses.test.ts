import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatPilotError, type PilotError } from '../../model/pilot-error.ts';
import type { Catalogue } from '../../model/specification.ts';
import { RESERVED_IDS, type ReservedKind } from '../../model/reserved-ids.ts';
import { type Addressed, assertDistinctAddresses } from './distinct-addresses.ts';

const NOTHING = { regions: [], requirements: [], environments: [], sorSources: [] };
const world = (some: Partial<Addressed>): Addressed => ({ catalogue: catalogue(), ...NOTHING, ...some });
const catalogue = (...keys: readonly string[]): Catalogue => ({
  specifications: [],
  cases: keys.map((key, index) => ({
    key,
    id: 'ID27-001',
    name: key,
    exampleKey: undefined,
    path: 'features/a.feature',
    line: index + 1,
  })),
});

describe('the addresses of cases', () => {
  it('differ in an ordinary catalogue', () => {
    expect(() =>
      assertDistinctAddresses(world({ catalogue: catalogue('ID27-001~Afsnit', 'ID27-001~Afdeling', 'ID27-002') })),
    ).not.toThrow();
  });

  it('must not collide', () => {
    let error: unknown;
    try {
      assertDistinctAddresses(world({ catalogue: catalogue('ID27-001~Afsnit', 'ID27-001~afsnit!') }));
    } catch (thrown) {
      error = thrown;
    }
    expect(formatPilotError(error as PilotError)).toMatchInlineSnapshot(`
      "SP5001 Siden henviser til noget, der ikke findes
        Sted:      features/a.feature:2
        Fundet:    “ID27-001~Afsnit” og “ID27-001~afsnit!” får samme adresse (id27-001-afsnit), så den ene side ville skjule den anden
        Forventet: nøgler, der er forskellige, også uden tegnsætning og store bogstaver
        Løsning:   Giv en af rækkerne et andet navn i eksemplernes første kolonne.
        Læs mere:  docs/fejl/sp5001.mdx"
    `);
  });
});

describe('addresses taken by pages of the site', () => {
  const LISTS: Readonly<Record<ReservedKind, Exclude<keyof Addressed, 'catalogue'>>> = {
    region: 'regions',
    requirement: 'requirements',
    environment: 'environments',
    sorSource: 'sorSources',
  };
  const kinds = Object.keys(RESERVED_IDS) as ReservedKind[];

  it.each(kinds.flatMap((kind) => RESERVED_IDS[kind].map((id) => [kind, id] as const)))('deny a %s the id %s', (kind, id) => {
    expect(() => assertDistinctAddresses(world({ [LISTS[kind]]: [{ id }] }))).toThrow('SP5001');
    expect(() => assertDistinctAddresses(world({ [LISTS[kind]]: [{ id: `${id}-` }] }))).toThrow('SP5001');
    expect(() => assertDistinctAddresses(world({ [LISTS[kind]]: [{ id: `${id}-1` }] }))).not.toThrow();
  });

  it.each(kinds)('deny two of the kind %s the same address', (kind) => {
    expect(() => assertDistinctAddresses(world({ [LISTS[kind]]: [{ id: 'a' }, { id: 'a-' }] }))).toThrow('SP5001');
  });

  /** The dynamic part of each route that is an id, with the folder whose other pages stand beside it. */
  const ROUTES = [
    ['region', 'resultater/[environment]', /^\[region\]/],
    ['region', 'api/[version]/[environment]', /^\[region\]\.json/],
    ['requirement', 'krav', /^\[id\]/],
    ['region', 'udbredelse', /^\[region\]/],
    ['environment', 'api/[version]', /^\[environment\]/],
    ['environment', 'resultater', /^\[environment\]/],
    ['sorSource', 'kilder', /^\[id\]/],
  ] as const;
  const names = (folder: string): string[] => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  };

  it.each(ROUTES)('are all reserved for a %s in %s', (kind, folder, dynamic) => {
    const beside = [...names(`src/pages/${folder}`), ...names(`docs/${folder}`)];
    expect(beside.some((name) => dynamic.test(name))).toBe(true);
    const data = folder.startsWith('api/');
    const own = beside.flatMap((name) => {
      const [stem = '', ...endings] = name.split('.');
      // A data file is in the way only of another with the same ending; a folder of a folder.
      const collides = data ? (kind === 'region' ? endings[0] === 'json' : endings.length === 0) : true;
      return stem.startsWith('[') || stem === 'index' || !collides ? [] : [stem];
    });
    expect(RESERVED_IDS[kind]).toEqual(expect.arrayContaining(own));
  });

  it('have no dynamic addresses beside them other than those named here', () => {
    const folders = [
      'src/pages',
      ...readdirSync('src/pages', { recursive: true, encoding: 'utf8' }).map((name) => `src/pages/${name}`),
    ];
    const mixed = folders.filter((folder) => {
      const beside = [...names(folder), ...names(folder.replace('src/pages', 'docs'))].filter(
        (name) => !name.startsWith('index.'),
      );
      return beside.some((name) => name.startsWith('[')) && beside.some((name) => !name.startsWith('['));
    });
    const known: readonly string[] = ROUTES.map(([, folder]) => `src/pages/${folder}`);
    // Runs have ids of their own making, which are no words.
    expect(mixed.filter((folder) => !known.includes(folder))).toEqual(['src/pages/koersler']);
  });
});
