import { describe, expect, it } from 'vitest';
import { definition, feature, report, RIGHT } from '../features.fixture.ts';

describe('SP2009', () => {
  it('is reported when there is no Når', () => {
    expect(report([feature(RIGHT.replace('    Når b\n', ''))])).toMatchInlineSnapshot(`
      "SP2009 Ikke præcis ét Når
        Sted:      features/id27/prove.feature:6:3
        Fundet:    “Et rigtigt scenarie” har intet Når
        Forventet: præcis ét Når i hvert scenarie
        Løsning:   Skriv som Når det, systemet bliver bedt om.
        Læs mere:  docs/fejl/sp2009.mdx"
    `);
  });

  it('is reported when there are two Når', () => {
    expect(report([feature(`${RIGHT}    Når d\n`)])).toMatchInlineSnapshot(`
      "SP2009 Ikke præcis ét Når
        Sted:      features/id27/prove.feature:10:5
        Fundet:    “Et rigtigt scenarie” har 2 gange Når (linje 8 og 10)
        Forventet: præcis ét Når i hvert scenarie
        Løsning:   Del scenariet i flere, eller lad den første handling være et Givet.
        Læs mere:  docs/fejl/sp2009.mdx"
    `);
  });

  it('counts a Når in the background, but not an Og after Når', () => {
    expect(report([feature(RIGHT.replace('Når b\n', 'Når b\n    Og b2\n'))])).toBe('');
    expect(report([feature(`\n  Baggrund:\n    Når x\n${RIGHT}`)])).toContain('SP2009');
  });
});

describe('SP2010', () => {
  it('is reported when a sentence of the description has become a step', () => {
    const prose = RIGHT.replace(
      '    Givet a\n',
      '    En beskrivelse, som fortsætter.\n    Men linjen her er stadig beskrivelse\n\n    Givet a\n',
    );
    expect(report([feature(prose)])).toMatchInlineSnapshot(`
      "SP2010 Brødtekst bliver læst som trin
        Sted:      features/id27/prove.feature:8:5
        Fundet:    “Men linjen her er stadig beskrivelse” begynder med “Men” og bliver læst som et trin
        Forventet: at beskrivelsen ikke har linjer, der begynder med Givet, Når, Så, Og eller Men
        Løsning:   Skriv sætningen om, eller bryd linjen et andet sted, så ordet ikke står først. Er det et trin, så slet punktummet.
        Læs mere:  docs/fejl/sp2010.mdx"
    `);
  });

  it.each([
    ['opens the scenario with Så', RIGHT.replace('    Givet a\n', '    Så enkelt er det\n    Givet a\n')],
    ['ends like a sentence', RIGHT.replace('Givet a', 'Givet at alt går vel.')],
  ])('is reported on a step that %s', (_what, body) => {
    expect(report([feature(body)])).toContain('SP2010');
  });

  it('lets real steps pass after a description and a blank line', () => {
    expect(report([feature(RIGHT.replace('    Givet a\n', '    En beskrivelse.\n\n    Givet a\n'))])).toBe('');
  });
});

describe('steps and step definitions', () => {
  const outline = `
  @A1-001
  Abstrakt Scenario: S
    Når <x>

    Eksempler:
      | x |
      | a |
      | b |
      | c |
`;
  it('tell once, by SP2011, of a step nobody knows, even when several rows meet it', () => {
    expect(report([feature(outline)], { stepDefinitions: [definition('a', 1)] })).toMatchInlineSnapshot(`
      "SP2011 Trinnet findes ikke
        Sted:      features/id27/prove.feature:7:5
        Fundet:    “b” passer ikke til nogen trindefinition
        Forventet: en sætning, som en trindefinition i step-definitions/ kender
        Løsning:   Ret sætningen efter en, der findes, eller skriv trindefinitionen.
        Læs mere:  docs/fejl/sp2011.mdx"
    `);
  });

  it('tell, by SP2012, of a step that two definitions know', () => {
    expect(report([feature(outline)], { stepDefinitions: [definition('*', 1), definition('b', 2)] })).toMatchInlineSnapshot(`
      "SP2012 Trinnet kan læses på flere måder
        Sted:      features/id27/prove.feature:7:5
        Fundet:    “b” passer til “*” (step-definitions/prove.steps.ts:1) og “b” (step-definitions/prove.steps.ts:2)
        Forventet: præcis én trindefinition
        Løsning:   Gør trindefinitionernes sætninger tydeligt forskellige.
        Læs mere:  docs/fejl/sp2012.mdx"
    `);
  });

  it('tell of no unused step definition where only a part of the features is looked over', () => {
    expect(report([feature(RIGHT)], { stepDefinitions: [definition('er svaret grønt', 1)], wholeSuite: false })).not.toContain(
      'SP2013',
    );
  });

  it('tell, by SP2013, of a step definition that no scenario uses', () => {
    expect(report([feature(outline)], { stepDefinitions: [definition('*', 1), definition('ubrugt', 2)] })).toMatchInlineSnapshot(`
      "SP2013 Trindefinitionen bruges ikke
        Sted:      step-definitions/prove.steps.ts:2
        Fundet:    intet scenarie bruger “ubrugt”
        Forventet: at hver trindefinition er brugt mindst ét sted
        Løsning:   Slet trindefinitionen, eller ret det scenarie, der skulle bruge den.
        Læs mere:  docs/fejl/sp2013.mdx"
    `);
  });

  it('count the steps of backgrounds and rules', () => {
    const body = `\n  Baggrund:\n    Givet x\n\n  Regel: R\n\n    Baggrund:\n      Givet y\n\n    @A1-001\n    Scenarie: S\n      Når z\n`;
    const definitions = [definition('x', 1), definition('y', 2), definition('z', 3)];
    expect(report([feature(body)], { stepDefinitions: definitions })).toBe('');
  });

  it('do not call prose read as steps unknown steps as well', () => {
    const found = report([feature(RIGHT.replace('Så c', 'Så er det godt.'))], {
      stepDefinitions: [definition('a', 1), definition('b', 2)],
    });
    expect(found.match(/^SP\d+/gm)).toEqual(['SP2010']);
  });
});

describe('manual scenarios', () => {
  const manual = RIGHT.replace('@A1-001', '@A1-001 @manuel');

  it('need no step definitions, and others still do', () => {
    expect(report([feature(manual)], { stepDefinitions: [] })).toBe('');
    expect(report([feature(RIGHT)], { stepDefinitions: [] })).toContain('SP2011');
  });

  it('use no step definition, so one that fits only them is unused', () => {
    const definitions = [definition('a', 1), definition('b', 2), definition('c', 3)];
    expect(report([feature(manual)], { stepDefinitions: definitions }).match(/SP2013 /g)).toHaveLength(3);
  });
});
