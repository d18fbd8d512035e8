import { describe, expect, it } from 'vitest';
import { authSchema, tlsSchema } from '../../model/config/access.ts';
import { INTERFACES, interfaceRow } from '../../model/interfaces.ts';
import { formatPilotError } from '../../model/pilot-error.ts';
import { accessKinds, suggestedVariable } from './access-kinds.ts';
import { listed, readAddress, readChoice, readReference, readRegion, readRegions, readWord } from './replies.ts';
import { ROLE_NAMES } from './setup.ts';

const told = (read: object): string => ('problem' in read ? formatPilotError(read.problem as never) : '');

describe('an address', () => {
  it.each(['https://fhir.eksempel.invalid/r4', 'http://127.0.0.1:8027/midtjylland/fhir'])('can be %s', (address) =>
    expect(readAddress(address, 'x')).toEqual({ value: address }),
  );

  it.each([
    ['fhir.eksempel.invalid', 'begynder med http:// eller https://'],
    ['ftp://fhir.eksempel.invalid', 'begynder med http:// eller https://'],
    ['{endpoint}/midtjylland/fhir', 'begynder med http:// eller https://'],
    ['https://', 'Adressen kan ikke læses'],
    ['https://bruger:hunter2hunter2@fhir.eksempel.invalid', 'rummer et brugernavn eller et kodeord'],
    ['ftp://bruger:hunter2hunter2@fhir.eksempel.invalid', 'begynder med http:// eller https://'],
  ])('cannot be %s, and a password in it is not repeated', (address, why) => {
    const problem = told(readAddress(address, 'FHIR, adressen'));
    expect(problem).toMatch(/^SP1004 /);
    expect(problem).toContain(why);
    expect(problem).not.toContain('hunter2');
  });
});

describe('where a secret lies', () => {
  it.each([
    ['MIDT_FHIR_TOKEN', { env: 'MIDT_FHIR_TOKEN' }],
    ['/run/secrets/midt', { file: '/run/secrets/midt' }],
    ['C:\\hemmeligt\\midt', { file: 'C:\\hemmeligt\\midt' }],
  ])('can be %s', (reply, value) => expect(readReference(reply, 'x')).toEqual({ value }));

  it.each(['hunter2', 'midt-token', 'eyJhbGciOi.x.y', 'run/secrets/midt', '1ABC', 'TO ORD', '\\\\x'])(
    'cannot be %s, which may be the secret and is not repeated',
    (reply) => {
      const problem = told(readReference(reply, 'FHIR, adgangsbeviset'));
      expect(problem).toMatch(/^SP1004 /);
      expect(problem).not.toContain(reply);
    },
  );
});

const region = (id: string, name: string) => ({ id, name, shortName: name.replace('Region ', ''), replaces: [], sources: ['x'] });
const regions = [region('midtjylland', 'Region Midtjylland'), region('sjaelland', 'Region Sjælland')];

describe('a region', () => {
  it.each([
    ['1', 'midtjylland'],
    ['sjaelland', 'sjaelland'],
    ['SJÆLLAND', 'sjaelland'],
    ['region midtjylland', 'midtjylland'],
  ])('is found by %s', (reply, id) => expect(readRegion(reply, regions)).toMatchObject({ value: { id } }));

  it.each(['0', '3', 'midtjyland', ''])('is not found by %j, and the nearest is told', (reply) =>
    expect(told(readRegion(reply, regions))).toMatch(/^SP1010 /),
  );

  it('can be several, each once', () => {
    expect(readRegions('2, midtjylland,2', regions)).toMatchObject({ value: [{ id: 'sjaelland' }, { id: 'midtjylland' }] });
    expect(told(readRegions('1, 9', regions))).toContain('“9”');
  });
});

describe('a word', () => {
  it.each([
    ['1', undefined],
    ['J', 'ja'],
    ['senere', 'senere'],
    ['x', undefined],
    ['jah', undefined],
    ['', undefined],
  ])('%j is %s', (reply, expected) => expect(readWord(reply, ['ja', 'nej', 'senere'])).toBe(expected));

  it('can be chosen by its number where the list has numbers', () => {
    expect(['2', 'LEV', 'Leverandør', '4'].map((reply) => readChoice(reply, ROLE_NAMES))).toEqual([
      ...['leverandør', 'leverandør', 'leverandør'],
      undefined,
    ]);
  });

  it('can stand among others', () => expect(listed(' a.json, ,b.xml,')).toEqual(['a.json', 'b.xml']));
});

describe('a kind of access', () => {
  const reference = { env: 'MIDT_X' };
  const answer = { reference, address: 'https://adgang.eksempel.invalid/token', text: 'x', level: 4 };

  it.each(accessKinds('skrs').map((kind) => [kind.word, kind] as const))('%s is one that configuration takes', (_word, kind) => {
    for (const parts of [kind.parts, kind.parts.filter(({ optional }) => optional !== true)]) {
      const { auth, tls = {} } = kind.settings(Object.fromEntries(parts.map((part) => [part.key, answer[part.kind]])));
      expect(authSchema.parse(auth)).toMatchObject(auth);
      expect(tlsSchema.parse(tls)).toEqual(tls);
      // Each part that was answered is written.
      const written = JSON.stringify({ auth, tls });
      for (const { key } of parts) expect(written).toContain(`"${key}":`);
    }
  });

  it('is an id card only where there is a SOAP header to lay it in', () => {
    for (const name of INTERFACES)
      expect(accessKinds(name).some(({ word }) => word === 'dgws')).toBe(interfaceRow(name).kind === 'soap');
  });

  it('is suggested a variable that can be one', () => {
    for (const name of INTERFACES)
      expect(readReference(suggestedVariable('midtjylland', name, 'TOKEN'), 'x')).toEqual({
        value: { env: `MIDT_${name.toUpperCase()}_TOKEN` },
      });
  });
});
