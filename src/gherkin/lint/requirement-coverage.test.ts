import { describe, expect, it } from 'vitest';
import { feature, report, RIGHT, VOCABULARY } from '../features.fixture.ts';

const [verified, other] = VOCABULARY.requirements;

describe('requirements and scenarios', () => {
  it('a requirement without a scenario must have a reason', () => {
    expect(report([feature(RIGHT)], { wholeSuite: true })).toMatchInlineSnapshot(`
      "SP2017 Kravet er hverken afprøvet eller begrundet
        Sted:      config/requirements.yaml · formodet
        Fundet:    kravet “Formodet” har intet scenarie og ingen begrundelse
        Forventet: et scenarie mærket @krav:formodet, eller nøglen unverified med grunden til, at der intet er
        Løsning:   Skriv scenariet, eller skriv i unverified, hvorfor kravet ikke afprøves, og hvad der skal til.
        Læs mere:  docs/fejl/sp2017.mdx"
    `);
  });

  it('a requirement with a scenario must have no reason', () => {
    const requirements = [
      { ...verified!, unverified: 'Ingen har en prøveenhed.' },
      { ...other!, unverified: 'Der er ingen snitflade.' },
    ];
    expect(report([feature(RIGHT)], { wholeSuite: true, requirements })).toMatchInlineSnapshot(`
      "SP2018 Kravet er både afprøvet og begrundet
        Sted:      config/requirements.yaml · fast
        Fundet:    kravet “Fast” afprøves i features/id27/prove.feature:6, men har stadig begrundelsen “Ingen har en prøveenhed.”
        Forventet: ingen unverified på et krav, som et scenarie afprøver
        Løsning:   Slet unverified. Dækker scenariet kun en del af kravet, så del kravet i to.
        Læs mere:  docs/fejl/sp2018.mdx"
    `);
  });

  it.each([
    ['the requirement is verified', [verified!]],
    ['a reason is given for the requirement', [verified!, { ...other!, unverified: 'Der er ingen snitflade.' }]],
  ])('have nothing wrong when %s', (_what, requirements) => {
    expect(report([feature(RIGHT)], { wholeSuite: true, requirements })).toBe('');
  });

  it('are not held together when only some of the files are checked', () => {
    expect(report([feature(RIGHT)])).toBe('');
  });
});
