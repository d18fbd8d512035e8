import { describe, expect, it } from 'vitest';
import { definition, feature, report, RIGHT } from '../features.fixture.ts';

describe('SP2009', () => {
  it('intet Når', () => {
    expect(report([feature(RIGHT.replace('    Når b\n', ''))])).toMatchInlineSnapshot(`
      "SP2009 Ikke præcis ét Når
        Sted:      features/id27/prove.feature:6:3
        Set:       “Et rigtigt scenarie” har intet Når
        Forventet: præcis ét Når i hvert scenarie
        Gør:       Skriv som Når det, systemet bliver bedt om.
        Læs mere:  /fejl/sp2009/"
    `);
  });

  it('to gange Når', () => {
    expect(report([feature(`${RIGHT}    Når d\n`)])).toMatchInlineSnapshot(`
      "SP2009 Ikke præcis ét Når
        Sted:      features/id27/prove.feature:10:5
        Set:       “Et rigtigt scenarie” har 2 gange Når (linje 8 og 10)
        Forventet: præcis ét Når i hvert scenarie
        Gør:       Del scenariet i flere, eller lad den første handling være et Givet.
        Læs mere:  /fejl/sp2009/"
    `);
  });

  it('tæller Når i baggrunden med, men ikke Og efter Når', () => {
    expect(report([feature(RIGHT.replace('Når b\n', 'Når b\n    Og b2\n'))])).toBe('');
    expect(report([feature(`\n  Baggrund:\n    Når x\n${RIGHT}`)])).toContain('SP2009');
  });
});

describe('SP2010', () => {
  it('en sætning i beskrivelsen er blevet til et trin', () => {
    const prose = RIGHT.replace(
      '    Givet a\n',
      '    En beskrivelse, som fortsætter.\n    Men linjen her er stadig beskrivelse\n\n    Givet a\n',
    );
    expect(report([feature(prose)])).toMatchInlineSnapshot(`
      "SP2010 Brødtekst bliver læst som trin
        Sted:      features/id27/prove.feature:8:5
        Set:       “Men linjen her er stadig beskrivelse” begynder med “Men” og bliver læst som et trin
        Forventet: at beskrivelsen ikke har linjer, der begynder med Givet, Når, Så, Og eller Men
        Gør:       Skriv sætningen om, eller bryd linjen et andet sted, så ordet ikke står først. Er det et trin, så slet punktummet.
        Læs mere:  /fejl/sp2010/"
    `);
  });

  it.each([
    ['åbner scenariet med Så', RIGHT.replace('    Givet a\n', '    Så enkelt er det\n    Givet a\n')],
    ['slutter som en sætning', RIGHT.replace('Givet a', 'Givet at alt går vel.')],
  ])('et trin, der %s', (_what, body) => {
    expect(report([feature(body)])).toContain('SP2010');
  });

  it('rigtige trin efter en beskrivelse og en tom linje er i orden', () => {
    expect(report([feature(RIGHT.replace('    Givet a\n', '    En beskrivelse.\n\n    Givet a\n'))])).toBe('');
  });
});

describe('trin og trindefinitioner', () => {
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
  it('SP2011: et trin, ingen kender, nævnes én gang, selv om flere rækker rammer det', () => {
    expect(report([feature(outline)], { stepDefinitions: [definition('a', 1)] })).toMatchInlineSnapshot(`
      "SP2011 Trinnet findes ikke
        Sted:      features/id27/prove.feature:7:5
        Set:       “b” passer ikke til nogen trindefinition
        Forventet: en sætning, som en trindefinition i step-definitions/ kender
        Gør:       Ret sætningen efter en, der findes, eller skriv trindefinitionen.
        Læs mere:  /fejl/sp2011/"
    `);
  });

  it('SP2012: et trin, to definitioner kender', () => {
    expect(report([feature(outline)], { stepDefinitions: [definition('*', 1), definition('b', 2)] })).toMatchInlineSnapshot(`
      "SP2012 Trinnet kan læses på flere måder
        Sted:      features/id27/prove.feature:7:5
        Set:       “b” passer til “*” (step-definitions/prove.steps.ts:1) og “b” (step-definitions/prove.steps.ts:2)
        Forventet: præcis én trindefinition
        Gør:       Gør trindefinitionernes sætninger tydeligt forskellige.
        Læs mere:  /fejl/sp2012/"
    `);
  });

  it('SP2013: en trindefinition, intet scenarie bruger', () => {
    expect(report([feature(outline)], { stepDefinitions: [definition('*', 1), definition('ubrugt', 2)] })).toMatchInlineSnapshot(`
      "SP2013 Trindefinitionen bruges ikke
        Sted:      step-definitions/prove.steps.ts:2
        Set:       intet scenarie bruger “ubrugt”
        Forventet: at hver trindefinition er brugt mindst ét sted
        Gør:       Slet trindefinitionen, eller ret det scenarie, der skulle bruge den.
        Læs mere:  /fejl/sp2013/"
    `);
  });

  it('baggrundens og reglens trin tæller med', () => {
    const body = `\n  Baggrund:\n    Givet x\n\n  Regel: R\n\n    Baggrund:\n      Givet y\n\n    @A1-001\n    Scenarie: S\n      Når z\n`;
    const definitions = [definition('x', 1), definition('y', 2), definition('z', 3)];
    expect(report([feature(body)], { stepDefinitions: definitions })).toBe('');
  });

  it('prosa, der er læst som trin, nævnes ikke også som et trin, ingen kender', () => {
    const found = report([feature(RIGHT.replace('Så c', 'Så er det godt.'))], {
      stepDefinitions: [definition('a', 1), definition('b', 2)],
    });
    expect(found.match(/^SP\d+/gm)).toEqual(['SP2010']);
  });
});

describe('manuelle scenarier', () => {
  const manual = RIGHT.replace('@A1-001', '@A1-001 @manuel');

  it('behøver ingen trindefinitioner, og andre gør stadig', () => {
    expect(report([feature(manual)], { stepDefinitions: [] })).toBe('');
    expect(report([feature(RIGHT)], { stepDefinitions: [] })).toContain('SP2011');
  });

  it('bruger ingen trindefinition, så den, kun de passer til, er ubrugt', () => {
    const definitions = [definition('a', 1), definition('b', 2), definition('c', 3)];
    expect(report([feature(manual)], { stepDefinitions: definitions }).match(/SP2013 /g)).toHaveLength(3);
  });
});
