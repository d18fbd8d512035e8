import { describe, expect, it } from 'vitest';
import { asChunks, TEST_DATE, testRegister } from '../../test-register.fixture.ts';
import { isInForce, validityOn } from '../../validity.ts';
import {
  readClassificationsCsv,
  readReplacedEntitiesCsv,
  readShakSorMapCsv,
  readSorEntityCsv,
  withReplacements,
} from './read.ts';
import { writeClassificationsCsv, writeReplacedEntitiesCsv, writeShakSorMapCsv, writeSorEntityCsv } from './write.ts';

const content = testRegister();
const whole = (pieces: Iterable<string>): AsyncIterable<Uint8Array> => asChunks(Array.from(pieces).join(''), 4096);

describe('an extract in CSV', () => {
  it('gives back every unit of the complete extract, with who replaced whom', async () => {
    const read = await readSorEntityCsv(whole(writeSorEntityCsv(content, { daily: false, date: TEST_DATE })));
    const { replacements } = await readReplacedEntitiesCsv(whole(writeReplacedEntitiesCsv(content)));
    expect(read.problems).toEqual([]);
    expect(withReplacements(read.units, replacements)).toEqual(content.units);
  });

  it('has open units and units to come in the daily file, with ="…" around the codes', async () => {
    const text = Array.from(writeSorEntityCsv(content, { daily: true, date: TEST_DATE })).join('');
    expect(text).toContain(`\r\n="${content.units[0]!.sorIdentifier}";IE;`);
    const { units } = await readSorEntityCsv(asChunks(text, 999));
    const expected = content.units.filter(({ status }) => validityOn(status, TEST_DATE) !== 'closed');
    expect(units.map(({ sorIdentifier }) => sorIdentifier)).toEqual(expected.map(({ sorIdentifier }) => sorIdentifier));
  });

  it('gives back the SHAK map and the classifications', async () => {
    expect((await readShakSorMapCsv(whole(writeShakSorMapCsv(content)))).rows).toEqual(content.shakSorMap);
    expect((await readClassificationsCsv(whole(writeClassificationsCsv(content)))).entries).toEqual(content.classifications);
  });

  it('keeps every state of a unit, and knows which fields the file has no column for', async () => {
    const text = 'SorId;SorType;EntityName;FromDate\n1;IE;gammel;2010-01-01\n1;IE;ny;2020-01-01\n2;IE;anden;01-02-2010\n';
    const read = await readSorEntityCsv(asChunks(text));
    expect(read.units.map(({ entityName, status }) => `${entityName} ${status.fromDate}`)).toEqual([
      'gammel 2010-01-01',
      'ny 2020-01-01',
      'anden 2010-02-01',
    ]);
    expect(read.absentFields).toContain('parentSorIdentifier');
    expect(read.absentFields).not.toContain('entityName');
  });

  it('tells of what cannot be read by line and unit', async () => {
    const entity = await readSorEntityCsv(
      asChunks('SorId;SorType;FromDate;ToDate\n1;XX;2010-01-01;\n;IE;2010-01-01;\n2;IE;i går;2010-13-01\n'),
    );
    const map = await readShakSorMapCsv(asChunks('ShakId;SorId;FromDate\n9200;;2010-01-01\n'));
    const lists = await readClassificationsCsv(
      asChunks('Classification;Code;Name;FromDate\nOrganisationalLevel;;Hospital;2010-01-01\n'),
    );
    expect(
      [...entity.problems, ...map.problems, ...lists.problems].map(
        ({ line, what, message }) => `${line} ${what ?? '–'}: ${message}`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "1 EntityName: Kolonnen “EntityName” mangler.",
        "2 1: SorType er “XX”; IE, SI eller OE var ventet. Enheden er sprunget over.",
        "3 –: Enheden har ingen SorIdentifier og er sprunget over.",
        "4 2: EntityName mangler.",
        "4 2: FromDate er “i går”; en dato på formen 2026-11-23 var ventet.",
        "4 2: Hverken FromDate eller FirstFromDate kan bruges.",
        "4 2: ToDate er “2010-13-01”; en dato på formen 2026-11-23 var ventet.",
        "2 9200: En række i SHAKSORMap skal have ShakId, SorId og FromDate; rækken er sprunget over.",
        "2 –: En række i SORClassifications skal have Classification, Code og FromDate; rækken er sprunget over.",
      ]
    `);
    expect(entity.units.map(({ sorIdentifier }) => sorIdentifier)).toEqual(['2']);
  });

  it('reads columns by whatever name the register has for them, whatever their case, and says what the file has none for', async () => {
    const text = 'sorid;SORTYPE;EntityName;FromDate;ParentSorIdentifier\n2;OE;afsnit;2010-01-01;1\n';
    const read = await readSorEntityCsv(asChunks(text));
    expect(read.units.map(({ sorIdentifier, parentSorIdentifier }) => [sorIdentifier, parentSorIdentifier])).toEqual([
      ['2', '1'],
    ]);
    expect(read).toMatchObject({ problems: [], unknown: undefined });
    expect(read.columns).toContain('sorid');
    expect(read.absentFields).not.toContain('parentSorIdentifier');
    expect(read.absentFields).toContain('entityTypeCode');
  });

  it('leaves a table whose columns nobody knows, and tells which, until configuration says what they are called', async () => {
    const text = 'ClassificationName;Code;Text;FromDate\nOrganisationalLevelGroup;1;Ledelse;2010-01-01\n';
    const left = await readClassificationsCsv(asChunks(text));
    expect(left).toMatchObject({
      entries: [],
      problems: [],
      unknown: {
        table: 'sorClassifications',
        keys: ['classification', 'name'],
        there: ['ClassificationName', 'Code', 'Text', 'FromDate'],
      },
    });
    const mapping = { sorClassifications: { classification: 'ClassificationName', name: ['Tekst', 'Text'] } };
    expect((await readClassificationsCsv(asChunks(text), { mapping })).entries).toEqual([
      { classification: 'OrganisationalLevelGroup', code: '1', name: 'Ledelse', fromDate: '2010-01-01' },
    ]);
  });

  it('takes a classification without days for one that is in force as long as it is there', async () => {
    const { entries, problems } = await readClassificationsCsv(asChunks('Classification;Code;Name\nX;1;Ledelse\n'));
    expect(problems).toEqual([]);
    expect(entries.map((entry) => isInForce(entry, '2026-11-23'))).toEqual([true]);
  });
});
