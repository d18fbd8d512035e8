import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Exchange, excerptSchema } from '../model/exchange.ts';
import { excerptsOf } from './excerpt.ts';

const UNIT = '900010031000016003';
const OTHER = '900010011000016009';

/** Exchanges whose answers are these texts, and a reader of them. */
function answers(...texts: readonly (readonly [url: string, text: string])[]) {
  const kept = new Map<string, Uint8Array>();
  const exchanges = texts.map(([url, text], at): Exchange => {
    const bytes = Buffer.from(text);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    kept.set(sha256, bytes);
    return {
      interface: 'udtraek',
      sequence: at + 1,
      purpose: '',
      reused: false,
      startedAt: '2026-11-23T08:00:00.000Z',
      durationMs: 1,
      request: { method: 'GET', url, headers: [] },
      response: { status: 200, headers: [], body: { mediaType: '', size: bytes.length, sha256, truncatedBytes: 0, text: true } },
      redactions: {},
    };
  });
  return { exchanges, read: (sha256: string) => Promise.resolve(kept.get(sha256)) };
}

async function excerpts(fault: { place?: string; received?: string }, ...texts: readonly (readonly [string, string])[]) {
  const { exchanges, read } = answers(...texts);
  const found = await excerptsOf(fault, exchanges, read);
  for (const one of found) {
    expect(excerptSchema.parse(one)).toEqual(one);
    expect(one.text.split('\n')).toHaveLength(one.to - one.from + 1);
  }
  return found.map((one) => ({ ...one, mark: one.text.slice(one.mark.start, one.mark.end) }));
}

const CSV = [
  'SorId;EntityName;ParentSorId',
  `="${OTHER}";A;`,
  `="123456789012345";B;="${UNIT}"`,
  `="${UNIT}";Øre;="${OTHER}"`,
  'x;y;z',
  '',
];

describe('what of the evidence a fault rests on', () => {
  it('is the row of the unit it names, with lines around it, and no row that only mentions the unit', async () => {
    const csv = CSV.join('\n');
    expect(await excerpts({ place: `${UNIT}, SorEntity_daily.csv, linje 4` }, ['http://a/SorEntity_daily.csv', csv])).toEqual([
      { exchange: 1, line: 4, from: 2, to: 5, text: CSV.slice(1, 5).join('\n'), mark: UNIT },
    ]);
  });

  it.each([
    [
      'XML',
      `<a>\n<Parent>${UNIT}</Parent><ParentSorId>${UNIT}</ParentSorId>\n<x:SorIdentifier>${UNIT}</x:SorIdentifier>\n</a>`,
      3,
    ],
    ['SKRS', `<a>\n<ParentSorId>${UNIT}</ParentSorId>\n<SorId>${UNIT}</SorId>\n</a>`, 3],
    ['FHIR', `{"entry":[\n{"partOf":{"reference":"Organization/${UNIT}"}},\n{"resource":{"id" : "${UNIT}"}}\n]}`, 3],
    ['CSV without guards', `SorId\n${OTHER};${UNIT}\n${UNIT};x`, 3],
    ['CSV that begins with it', `${UNIT};x`, 1],
  ])('is found in %s as its carrier writes it', async (_name, text, line) => {
    expect(await excerpts({ place: UNIT }, ['http://a/x', text])).toMatchObject([{ line, mark: UNIT }]);
  });

  it('is found in every interface that has the unit, and where none has it, where it is mentioned first', async () => {
    const own = `\n<SorId>${UNIT}</SorId>`;
    const mention = `<ParentSorId>${UNIT}</ParentSorId>`;
    const found = await excerpts({ place: UNIT }, ['http://a', mention], ['http://b', own], ['http://c', `x${own}`]);
    expect(found.map(({ exchange, line }) => [exchange, line])).toEqual([
      [2, 2],
      [3, 2],
    ]);
    expect(await excerpts({ place: UNIT }, ['http://a', mention], ['http://b', `${mention} `])).toMatchObject([{ exchange: 1 }]);
  });

  it('is the record on the line the fault gives, where a unit has several', async () => {
    const history = `SorId\n${UNIT};før\n${OTHER};x\n${UNIT};nu`;
    expect(await excerpts({ place: `${UNIT}, linje 4` }, ['http://a', history])).toMatchObject([{ line: 4 }]);
    // Lines of another file than this one.
    expect(await excerpts({ place: `${UNIT}, linje 99` }, ['http://a', history])).toMatchObject([{ line: 2 }]);
  });

  it('is a row or an element when no unit is named, in the file that is', async () => {
    const files = [
      ['http://a/en.csv', 'a\nb\nc'],
      ['http://a/to.csv', 'x\ny\nz'],
    ] as const;
    expect(await excerpts({ place: 'den daglige fil', received: 'linje 3 (to.csv): for få felter' }, ...files)).toMatchObject([
      { exchange: 2, line: 3, mark: 'z' },
    ]);
    const message = '<Emessage>\n <m:Sender id="1"><b/></m:Sender>\n</Emessage>';
    expect(
      await excerpts(
        { place: 'brev.xml, Emessage/ClinicalEmail/Sender' },
        ['mappe/andet.xml', message],
        ['mappe/brev.xml', message],
      ),
    ).toMatchObject([{ exchange: 2, line: 2, mark: '<m:Sender id="1">' }]);
  });

  it('is cut to what stands around it where an answer is one long line, at whole letters', async () => {
    const [found] = await excerpts({ place: UNIT }, ['http://a', `${'æ'.repeat(2_001)}"id":"${UNIT}"${'ø'.repeat(5_000)}`]);
    expect(found?.text).toMatch(/^…æ+"id":"\d+"ø+…$/);
    expect(found?.text.length).toBeLessThan(1_000);
    expect(found).toMatchObject({ line: 1, from: 1, to: 1, mark: UNIT });
  });

  it('is not a code within a longer row of digits, and nothing where nothing is named or kept', async () => {
    expect(await excerpts({ place: UNIT }, ['http://a', `1${UNIT} ${UNIT}2`])).toEqual([]);
    expect(await excerpts({ place: 'Last-Modified', received: 'i går' }, ['http://a', UNIT])).toEqual([]);
    const { exchanges } = answers(['http://a', UNIT]);
    expect(await excerptsOf({ place: UNIT }, exchanges, () => Promise.resolve(undefined))).toEqual([]);
  });
});
