import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../../config/load-configuration.ts';
import { dataElementsFileSchema } from '../../../model/guidance/data-element.ts';
import { ELEMENT_CARRIERS } from '../../../model/interfaces.ts';
import { carrierFacts } from './carrier-words.ts';

const { elements } = dataElementsFileSchema.parse(parse(readFileSync('guidance/elements.yaml', 'utf8')));
const named = elements.map((element) => [element.id, element] as const);

describe('the data elements', () => {
  it.each(named)('%s is told of on its page under a heading', (id, { page }) => {
    const file = `docs/sor/${page}.mdx`;
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(`<ElementFacts id="${id}" />`);
  });

  it.each(named)('%s has a source behind every confirmed name and every absence', (_id, element) => {
    for (const { carrier, state, sources } of carrierFacts(element))
      if (state === 'confirmed' || state === 'absent') expect({ carrier, sources }).not.toEqual({ carrier, sources: [] });
  });

  it('take their XML 1 names from a source, as that schema alone is public', () => {
    for (const { id, carriers } of elements) expect({ id, xml1: carriers.xml1?.is }).not.toEqual({ id, xml1: 'unknown' });
  });

  it.each(named)('%s names only interfaces the table has', (_id, { carriers }) => {
    expect(ELEMENT_CARRIERS).toEqual(expect.arrayContaining(Object.keys(carriers)));
  });

  it('name only requirements and sources in the configuration', async () => {
    const { requirements, sources } = await loadConfiguration('config');
    const known = { requirements: requirements.map(({ id }) => id), sources: sources.map(({ key }) => key) };
    for (const element of elements) {
      expect(known.requirements).toEqual(expect.arrayContaining(element.requirements));
      expect(known.sources).toEqual(
        expect.arrayContaining([...element.sources, ...carrierFacts(element).flatMap((fact) => fact.sources)]),
      );
    }
  });

  it('have the requirements on the level fields under the level', () => {
    const level = elements.filter(({ page }) => page === 'niveau').flatMap(({ requirements }) => requirements);
    expect(level).toEqual(
      expect.arrayContaining(['id27-to-felter', 'xml3-niveau', 'csv-niveau', 'sorls-niveau', 'sorus-niveau']),
    );
  });
});
