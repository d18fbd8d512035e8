import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaksInText } from './leaks.ts';

const BIRTHDAY = '0101901234';
const hex = (length: number): string => `a${BIRTHDAY}`.padEnd(length, 'b');
const found = (text: string): number => leaksInText(text, []).reduce((sum, { count }) => sum + count, 0);

describe('a civil registration number in a text that is to be shared', () => {
  it.each([
    ['is not seen in a SHA-256', hex(64), 0],
    ['is not seen in a SHA-1', hex(40), 0],
    ['is not seen in a UUID', '01019012-3400-4000-8000-010190123456', 0],
    ['is found on its own', BIRTHDAY, 1],
    ['is found with a hyphen', '010190-1234', 1],
    ['is found after a SHA-256', `${hex(64)} ${BIRTHDAY}`, 1],
  ])('%s', (_name, text, count) => {
    expect(found(text)).toBe(count);
  });

  it('is hidden by the same names as if each form were searched for alone', () => {
    const each = /\b(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/gi;
    const length = fc.constantFrom(7, 8, 39, 40, 41, 63, 64, 65);
    const piece = fc.oneof(length.map(hex), fc.constant(BIRTHDAY), fc.uuid(), fc.constantFrom(' ', '-', '/', '.', 'x'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(found(text)).toBe(found(text.replaceAll(each, '')));
      }),
    );
  });
});
