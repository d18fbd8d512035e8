import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proseBlocks, proseParts, stepParts } from './prose.ts';

describe('beskrivelser', () => {
  it('har afsnit, lister og fremhævning', () => {
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

  it('er tomme, når der intet står', () => {
    expect(proseBlocks(' \n\n')).toEqual([]);
  });

  it('mister intet tegn uden for opmærkningen', () => {
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

describe('trin', () => {
  it('skiller parametre og værdier ud', () => {
    expect(stepParts('svarer <enhed> med “Hospital” og "x"')).toEqual([
      { kind: 'text', text: 'svarer ' },
      { kind: 'parameter', text: 'enhed' },
      { kind: 'text', text: ' med ' },
      { kind: 'value', text: '“Hospital”' },
      { kind: 'text', text: ' og ' },
      { kind: 'value', text: '"x"' },
    ]);
  });

  it('lader løse citationstegn og vinkler stå', () => {
    expect(stepParts('a < b og " alene')).toEqual([{ kind: 'text', text: 'a < b og " alene' }]);
  });
});
