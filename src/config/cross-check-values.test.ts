import { describe, expect, it } from 'vitest';
import { changed, configFolders, loadProblems } from './config-folder.fixture.ts';
import { loadConfiguration } from './load-configuration.ts';

const folder = configFolders();
const load = loadProblems(folder);

/** The configuration with an assumption that is declared to have a value, and settled nationally to another. */
const settledTo = (declared: string, value: string): Record<string, string> =>
  changed(
    'assumptions.yaml',
    'restsOn: { sources: [LOV] }, settledBy: Loven., who: SOR-teamet. }',
    `${declared === '' ? '' : `value: ${declared}, `}restsOn: { sources: [LOV] }, settledBy: Loven., who: SOR-teamet.,\n` +
      `      settled: { as: { value: ${value} }, source: LOV, date: 2026-12-01 } }`,
  );

const CHOICES = '{ kind: choices, among: [tomt-svar, fejl], assumed: { ukendt: tomt-svar } }';

describe('a settlement to a value', () => {
  it('is refused where the assumption is a plain proposition', async () => {
    expect(await load(settledTo('', '2'))).toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/assumptions.yaml:3:31 · assumptions[0].settled.as.value
        Fundet:    Antagelsen “hoejst-et” er afklaret til værdien “2”, men den er et udsagn, der holder eller ikke gør.
        Forventet: “as: assumed”, hvis den holder, eller “as: dropped”, hvis den ikke gør
        Løsning:   Gælder der en anden regel, så skriv “as: dropped”, og skriv den nye regel som et krav med sit eget scenarie.
        Læs mere:  docs/fejl/sp1004.mdx"
    `);
  });

  it('is refused in an environment as it is for the country', async () => {
    const settled = 'exercise: false\nsettled:\n  hoejst-et: { as: { value: 2 }, source: Aftalt, date: 2026-12-01 }';
    expect(await load(changed('environments/prove.yaml', 'exercise: false', settled))).toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/environments/prove.yaml:6:29 · settled.hoejst-et.as.value
        Fundet:    Antagelsen “hoejst-et” er afklaret til værdien “2”, men den er et udsagn, der holder eller ikke gør.
        Forventet: “as: assumed”, hvis den holder, eller “as: dropped”, hvis den ikke gør
        Løsning:   Gælder der en anden regel, så skriv “as: dropped”, og skriv den nye regel som et krav med sit eget scenarie.
        Læs mere:  docs/fejl/sp1004.mdx"
    `);
  });

  it.each([
    ['{ kind: date, assumed: 2026-12-31 }', '2027-02-30'],
    ['{ kind: percent, assumed: 95 }', '100'],
    ['{ kind: level, assumed: Hospital }', 'Center'],
    ['{ kind: list, among: [IE, SI, OE], assumed: [OE] }', '[XX]'],
    [CHOICES, '{ ukendt: intet }'],
    [CHOICES, '{ andet: fejl }'],
    [CHOICES, '{}'],
    ['{ kind: names, assumed: { name: name } }', '{ navn: name }'],
    ['{ kind: columns, of: [levelCode] }', '{ levelName: Navn }'],
    ['{ kind: level-names }', '{ Afsnittet: Sengeafsnit }'],
    ['{ kind: level-names }', '{ Afsnit: Hospital }'],
    ['{ kind: shak-lengths }', '{ Afsnit: 5 }'],
    ['{ kind: code-system }', 'niveauer'],
    ['{ kind: hours }', 'tolv'],
    ['{ kind: refusal-codes }', '[E1]'],
  ])('of another kind than %s takes, as %s, is refused, and what it takes is told', async (declared, value) => {
    const [code, ...rest] = (await load(settledTo(declared, value))).split('\n');
    expect(code).toBe('SP1004 Værdien passer ikke');
    expect(rest.map((line) => line.trim()).filter((line) => /^(Fundet|Forventet)/.test(line))).toMatchSnapshot();
    expect(rest.join('\n')).toMatch(/assumptions\.yaml:3:\d+ · assumptions\[0\]\.settled\.as\.value/);
  });

  it.each([
    ['{ kind: date, assumed: 2026-12-31 }', '2027-01-30'],
    ['{ kind: percent, assumed: 95 }', '90'],
    ['{ kind: level, assumed: Hospital }', 'Afsnit'],
    ['{ kind: list, among: [IE, SI, OE], assumed: [OE] }', '[SI, OE]'],
    [CHOICES, '{ ukendt: fejl }'],
    ['{ kind: names, assumed: { name: name } }', '{ name: navn }'],
    ['{ kind: columns, of: [levelCode] }', '{ levelCode: NiveauKode }'],
    ['{ kind: level-names }', '{ Afsnit: Sengeafsnit }'],
    ['{ kind: shak-lengths }', '{ Afsnit: 6 }'],
    ['{ kind: code-system }', 'http://eksempel.dk/niveauer'],
    ['{ kind: hours }', '12'],
    ['{ kind: refusal-codes }', '{ unknown-level: E1 }'],
  ])('of the kind that %s takes, as %s, is taken', async (declared, value) => {
    const { assumptions } = await loadConfiguration(await folder(settledTo(declared, value)));
    expect(assumptions[0]?.settled?.as).toHaveProperty('value');
  });

  it('is held against what is assumed too, which must be of the kind itself', async () => {
    expect(await load(settledTo('{ kind: level, assumed: Center }', 'Afsnit'))).toContain(
      'Antagelsen “hoejst-et” antager “Center”, som ikke er en værdi af den slags, den har.',
    );
  });

  it('cannot be that of all assumptions of an environment at once', async () => {
    const settles = 'exercise: false\nsettlesAll: { as: { value: 2 }, source: Aftalt, date: 2026-12-01 }';
    expect(await load(changed('environments/prove.yaml', 'exercise: false', settles))).toContain(
      'en af værdierne “assumed”, “dropped”',
    );
  });

  it('is of one assumption alone, where it is one thing of the trial', async () => {
    const twice = changed(
      'assumptions.yaml',
      'restsOn: { sources: [LOV] }, settledBy: Loven., who: SOR-teamet. }',
      'value: { kind: hours }, restsOn: { sources: [LOV] }, settledBy: Loven., who: SOR-teamet. }\n' +
        '  - { id: andet, text: Andet., value: { kind: hours }, restsOn: { why: Gæt. }, settledBy: Loven., who: Nogen. }',
    );
    const used = changed('requirements.yaml', '[hoejst-et]', '[hoejst-et, andet]');
    expect(await load({ ...twice, ...used })).toContain('“hours” er allerede brugt i');
  });
});
