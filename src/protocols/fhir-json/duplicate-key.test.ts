import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateKey } from './duplicate-key.ts';

describe('the same field twice', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"x":{"b":1,"c":[{"b":2}],"b":3}}', 'b'],
    ['{"a":"{\\"a\\":1}","\\u0061":2}', 'a'],
    ['[{"a":1},{"a":2}]', undefined],
    ['{"a":{"a":{"a":["a","a"]}}}', undefined],
    ['{"a":"a","b":"a"}', undefined],
    ['{"a\\"b":1,"a\\\\":2}', undefined],
    ['{"a', undefined],
  ])('%s: %s', (text, twice) => {
    expect(duplicateKey(text)).toBe(twice);
  });

  it('is never found in what JSON.stringify writes', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => duplicateKey(JSON.stringify(value)) === undefined));
  });

  it('is always found when a field is repeated', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (name, value) => {
        const field = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
        return duplicateKey(`[{${field},"\\u0000ekstra":1,${field}}]`) === name;
      }),
    );
  });
});
