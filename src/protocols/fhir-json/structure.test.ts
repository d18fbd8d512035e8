import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structureFault } from './structure.ts';

const duplicateKey = (text: string): string | undefined => {
  const fault = structureFault(text, 1_000);
  return fault?.reason === 'twice' ? fault.name : undefined;
};

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

describe('nesting', () => {
  it.each([
    ['[[1]]', 2, undefined],
    ['[[[1]]]', 2, { reason: 'too-deep' }],
    ['{"a":{"b":[]}}', 2, { reason: 'too-deep' }],
    ['["[[[[", "{{{{"]', 1, undefined],
    ['[1],[2],[3]', 1, undefined],
  ])('of %s against %i levels', (text, limit, expected) => {
    expect(structureFault(text, limit)).toEqual(expected);
  });
});
