import { describe, expect, it } from 'vitest';
import { regionEndpointsSchema } from '../model/config/environment.ts';
import { otherPartySchema, regionAsParty } from '../model/config/party.ts';
import { regionSchema } from '../model/config/region.ts';
import { formatPilotError, PilotError } from '../model/pilot-error.ts';
import type { Catalogue, Specification } from '../model/specification.ts';
import { describeSelection, type Selection } from '../model/selection.ts';
import { heldBackCases, type PlanInput, planRun, selectCases } from './plan.ts';

function specification(id: string, tags: readonly string[], extra: Partial<Specification> = {}): Specification {
  return {
    id,
    tags: [id, ...tags],
    fingerprint: `f-${id}`,
    assumption: false,
    manual: false,
    writes: false,
    interfaces: tags.flatMap((tag) => (tag.startsWith('snitflade:') ? [tag.slice(10)] : [])),
    ...extra,
  } as Specification;
}

const catalogue: Catalogue = {
  specifications: [
    specification('ID27-001', ['snitflade:fhir']),
    specification('ID27-002', ['snitflade:skrs']),
    specification('ID27-003', ['manuel'], { manual: true }),
  ],
  cases: [
    { key: 'ID27-001~Afdeling', id: 'ID27-001', name: 'et', exampleKey: 'Afdeling', path: 'features/a.feature', line: 10 },
    { key: 'ID27-001~Afsnit', id: 'ID27-001', name: 'et', exampleKey: 'Afsnit', path: 'features/a.feature', line: 11 },
    { key: 'ID27-002', id: 'ID27-002', name: 'to', exampleKey: undefined, path: 'features/a.feature', line: 20 },
    { key: 'ID27-003', id: 'ID27-003', name: 'tre', exampleKey: undefined, path: 'features/a.feature', line: 30 },
  ],
};

const region = (id: string) => regionAsParty(regionSchema.parse({ id, name: id, shortName: id, sources: ['X'] }));

function input(selection: Partial<Selection> = {}): PlanInput {
  const declared = [{ scenario: 'ID27-002', reason: 'Regionen bruger ikke SKRS.', date: '2026-11-01' }];
  return {
    run: '20261123T063000Z-0a1b2c3d',
    startedAt: '2026-11-23T06:30:00.000Z',
    onDate: '2026-11-23',
    environment: { id: 'oevelse', exercise: true },
    parties: [
      { party: region('nord'), version: undefined, endpoints: regionEndpointsSchema.parse({ interfaces: {} }) },
      {
        party: region('syd'),
        version: undefined,
        endpoints: regionEndpointsSchema.parse({ interfaces: {}, notApplicable: declared }),
      },
    ],
    allParties: [],
    catalogue,
    selection: { scenarios: [], ...selection },
    mayWrite: true,
    fingerprint: { features: 'f', steps: 's', config: 'c' },
  };
}

const keys = (selection: Partial<Selection>): string[][] =>
  planRun(input(selection)).regions.map((planned) => planned.cases.map((one) => one.key));

function problem(selection: Partial<Selection>): string {
  try {
    planRun(input(selection));
  } catch (error) {
    if (error instanceof PilotError) return formatPilotError(error);
  }
  throw new Error('planRun kastede ikke');
}

