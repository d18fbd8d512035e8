import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../../config/load-configuration.ts';
import { dataElementsFileSchema } from '../../../model/guidance/data-element.ts';
import { ELEMENT_CARRIERS } from '../../../model/interfaces.ts';
import { carrierFacts } from './carrier-words.ts';

const { elements } = dataElementsFileSchema.parse(parse(readFileSync('guidance/elements.yaml', 'utf8')));
const named = elements.map((element) => [element.id, element] as const);

describe('dataelementerne', () => {
  it.each(named)('%s fortælles på sin side under en overskrift', (id, { page }) => {
    const file = `docs/sor/${page}.mdx`;
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(`<ElementFacts id="${id}" />`);
  });

  it.each(named)('%s har en kilde bag hvert bekræftet navn og hvert fravær', (_id, element) => {
    for (const { carrier, state, sources } of carrierFacts(element))
      if (state === 'confirmed' || state === 'absent') expect({ carrier, sources }).not.toEqual({ carrier, sources: [] });
  });

  it('har navnene fra XML 1 i en kilde, for det er det eneste skema, der er offentligt', () => {
    for (const { id, carriers } of elements) expect({ id, xml1: carriers.xml1?.is }).not.toEqual({ id, xml1: 'unknown' });
  });

  it.each(named)('%s nævner kun snitflader, tabellen har', (_id, { carriers }) => {
    expect(ELEMENT_CARRIERS).toEqual(expect.arrayContaining(Object.keys(carriers)));
  });

  it('nævner kun krav og kilder, som konfigurationen har', async () => {
    const { requirements, sources } = await loadConfiguration('config');
    const known = { requirements: requirements.map(({ id }) => id), sources: sources.map(({ key }) => key) };
    for (const element of elements) {
      expect(known.requirements).toEqual(expect.arrayContaining(element.requirements));
      expect(known.sources).toEqual(
        expect.arrayContaining([...element.sources, ...carrierFacts(element).flatMap((fact) => fact.sources)]),
      );
    }
  });

  it('har de krav, der handler om niveaufelterne, på niveauet', () => {
    const level = elements.filter(({ page }) => page === 'niveau').flatMap(({ requirements }) => requirements);
    expect(level).toEqual(
      expect.arrayContaining(['id27-to-felter', 'xml3-niveau', 'csv-niveau', 'sorls-niveau', 'sorus-niveau']),
    );
  });
});
