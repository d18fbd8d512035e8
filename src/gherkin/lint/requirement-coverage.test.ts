import { describe, expect, it } from 'vitest';
import { feature, report, RIGHT, VOCABULARY } from '../features.fixture.ts';

const [verified, other] = VOCABULARY.requirements;

describe('krav og scenarier', () => {
  it('et krav uden scenarie skal have en begrundelse', () => {
    expect(report([feature(RIGHT)], { wholeSuite: true })).toMatchInlineSnapshot(`
      "SP2017 Kravet er hverken afprøvet eller begrundet
        Sted:      config/requirements.yaml · formodet
        Set:       kravet “Formodet” har intet scenarie og ingen begrundelse
        Forventet: et scenarie mærket @krav:formodet, eller nøglen unverified med grunden til, at der intet er
        Gør:       Skriv scenariet, eller skriv i unverified, hvorfor kravet ikke afprøves, og hvad der skal til.
        Læs mere:  /fejl/sp2017/"
    `);
  });

  it('et krav med scenarie må ingen begrundelse have', () => {
    const requirements = [
      { ...verified!, unverified: 'Ingen har en prøveenhed.' },
      { ...other!, unverified: 'Der er ingen snitflade.' },
    ];
    expect(report([feature(RIGHT)], { wholeSuite: true, requirements })).toMatchInlineSnapshot(`
      "SP2018 Kravet er både afprøvet og begrundet
        Sted:      config/requirements.yaml · fast
        Set:       kravet “Fast” afprøves i features/id27/prove.feature:6, men har stadig begrundelsen “Ingen har en prøveenhed.”
        Forventet: ingen unverified på et krav, som et scenarie afprøver
        Gør:       Slet unverified. Dækker scenariet kun en del af kravet, så del kravet i to.
        Læs mere:  /fejl/sp2018/"
    `);
  });

  it.each([
    ['kravet afprøves', [verified!]],
    ['kravet er begrundet', [verified!, { ...other!, unverified: 'Der er ingen snitflade.' }]],
  ])('intet at sige, når %s', (_what, requirements) => {
    expect(report([feature(RIGHT)], { wholeSuite: true, requirements })).toBe('');
  });

  it('siger intet om krav, når kun nogle af filerne efterses', () => {
    expect(report([feature(RIGHT)])).toBe('');
  });
});
