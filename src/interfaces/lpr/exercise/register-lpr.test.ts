import { describe, expect, it } from 'vitest';
import type { OwnBehaviour } from '../../../model/config/behaviour.ts';
import { parseSorCode } from '../../../sor/identifiers/sor-code.ts';
import { startTestEndpoint, testRegister, testUnits } from '../../../exercise/server/endpoint.fixture.ts';

const { afdeling, afsnit, lukket, 'uden-niveau': outside } = testUnits;
const registered = (code: string) => testRegister.units.find((unit) => unit.sorIdentifier === code);
const SHAK = registered(afdeling)!.shakIdentifier!;

/** The report as a list of entries, each with the responsible units it names, and its text. */
interface Seen {
  readonly text: string;
  readonly units: readonly (readonly string[])[];
}

async function seen(...behaviours: readonly object[]): Promise<Seen> {
  const endpoint = await startTestEndpoint(behaviours);
  try {
    const text = await (await fetch(`${endpoint.origin}/midtjylland/lpr/indberetning.xml`)).text();
    const entries = Array.from(text.matchAll(/<Forloebselement>(.*?)<\/Forloebselement>/g), ([, entry = '']) => entry);
    return {
      text,
      units: entries.map((entry) => Array.from(entry.matchAll(/<AnsvarligEnhed>(.*?)</g), ([, code = '']) => code)),
    };
  } finally {
    await endpoint.close();
  }
}

/** For each kind: what is seen on the first entry; the rest must be as they were. */
const KINDS: Readonly<Record<OwnBehaviour<'lpr'>['kind'], (seen: Seen) => void>> = {
  'lpr-shak-in-report': ({ text, units }) => {
    expect(text).toContain(`<Sygehusafdelingsnummer>${SHAK}</Sygehusafdelingsnummer>`);
    expect(units[0]).toEqual([afdeling]);
  },
  'lpr-shak-as-responsible': ({ units }) => expect(units[0]).toEqual([SHAK]),
  'lpr-responsible-unit-missing': ({ units }) => expect(units[0]).toEqual([]),
  'lpr-two-responsible-units': ({ units }) => expect(units[0]).toEqual([afdeling, units[1]![0]]),
  'lpr-invalid-sor': ({ units }) => expect(parseSorCode(units[0]![0]!).ok).toBe(false),
  'lpr-unknown-sor': ({ units }) => {
    expect(parseSorCode(units[0]![0]!).ok).toBe(true);
    expect(registered(units[0]![0]!)).toBeUndefined();
  },
  'lpr-closed-unit': ({ units }) => expect(units[0]).toEqual([lukket]),
  'lpr-unit-is-institution-owner': ({ units }) => expect(registered(units[0]![0]!)?.sorType).toBe('IE'),
  'lpr-unit-without-level': ({ units }) => expect(units[0]).toEqual([outside]),
  'lpr-unit-not-reporting': ({ units }) => expect(units[0]).toEqual([afsnit]),
  'lpr-empty': ({ text, units }) => {
    expect(units).toEqual([]);
    expect(text).toContain('</Indberetning>');
  },
  'lpr-malformed': ({ text }) => expect(text).not.toContain('</Indberetning>'),
};

describe('the report in the exercise', () => {
  it('names one open department at reporting level in each course element, and no SHAK code', async () => {
    const { text, units } = await seen();
    expect(units.length).toBeGreaterThan(1);
    for (const codes of units) {
      expect(codes).toHaveLength(1);
      expect(registered(codes[0]!)?.hospitalIndicators?.reportingLevelIndicator).toBe(true);
    }
    expect(text).toContain('Formen er vores egen');
    expect(text).not.toContain('Sygehusafdelingsnummer');
  });

  it.each(Object.entries(KINDS))('shows %s on the first course element and not on the others', async (kind, check) => {
    const right = await seen();
    const wrong = await seen({ kind });
    check(wrong);
    if (kind !== 'lpr-empty' && kind !== 'lpr-malformed') expect(wrong.units.slice(1)).toEqual(right.units.slice(1));
  });
});
