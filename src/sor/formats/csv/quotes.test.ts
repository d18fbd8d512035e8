import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asChunks } from '../../test-register.fixture.ts';
import { endsInsideQuotes, splitQuoted } from './quotes.ts';
import { readCsvRows } from './rows.ts';

const OPTIONS = { delimiter: ';', relax_quotes: true, relax_column_count: true, record_delimiter: '\n' } as const;

const signs = fc.string({ unit: fc.constantFrom('"', ';', 'a', 'æ', '–', ' ', '='), maxLength: 14 });

describe('fields of CSV', () => {
  it('are those csv-parse finds, however the quotes of a record are set', () => {
    fc.assert(
      fc.property(fc.array(signs, { minLength: 1, maxLength: 3 }), (lines) => {
        const [record = ''] = lines.filter((line) => line !== '' && !endsInsideQuotes(line));
        fc.pre(record !== '');
        expect([splitQuoted(record)]).toEqual(parse(record, OPTIONS));
      }),
      { numRuns: 2000 },
    );
  });

  it('are those csv-parse finds in a whole file, wherever it is cut', async () => {
    const field = fc.string({ unit: fc.constantFrom('"', ';', '\n', 'a', 'æ', '–', '𐍈', ' ', '1'), maxLength: 8 });
    const quoted = fc
      .tuple(field, fc.boolean())
      .map(([value, always]) => (always || /[";\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value));
    const rows = fc.array(fc.array(quoted, { minLength: 3, maxLength: 3 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 1, max: 30 }), async (written, end, size) => {
        const text = ['x;y;z', ...written.map((row) => row.join(';'))].join('\n');
        const found: string[][] = [];
        for await (const item of readCsvRows(asChunks(text.replaceAll('\n', end), size))) {
          expect(item.kind).not.toBe('problem');
          if (item.kind === 'row') found.push(Object.values(item.columns));
        }
        expect(found).toEqual(parse(text, OPTIONS).slice(1));
      }),
      { numRuns: 500 },
    );
  });
});
