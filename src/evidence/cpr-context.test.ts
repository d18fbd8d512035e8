import { describe, expect, it } from 'vitest';
import { UNIT_ELEMENTS } from '../sor/fields.ts';
import { createRedactor } from './redactor.ts';

const redactor = createRedactor({ secrets: [] });

/** Ten digits that are no person's number, the places that say what they are, and how many look like one where none does. */
const OTHERS: Readonly<
  Record<
    string,
    {
      readonly numbers: () => readonly string[];
      readonly said: readonly ((number: string) => string)[];
      readonly percent: number;
    }
  >
> = {
  'numbers of places of production': {
    // The register has given them out one after the other from 1,000,000,000 on.
    numbers: () => Array.from({ length: 10_000 }, (_, at) => String(1_000_000_000 + at * 3_001)),
    said: [
      (number) => `<PNummer>${number}</PNummer>`,
      (number) => `"pNumber": "${number}"`,
      (number) => `p-nummer: ${number}`,
      (number) => `<x:ProductionUnitIdentifier>${number}</x:ProductionUnitIdentifier>`,
      (number) => `P-enhed=${number}`,
      (number) => `Der er intet sted med P-nummer ${number}.`,
      (number) => `<P-nr>${number}</P-nr>`,
    ],
    percent: 40,
  },
  'times as year, month, day and hour': {
    numbers: () =>
      Array.from({ length: 10_000 }, (_, at) =>
        new Date(Date.UTC(2000, 0, 1) + at * 26 * 3_600_000).toISOString().replaceAll(/[-T]|:.*/g, ''),
      ),
    said: [
      (number) => `"timestamp":"${number}"`,
      (number) => `<KoerselsTidspunkt>${number}</KoerselsTidspunkt>`,
      (number) => `?date=${number}`,
    ],
    percent: 40.5,
  },
  'seconds since 1970': {
    numbers: () => Array.from({ length: 10_000 }, (_, at) => String(1_000_000_000 + at * 100_003)),
    said: [
      (number) => `exp=${number}`,
      (number) => `"exp":${number}`,
      (number) => `{\\"iat\\":${number}}`,
      (number) => `&quot;nbf&quot;: ${number}`,
      (number) => `auth_time%3D${number}`,
      (number) => `Cache-Control: max-age=${number}`,
      (number) => `{"expires_at":${number}}`,
    ],
    percent: 12,
  },
  'codes of ten digits': {
    numbers: () =>
      Array.from({ length: 10_000 }, (_, at) =>
        String(at * 999_983 + 7)
          .padStart(10, '0')
          .slice(-10),
      ),
    said: [
      (number) => `<SorIdentifier>${number}</SorIdentifier>`,
      (number) => `"shakId":"${number}"`,
      (number) => `sor=${number}`,
    ],
    percent: 7.3,
  },
};

describe('ten digits that are no number of a person', () => {
  it.each(Object.entries(OTHERS))('are shown where it is said what they are: %s', (_name, { numbers, said }) => {
    for (const number of numbers())
      for (const say of said) expect(redactor.text(say(number))).toEqual({ text: say(number), counts: {} });
  });

  it.each(Object.entries(OTHERS))(
    'are masked as uncertain where nothing is said, and never refused: %s',
    (_name, { numbers, percent }) => {
      const counts = numbers().map((number) => redactor.text(`"id":"${number}"`).counts);
      expect(counts.filter((one) => one.cpr !== undefined)).toEqual([]);
      expect((100 * counts.filter((one) => one['cpr-maaske'] !== undefined).length) / counts.length).toBeCloseTo(percent, 0);
    },
  );

  it('stand in the fields of the register’s codes, by every name that a carrier gives those', () => {
    const codes = [
      'sorIdentifier',
      'parentSorIdentifier',
      'shakIdentifier',
      'providerIdentifier',
      'cvrNumberIdentifier',
      'eanLocationCode',
      'geographicalSorIdentifier',
    ] as const;
    const names = codes.flatMap(
      (key) => JSON.stringify(UNIT_ELEMENTS[key]).match(/\b[A-Z]\w*(?:Id|Identifier|Code)(?=")/g) ?? [],
    );
    expect(names.length).toBeGreaterThan(codes.length);
    for (const name of names) expect([name, redactor.text(`<${name}>1010901234</${name}>`).counts]).toEqual([name, {}]);
  });
});
