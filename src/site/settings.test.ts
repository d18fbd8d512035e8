import { describe, expect, it } from 'vitest';
import { onePlace } from '../model/places.ts';
import { readSettings } from './settings.ts';

const PLACES = onePlace('/x');

describe('the settings of the site', () => {
  it('default to folders under the root', () => {
    expect(readSettings({ SOR_PILOT_RESULTS: '' }, PLACES)).toEqual({
      places: PLACES,
      configFolders: ['/x/config'],
      guidanceDirectory: '/x/guidance',
      decisionsDirectory: '/x/decisions',
      featuresDirectory: undefined,
      resultsDirectory: '/x/results',
      measurementsDirectory: '/x/measurements',
      siteUrl: undefined,
      base: '/',
      evidenceUrl: undefined,
      accessibilityStatement: undefined,
      exerciseToo: false,
    });
  });

  it.each([
    ['1', true],
    ['0', false],
    ['', false],
    ['nej', false],
  ])('show the exercise beside real environments only when asked with 1, not with “%s”', (value, exerciseToo) => {
    expect(readSettings({ SOR_PILOT_SITE_EXERCISE: value }, PLACES)).toMatchObject({ exerciseToo });
  });

  it('take results and addresses from the environment', () => {
    const settings = readSettings({ SOR_PILOT_RESULTS: '/andet', SOR_PILOT_WAS_URL: 'https://was.digst.dk/eksempel' }, PLACES);
    expect(settings.resultsDirectory).toBe('/andet');
    expect(settings.accessibilityStatement).toBe('https://was.digst.dk/eksempel');
  });

  it.each([
    ['https://example.dk', 'https://example.dk/', '/'],
    ['https://example.dk/sor/pilot', 'https://example.dk/sor/pilot/', '/sor/pilot/'],
    ['https://example.dk/sor/pilot//?a=b#c', 'https://example.dk/sor/pilot/', '/sor/pilot/'],
    ['', undefined, '/'],
    ['ftp://example.dk/x', undefined, '/'],
  ])('take the address of the site, %s, as that of a folder', (url, siteUrl, base) => {
    expect(readSettings({ SOR_PILOT_SITE_URL: url }, PLACES)).toMatchObject({ siteUrl, base });
  });

  it.each(['javascript:alert(1)', 'ftp://x', 'https://', 'noget'])('do not turn %s into a link', (url) => {
    expect(readSettings({ SOR_PILOT_WAS_URL: url }, PLACES).accessibilityStatement).toBeUndefined();
    expect(readSettings({ SOR_PILOT_EVIDENCE_URL: url }, PLACES).evidenceUrl).toBeUndefined();
  });
});
