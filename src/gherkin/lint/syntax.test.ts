import { describe, expect, it } from 'vitest';
import { feature, report, RIGHT } from '../features.fixture.ts';
import { translateParserMessage } from './parser-messages.ts';

describe('SP2001', () => {
  it('translates what the parser could not use', () => {
    expect(report([feature(`${RIGHT}    noget løst\n`)])).toMatchInlineSnapshot(`
      "SP2001 Filen kan ikke læses som Gherkin
        Sted:      features/id27/prove.feature:10:5
        Fundet:    “noget løst” kan ikke stå her
        Forventet: filens slutning, en tabelrække (| … |), en tekstblok ("""), et trin (Givet, Når, Så, Og, Men), et mærke (@…), “Eksempler:”, “Scenarie:” eller “Abstrakt Scenario:” eller “Regel:”
        Løsning:   Ret linjen, eller flyt den op under overskriften som beskrivelse.
        Læs mere:  docs/fejl/sp2001.mdx"
    `);
  });

  it('says that the file ends too early', () => {
    expect(report([feature(`${RIGHT}\n  @A1-002\n`)])).toMatchInlineSnapshot(`
      "SP2001 Filen kan ikke læses som Gherkin
        Sted:      features/id27/prove.feature:12:1
        Fundet:    filen slutter for tidligt
        Forventet: et mærke (@…) eller “Regel:”
        Løsning:   Skriv resten, eller slet den ufærdige begyndelse (ofte et mærke uden scenarie eller en uafsluttet tekstblok).
        Læs mere:  docs/fejl/sp2001.mdx"
    `);
  });

  it('says that a table is uneven', () => {
    expect(report([feature(`${RIGHT}      | a | b |\n      | c |\n`)])).toMatchInlineSnapshot(`
      "SP2001 Filen kan ikke læses som Gherkin
        Sted:      features/id27/prove.feature:11:7
        Fundet:    tabellens rækker har ikke lige mange celler
        Forventet: samme antal celler i alle rækker
        Løsning:   Sæt de manglende | ind, eller slet dem, der er for meget.
        Læs mere:  docs/fejl/sp2001.mdx"
    `);
  });

  it('says that a tag has white space', () => {
    expect(report([feature(RIGHT.replace('@A1-001', '@A1-001 krav'))])).toMatchInlineSnapshot(`
      "SP2001 Filen kan ikke læses som Gherkin
        Sted:      features/id27/prove.feature:5:3
        Fundet:    et mærke indeholder mellemrum
        Forventet: mærker som @krav:id27-to-felter, adskilt af mellemrum eller linjeskift
        Løsning:   Fjern mellemrummet, eller sæt @ foran hvert mærke.
        Læs mere:  docs/fejl/sp2001.mdx"
    `);
  });

  it('says that the language does not exist', () => {
    const { path, text } = feature(RIGHT);
    expect(report([{ path, text: text.replace('language: da', 'language: xx') }])).toMatchInlineSnapshot(`
      "SP2002 Sproget er ikke angivet
        Sted:      features/id27/prove.feature:1:1
        Fundet:    “# language: xx”
        Forventet: “# language: da”
        Løsning:   Skriv “# language: da” som filens første linje.
        Læs mere:  docs/fejl/sp2002.mdx
      SP2001 Filen kan ikke læses som Gherkin
        Sted:      features/id27/prove.feature:1:1
        Fundet:    sproget “xx” findes ikke
        Forventet: “# language: da”
        Løsning:   Skriv “# language: da” som filens første linje.
        Læs mere:  docs/fejl/sp2001.mdx"
    `);
  });

  it('quotes what it does not know in the parser’s own words', () => {
    expect(translateParserMessage('something new')).toMatchInlineSnapshot(`
      {
        "remedy": "Ret linjen, så den følger Gherkins form.",
        "seen": "læseren siger: something new",
      }
    `);
  });
});

it('reports a missing language line as SP2002', () => {
  const { path, text } = feature(RIGHT);
  expect(report([{ path, text: text.replace('# language: da', '') }])).toMatchInlineSnapshot(`
    "SP2002 Sproget er ikke angivet
      Sted:      features/id27/prove.feature:1:1
      Fundet:    filens første linje er tom
      Forventet: “# language: da”
      Løsning:   Skriv “# language: da” som filens første linje.
      Læs mere:  docs/fejl/sp2002.mdx"
  `);
});

describe('SP2003', () => {
  it('is reported on “Scenario:” that has become description', () => {
    expect(report([feature('\n  Scenario: S\n')])).toMatchInlineSnapshot(`
      "SP2003 Nøgleordet findes ikke på dansk
        Sted:      features/id27/prove.feature:5:3
        Fundet:    “Scenario:”
        Forventet: “Scenarie:”
        Løsning:   Skriv “Scenarie:” i stedet for “Scenario:”. Gherkins danske ordliste kender kun den stavemåde, også med stort og lille.
        Læs mere:  docs/fejl/sp2003.mdx"
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
  ])('suggests, for “%s”, “%s”', (written, right) => {
    expect(report([feature(`${RIGHT}\n  ${written} noget\n    Givet a\n`)])).toContain(
      `Skriv “${right}” i stedet for “${written}”`,
    );
  });

  it.each([
    ['When b', 'Når'],
    ['Saa c', 'Så'],
    ['And c', 'Og'],
  ])('suggests, for the step “%s”, “%s”', (written, right) => {
    expect(report([feature(`${RIGHT}    ${written}\n`)])).toContain(`Forventet: “${right}”`);
  });

  it('is silent about words in doc strings, tables, comments and tags', () => {
    const quiet = `${RIGHT}      """\n      Scenario: i en tekst\n      """\n    # Scenario: en bemærkning\n    Og d\n      | Scenario: x |\n`;
    expect(report([feature(quiet)])).toBe('');
  });

  it('tells only the first cause when the parser stumbles over the rest', () => {
    const found = report([feature(`${RIGHT}\n  @A1-002\n  Scenario: S\n    Givet a\n    Når b\n`)]);
    expect(found.match(/^SP\d+/gm)).toEqual(['SP2003']);
  });
});
