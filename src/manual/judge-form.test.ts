import { describe, expect, it } from 'vitest';
import { readYamlText } from '../config/yaml-text.ts';
import { formatPilotError } from '../model/pilot-error.ts';
import { type FormInput, judgeForm } from './judge-form.ts';
import { CASES, formText, passedForm, readForm } from './forms.fixture.ts';

/** What a form's text gives to be judged, on a day after every sample's own. */
function formInput(text: string): FormInput {
  const { yaml } = readYamlText(text, 'svar.yaml');
  const now = new Date('2026-11-23T20:00:00Z');
  return { form: readForm(text), placeOf: (path, part) => yaml!.placeOf([...path], part), cases: CASES, now };
}

const judge = (text: string) => judgeForm(formInput(text));
const told = (text: string): string => judge(text).problems.map(formatPilotError).join('\n');

describe('a form', () => {
  it('has every scenario and row that a person tries, and no other', () => {
    expect(CASES.map((one) => [one.key, one.steps.length, one.assumption])).toEqual([
      ['MAN-001', 3, false],
      ['MAN-002~Center', 3, true],
      ['MAN-002~Afsnit', 3, true],
    ]);
    expect(CASES[2]?.steps).toEqual([
      'Givet en bruger',
      'Når brugeren slår Afsnit op\n| felt | værdi |\n| niveau | Afsnit |',
      'Så står Afsnit der',
    ]);
  });

  it('can be read back unchanged, and is then unanswered', () => {
    expect(formInput(formText()).form.scenarios.map(({ id }) => id)).toEqual(CASES.map((one) => one.key));
    expect(told(formText().replace('  role:\n', '  role: Registrator\n'))).toMatchInlineSnapshot(`
      "SP4022 Svaret er ikke fuldt udfyldt
        Sted:      svar.yaml:23:3 · scenarios
        Fundet:    der er ikke svaret på noget
        Forventet: svar på mindst ét scenarie
        Løsning:   Skriv bestået, afvigelse eller ikke muligt ved answer.
        Læs mere:  docs/fejl/sp4022.mdx"
    `);
  });

  it('gives the answers with time, tester and comments', () => {
    const text = passedForm().replace(
      '    comment:\n    evidence: []',
      '    comment: To gange.\n    evidence:\n      - { file: a.png, comment: Siden }',
    );
    expect(judge(text).problems).toEqual([]);
    expect(judge(text).answers).toMatchObject([
      {
        tester: { name: 't-prv2', role: 'Registrator', organisation: 'Region Nordjylland' },
        at: new Date('2026-11-23T13:30:00Z'),
        comment: 'To gange.',
        files: [{ file: 'a.png', comment: 'Siden' }],
        steps: [{ answer: 'bestået' }, { answer: 'bestået' }, { answer: 'bestået' }],
      },
    ]);
  });

  it('of version 1 is read as before; its name or initials are a code now', () => {
    const old = passedForm()
      .replace('form: 2', 'form: 1')
      .replace(/ {2}code:.*\n {2}role:.*\n {2}organisation:.*\n/, '  name: AB\n  role:\n');
    expect(judge(old).problems).toEqual([]);
    expect(judge(old).answers[0]?.tester).toEqual({ name: 'AB' });
  });

  it('leaves out a scenario nobody touched', () => {
    const whole = passedForm();
    const untouched = formText(['MAN-002~Center']).split('scenarios:\n')[1] ?? '';
    expect(judge(`${whole}\n${untouched}`)).toMatchObject({ answers: [{ case: { key: 'MAN-001' } }], problems: [] });
  });

  it('may stop at the first step that does not pass, when it says why', () => {
    const stopped = passedForm().replace(
      /(answer: bestået\n {8}comment:\n[^]*?)answer: bestået\n {8}comment:\n([^]*?)answer: bestået/,
      '$1answer: ikke muligt\n        comment: Ingen adgang.\n$2answer:',
    );
    expect(judge(stopped).problems).toEqual([]);
    expect(judge(stopped).answers[0]?.steps.map(({ answer }) => answer)).toEqual(['bestået', 'ikke muligt', undefined]);
  });
});

