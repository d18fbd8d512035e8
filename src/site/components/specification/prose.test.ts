import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proseBlocks, proseParts, stepParts } from './prose.ts';

describe('descriptions', () => {
  it('have paragraphs, lists and emphasis', () => {
    expect(proseBlocks('Første\nlinje **stærk** og `kode`.\n\n- et\n- *to*\n')).toEqual([
      {
        kind: 'paragraph',
        parts: [
          { kind: 'text', text: 'Første linje ' },
          { kind: 'strong', text: 'stærk' },
          { kind: 'text', text: ' og ' },
          { kind: 'code', text: 'kode' },
          { kind: 'text', text: '.' },
        ],
      },
      { kind: 'list', items: [[{ kind: 'text', text: 'et' }], [{ kind: 'em', text: 'to' }]] },
    ]);
  });

  it('are empty when there is no text', () => {
    expect(proseBlocks(' \n\n')).toEqual([]);
  });

  it('lose no character outside the markup', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/[*`\n]/.test(text)),
        (text) => {
          expect(
            proseParts(text)
              .map((part) => part.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});

describe('a step', () => {
  it('sets parameters and values apart', () => {
    expect(stepParts('svarer <enhed> med “Hospital” og "x"')).toEqual([
      { kind: 'text', text: 'svarer ' },
      { kind: 'parameter', text: 'enhed' },
      { kind: 'text', text: ' med ' },
      { kind: 'value', text: '“Hospital”' },
      { kind: 'text', text: ' og ' },
      { kind: 'value', text: '"x"' },
    ]);
  });

  it('leaves stray quotation marks and angle brackets alone', () => {
    expect(stepParts('a < b og " alene')).toEqual([{ kind: 'text', text: 'a < b og " alene' }]);
  });
});
