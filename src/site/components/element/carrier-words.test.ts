import { describe, expect, it } from 'vitest';
import type { DataElement } from '../../../model/guidance/data-element.ts';
import { CARRIER_ROWS, ELEMENT_CARRIERS } from '../../../model/interfaces.ts';
import { CARRIER_STATES, breakable, carrierFacts, countByCarrier } from './carrier-words.ts';

const element: Pick<DataElement, 'carriers'> = {
  carriers: {
    xml1: { is: 'there', name: 'ShakIdentifier', certainty: 'confirmed', sources: ['SDM-XSD1'] },
    xml2: { is: 'there', name: 'ShakIdentifier', certainty: 'assumption', sources: [], note: 'Som i version 1.' },
    xml3: { is: 'absent', sources: ['SDM-XSD1'] },
    fhir: { is: 'unknown', note: 'Intet system er fundet.', sources: [] },
  },
};

describe('where an element is found', () => {
  it('covers every interface, including those no source names', () => {
    const facts = carrierFacts(element);
    expect(facts.map(({ carrier }) => carrier)).toEqual([...ELEMENT_CARRIERS]);
    expect(facts.map(({ state }) => state)).toEqual([
      'confirmed',
      'assumption',
      'absent',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('has the spelling, remark and sources of the interface, but no name where there is none', () => {
    const [xml1, xml2, xml3, , , , , fhir] = carrierFacts(element);
    expect(xml1).toMatchObject({ name: 'ShakIdentifier', sources: ['SDM-XSD1'] });
    expect(xml2).toMatchObject({ note: 'Som i version 1.' });
    expect(xml3).toMatchObject({ name: undefined, sources: ['SDM-XSD1'] });
    expect(fhir).toMatchObject({ name: undefined, note: 'Intet system er fundet.' });
  });

  it('says where an assumed spelling comes from, but only when it is the same', () => {
    const there = (name: string, certainty: 'confirmed' | 'assumption') => ({
      is: 'there' as const,
      name,
      certainty,
      sources: [],
    });
    const like = (carriers: Parameters<typeof carrierFacts>[0]['carriers']) =>
      carrierFacts({ carriers }).flatMap(({ carrier, like: model }) => (model === undefined ? [] : [[carrier, model]]));
    expect(
      like({
        xml1: there('LocalCode', 'confirmed'),
        xml2: there('LocalCode', 'assumption'),
        xml3: there('LocalKode', 'assumption'),
        csv: there('ShakId', 'confirmed'),
        skrs: there('ShakId', 'confirmed'),
      }),
    ).toEqual([['xml2', 'xml1']]);
    expect(like({ skrs: there('ShakId', 'assumption'), sorus: there('ShakId', 'assumption') })).toEqual([]);
  });

  it('is counted so that each interface adds up to the number of elements', () => {
    const counts = countByCarrier([element, { carriers: {} }]);
    for (const carrier of ELEMENT_CARRIERS) {
      expect(Object.values(counts[carrier]).reduce((sum, count) => sum + count, 0)).toBe(2);
    }
    expect(counts.xml1).toEqual({ confirmed: 1, assumption: 0, absent: 0, unknown: 1 });
  });

  it('has distinct words for every state and every interface', () => {
    expect(new Set(Object.values(CARRIER_STATES).map(({ word }) => word)).size).toBe(4);
    expect(new Set(Object.values(CARRIER_ROWS).map(({ short }) => short)).size).toBe(ELEMENT_CARRIERS.length);
  });
});

describe('a long spelling', () => {
  it.each([
    ['SorStatus/FirstFromDate', ['Sor', 'Status/', 'First', 'From', 'Date']],
    ['Organization.identifier', ['Organization.', 'identifier']],
    ['ShakId', ['Shak', 'Id']],
    ['SHAKSORMap.csv', ['SHAKSORMap.', 'csv']],
  ])('%s can break between its words without losing anything', (name, parts) => {
    expect(breakable(name)).toEqual(parts);
    expect(breakable(name).join('')).toBe(name);
  });
});
