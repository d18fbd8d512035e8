import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictRow } from '../../model/verdict.ts';
import { toCsv } from './csv.ts';
import { exportSet } from './export-world.fixture.ts';

const read = (text: string): Record<string, string>[] =>
  parse(text, { bom: true, delimiter: ';', columns: true, record_delimiter: '\r\n' }) as unknown as Record<string, string>[];

describe('CSV', () => {
  it('begynder med UTF-8-mærket og slutter hver linje med CRLF', () => {
    const text = toCsv(exportSet());
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.split('\r\n')[0]).toContain('Miljø;Øvelse;Region');
  });

  it.each([false, true])('har én linje for hver celle i matricen (øvelse: %s)', (exercise) => {
    const set = exportSet(exercise);
    const cells = set.regions.flatMap((region) => region.results.map((result) => ({ region, result })));
    expect(
      read(toCsv(set)).map((line) => [
        line['Øvelse'],
        line['Region'],
        line['Tilfælde'],
        line['Afgørelseskode'],
        line['Afgørelse'],
      ]),
    ).toEqual(
      cells.map(({ region, result }) => [
        exercise ? 'ja' : 'nej',
        region.name,
        result.key,
        result.verdict,
        verdictRow(result.verdict).da,
      ]),
    );
  });

  it('kan læses igen, uanset hvad der står i et felt, og intet felt er en formel', () => {
    const [region] = exportSet().regions;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (sentence) => {
        const fault = { type: 'Deviation', sentence };
        const results = [{ ...region!.results[0]!, fault }];
        const lines = read(toCsv({ ...exportSet(), regions: [{ ...region!, results }] }));
        expect(lines).toHaveLength(1);
        expect(lines[0]!['Hvorfor']).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });
});