describe('the plan of a run', () => {
  it('takes every automated scenario for each region and leaves out those the region declared not relevant', () => {
    const plan = planRun(input());
    expect(plan.regions[0]?.cases.map((one) => one.key)).toEqual(['ID27-001~Afdeling', 'ID27-001~Afsnit', 'ID27-002']);
    expect(plan.regions[1]?.cases.map((one) => one.key)).toEqual(['ID27-001~Afdeling', 'ID27-001~Afsnit']);
    expect(plan.regions[1]?.notApplicable).toEqual([
      { key: 'ID27-002', reason: 'Regionen bruger ikke SKRS.', date: '2026-11-01' },
    ]);
  });

  it.each<[Partial<Selection>, string[], string]>([
    [{ scenarios: ['ID27-001'] }, ['ID27-001~Afdeling', 'ID27-001~Afsnit'], 'an id chooses all its rows'],
    [{ scenarios: ['ID27-001~Afsnit'] }, ['ID27-001~Afsnit'], 'a key chooses one row'],
    [{ tags: '@snitflade:skrs' }, ['ID27-002'], 'tags choose'],
    [{ tags: 'not @snitflade:skrs' }, ['ID27-001~Afdeling', 'ID27-001~Afsnit'], 'tags leave out'],
    [{ shard: '2/2' }, ['ID27-001~Afsnit'], 'shards count from 1'],
  ])('%j gives %j: %s', (selection, expected) => {
    expect(keys(selection)[0]).toEqual(expected);
  });

  it('shares all scenarios out among the shards, none missing and none twice', () => {
    const parts = ['1/3', '2/3', '3/3'].flatMap((shard) => keys({ shard })[0] ?? []);
    expect(parts.toSorted()).toEqual(keys({})[0]?.toSorted());
  });

  it('tells a scenario that changes data from one that measures time', () => {
    const specifications = [
      specification('SORUS-001', ['skriver'], { writes: true }),
      specification('TID-001', ['alene']),
      specification('ID27-001', []),
    ];
    const cases = specifications.map(({ id }, line) => ({ ...catalogue.cases[2]!, key: id, id, line }));
    const planned = planRun({ ...input(), catalogue: { specifications, cases } }).regions[0]!.cases;
    expect(planned.map(({ key, writes, timed }) => [key, writes, timed])).toEqual([
      ['SORUS-001', true, false],
      ['TID-001', false, true],
      ['ID27-001', false, false],
    ]);
  });

  it('keeps the scenarios of a merger to the region that takes over and those it takes over', () => {
    const specifications = [specification('OEST-001', ['sammenlaegning:oest']), specification('ID27-001', [])];
    const cases = specifications.map(({ id }, line) => ({ ...catalogue.cases[2]!, key: id, id, line }));
    const oest = regionSchema.parse({ id: 'oest', name: 'oest', shortName: 'oest', sources: ['X'], replaces: ['nord'] });
    const planned = planRun({
      ...input(),
      allParties: [regionAsParty(oest), region('nord'), region('syd')],
      catalogue: { specifications, cases },
    });
    expect(planned.regions.map((one) => [one.region, one.cases.map(({ key }) => key)])).toEqual([
      ['nord', ['OEST-001', 'ID27-001']],
      ['syd', ['ID27-001']],
    ]);
  });

  it('takes for a product what its interfaces say, keeps what was tried, and leaves out one whom nothing concerns', () => {
    const product = (id: string, interfaces: readonly string[]) => ({
      party: {
        ...otherPartySchema.parse({
          id,
          kind: 'produkt',
          name: id,
          shortName: id,
          product: { vendor: 'A', name: id },
          roles: ['viser', 'slaar-op'],
          interfaces,
        }),
        exercise: false,
      },
      version: '4.2',
      endpoints: regionEndpointsSchema.parse({ interfaces: {} }),
    });
    const planned = planRun({ ...input(), parties: [product('kopi', ['skrs']), product('journal', ['journal'])] });
    expect(planned.regions).toEqual([
      {
        region: 'kopi',
        party: { kind: 'produkt', product: { vendor: 'A', name: 'kopi' }, version: '4.2' },
        cases: [expect.objectContaining({ key: 'ID27-002' })],
        notApplicable: [],
      },
    ]);
  });

  it('says in Danish what was chosen', () => {
    expect(describeSelection({ scenarios: [] })).toBe('alle scenarier');
    expect(describeSelection({ scenarios: ['ID27-001'], tags: '@a', shard: '1/2' })).toBe(
      'mærker: @a; scenarier: ID27-001; del 1/2',
    );
  });

  it('explains an unknown scenario, a wrong expression, a wrong shard and an empty selection', () => {
    expect(problem({ scenarios: ['ID27-999'] })).toMatchInlineSnapshot(`
      "SP1006 Henvisning til noget, der ikke findes
        Sted:      --scenario
        Fundet:    der er intet scenarie med id “ID27-999”
        Forventet: et id fra features/, fx ID27-001 eller ID27-001~Afsnit
        Løsning:   Find id’et med “npx sor-pilot list” eller på siden “Specifikationer”.
        Læs mere:  docs/fejl/sp1006.mdx"
    `);
    expect(problem({ tags: '@a and' })).toMatchInlineSnapshot(`
      "SP1021 Valget har en ugyldig værdi
        Sted:      --tags
        Fundet:    “@a and” kan ikke læses som et udtryk over mærker
        Forventet: et udtryk som “@snitflade:fhir and not @antagelse”
        Løsning:   Ret udtrykket: brug and, or, not og parenteser mellem mærkerne.
        Læs mere:  docs/fejl/sp1021.mdx"
    `);
    expect(problem({ shard: '3/2' })).toMatchInlineSnapshot(`
      "SP1021 Valget har en ugyldig værdi
        Sted:      --shard
        Fundet:    “3/2”
        Forventet: del/antal, talt fra 1, fx 2/3
        Løsning:   Angiv hvilken del, og hvor mange dele kørslen er delt i.
        Læs mere:  docs/fejl/sp1021.mdx"
    `);
    expect(problem({ tags: '@findes-ikke' })).toMatchInlineSnapshot(`
      "SP1022 Intet at køre
        Sted:      mærker: @findes-ikke
        Fundet:    ingen scenarier passer til valget
        Forventet: mindst ét scenarie, der angår mindst én part
        Løsning:   Løsn valget, eller se scenarierne med “npx sor-pilot list”.
        Læs mere:  docs/fejl/sp1022.mdx"
    `);
  });
});

