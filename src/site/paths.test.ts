import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  casePath,
  environmentPath,
  exchangeAnchor,
  featureAnchor,
  regionPath,
  requirementPath,
  runFilesHref,
  runPath,
  specificationPath,
} from './paths.ts';

describe('the addresses of the pages', () => {
  it.each([
    [environmentPath('oevelse'), '/resultater/oevelse/'],
    [regionPath('oevelse', 'sjaelland'), '/resultater/oevelse/sjaelland/'],
    [
      casePath('oevelse', 'midtjylland', 'ID27-012~Hospitalsområde'),
      '/resultater/oevelse/midtjylland/id27-012-hospitalsomraade/',
    ],
    [specificationPath('ID27-012'), '/specifikationer/id27-012/'],
    [requirementPath('id27-to-felter'), '/krav/id27-to-felter/'],
    [runPath('20261123T063000Z-0a1b2c3d'), '/koersler/20261123t063000z-0a1b2c3d/'],
    [featureAnchor('features/id27/felter.feature'), 'gruppe-id27-felter'],
    [exchangeAnchor(3), 'udveksling-3'],
  ])('include %s', (path, expected) => {
    expect(path).toBe(expected);
  });

  it.each([
    ['https://x.invalid/{run}.sorpilot.zip', 'https://x.invalid/20261123T063000Z-0a1b2c3d.sorpilot.zip'],
    ['https://x.invalid/tree/resultater/', 'https://x.invalid/tree/resultater/20261123T063000Z-0a1b2c3d'],
    ['https://x.invalid', 'https://x.invalid/20261123T063000Z-0a1b2c3d'],
  ])('lead to the files of a run from %s', (setting, expected) => {
    expect(runFilesHref(setting, '20261123T063000Z-0a1b2c3d')).toBe(expected);
  });

  it('stay on the site whatever an id consists of', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (environment, region, key) => {
        expect(casePath(environment, region, key)).toMatch(/^\/resultater\/[a-z0-9-]*\/[a-z0-9-]*\/[a-z0-9-]*\/$/);
      }),
    );
  });
});
