import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { codeListSchema } from '../../../model/guidance/code-list.ts';
import { isVerhoeffValid } from '../../../sor/identifiers/verhoeff.ts';
import { codeAnchor } from './code-anchor.ts';
import { codeListCsv, codeListJson } from './code-list-files.ts';

const folder = 'guidance/code-lists';
const lists = readdirSync(folder).map((file) => ({
  file,
  list: codeListSchema.parse(parse(readFileSync(path.join(folder, file), 'utf8'))),
}));
const named = (id: string): (typeof lists)[number]['list'] => {
  const found = lists.find(({ list }) => list.id === id);
  if (found === undefined) throw new Error(id);
  return found.list;
};

describe('the code lists', () => {
  it.each(lists)('$file is named after its id and has each code and each anchor once', ({ file, list }) => {
    expect(file).toBe(`${list.id}.yaml`);
    const codes = list.codes.flatMap(({ code }) => (code === undefined ? [] : [code]));
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(list.codes.map(codeAnchor)).size).toBe(list.codes.length);
  });

  it.each(lists.filter(({ list }) => !list.complete))('$file says what is missing', ({ list }) => {
    expect(list.caveat).toBeDefined();
  });

  it.each(lists.filter(({ list }) => list.system === 'http://snomed.info/sct'))(
    '$file has only codes with a valid check digit',
    ({ list }) => {
      for (const { code } of list.codes) expect({ code, valid: isVerhoeffValid(code ?? '') }).toEqual({ code, valid: true });
    },
  );

  it('have as many codes as their sources', () => {
    expect(named('enhedstyper').codes).toHaveLength(68);
    expect(named('specialer').codes).toHaveLength(45);
    expect(named('eer-enhedstyper').codes).toHaveLength(20);
  });

  it('invent no code for a level or for Region Østdanmark', () => {
    expect(named('niveauer').codes.map(({ name, code }) => [name, code])).toEqual(
      ['Hospital', 'Hospitalsområde', 'Center', 'Overafdeling', 'Afdeling', 'Afsnit'].map((name) => [name, undefined]),
    );
    expect(named('regionskoder').codes.find(({ name }) => name === 'Region Østdanmark')?.code).toBeUndefined();
  });
});

describe('a code list as a file', () => {
  const list = codeListSchema.parse({
    id: 'proeve',
    title: 'Prøve',
    description: 'En prøve.',
    complete: false,
    sources: ['EN'],
    codes: [
      { code: '1', name: 'Én', note: 'a; b' },
      { english: 'Two', certainty: 'unknown' },
    ],
  });
  it('is a CSV with one line per code', () => {
    expect(codeListCsv(list)).toBe(
      '\uFEFFKode;Navn;Engelsk navn;Bemærkning;Sikkerhed\r\n1;Én;;"a; b";Bekræftet\r\n;;Two;;Ukendt\r\n',
    );
  });
  it('is JSON with the names of the sources, and null where nothing is known', () => {
    const known = [
      { key: 'EN', title: 'En kilde', publisher: 'Nogen' },
      { key: 'TO', title: 'Anden', publisher: 'Nogen' },
    ];
    expect(codeListJson(list, known)).toEqual({
      id: 'proeve',
      title: 'Prøve',
      description: 'En prøve.',
      system: null,
      asOf: null,
      complete: false,
      caveat: null,
      sources: [{ key: 'EN', title: 'En kilde', url: null }],
      codes: [
        { code: '1', name: 'Én', english: null, note: 'a; b', certainty: 'confirmed' },
        { code: null, name: null, english: 'Two', note: null, certainty: 'unknown' },
      ],
    });
  });
});
