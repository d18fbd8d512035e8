import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asChunks } from '../../test-register.fixture.ts';
import { type CsvItem, readCsvRows } from './rows.ts';

const items = async (text: string | Uint8Array, size?: number): Promise<CsvItem[]> => {
  const all: CsvItem[] = [];
  for await (const item of readCsvRows(asChunks(text, size))) all.push(item);
  return all;
};
const rows = (all: readonly CsvItem[]) =>
  all.flatMap((item) => (item.kind === 'row' ? [[item.line, ...Object.values(item.columns)]] : []));
const problems = (all: readonly CsvItem[]) =>
  all.flatMap((item) => (item.kind === 'problem' ? [`${item.problem.line}: ${item.problem.message}`] : []));

describe('rows of CSV', () => {
  it('have BOM, CRLF, quoted fields, breaks in fields and ="…" read', async () => {
    const text = '\uFEFFSorId;Navn\r\n="11000016002";"Afsnit; ""A"""\r\n\r\n="311000016009";"to\nlinjer"\r\nsidste;ø';
    for (const size of [1, 7, 1000]) {
      expect(rows(await items(text, size))).toEqual([
        [2, '11000016002', 'Afsnit; "A"'],
        [4, '311000016009', 'to\nlinjer'],
        [6, 'sidste', 'ø'],
      ]);
    }
  });

  it('tell an empty value from a column that is not there', async () => {
    const [, row] = await items('a;b\n1;\n');
    expect(row).toMatchObject({ columns: { a: '1', b: '' } });
    expect(row?.kind === 'row' ? row.columns['c'] : row).toBeUndefined();
  });

  it('are not lost after one that is too short, too long or has an open quote', async () => {
    const text = ['a;b', '1;2', '1', '1;2;3', '"åben;2', ...Array.from({ length: 30 }, (_, at) => `${at};x`)].join('\n');
    const all = await items(text);
    expect(rows(all)).toHaveLength(31);
    expect(rows(all).at(-1)).toEqual([35, '29', 'x']);
    expect(problems(all)).toMatchInlineSnapshot(`
      [
        "3: Linjen har 1 felter, men der er 2 kolonner; den er sprunget over.",
        "4: Linjen har 3 felter, men der er 2 kolonner; den er sprunget over.",
        "5: Et citationstegn åbner et felt, men bliver ikke lukket; linjen er sprunget over.",
      ]
    `);
  });

  it('tell of an empty file, a column twice, a lost byte and a line without end', async () => {
    expect([
      ...problems(await items('')),
      ...problems(await items('a;a\n1;2\n')),
      ...problems(await items(Uint8Array.of(0x61, 0x0a, 0xc3, 0xb8, 0x0a, 0xff, 0x0a), 3)),
      ...problems(await items(`a\n${'x'.repeat(70_000)}\n`, 65_000)),
    ]).toMatchInlineSnapshot(`
      [
        "1: Filen er tom; en linje med kolonnenavne var ventet.",
        "1: Kolonnen “a” står mere end én gang; den sidste er brugt.",
        "3: Byten 0xFF er ikke UTF-8, som resten af filen er; tegnet er tabt og vist som “�”.",
        "2: Linjen er længere end 65536 tegn og er sprunget over.",
      ]
    `);
  });

  it('show characters that no text may hold as lost, each line told once, and keep the rest of the row', async () => {
    const all = await items('a;b\n1\u0000;x\ty\n"2\u0007\u0000\nto";z\n3;w');
    expect(rows(all)).toEqual([
      [2, '1\uFFFD', 'x\ty'],
      [3, '2\uFFFD\uFFFD\nto', 'z'],
      [5, '3', 'w'],
    ]);
    expect(problems(all)).toMatchInlineSnapshot(`
      [
        "2: Linjen har et tegn, som ikke må stå i en tekst (U+0000); hvert er vist som “�”.",
        "3: Linjen har 2 tegn, som ikke må stå i en tekst (U+0007, U+0000); hvert er vist som “�”.",
      ]
    `);
  });

  it('neither hang nor throw on any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('"', ';', '\n', '\r', '=', 'æ', 'a') }),
        fc.integer({ min: 1, max: 5 }),
        async (text, size) => {
          const all = await items(`h;i\n${text}`, size);
          expect(all.at(-1)!.kind).toBe('end');
        },
      ),
    );
  });
});
