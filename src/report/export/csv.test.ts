import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictRow } from '../../model/verdict.ts';
import { toCsv } from './csv.ts';
import { exportSet } from './export-world.fixture.ts';

const read = (text: string): Record<string, string>[] =>
  parse(text, { bom: true, delimiter: ';', columns: true, record_delimiter: '\r\n' }) as unknown as Record<string, string>[];

describe('CSV', () => {
  it('starts with the UTF-8 byte order mark and ends every line with CRLF', () => {
    const text = toCsv(exportSet());
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.split('\r\n')[0]).toContain('Miljø;Øvelse;Region');
  });

  it.each([false, true])('has one line for each cell of the matrix (exercise: %s)', (exercise) => {
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

  it('has the code of the fault, where it has one', () => {
    const [region] = exportSet().regions;
    const results = [
      { ...region!.results[0]!, faultCode: 'filen-tom' },
      { ...region!.results[1]!, faultCode: undefined },
    ];
    const text = toCsv({ ...exportSet(), regions: [{ ...region!, results }] });
    expect(read(text).map((line) => line['Fejlkode'])).toEqual(['filen-tom', '']);
  });

  it('ends with whether the specification is the publisher’s own', () => {
    const [region] = exportSet().regions;
    const [own, common] = [{ ...region!.results[0]!, own: true as const }, region!.results[1]!];
    const text = toCsv({ ...exportSet(), regions: [{ ...region!, results: [own, common] }] });
    expect(text.split('\r\n')[0]).toMatch(/;Fejlkode;Egen specifikation;Parttype;Leverandør;Version$/);
    expect(read(text).map((line) => line['Egen specifikation'])).toEqual(['ja', 'nej']);
  });

  it('reads back whatever a field holds, and never holds a formula', () => {
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
