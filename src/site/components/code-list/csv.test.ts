import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

describe('en CSV-fil til download', () => {
  it('har semikolon, CRLF og et byterækkefølgemærke', () => {
    expect(
      toCsv([
        ['Kode', 'Navn'],
        ['1', 'Æble'],
      ]),
    ).toBe('\uFEFFKode;Navn\r\n1;Æble\r\n');
  });

  it('sætter anførselstegn om det, der ellers ville dele en celle', () => {
    expect(toCsv([['a;b', 'c "d"', 'e\nf']])).toBe('\uFEFF"a;b";"c ""d""";"e\nf"\r\n');
  });

  it.each(['=1+1', '+45', '-1', '@SUM(A1)', '\t=1', '\r=1'])('lader ikke et regneark regne på %j', (cell) => {
    expect(toCsv([[cell]])).toMatch(/^\uFEFF"?'/);
  });

  it('kan læses igen med alle celler som de var, bortset fra apostroffen', () => {
    const cell = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const read: unknown = parse(toCsv(rows), { delimiter: ';', bom: true, record_delimiter: '\r\n' });
        expect(read).toEqual(rows.map((row) => row.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text))));
      }),
    );
  });
});
