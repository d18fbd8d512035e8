import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Basis } from '../model/basis.ts';
import type { Catalogue } from '../model/specification.ts';
import { CURRENT_JUDGING, JUDGING_CHANGES } from '../model/judging-change.ts';
import type { RunRecord } from '../store/types.ts';
import { buildMatrix, cellsOf } from './matrix.ts';
import { catalogueSample, ENVIRONMENT, FINGERPRINT, partsOf, REGIONS, runSample } from './samples.fixture.ts';

const catalogue = catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002' }]);
const on = (register: string | undefined) => ({
  fingerprint: { ...FINGERPRINT, ...(register === undefined ? {} : { register }) },
});
const passed = (...keys: string[]) => keys.map((key) => ({ key, verdict: 'passed' as const }));

/** The parts that moved for ID27-001 in region A, after an earlier run of both cases and a newer run of the other alone. */
function parts(then: string | undefined, now: string | undefined, registerDays?: number): readonly string[] {
  const runs = [
    runSample({ hour: 1, cases: { a: passed('ID27-001', 'ID27-002') }, digest: on(then) }),
    runSample({ hour: 2, cases: { a: passed('ID27-002') }, digest: on(now) }),
    // Another region's register is its own.
    runSample({ hour: 3, cases: { b: passed('ID27-001') }, digest: on('2030-01-01') }),
  ];
  const current = { fingerprint: FINGERPRINT, registerDays };
  const matrix = buildMatrix({ environment: ENVIRONMENT, regions: REGIONS, catalogue, runs, current });
  return matrix.groups[0]?.rows[0]?.cells[0]?.outdated.map(({ part }) => part) ?? [];
}

describe('a cell and the day of its register', () => {
  it.each<[string, string | undefined, string | undefined, number | undefined, readonly string[]]>([
    ['is outdated once the region has been tested on a newer register', '2026-11-01', '2026-11-02', undefined, ['register']],
    ['is not outdated when the register is the same', '2026-11-01', '2026-11-01', undefined, []],
    ['is not outdated when the newer run was on an older register', '2026-11-02', '2026-11-01', undefined, []],
    ['is not outdated within the agreed days', '2026-11-01', '2026-12-01', 30, []],
    ['is outdated the day after the agreed days', '2026-11-01', '2026-12-02', 30, ['register']],
    ['is not outdated when it does not say which register it was measured on', undefined, '2026-12-02', undefined, []],
    ['is not outdated when no later run says which register it used', '2026-11-01', undefined, undefined, []],
  ])('%s', (_name, then, now, days, expected) => expect(parts(then, now, days)).toEqual(expected));
});

