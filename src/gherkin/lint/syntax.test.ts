import { describe, expect, it } from 'vitest';
import { feature, report, RIGHT } from '../features.fixture.ts';
import { translateParserMessage } from './parser-messages.ts';

describe('SP2001', () => {
  it('oversætter det, læseren ikke kunne bruge', () => {
    expect(report([feature(`${RIGHT}    noget løst\n`)])).toMatchInlineSnapshot(`
      "SP2001 Filen kan ikke læses som Gherkin
        Sted:      features/id27/prove.feature:10:5
        Set:       “noget løst” kan ikke stå her
        Forventet: filens slutning, en tabelrække (| … |), en tekstblok ("""), et trin (Givet, Når, Så, Og, Men), et mærke (@…), “Eksempler:”, “Scenarie:” eller “Abstrakt Scenario:” eller “Regel:”
        Gør:       Ret linjen, eller flyt den op under overskriften som beskrivelse.
        Læs mere:  /fejl/sp2001/"
    `);
  });

  it('siger, at filen slutter for tidligt', () => {
    expect(report([feature(`${RIGHT}\n  @A1-002\n`)])).toMatchInlineSnapshot(`
      "SP2001 Filen kan ikke læses som Gherkin
        Sted:      features/id27/prove.feature:12:1
        Set:       filen slutter for tidligt
        Forventet: et mærke (@…) eller “Regel:”
        Gør:       Skriv resten, eller slet den ufærdige begyndelse (ofte et mærke uden scenarie eller en uafsluttet tekstblok).
        Læs mere:  /fejl/sp2001/"
    `);
  });

  it('siger, at en tabel er skæv', () => {
    expect(report([feature(`${RIGHT}      | a | b |\n      | c |\n`)])).toMatchInlineSnapshot(`
      "SP2001 Filen kan ikke læses som Gherkin
        Sted:      features/id27/prove.feature:11:7
        Set:       tabellens rækker har ikke lige mange celler
        Forventet: samme antal celler i alle rækker
        Gør:       Sæt de manglende | ind, eller slet dem, der er for meget.
        Læs mere:  /fejl/sp2001/"
    `);
  });

  it('siger, at et mærke har mellemrum', () => {
    expect(report([feature(RIGHT.replace('@A1-001', '@A1-001 krav'))])).toMatchInlineSnapshot(`
      "SP2001 Filen kan ikke læses som Gherkin
        Sted:      features/id27/prove.feature:5:3
        Set:       et mærke indeholder mellemrum
        Forventet: mærker som @krav:id27-to-felter, adskilt af mellemrum eller linjeskift
        Gør:       Fjern mellemrummet, eller sæt @ foran hvert mærke.
        Læs mere:  /fejl/sp2001/"
    `);
  });

  it('siger, at sproget ikke findes', () => {
    const { path, text } = feature(RIGHT);
    expect(report([{ path, text: text.replace('language: da', 'language: xx') }])).toMatchInlineSnapshot(`
      "SP2002 Sproget er ikke angivet
        Sted:      features/id27/prove.feature:1:1
        Set:       “# language: xx”
        Forventet: “# language: da”
        Gør:       Skriv “# language: da” som filens første linje.
        Læs mere:  /fejl/sp2002/
      SP2001 Filen kan ikke læses som Gherkin
        Sted:      features/id27/prove.feature:1:1
        Set:       sproget “xx” findes ikke
        Forventet: “# language: da”
        Gør:       Skriv “# language: da” som filens første linje.
        Læs mere:  /fejl/sp2001/"
    `);
  });

  it('gengiver det, den ikke kender, i læserens egne ord', () => {
    expect(translateParserMessage('something new')).toMatchInlineSnapshot(`
      {
        "remedy": "Ret linjen, så den følger Gherkins form.",
        "seen": "læseren siger: something new",
      }
    `);
  });
});

it('SP2002: sproglinjen mangler', () => {
  const { path, text } = feature(RIGHT);
  expect(report([{ path, text: text.replace('# language: da', '') }])).toMatchInlineSnapshot(`
    "SP2002 Sproget er ikke angivet
      Sted:      features/id27/prove.feature:1:1
      Set:       filens første linje er tom
      Forventet: “# language: da”
      Gør:       Skriv “# language: da” som filens første linje.
      Læs mere:  /fejl/sp2002/"
  `);
});

describe('SP2003', () => {
  it('“Scenario:” er blevet til beskrivelse', () => {
    expect(report([feature('\n  Scenario: S\n')])).toMatchInlineSnapshot(`
      "SP2003 Nøgleordet findes ikke på dansk
        Sted:      features/id27/prove.feature:5:3
        Set:       “Scenario:”
        Forventet: “Scenarie:”
        Gør:       Skriv “Scenarie:” i stedet for “Scenario:”. Gherkins danske ordliste kender kun den stavemåde, også med stort og lille.
        Læs mere:  /fejl/sp2003/"
    `);
  });

  it.each([
    ['Abstrakt Scenarie:', 'Abstrakt Scenario:'],
    ['Scenario Outline:', 'Abstrakt Scenario:'],
    ['Feature:', 'Egenskab:'],
    ['Background:', 'Baggrund:'],
    ['Examples:', 'Eksempler:'],
    ['scenarie:', 'Scenarie:'],
    ['Rule:', 'Regel:'],
  ])('foreslår for “%s” “%s”', (written, right) => {
    expect(report([feature(`${RIGHT}\n  ${written} noget\n    Givet a\n`)])).toContain(
      `Skriv “${right}” i stedet for “${written}”`,
    );
  });

  it.each([
    ['When b', 'Når'],
    ['Saa c', 'Så'],
    ['And c', 'Og'],
  ])('foreslår for trinnet “%s” “%s”', (written, right) => {
    expect(report([feature(`${RIGHT}    ${written}\n`)])).toContain(`Forventet: “${right}”`);
  });

  it('tier om ord i tekstblokke, tabeller, bemærkninger og mærker', () => {
    const quiet = `${RIGHT}      """\n      Scenario: i en tekst\n      """\n    # Scenario: en bemærkning\n    Og d\n      | Scenario: x |\n`;
    expect(report([feature(quiet)])).toBe('');
  });

  it('fortæller kun den første årsag, når læseren snubler over resten', () => {
    const found = report([feature(`${RIGHT}\n  @A1-002\n  Scenario: S\n    Givet a\n    Når b\n`)]);
    expect(found.match(/^SP\d+/gm)).toEqual(['SP2003']);
  });
});
