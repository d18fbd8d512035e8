import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfiguration } from '../../../config/load-configuration.ts';
import { loadGuidance } from '../../../config/load-guidance.ts';
import { readCatalogue } from '../../../gherkin/catalogue.ts';
import { loadFeatures } from '../../../gherkin/load-features.ts';
import type { Configuration } from '../../../model/config/configuration.ts';
import type { Guidance } from '../../../model/guidance/guidance.ts';
import { SITUATION_KINDS } from '../../../model/guidance/situation.ts';
import type { Catalogue } from '../../../model/specification.ts';
import { SITUATION_KIND } from './situation-words.ts';

let configuration: Configuration;
let guidance: Guidance;
let catalogue: Catalogue;
beforeAll(async () => {
  configuration = await loadConfiguration('config');
  catalogue = readCatalogue(await loadFeatures('features')).catalogue;
  guidance = await loadGuidance('guidance', {
    configuration,
    scenarios: catalogue.specifications.map(({ id }) => id),
    subjects: [...new Set(catalogue.specifications.map(({ feature }) => feature.subject))],
  });
});

const pageOf = (id: string): string => readFileSync(`docs/anvendelse/${id}.mdx`, 'utf8');
const ids = (): string[] => configuration.usageSituations.map(({ id }) => id);

describe('the situations of use', () => {
  it('have one guide and one page each, and no page is left over', () => {
    expect(guidance.situations.map(({ id }) => id).toSorted()).toEqual(ids().toSorted());
    const pages = readdirSync('docs/anvendelse').map((file) => file.replace('.mdx', ''));
    expect(pages.filter((page) => page !== 'index').toSorted()).toEqual(ids().toSorted());
  });

  it('have a page with the name of the situation as title, and its guide', () => {
    for (const { id, name } of configuration.usageSituations) {
      const text = pageOf(id);
      expect(parse(text.split('---')[1] ?? '')).toMatchObject({ title: name });
      expect(text).toContain(`<SituationGuide id="${id}" />`);
    }
  });

  it('name on the page every source the guide builds on', () => {
    for (const { id, sources, claims } of guidance.situations) {
      const named = (parse(pageOf(id).split('---')[1] ?? '') as { sources: string[] }).sources;
      for (const key of [...sources, ...claims.flatMap((claim) => claim.sources)])
        expect({ id, named }).toMatchObject({ named: expect.arrayContaining([key]) as string[] });
    }
  });

  it('all stand in the overview, each under its kind', () => {
    const overview = pageOf('index');
    for (const kind of SITUATION_KINDS) {
      expect(overview).toContain(`## ${SITUATION_KIND[kind]}\n`);
      expect(overview).toContain(`<SituationList kind="${kind}" />`);
      expect(guidance.situations.filter((guide) => guide.kind === kind)).not.toHaveLength(0);
    }
  });
});

describe('the claims about a situation', () => {
  const claims = () => guidance.situations.flatMap((guide) => guide.claims.map((claim) => ({ id: guide.id, claim })));

  it('name scenarios that exist and carry the tag of the situation, or say why not', () => {
    for (const { id, claim } of claims()) {
      const untagged = claim.scenarios.filter(
        (scenario) => catalogue.specifications.find((known) => known.id === scenario)?.usageSituations.includes(id) !== true,
      );
      if (claim.elsewhere === undefined) expect({ id, text: claim.text, untagged }).toMatchObject({ untagged: [] });
      else expect({ id, text: claim.text, untagged }).not.toMatchObject({ untagged: [] });
    }
  });

  it('say why when no scenario tests them, and only then', () => {
    for (const { id, claim } of claims())
      expect({ id, text: claim.text, why: claim.untested !== undefined }).toMatchObject({ why: claim.scenarios.length === 0 });
  });

  it('are confirmed only when a source says so', () => {
    const loose = claims().filter(({ claim }) => claim.certainty === 'confirmed' && claim.sources.length === 0);
    expect(loose).toEqual([]);
  });

  it('are not confirmed when only scenarios on assumptions support them', () => {
    for (const { id, claim } of claims().filter(({ claim: { certainty } }) => certainty === 'confirmed')) {
      const behind = claim.scenarios.map((scenario) => catalogue.specifications.find((known) => known.id === scenario));
      const onlyAssumed = behind.length > 0 && behind.every((one) => one?.assumption === true);
      expect({ id, text: claim.text, onlyAssumed }).toMatchObject({ onlyAssumed: false });
    }
  });
});

describe('the scenarios', () => {
  it('name only situations that have a page', () => {
    for (const { id, usageSituations } of catalogue.specifications)
      expect({ id, unknown: usageSituations.filter((one) => !ids().includes(one)) }).toEqual({ id, unknown: [] });
  });
});