describe('a cell and what its result rests on', () => {
  const then: Basis = {
    steps: [
      { pattern: '', digest: 'around' },
      { pattern: 'enheden læses', digest: 'reads' },
      { pattern: 'findes enheden', digest: 'finds' },
    ],
    regions: {
      a: {
        'interface:fhir': 'f',
        'interface:lpr': 'l',
        units: 'u',
        levels: 'v',
        agreements: 'g',
        'assumption:en-regel': 'r',
        'assumed:en-regel': 's',
      },
    },
    judging: CURRENT_JUDGING,
  };
  const used = { steps: [0, 2], interfaces: ['fhir'] };
  const specified = catalogueSample([{ key: 'MED-012', requirements: ['krav'] }]);
  const assumptions = new Map([['krav', ['en-regel', 'en-anden']]]);

  /** What moved for a case that used two of three steps and FHIR, when something is in force now that was not then. */
  function since(
    now: Partial<Basis>,
    { basis = then, plan = { basis } }: { basis?: Basis; plan?: Partial<RunRecord['plan']> } = {},
  ): readonly string[] {
    const cases = { a: [{ key: 'MED-012', verdict: 'passed' as const, ...(plan.basis === undefined ? {} : { used }) }] };
    const moved = { features: 'a'.repeat(64), steps: 'b'.repeat(64), config: 'd'.repeat(64) };
    const run = runSample({
      hour: 1,
      cases,
      plan,
      digest: { fingerprint: moved },
    });
    const current = { fingerprint: FINGERPRINT, basis: { ...then, ...now }, assumptions };
    const matrix = buildMatrix({ environment: ENVIRONMENT, regions: REGIONS, catalogue: specified, runs: [run], current });
    return matrix.groups[0]?.rows[0]?.cells[0]?.outdated.map(({ words }) => words) ?? [];
  }
  const withStep = (pattern: string, digest: string): Partial<Basis> => ({
    steps: [...then.steps.filter((one) => one.pattern !== pattern), { pattern, digest }],
  });
  const withPart = (part: string, digest: string | undefined): Partial<Basis> => {
    const others = Object.entries(then.regions['a'] ?? {}).filter(([name]) => name !== part);
    return { regions: { a: Object.fromEntries(digest === undefined ? others : [...others, [part, digest]]) } };
  };

  it('of a person is outdated by what was an open assumption then and is settled now, and by no other', () => {
    const manual = { kind: 'answer', tester: { name: 'A' }, at: '2026-11-23T01:00:00.000Z' } as const;
    const words = (id: string): readonly string[] => {
      const one = {
        key: 'MED-012',
        verdict: 'open-question' as const,
        manual,
        assumptions: [{ id, outcome: 'differs' as const }],
      };
      const run = runSample({ hour: 1, cases: { a: [{ ...one, specification: 'spec' }] } });
      const current = { fingerprint: FINGERPRINT, basis: then, assumptions };
      const matrix = buildMatrix({ environment: ENVIRONMENT, regions: REGIONS, catalogue: specified, runs: [run], current });
      return matrix.groups[0]?.rows[0]?.cells[0]?.outdated.map((moved) => moved.words) ?? [];
    };
    expect(words('en-regel')).toContain('antagelsen “en-regel” er afgjort');
    expect(words('en-anden').filter((one) => one.startsWith('antagelsen'))).toEqual([]);
  });

  it.each<[string, Partial<Basis>, readonly string[]]>([
    ['is not outdated when nothing moved', {}, []],
    ['is not outdated by the order of steps', { steps: then.steps.toReversed() }, []],
    ['is not outdated by a new step', withStep('noget nyt', 'x'), []],
    ['is not outdated by a step it does not use', withStep('enheden læses', 'x'), []],
    ['is outdated by a step it uses', withStep('findes enheden', 'x'), ['trinnet “findes enheden” er ændret']],
    ['is outdated by a step that is gone', { steps: then.steps.slice(0, 2) }, ['trinnet “findes enheden” er fjernet']],
    ['is outdated by what surrounds every scenario', withStep('', 'x'), ['det, der sker omkring hvert scenarie, er ændret']],
    ['is not outdated by an interface it does not call', withPart('interface:lpr', 'x'), []],
    ['is outdated by an interface it calls', withPart('interface:fhir', 'x'), ['det, der er sat op for FHIR, er ændret']],
    ['is outdated by the test units', withPart('units', 'x'), ['regionens testenheder er ændret']],
    ['is outdated by an assumption that is settled', withPart('assumption:en-anden', 'x'), ['antagelsen “en-anden” er afgjort']],
    [
      'is outdated by one that is settled otherwise',
      withPart('assumption:en-regel', 'x'),
      ['antagelsen “en-regel” er afgjort anderledes'],
    ],
    [
      'is outdated by another value that is assumed',
      withPart('assumed:en-regel', 'x'),
      ['det, vi antager om “en-regel”, er ændret'],
    ],
    ['is not outdated by a value that nothing was said of then', withPart('assumed:en-anden', 'x'), []],
    ['is outdated by one that is open again', withPart('assumption:en-regel', undefined), ['antagelsen “en-regel” er åben igen']],
    ['is not outdated by an assumption of other scenarios', withPart('assumption:en-tredje', 'x'), []],
  ])('%s', (_name, now, words) => expect(since(now)).toEqual(words));

  it('is outdated by changes of judging that name it and came after it', () => {
    const [change] = JUDGING_CHANGES.filter(({ scenarios }) => scenarios.includes('MED-012'));
    const words = [`bedømmelsen er ændret: ${change!.why}`];
    expect(since({}, { basis: { ...then, judging: change!.number - 1 } })).toEqual(words);
    expect(since({}, { basis: { ...then, judging: change!.number } })).toEqual([]);
  });

  it('is compared by the digests of before, all or nothing, where it is from before parts had one', () => {
    expect(since({}, { plan: {} })).toEqual([
      expect.stringMatching(/^noget i trinnene .*ældre sor-pilot/),
      expect.stringMatching(/^noget i konfigurationen .*ældre sor-pilot/),
    ]);
  });

  it('is not held against steps and configuration where another tool made the recording', () => {
    const selection = { regions: ['a'], scenarios: [], recording: 'd'.repeat(64) };
    expect(since(withStep('findes enheden', 'x'), { plan: { selection } })).toEqual([]);
  });

  it('counts a pass recorded by another tool only for the steps the scenario has', () => {
    const specification = {
      ...catalogue.specifications[0]!,
      background: [{ keyword: 'Givet', kind: 'context' as const, text: 'registret er læst', line: 3 }],
      steps: [{ keyword: 'Så', kind: 'outcome' as const, text: 'findes <niveau>', line: 5 }],
      examples: [{ name: '', description: '', header: ['niveau'], rows: [['Afdeling'], ['Afsnit']] }],
    };
    const own: Catalogue = {
      specifications: [specification],
      cases: ['Afdeling', 'Afsnit'].map((exampleKey) => ({ ...catalogue.cases[0]!, key: `ID27-001~${exampleKey}`, exampleKey })),
    };
    const recorded = (text: string): string =>
      createHash('sha256')
        .update(
          JSON.stringify([
            { keyword: 'Givet', text: 'registret er læst' },
            { keyword: 'Så', text },
          ]),
        )
        .digest('hex');
    const cases = {
      a: [
        { key: 'ID27-001~Afdeling', verdict: 'passed' as const, specification: recorded('findes Afdeling') },
        { key: 'ID27-001~Afsnit', verdict: 'passed' as const, specification: recorded('findes noget andet') },
      ],
      b: [
        { key: 'ID27-001~Afdeling', verdict: 'passed' as const, specification: 'spec' },
        { key: 'ID27-001~Afsnit', verdict: 'deviation' as const, specification: recorded('findes noget andet') },
      ],
    };
    const selection = { regions: ['a', 'b'], scenarios: [], recording: 'd'.repeat(64) };
    const runs = [runSample({ hour: 1, cases, plan: { selection } })];
    const current = { fingerprint: FINGERPRINT };
    const { groups } = buildMatrix({ environment: ENVIRONMENT, regions: REGIONS, catalogue: own, runs, current });
    expect(groups[0]!.rows.map((row) => cellsOf(row).map((cell) => [cell.verdict, ...partsOf(cell)]))).toEqual([
      [['passed'], ['passed']],
      [
        ['precondition', 'specification'],
        ['deviation', 'specification'],
      ],
    ]);
    expect(groups[0]!.rows[1]!.cells[0]!.fault?.sentence).toContain('andre trin');
  });
});
