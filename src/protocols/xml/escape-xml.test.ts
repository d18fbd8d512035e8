import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml, escapeXmlAttribute, xmlLeaf, xmlTag } from './escape-xml.ts';
import { parseXml } from './xml-tree.ts';

describe('text in XML and HTML', () => {
  it.each([
    ['Enheden på niveau <niveau>', 'Enheden på niveau &lt;niveau&gt;'],
    ['</title><script>alert(1)</script>', '&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['A & B &lt;', 'A &amp; B &amp;lt;'],
    [']]>', ']]&gt;'],
    ['"', '"'],
  ])('%s is written so that it stays text', (text, expected) => {
    expect(escapeXml(text)).toBe(expected);
  });

  it.each(['\u0000', '\u0007', '\u000B', '\u001F', '\uFFFE', '\uFFFF', '\uD800', '\uDC00'])(
    'replaces %j, which XML cannot hold at all',
    (sign) => {
      expect([escapeXml(`a${sign}b`), escapeXmlAttribute(`a${sign}b`)]).toEqual(['a\uFFFDb', 'a\uFFFDb']);
    },
  );

  it('is read back as it was, whatever it was, from an element and from an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, value) => {
        // What XML cannot hold comes out as U+FFFD, which is tried above.
        fc.pre(!escapeXml(text + value).includes('\uFFFD'));
        const element = parseXml(`${xmlTag('a', { b: value })}.${escapeXml(text)}.</a>`);
        expect([element.text, element.attributes['b']]).toEqual([`.${text}.`, value]);
      }),
    );
  });

  it('leaves out what has no value and writes what is empty', () => {
    expect([xmlLeaf('a', undefined), xmlLeaf('a', ''), xmlTag('a', { b: undefined, c: '' }, true)]).toEqual([
      '',
      '<a></a>',
      '<a c=""/>',
    ]);
  });
});
