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

describe('kodelisterne', () => {
  it.each(lists)('$file hedder som sit id og har hver kode og hvert anker én gang', ({ file, list }) => {
    expect(file).toBe(`${list.id}.yaml`);
    const codes = list.codes.flatMap(({ code }) => (code === undefined ? [] : [code]));
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(list.codes.map(codeAnchor)).size).toBe(list.codes.length);
  });

  it.each(lists.filter(({ list }) => !list.complete))('$file siger, hvad der mangler', ({ list }) => {
    expect(list.caveat).toBeDefined();
  });

  it.each(lists.filter(({ list }) => list.system === 'http://snomed.info/sct'))(
    '$file har kun koder, hvis kontrolciffer går op',
    ({ list }) => {
      for (const { code } of list.codes) expect({ code, valid: isVerhoeffValid(code ?? '') }).toEqual({ code, valid: true });
    },
  );

  it('har det antal koder, som kilderne har', () => {
    expect(named('enhedstyper').codes).toHaveLength(68);
    expect(named('specialer').codes).toHaveLength(45);
    expect(named('eer-enhedstyper').codes).toHaveLength(20);
  });

  it('opfinder ingen kode for et niveau eller for Region Østdanmark', () => {
    expect(named('niveauer').codes.map(({ name, code }) => [name, code])).toEqual(
      ['Hospital', 'Hospitalsområde', 'Center', 'Overafdeling', 'Afdeling', 'Afsnit'].map((name) => [name, undefined]),
    );
    expect(named('regionskoder').codes.find(({ name }) => name === 'Region Østdanmark')?.code).toBeUndefined();
  });
});

describe('kodelisterne som filer', () => {
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
  it('er en CSV med en linje pr. kode', () => {
    expect(codeListCsv(list)).toBe(
      '\uFEFFKode;Navn;Engelsk navn;Bemærkning;Sikkerhed\r\n1;Én;;"a; b";Bekræftet\r\n;;Two;;Ukendt\r\n',
    );
  });
  it('er en JSON med kildernes navne og null, hvor intet er kendt', () => {
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
