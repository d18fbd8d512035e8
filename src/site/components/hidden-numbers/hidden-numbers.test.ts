import { describe, expect, it } from 'vitest';
import { shownNumbersFileSchema } from '../../../model/decisions/shown-number.ts';
import type { Matrix } from '../../../report/types.ts';
import type { SiteData } from '../../site-data.ts';
import type { ShownDetail } from '../../withheld/screen-detail.ts';
import { parse } from 'yaml';
import { decisionLines, fieldsToDecide, hiddenNumbers } from './hidden-numbers.ts';

const MASK = '••••••••••';
const BODY = `<A>\n<LokaltNummer>${MASK}</LokaltNummer>\n<LokaltNummer>${MASK}</LokaltNummer><Fri/>${MASK}\n</A> ••••••-••••`;
const body = { mediaType: 'text/xml', size: 1, sha256: 'a'.repeat(64), truncatedBytes: 0, text: true };

function exchange(sequence: number, more: object = {}): ShownDetail['exchanges'][number] {
  return {
    interface: 'fhir',
    purpose: 'Hent',
    sequence,
    reused: false,
    startedAt: '2026-11-23T08:00:00.000Z',
    durationMs: 1,
    request: { method: 'GET', url: 'https://h/fhir/enheder.xml?x=1', headers: [] },
    response: { status: 200, headers: [{ name: 'etag', value: `"${MASK}"` }], body },
    redactions: { 'cpr-maaske': 1 },
    ...more,
  };
}

const DETAILS: Readonly<Record<string, object>> = {
  'nord A': { exchanges: [exchange(1)], steps: [{ error: `fik ${MASK}` }], excerpts: [{ text: MASK }] },
  'nord B': {
    exchanges: [
      exchange(1, { redactions: {} }),
      exchange(2, { redactions: {}, maskedNow: true, response: { status: 200, headers: [], body } }),
    ],
  },
  'nord C': { exchanges: [exchange(1, { withheld: 'cpr 1 gang i adressen' })] },
  'syd A': { exchanges: [exchange(1, { redactions: { cpr: 1 } })] },
};

const cells = (key: string) =>
  ['nord', 'syd'].map((region) => ({ run: 'r', region, key, ...(key === 'C' ? { manual: { opinions: [{ run: 'r' }] } } : {}) }));
const matrix = {
  environment: { id: 'test1' },
  regions: [{ id: 'nord' }, { id: 'syd' }],
  groups: [{ rows: ['A', 'B', 'C'].map((key) => ({ id: key, name: `Scenarie ${key}`, cells: cells(key) })) }],
} as unknown as Matrix;
const site: Pick<SiteData, 'caseDetail' | 'evidence'> = {
  caseDetail: ({ region, key }) => Promise.resolve(DETAILS[`${region} ${key}`] as ShownDetail | undefined),
  evidence: () => Promise.resolve(Buffer.from(BODY)),
};

describe('the list of hidden numbers', () => {
  it('tells each once, with region, interface, file, lines and field, and every scenario that shows it', async () => {
    const place = { region: 'nord', interface: 'fhir', file: 'enheder.xml' };
    const a = { key: 'A', name: 'Scenarie A', exchange: 1 };
    const b = { key: 'B', name: 'Scenarie B', exchange: 2 };
    expect(await hiddenNumbers(site, matrix)).toEqual([
      {
        ...{ region: 'nord', interface: undefined, part: 'Trin, fejl og bemærkninger', file: undefined, field: undefined },
        ...{ lines: [], count: 1, cases: [{ ...a, exchange: undefined }] },
      },
      { ...place, part: 'Svarets hoveder', field: 'etag', lines: [], count: 1, cases: [a] },
      { ...place, part: 'Svaret', field: 'LokaltNummer', lines: [2, 3], count: 2, cases: [a, b] },
      { ...place, part: 'Svaret', field: undefined, lines: [3], count: 1, cases: [a, b] },
    ]);
  });

  it('has the lines of a decision for each field of an interface, which are read as they stand but for what people must say', async () => {
    const fields = fieldsToDecide(await hiddenNumbers(site, matrix));
    expect(fields).toEqual([
      { field: 'etag', interface: 'fhir' },
      { field: 'LokaltNummer', interface: 'fhir' },
    ]);
    const odd = { field: 'et: "felt"', interface: undefined };
    const text = `shownNumbers:\n${[...fields, odd].map((one) => decisionLines(one, 'test1', '2026-11-30')).join('\n')}\n`;
    const { shownNumbers } = shownNumbersFileSchema.parse(parse(text));
    expect(shownNumbers.map(({ field, interface: of, environment, date }) => [field, of, environment, date])).toEqual([
      ['etag', 'fhir', 'test1', '2026-11-30'],
      ['LokaltNummer', 'fhir', 'test1', '2026-11-30'],
      ['et: "felt"', undefined, 'test1', '2026-11-30'],
    ]);
  });
});