describe('what a form lacks', () => {
  const lacking = [
    ['the code', passedForm({ code: '' })],
    ['the role', passedForm({ role: '' })],
    ['the time', passedForm({ time: '' })],
    ['a time that can be read', passedForm({ time: 'i går' })],
    ['a time that has come', passedForm({ time: '2027-01-01 12:00' })],
    ['a step in the middle', passedForm().replace('answer: bestået', 'answer:')],
    ['the reason for a deviation', passedForm().replace('answer: bestået', 'answer: afvigelse')],
    ['what a file shows', passedForm().replace('evidence: []', 'evidence: [{ file: a.png }]')],
  ] as const;

  it.each(lacking)('keeps the answer back: %s', (what, text) => {
    expect(judge(text).problems.map(({ code }) => code)).toEqual(['SP4022']);
    expect(judge(text).answers.length).toBe(['the code', 'the role'].includes(what) ? 1 : 0);
  });

  it('is told by SP4022, with its place', () => {
    expect(lacking.map(([, text]) => told(text)).join('\n')).toMatchInlineSnapshot(`
      "SP4022 Svaret er ikke fuldt udfyldt
        Sted:      svar.yaml:19:9 · tester.code
        Fundet:    testerens kode mangler
        Forventet: den kode, svararket blev lavet med, eller en, du selv finder på
        Løsning:   Skriv en kode, der ikke er et navn. Brug den samme, næste gang du svarer; den viser kun, at svarene er den samme testers.
        Læs mere:  docs/fejl/sp4022.mdx
      SP4022 Svaret er ikke fuldt udfyldt
        Sted:      svar.yaml:20:9 · tester.role
        Fundet:    testerens rolle mangler
        Forventet: den rolle, der er svaret i, fx Registreringsansvarlig
        Løsning:   Skriv rollen. Den og organisationen bliver offentliggjort.
        Læs mere:  docs/fejl/sp4022.mdx
      SP4022 Svaret er ikke fuldt udfyldt
        Sted:      svar.yaml:26:11 · scenarios[0].time
        Fundet:    der står ikke, hvornår MAN-001 blev prøvet
        Forventet: dag og klokkeslæt som 2026-11-23 14:30
        Løsning:   Udfyld feltet i svararket, og tag det ind igen.
        Læs mere:  docs/fejl/sp4022.mdx
      SP4022 Svaret er ikke fuldt udfyldt
        Sted:      svar.yaml:26:11 · scenarios[0].time
        Fundet:    “i går” kan ikke læses som et tidspunkt
        Forventet: dag og klokkeslæt som 2026-11-23 14:30
        Løsning:   Udfyld feltet i svararket, og tag det ind igen.
        Læs mere:  docs/fejl/sp4022.mdx
      SP4022 Svaret er ikke fuldt udfyldt
        Sted:      svar.yaml:26:11 · scenarios[0].time
        Fundet:    “2027-01-01 12:00” ligger ude i fremtiden
        Forventet: det tidspunkt, scenariet blev prøvet
        Løsning:   Udfyld feltet i svararket, og tag det ind igen.
        Læs mere:  docs/fejl/sp4022.mdx
      SP4022 Svaret er ikke fuldt udfyldt
        Sted:      svar.yaml:29:16 · scenarios[0].steps[0].answer
        Fundet:    trin 1 i MAN-001 er ikke besvaret
        Forventet: et svar på hvert trin, til og med det første, der ikke består
        Løsning:   Udfyld feltet i svararket, og tag det ind igen.
        Læs mere:  docs/fejl/sp4022.mdx
      SP4022 Svaret er ikke fuldt udfyldt
        Sted:      svar.yaml:30:17 · scenarios[0].steps[0].comment
        Fundet:    der står “afvigelse” ved trin 1 i MAN-001, men ikke hvorfor
        Forventet: en kommentar, der siger, hvad du så, eller hvad der manglede
        Løsning:   Udfyld feltet i svararket, og tag det ind igen.
        Læs mere:  docs/fejl/sp4022.mdx
      SP4022 Svaret er ikke fuldt udfyldt
        Sted:      svar.yaml:38:16 · scenarios[0].evidence[0]
        Fundet:    bilaget “a.png” har ingen kommentar
        Forventet: en kommentar, der siger, hvad bilaget viser
        Løsning:   Udfyld feltet i svararket, og tag det ind igen.
        Læs mere:  docs/fejl/sp4022.mdx"
    `);
  });

  it('is told by SP4021 for a scenario that is unknown or stands twice', () => {
    expect(told(passedForm().replace('"MAN-001"', '"MAN-0001"'))).toMatchInlineSnapshot(`
      "SP4021 Svararket handler om noget, der ikke findes
        Sted:      svar.yaml:23:9 · scenarios[0].id
        Fundet:    der er intet manuelt scenarie “MAN-0001”
        Forventet: et id fra svararket, som det blev skrevet
        Løsning:   Ret id’et, eller lav et nyt svarark med “npx sor-pilot manual new”. Mente du “MAN-001”?
        Læs mere:  docs/fejl/sp4021.mdx"
    `);
    const twice = passedForm();
    expect(told(`${twice}\n${twice.split('scenarios:\n')[1] ?? ''}`)).toMatchInlineSnapshot(`
      "SP4021 Svararket handler om noget, der ikke findes
        Sted:      svar.yaml:40:9 · scenarios[1].id
        Fundet:    “MAN-001” står to gange
        Forventet: hvert scenarie én gang
        Løsning:   Slet det ene.
        Læs mere:  docs/fejl/sp4021.mdx"
    `);
    expect(told(passedForm().replace('"MAN-001"', '"ID27-001"'))).toContain('intet manuelt scenarie “ID27-001”');
  });

  it('is told by SP4023 for a scenario that has changed since', () => {
    expect(told(passedForm().replace(/specification: ./, 'specification: x'))).toMatchInlineSnapshot(`
      "SP4023 Scenariet er ændret siden svararket
        Sted:      svar.yaml:25:20 · scenarios[0].specification
        Fundet:    MAN-001 lyder ikke længere, som det gør i svararket
        Forventet: den ordlyd, der står i features/ nu
        Løsning:   Lav et nyt svarark med “npx sor-pilot manual new”, læs scenariet igen, og flyt de svar over, der stadig gælder.
        Læs mere:  docs/fejl/sp4023.mdx"
    `);
    expect(told(passedForm().replace('Så står niveauet der', 'Så står niveauet ikke der'))).toContain('SP4023');
  });
});
