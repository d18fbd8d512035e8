import { describe, expect, it } from 'vitest';
import { leaves, parseXml, xmlElements, XmlRefused } from './xml-tree.ts';

function refusal(document: string): unknown {
  try {
    return parseXml(document);
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    return [error.reason, error.detail, `${error.line}:${error.column}`];
  }
}

describe('an XML document as a tree', () => {
  it('knows elements by namespace and local name, whatever their prefixes', () => {
    const root = parseXml('<x:a xmlns:x="urn:x" xmlns="urn:y"><b> en &amp; <![CDATA[<to>]]> </b><x:c/></x:a>');
    expect([root.namespace, root.name]).toEqual(['urn:x', 'a']);
    expect(leaves(root).map(({ namespace, name, text }) => [namespace, name, text])).toEqual([
      ['urn:y', 'b', 'en & <to>'],
      ['urn:x', 'c', ''],
    ]);
  });

  it('says where each element stood, also after a byte order mark, line ends and letters outside the basic plane', () => {
    const document = '\uFEFF<a t="𝔸">\r\n  <b>æ</b><c d="&lt;"/>\r\n</a>';
    expect(xmlElements(document)?.map(({ start, end }) => document.slice(start, end))).toEqual([
      '<a t="𝔸">\r\n  <b>æ</b><c d="&lt;"/>\r\n</a>',
      '<b>æ</b>',
      '<c d="&lt;"/>',
    ]);
  });

  it('lets no prefixed namesake stand in for an attribute, in whatever order they stand', () => {
    const both = (tag: string) => parseXml(tag).attributes;
    expect(both('<a xmlns:x="urn:x" x:b="x" b="own" x:c="c"/>')).toEqual({ b: 'own', c: 'c' });
    expect(both('<a xmlns:x="urn:x" b="own" x:b="x"/>')).toEqual({ b: 'own' });
  });

  it('refuses what it does not read and says where', () => {
    expect(refusal('<a><b></a>')).toEqual(['malformed', 'unexpected close tag.', '1:10']);
    expect(refusal('')).toEqual(['malformed', 'document must contain a root element.', '1:0']);
    expect(refusal('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')).toEqual(['doctype', '', '1:54']);
    expect(refusal('<a>&b;</a>')).toEqual(['malformed', 'undefined entity.', '1:6']);
    expect(refusal(`${'<a>'.repeat(65)}${'</a>'.repeat(65)}`)).toEqual(['too-deep', '', '1:195']);
    expect(xmlElements('<a>')).toBeUndefined();
  });

  it('reads 64 levels', () => {
    expect(xmlElements(`${'<a>'.repeat(64)}${'</a>'.repeat(64)}`)).toHaveLength(64);
  });
});
