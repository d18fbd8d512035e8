import { describe, expect, it } from 'vitest';
import { feature, report, RIGHT } from '../features.fixture.ts';

describe('SP2004', () => {
  it('is reported on a scenario without an id', () => {
    expect(report([feature(RIGHT.replace('@A1-001', ''))])).toMatchInlineSnapshot(`
      "SP2004 Scenariet mangler et id
        Sted:      features/id27/prove.feature:6:3
        Fundet:    “Et rigtigt scenarie” har intet id
        Forventet: præcis ét id som @ID27-012, skrevet på scenariet selv
        Løsning:   Giv scenariet det næste ledige nummer i sin række. Et id genbruges aldrig.
        Læs mere:  docs/fejl/sp2004.mdx"
    `);
  });

  it('is reported on a scenario with two', () => {
    expect(report([feature(RIGHT.replace('@A1-001', '@A1-001 @A1-002'))])).toMatchInlineSnapshot(`
      "SP2004 Scenariet mangler et id
        Sted:      features/id27/prove.feature:6:3
        Fundet:    “Et rigtigt scenarie” har flere id’er: A1-001, A1-002
        Forventet: præcis ét id som @ID27-012, skrevet på scenariet selv
        Løsning:   Giv scenariet det næste ledige nummer i sin række. Et id genbruges aldrig.
        Læs mere:  docs/fejl/sp2004.mdx"
    `);
  });
});

it('reports an id used in another file as SP2005', () => {
  const other = RIGHT.replace('rigtigt', 'andet');
  expect(report([feature(RIGHT), feature(other, 'features/shak/b.feature')])).toMatchInlineSnapshot(`
    "SP2005 Id er brugt før
      Sted:      features/shak/b.feature:5:3
      Fundet:    @A1-001 står også i features/id27/prove.feature:5
      Forventet: at hvert id kun er brugt ét sted
      Løsning:   Giv det nye scenarie det næste ledige nummer. Historikken hænger på id’et, så det gamle skal beholde sit.
      Læs mere:  docs/fejl/sp2005.mdx"
  `);
});

describe('SP2006', () => {
  it('is reported on an unknown tag', () => {
    expect(report([feature(RIGHT.replace('@A1-001', '@A1-001 @antagels'))])).toMatchInlineSnapshot(`
      "SP2006 Ukendt mærke
        Sted:      features/id27/prove.feature:5:11
        Fundet:    “@antagels”
        Forventet: @ID27-012, @krav:<id>, @anvendelse:<id>, @snitflade:fhir|skrs|sorls|sorus|udtraek|medcom|lpr|journal|logistik|apotek|patologi, @sammenlaegning:<region>, @part:region|produkt|tjeneste|system|kommune|privathospital, @rolle:viser|slaar-op|opdaterer|sender|modtager|indberetter, @antagelse, @skriver, @alene, @manuel, @langsom
        Løsning:   Ret mærket, eller slet det. Mente du “@antagelse”?
        Læs mere:  docs/fejl/sp2006.mdx"
    `);
  });

  it('is reported on a tag on Eksempler', () => {
    const outline = `${RIGHT}\n    @langsom\n    Eksempler:\n      | x |\n      | 1 |\n`;
    expect(report([feature(outline)])).toMatchInlineSnapshot(`
      "SP2006 Ukendt mærke
        Sted:      features/id27/prove.feature:11:5
        Fundet:    “@langsom” står på Eksempler
        Forventet: mærker på Egenskab, Regel, Scenarie eller Abstrakt Scenario
        Løsning:   Flyt mærket op på scenariet, eller del scenariet i to.
        Læs mere:  docs/fejl/sp2006.mdx"
    `);
  });
});

