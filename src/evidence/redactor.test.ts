import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLeaks } from './find-leaks.ts';
import { createRedactor } from './redactor.ts';

const coded = (text: string): string => Buffer.from(text).toString('base64');
const hexOf = (text: string, separator: string): string =>
  Array.from(Buffer.from(text), (byte) => byte.toString(16).padStart(2, '0')).join(separator);

/** The ways a secret travels that a plain search would miss. */
const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  'plain text': (secret) => secret,
  base64: (secret) => Buffer.from(secret).toString('base64'),
  'base64 without padding': (secret) => Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  'base64 after a name': (secret) => Buffer.from(`bruger:${secret}`).toString('base64'),
  'base64 amid other text': (secret) => Buffer.from(`{"k":"${secret}"}xyz`).toString('base64'),
  'base64 in an address': (secret) => encodeURIComponent(Buffer.from(secret).toString('base64')),
  'percent-encoding': (secret) => encodeURIComponent(secret),
  'percent-encoding of every character, in small letters': (secret) =>
    Array.from(Buffer.from(secret), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  'double percent-encoding': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'a form field': (secret) => new URLSearchParams({ k: secret }).toString().slice(2),
  'JSON text': (secret) => JSON.stringify(secret).slice(1, -1),
  'JSON in JSON': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  'JSON with \\u': (secret) =>
    Array.from({ length: secret.length }, (_, index) => `\\u${secret.charCodeAt(index).toString(16).padStart(4, '0')}`).join(''),
  'XML with named entities': (secret) =>
    secret
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&apos;'),
  'XML with numbers': (secret) => Array.from(secret, (character) => `&#${character.codePointAt(0) ?? 0};`).join(''),
  'XML with hexadecimal numbers': (secret) =>
    Array.from(secret, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`).join(''),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'hex in capitals and small letters': (secret) =>
    Buffer.from(secret)
      .toString('hex')
      .replaceAll(/[a-f](?=.?.?.?[0-9])/g, (digit) => digit.toUpperCase()),
  'hex with colons': (secret) => hexOf(secret, ':').toUpperCase(),
  'hex with blanks': (secret) => hexOf(secret, ' '),
  'base64 of base64': (secret) => coded(coded(secret)),
  'base64 of base64 after a name': (secret) => coded(coded(`bruger:${secret}`)),
  'base64 in lines of mail': (secret) => coded(`${'x'.repeat(44)}${secret}${'y'.repeat(80)}`).replaceAll(/.{76}/g, '$&\r\n'),
  'base64 in lines of PEM': (secret) => coded(`${'x'.repeat(41)}${secret}${'y'.repeat(80)}`).replaceAll(/.{64}/g, '$&\n'),
  'base64 in lines as XML writes them': (secret) =>
    coded(`${'x'.repeat(50)}${secret}${'y'.repeat(80)}`).replaceAll(/.{76}/g, '$&&#13;&#10;'),
  'quoted-printable': (secret) =>
    Array.from(Buffer.from(secret), (byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`).join(''),
  'quoted-printable with a soft line break': (secret) => Array.from(secret).toSpliced(3, 0, '=\r\n').join(''),
  'JavaScript with \\x': (secret) =>
    Array.from(secret, (character) =>
      (character.codePointAt(0) ?? 0) > 0xff
        ? character
        : `\\x${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0').toUpperCase()}`,
    ).join(''),
};

/** Secrets as people and machines make them: from 6 characters, with Danish letters, signs, quotes and blanks inside. */
const secretArbitrary = fc
  .array(fc.constantFrom(...Array.from('abcXYZ0189æøåÆØÅ!"#%&/()=?+\'<>;:,.-_*~^@£$€{[]}\\ 😀')), { minLength: 6, maxLength: 40 })
  .map((characters) => characters.join(''))
  .filter((secret) => secret.trim() === secret && new Set(secret).size > 2);

