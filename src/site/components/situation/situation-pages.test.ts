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

describe('anvendelsessituationerne', () => {
  it('har hver en vejledning og en side, og der er ingen sider til overs', () => {
    expect(guidance.situations.map(({ id }) => id).toSorted()).toEqual(ids().toSorted());
    const pages = readdirSync('docs/anvendelse').map((file) => file.replace('.mdx', ''));
    expect(pages.filter((page) => page !== 'index').toSorted()).toEqual(ids().toSorted());
  });

  it('har en side med situationens navn som titel og dens vejledning', () => {
    for (const { id, name } of configuration.usageSituations) {
      const text = pageOf(id);
      expect(parse(text.split('---')[1] ?? '')).toMatchObject({ title: name });
      expect(text).toContain(`<SituationGuide id="${id}" />`);
    }
  });

  it('nævner på siden alle de kilder, vejledningen bygger på', () => {
    for (const { id, sources, claims } of guidance.situations) {
      const named = (parse(pageOf(id).split('---')[1] ?? '') as { sources: string[] }).sources;
      for (const key of [...sources, ...claims.flatMap((claim) => claim.sources)])
        expect({ id, named }).toMatchObject({ named: expect.arrayContaining([key]) as string[] });
    }
  });

  it('står alle i overblikket, hver under sin slags', () => {
    const overview = pageOf('index');
    for (const kind of SITUATION_KINDS) {
      expect(overview).toContain(`## ${SITUATION_KIND[kind]}\n`);
      expect(overview).toContain(`<SituationList kind="${kind}" />`);
      expect(guidance.situations.filter((guide) => guide.kind === kind)).not.toHaveLength(0);
    }
  });
});

describe('udsagnene om en situation', () => {
  const claims = () => guidance.situations.flatMap((guide) => guide.claims.map((claim) => ({ id: guide.id, claim })));

  it('nævner scenarier, der findes og bærer situationens mærke, eller siger hvorfor ikke', () => {
    for (const { id, claim } of claims()) {
      const untagged = claim.scenarios.filter(
        (scenario) => catalogue.specifications.find((known) => known.id === scenario)?.usageSituations.includes(id) !== true,
      );
      if (claim.elsewhere === undefined) expect({ id, text: claim.text, untagged }).toMatchObject({ untagged: [] });
      else expect({ id, text: claim.text, untagged }).not.toMatchObject({ untagged: [] });
    }
  });

  it('siger hvorfor, når intet scenarie afprøver dem, og kun da', () => {
    for (const { id, claim } of claims())
      expect({ id, text: claim.text, why: claim.untested !== undefined }).toMatchObject({ why: claim.scenarios.length === 0 });
  });

  it('er kun bekræftede, når en kilde siger det', () => {
    const loose = claims().filter(({ claim }) => claim.certainty === 'confirmed' && claim.sources.length === 0);
    expect(loose).toEqual([]);
  });

  it('er ikke bekræftede, når kun scenarier om antagelser støtter dem', () => {
    for (const { id, claim } of claims().filter(({ claim: { certainty } }) => certainty === 'confirmed')) {
      const behind = claim.scenarios.map((scenario) => catalogue.specifications.find((known) => known.id === scenario));
      const onlyAssumed = behind.length > 0 && behind.every((one) => one?.assumption === true);
      expect({ id, text: claim.text, onlyAssumed }).toMatchObject({ onlyAssumed: false });
    }
  });
});

describe('scenarierne', () => {
  it('nævner kun situationer, der har en side', () => {
    for (const { id, usageSituations } of catalogue.specifications)
      expect({ id, unknown: usageSituations.filter((one) => !ids().includes(one)) }).toEqual({ id, unknown: [] });
  });
});
