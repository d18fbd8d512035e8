import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from './write-csv.ts';

const cell = (text: string): string => writeCsv([[text]]).slice(1, -2);

describe('a table for spreadsheets', () => {
  it('has semicolons, CRLF and a byte order mark', () => {
    expect(
      writeCsv([
        ['Kode', 'Navn'],
        ['1', 'Æble'],
      ]),
    ).toBe('\uFEFFKode;Navn\r\n1;Æble\r\n');
  });

  it.each([
    ['a;b', '"a;b"'],
    ['c "d"', '"c ""d"""'],
    ['e\nf', '"e\nf"'],
    ['g\rh', '"g\rh"'],
    [' i', '" i"'],
    ['j ', '"j "'],
    ['', ''],
    ["k'l", "k'l"],
  ])('quotes %j when it would otherwise not be one cell as it was', (text, written) => {
    expect(cell(text)).toBe(written);
  });

  it.each(['=1+1', '+45', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n1', ' =1+1', '\u00A0=1', '＝1+1', '＋1', '－1', '＠x', ' ＝1'])(
    'lets no spreadsheet reckon with %j',
    (text) => {
      expect(cell(text).replace(/^"/, '').slice(0, 1)).toBe("'");
    },
  );

  it.each(['Region Midtjylland', 'a-b', '2026-11-23 07:00:00', '12', "'=1", 'a=1'])('leaves %j as it is', (text) => {
    expect(cell(text)).toBe(text);
  });

  it('replaces control characters, at which some spreadsheets stop', () => {
    expect(cell('a\u0000b\u0007c')).toBe('a\uFFFDb\uFFFDc');
  });

  it('is read back as it was, but for the apostrophe', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const read: unknown = parse(writeCsv(rows), { delimiter: ';', bom: true, record_delimiter: '\r\n' });
        const guarded = (one: string) => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(one) ? `'${one}` : one);
        expect(read).toEqual(rows.map((row) => row.map(guarded)));
      }),
    );
  });
});