describe('secrets', () => {
  it.each(Object.keys(ENCODINGS))('never survive as %s', (name) => {
    const encode = ENCODINGS[name]!;
    fc.assert(
      fc.property(secretArbitrary, fc.constantFrom('', '"', ' x=', '>', '/'), (secret, around) => {
        const written = encode(secret);
        const { text, counts } = createRedactor({ secrets: [secret] }).text(`før${around}${written}${around}efter`);
        expect(text).not.toContain(written);
        expect(text.startsWith('før')).toBe(true);
        expect(text.endsWith('efter')).toBe(true);
        expect(counts.hemmelighed).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  it('are found in a mixture of encodings too', () => {
    const redactor = createRedactor({ secrets: ['p@ss/"ord'] });
    expect(redactor.text(String.raw`p%40ss\/&quot;&#111;rd`).text).toBe('••••••');
  });

  it('leave a word alone that only looks similar', () => {
    const redactor = createRedactor({ secrets: ['hemmeligt-ord-1'] });
    expect(redactor.text('hemmeligt-ord-2 og Basic authentication').text).toBe('hemmeligt-ord-2 og Basic authentication');
  });

  it('are hidden everywhere however short they are, within words and coded too', () => {
    const redactor = createRedactor({ secrets: ['sor', 'q7'] });
    expect(redactor.text('sor, sorts, xq7y, c29y, “cTc=” og 73:6F:72').text).toBe(
      '••••••, ••••••ts, x••••••y, ••••••, “••••••” og ••••••',
    );
  });

  it('are hidden as user name and password paired in base64', () => {
    const redactor = createRedactor({ secrets: [], basicPairs: [{ username: 'region', password: 'øl' }] });
    expect(redactor.text(`kode ${Buffer.from('region:øl').toString('base64')}.`)).toEqual({
      text: 'kode ••••••.',
      counts: { hemmelighed: 1 },
    });
  });

  it('leave user names alone as words, and hide them where they stand as user names', () => {
    const redactor = createRedactor({ secrets: [], basicPairs: [{ username: 'pilot', password: 'p@ss-ord-1' }] });
    for (const text of ['sor-pilot og SOR-PILOT', '<Name>Pilot</Name>', '“pilot” er ukendt', 'en user pilots'])
      expect(redactor.text(text)).toEqual({ text, counts: {} });
    for (const [text, shown] of [
      ['{"username":"pilot","navn":"pilot"}', '{"username":"••••••","navn":"pilot"}'],
      ['user_name=pilot&x=pilot', 'user_name=••••••&x=pilot'],
      ['<wsse:Username>pilot</wsse:Username>', '<wsse:Username>••••••</wsse:Username>'],
      ['Digest username="pilot", realm="pilot"', 'Digest username="••••••", realm="pilot"'],
      ['brugernavn: Pilot', 'brugernavn: ••••••'],
      ['se https://pilot@sor.example/pilot', 'se https://••••••@sor.example/pilot'],
      ['pilot:p@ss-ord-1', '••••••'],
      ['cGlsb3Q6cEBzcy1vcmQtMQ==', '••••••'],
    ] as const)
      expect(redactor.text(text).text).toBe(shown);
  });

  it('are hidden in the value of a quoted header, whatever its case and letters', () => {
    const redactor = createRedactor({ secrets: [] });
    const pair = Buffer.from('pilot:ordet').toString('base64').replaceAll('=', '');
    for (const quoted of [`“Basic ${pair}”`, `basic ${pair}`, `"BASIC": "${pair}"`, `Basic%20${pair}`])
      expect(redactor.text(`ugyldig ${quoted} her`).text).toBe(`ugyldig ${quoted.replace(pair, '••••••')} her`);
    expect(redactor.text('Basic authentication, bearer authorization').counts).toEqual({});
  });

  it('are hidden even when they are credentials no configuration knows', () => {
    const redactor = createRedactor({ secrets: [] });
    expect(redactor.text('Authorization: Bearer abc123def456, eyJhbGciOi.eyJzdWIiOiI.c2ln').text).toBe(
      'Authorization: Bearer ••••••, ••••••',
    );
  });

  it('are found alike by the second pass, which tells only rule and count', () => {
    expect(findLeaks('a hemmelig-1 b hemmelig-1 c 010190-1234', ['hemmelig-1'])).toEqual([
      { rule: 'hemmelighed', count: 2 },
      { rule: 'cpr', count: 1 },
    ]);
    expect(findLeaks('intet her', ['hemmelig-1'])).toEqual([]);
  });

  it('turn into nothing new when text is redacted twice', () => {
    fc.assert(
      fc.property(secretArbitrary, fc.string(), (secret, text) => {
        const redactor = createRedactor({ secrets: [secret] });
        const once = redactor.text(`${text}${secret}${text}`).text;
        expect(redactor.text(once).text).toBe(once);
      }),
    );
  });
});

describe('addresses', () => {
  const redactor = createRedactor({ secrets: ['kode-123'], shownQueryNames: ['niveau'] });
  it.each([
    ['https://h/fhir/Organization?identifier=urn:oid:1.2.208.176.1.1|311000016009&_count=50', undefined],
    ['https://h/x?niveau=Afdeling&apikey=abc&tom=', 'https://h/x?niveau=Afdeling&apikey=••••••&tom='],
    ['https://bruger:ord@h/x', 'https://••••••@h/x'],
    ['https://h/kode-123/x?identifier=kode%2D123', 'https://h/••••••/x?identifier=••••••'],
    ['https://h/x?%69dentifier=1&%zz=2#a', 'https://h/x?%69dentifier=1&%zz=••••••#a'],
  ])('%s', (address, expected) => {
    expect(redactor.url(address).text).toBe(expected ?? address);
  });
});

describe('headers', () => {
  const redactor = createRedactor({ secrets: ['kode-123'] });
  it.each([
    ['Content-Type', 'application/json', 'application/json'],
    ['Authorization', 'Basic abc', '••••••'],
    ['Set-Cookie', 'a=b', '••••••'],
    ['X-Nyt-Hoved', 'værdi', '••••••'],
    ['Server', 'sor kode-123', 'sor ••••••'],
    ['Location', 'https://h/login?session=abc', 'https://h/login?session=••••••'],
  ])('%s', (name, value, expected) => {
    expect(redactor.header(name, value).text).toBe(expected);
  });
});

describe('error texts', () => {
  const redactor = createRedactor({
    secrets: [],
    local: { hosts: ['bygge01', 'bygge01.indre.dk'], folders: ['/srv/projekt', '/root', '/'] },
  });
  it.each([
    ['ENOENT /srv/projekt/src/x.ts:1', 'ENOENT …/src/x.ts:1'],
    ['file:///srv/projekt/a /srv/projektor/b', '…/a /srv/projektor/b'],
    ['se /home/anne/hemmelig.txt og C:\\Users\\Anne\\x', 'se …/hemmelig.txt og …\\x'],
    ['fra BYGGE01.indre.dk til bygge011', 'fra (maskinen, der afprøver) til bygge011'],
  ])('%s', (text, expected) => {
    expect(redactor.errorText(text).text).toBe(expected);
  });
});
