import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('sidens indstillinger', () => {
  it('har mapper under roden, når intet er sat', () => {
    expect(readSettings({ SOR_PILOT_RESULTS: '' }, '/x')).toEqual({
      root: '/x',
      configDirectory: '/x/config',
      guidanceDirectory: '/x/guidance',
      decisionsDirectory: '/x/decisions',
      featuresDirectory: '/x/features',
      resultsDirectory: '/x/results',
      siteUrl: undefined,
      evidenceUrl: undefined,
      accessibilityStatement: undefined,
    });
  });

  it('tager resultater og adresser fra miljøet', () => {
    const settings = readSettings({ SOR_PILOT_RESULTS: '/andet', SOR_PILOT_WAS_URL: 'https://was.digst.dk/eksempel' }, '/x');
    expect(settings.resultsDirectory).toBe('/andet');
    expect(settings.accessibilityStatement).toBe('https://was.digst.dk/eksempel');
  });

  it.each(['javascript:alert(1)', 'ftp://x', 'https://', 'noget'])('gør ikke %s til et link', (url) => {
    expect(readSettings({ SOR_PILOT_WAS_URL: url }, '/x').accessibilityStatement).toBeUndefined();
    expect(readSettings({ SOR_PILOT_EVIDENCE_URL: url }, '/x').evidenceUrl).toBeUndefined();
  });
});
