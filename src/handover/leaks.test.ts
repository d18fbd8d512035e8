import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaksInFile, leaksInText, leakWords } from './leaks.ts';

const NUMBER = '010190-1234';
const hex = (length: number): string => 'a0101901234'.padEnd(length, 'b');
const found = (text: string): number => leaksInText(text).reduce((sum, { count }) => sum + count, 0);

describe('a civil registration number in a text that is to be shared', () => {
  it.each([
    ['is not seen in a SHA-256', hex(64), 0],
    ['is not seen in a SHA-1', hex(40), 0],
    ['is not seen in a UUID', '01019012-3400-4000-8000-010190123456', 0],
    ['is found on its own', NUMBER, 1],
    ['is found without a hyphen where it is said to be one', 'cpr 0101901234', 1],
    ['is no reason to refuse where nothing says that it is one', '0101901234', 0],
    ['is not seen in the time a token expires', '{"exp":1801468800} exp=1801468800', 0],
    ['is found after a SHA-256', `${hex(64)} ${NUMBER}`, 1],
  ])('%s', (_name, text, count) => {
    expect(found(text)).toBe(count);
  });

  it('is hidden by the same names as if each form were searched for alone', () => {
    const each = /\b(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/gi;
    const length = fc.constantFrom(7, 8, 39, 40, 41, 63, 64, 65);
    const piece = fc.oneof(
      length.map(hex),
      fc.constantFrom(NUMBER, '010190-', '1234'),
      fc.uuid(),
      fc.constantFrom(' ', '-', '/', '.', 'x'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(found(text)).toBe(found(text.replaceAll(each, '')));
      }),
    );
  });
});

describe('a place that is told', () => {
  const lines = (path: string, text: string) => leaksInFile(path, Buffer.from(text)).map(({ rule, line }) => [rule, line]);

  it('is the line in a text, packed or not', () => {
    const text = `a\nb 010190-1234\nc\nBearer abc123def456 010190-1234`;
    const expected = [
      ['cpr', 2],
      ['hemmelighed', 4],
      ['cpr', 4],
    ];
    expect(lines('a', text)).toEqual(expected);
    expect(leaksInFile('a.gz', gzipSync(text)).map(({ rule, line }) => [rule, line])).toEqual(expected);
  });

  it('is the message in a recording, and the line of the text in a document', () => {
    expect(lines('a.ndjson', '{"a":1}\n{"b":"x 010190-1234"}\n')).toEqual([['cpr', 2]]);
    expect(lines('a.json', JSON.stringify({ a: 'x', b: { c: 'y 010190-1234' } }, null, 2))).toEqual([['cpr', 4]]);
  });

  it('is told with the rule, and without what was found', () => {
    const places = Array.from({ length: 7 }, (_, at) => ({ rule: 'cpr' as const, line: at + 1 }));
    expect(leakWords(places)).toBe('cpr 7 gange (Et personnummer), linje 1, 2, 3, 4, 5 og 2 til');
  });

  it('does not reach from one text of a document into the next', () => {
    expect(lines('a.json', JSON.stringify({ a: '<Assertion ID="x">', b: 'og noget andet' }))).toEqual([]);
  });
});

it('what was masked may leave, in every form in which a run holds it', () => {
  const body = '<saml:Assertion ID="x">••••••</saml:Assertion>{"access_token":"••••••"} client_secret=••••••&x=1 ••••••-••••';
  const held = JSON.stringify({
    attachment: { body: Buffer.from(body).toString('base64') },
    message: body,
    quoted: JSON.stringify(body),
  });
  for (const [path, bytes] of [
    ['a', Buffer.from(body)],
    ['a.gz', gzipSync(body)],
    ['a.ndjson', Buffer.from(`${held}\n${held}\n`)],
    ['a.json', Buffer.from(JSON.stringify(JSON.parse(held), null, 2))],
    ['a.html', Buffer.from(`<pre>${body.replaceAll('<', '&lt;').replaceAll('"', '&#34;')}</pre>`)],
  ] as const)
    expect([path, leaksInFile(path, bytes)]).toEqual([path, []]);
});
