import { describe, expect, it } from 'vitest';
import { formatPilotError } from '../model/pilot-error.ts';
import { type RegionPreflight, registerRelease, worstState } from '../model/preflight.ts';
import { preflightLines, preflightProblems, preflightSummary } from './preflight-table.ts';

const FOUND: RegionPreflight = {
  schemaVersion: 1,
  environment: 'test1',
  exercise: false,
  region: 'midtjylland',
  at: '2026-11-23T08:00:00.000Z',
  durationMs: 120,
  interfaces: [
    {
      interface: 'fhir',
      address: 'https://fhir.example/fhir',
      reachable: false,
      checks: [
        { check: 'lookup', state: 'ok', sentence: 'Navnet fører til 10.20.30.40.' },
        {
          check: 'connection',
          state: 'failed',
          code: 'SP3021',
          sentence: 'Systemet tog ikke imod forbindelsen inden for 5 sekunder. (ETIMEDOUT)',
          remedy: 'Kontrollér netværk, VPN og firewall fra den maskine, der afprøver.',
        },
        { check: 'access', state: 'not-tried', sentence: 'Ikke prøvet, fordi noget før det fejlede.' },
      ],
    },
    {
      interface: 'udtraek',
      address: 'https://filer.example/en/meget/lang/sti/som/ikke/kan/brydes/nogen/steder/overhovedet/',
      reachable: true,
      release: { day: '2026-11-22', source: 'SnapshotDate' },
      checks: [
        { check: 'clock', state: 'warning', code: 'SP3025', sentence: 'Systemets ur er 5 minutter foran.', remedy: 'Stil uret.' },
      ],
    },
  ],
};

describe('the preflight table', () => {
  it('can be read in a terminal of 80 columns', () => {
    const lines = preflightLines('Region Midtjylland', FOUND, 80);
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "Region Midtjylland

        FHIR
          https://fhir.example/fhir
          ✓ Navneopslag     Navnet fører til 10.20.30.40.
          ✗ Forbindelse     Systemet tog ikke imod forbindelsen inden for 5 sekunder.
                            (ETIMEDOUT) → SP3021
          · Adgang          Ikke prøvet, fordi noget før det fejlede.

        Udtræk (filer)
          https://filer.example/en/meget/lang/sti/som/ikke/kan/brydes/nogen/steder/overhovedet/
          ! Ur              Systemets ur er 5 minutter foran. → SP3025"
    `);
    expect(lines.filter((line) => line.length > 80)).toEqual([
      '    https://filer.example/en/meget/lang/sti/som/ikke/kan/brydes/nogen/steder/overhovedet/',
    ]);
  });

  it('says each thing once, with every interface it concerns', () => {
    const [first, second] = FOUND.interfaces;
    const twice = { ...FOUND, interfaces: [first!, { ...first!, interface: 'skrs' as const }, second!] };
    expect(preflightProblems('Region Midtjylland', twice).map(formatPilotError).join('\n\n')).toMatchInlineSnapshot(`
      "SP3021 Systemet tager ikke imod forbindelsen
        Sted:      Region Midtjylland: FHIR, SKRS (registerkopi)
        Fundet:    Systemet tog ikke imod forbindelsen inden for 5 sekunder. (ETIMEDOUT)
        Løsning:   Kontrollér netværk, VPN og firewall fra den maskine, der afprøver.
        Læs mere:  docs/fejl/sp3021.mdx

      SP3025 Urene går forskelligt
        Sted:      Region Midtjylland: Udtræk (filer)
        Fundet:    Systemets ur er 5 minutter foran.
        Løsning:   Stil uret.
        Læs mere:  docs/fejl/sp3025.mdx"
    `);
  });

  it('says when there is nothing to look at, and that an exercise is an exercise', () => {
    expect(preflightLines('Region Nordjylland', { ...FOUND, exercise: true, interfaces: [] }, 80)).toEqual([
      'Region Nordjylland (øvelse)',
      '  Regionen har ingen snitflader med en adresse i dette miljø.',
    ]);
  });

  it('counts interfaces by the worst that was seen', () => {
    expect(FOUND.interfaces.map(worstState)).toEqual(['failed', 'warning']);
    expect(preflightSummary([FOUND, FOUND])).toBe('4 snitflader: advarsel 2 · fejl 2');
  });

  it('knows the register’s day from the extract only', () => {
    expect(registerRelease(FOUND)).toBe('2026-11-22');
    const [first] = FOUND.interfaces;
    const told = { ...first!, release: { day: '2026-11-20', source: 'CapabilityStatement.date' as const } };
    expect(registerRelease({ interfaces: [told] })).toBeUndefined();
  });
});