describe('a scenario whose assumptions were dropped', () => {
  it('is kept apart in the regions that dropped them, with the reason, and a region’s own declaration goes first', () => {
    const plan = planRun({
      ...input(),
      dropped: (id, { id: scenario }) =>
        id === 'syd' || scenario === 'ID27-001' ? { reason: `${scenario} gælder ikke`, date: '2026-11-20' } : undefined,
    });
    expect(plan.regions.map(({ cases }) => cases.map(({ key }) => key))).toEqual([['ID27-002'], []]);
    expect(plan.regions.map(({ notApplicable }) => notApplicable.map(({ key, reason }) => `${key}: ${reason}`))).toEqual([
      ['ID27-001~Afdeling: ID27-001 gælder ikke', 'ID27-001~Afsnit: ID27-001 gælder ikke'],
      [
        'ID27-001~Afdeling: ID27-001 gælder ikke',
        'ID27-001~Afsnit: ID27-001 gælder ikke',
        'ID27-002: Regionen bruger ikke SKRS.',
      ],
    ]);
  });
});

describe('scenarios that change data', () => {
  const writing = (told: Partial<PlanInput> = {}): PlanInput => ({
    ...input(),
    environment: { id: 'test1', exercise: false },
    catalogue: {
      ...catalogue,
      specifications: catalogue.specifications.map((one) => ({ ...one, writes: one.id === 'ID27-001' })),
    },
    mayWrite: false,
    ...told,
  });

  it('are in no plan unless they may be, and are counted', () => {
    expect(planRun(writing()).regions.map(({ cases }) => cases.map(({ key }) => key))).toEqual([['ID27-002'], []]);
    expect(heldBackCases(writing())).toEqual(['ID27-001~Afdeling', 'ID27-001~Afsnit']);
    const allowed = writing({ mayWrite: true });
    expect(planRun(allowed).regions[0]?.cases.map(({ writes }) => writes)).toEqual([true, true, false]);
    expect(heldBackCases(allowed)).toEqual([]);
  });

  it('are refused with the way out when nothing else is asked for', () => {
    try {
      planRun(writing({ selection: { scenarios: ['ID27-001'] } }));
      expect.unreachable();
    } catch (error) {
      expect(error instanceof PilotError ? formatPilotError(error) : error).toMatchInlineSnapshot(`
        "SP1022 Intet at køre
          Sted:      scenarier: ID27-001
          Fundet:    alle de valgte scenarier ændrer data, og miljøet “test1” er ikke en øvelse
          Forventet: at det er valgt, at der må ændres data
          Løsning:   Tilføj --skriv, eller skriv “writes: true” i miljøets fil, når regionen har sagt god for det.
          Læs mere:  docs/fejl/sp1022.mdx"
      `);
    }
  });
});

describe('a plan of what did not pass before', () => {
  const again = (only: Readonly<Record<string, readonly string[]>>): PlanInput => ({
    ...input(),
    only: new Map(Object.entries(only).map(([region, keys]) => [region, new Set(keys)])),
  });

  it('has its cases by region, and no region where all passed', () => {
    const plan = planRun(again({ nord: ['ID27-001~Afsnit'] }));
    expect(plan.regions.map(({ region, cases }) => [region, cases.map(({ key }) => key)])).toEqual([
      ['nord', ['ID27-001~Afsnit']],
    ]);
    expect(plan.selection).toEqual({ regions: ['nord'], scenarios: ['ID27-001~Afsnit'] });
  });

  it('says that there is nothing when all passed', () => {
    expect(() => planRun(again({}))).toThrow('ingen af de valgte scenarier mangler at bestå i den nyeste kørsel');
  });
});

describe('a selection', () => {
  it('has manual scenarios only where they are asked for', () => {
    const of = (manual: boolean) => selectCases(catalogue, { scenarios: [] }, { manual }).map(({ key }) => key);
    expect(of(true)).toContain('ID27-003');
    expect(of(false)).not.toContain('ID27-003');
  });

  it('is told by name while it is short, and by number beyond', () => {
    const scenarios = Array.from({ length: 40 }, (_, index) => `A-${100 + index}`);
    expect(describeSelection({ scenarios: scenarios.slice(0, 2) })).toBe('scenarier: A-100, A-101');
    expect(describeSelection({ scenarios })).toMatch(/A-111 og 28 til$/);
  });
});