describe('SP1006', () => {
  it('is reported on a requirement that does not exist', () => {
    expect(report([feature(RIGHT.replace('@A1-001', '@A1-001 @krav:fsat'))])).toMatchInlineSnapshot(`
      "SP1006 Henvisning til noget, der ikke findes
        Sted:      features/id27/prove.feature:5:11
        Fundet:    “@krav:fsat” henviser til “fsat”, som ikke findes
        Forventet: et id fra config/requirements.yaml
        Løsning:   Ret mærket, eller tilføj id’et i config/requirements.yaml. Mente du “@krav:fast”?
        Læs mere:  docs/fejl/sp1006.mdx"
    `);
  });

  it('is reported on a usage situation that does not exist', () => {
    expect(report([feature(RIGHT.replace('@A1-001', '@A1-001 @anvendelse:sundhedsplatform'))])).toMatchInlineSnapshot(`
      "SP1006 Henvisning til noget, der ikke findes
        Sted:      features/id27/prove.feature:5:11
        Fundet:    “@anvendelse:sundhedsplatform” henviser til “sundhedsplatform”, som ikke findes
        Forventet: et id fra config/usage-situations.yaml
        Løsning:   Ret mærket, eller tilføj id’et i config/usage-situations.yaml.
        Læs mere:  docs/fejl/sp1006.mdx"
    `);
  });
});

it('reports missing required tags as SP2007', () => {
  const { path, text } = feature(RIGHT);
  expect(report([{ path, text: text.replace('@krav:fast @anvendelse:lpr ', '') }])).toMatchInlineSnapshot(`
    "SP2007 Påkrævet mærke mangler
      Sted:      features/id27/prove.feature:6:3
      Fundet:    “Et rigtigt scenarie” mangler @krav:<id> og @anvendelse:<id>
      Forventet: et id og mindst ét mærke af hver slags: @krav:…, @anvendelse:… og @snitflade:…
      Løsning:   Tilføj mærket på scenariet, eller på reglen eller egenskaben, hvis det gælder alle dens scenarier.
      Læs mere:  docs/fejl/sp2007.mdx"
  `);
});

it('asks a manual scenario for requirement and usage but for no interface (SP2007)', () => {
  const { path, text } = feature(RIGHT.replace('@A1-001', '@A1-001 @manuel'));
  expect(report([{ path, text: text.replace(' @snitflade:fhir', '') }])).toBe('');
  expect(report([{ path, text: text.replace('@krav:fast @anvendelse:lpr @snitflade:fhir', '') }])).toContain(
    'mangler @krav:<id> og @anvendelse:<id>\n',
  );
});

it('reports the same name in two places, whatever the case and spacing, as SP2008', () => {
  const again = RIGHT.replace('A1-001', 'A1-002').replace('Et rigtigt', 'et  RIGTIGT');
  expect(report([feature(`${RIGHT}${again}`)])).toMatchInlineSnapshot(`
    "SP2008 Navnet er brugt før
      Sted:      features/id27/prove.feature:12:3
      Fundet:    “et  RIGTIGT scenarie” står også i features/id27/prove.feature:6
      Forventet: et navn, der kun er brugt ét sted
      Løsning:   Skriv i navnet, hvad der er anderledes: snitfladen, enheden eller reglen.
      Læs mere:  docs/fejl/sp2008.mdx"
  `);
});

describe('SP2016', () => {
  it('is reported on a scenario about an assumption without the tag', () => {
    expect(report([feature(RIGHT.replace('@A1-001', '@A1-001 @krav:formodet'))])).toMatchInlineSnapshot(`
      "SP2016 Antagelse er ikke mærket ens
        Sted:      features/id27/prove.feature:6:3
        Fundet:    “Et rigtigt scenarie” mangler @antagelse, men hviler på en antagelse: formodet
        Forventet: @antagelse netop når et af scenariets krav har “status: assumption” i config/requirements.yaml
        Løsning:   Tilføj @antagelse, eller ret kravets status, når en kilde bekræfter det.
        Læs mere:  docs/fejl/sp2016.mdx"
    `);
  });

  it('is reported on a scenario with the tag whose requirements are confirmed', () => {
    expect(report([feature(RIGHT.replace('@A1-001', '@A1-001 @antagelse'))])).toMatchInlineSnapshot(`
      "SP2016 Antagelse er ikke mærket ens
        Sted:      features/id27/prove.feature:6:3
        Fundet:    “Et rigtigt scenarie” er mærket @antagelse, men dets krav er bekræftede: fast
        Forventet: @antagelse netop når et af scenariets krav har “status: assumption” i config/requirements.yaml
        Løsning:   Slet mærket, eller ret kravets status.
        Læs mere:  docs/fejl/sp2016.mdx"
    `);
  });
});
