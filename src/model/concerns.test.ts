import { describe, expect, it } from 'vitest';
import { concerns, interfacesOfCase } from './concerns.ts';
import { type OtherParty, otherPartySchema, regionAsParty } from './config/party.ts';
import { regionSchema } from './config/region.ts';

const other = (own: Partial<OtherParty>): OtherParty =>
  otherPartySchema.parse({
    id: 'part',
    kind: 'produkt',
    name: 'Part',
    shortName: 'Part',
    product: { vendor: 'Leverandør', name: 'Part' },
    roles: ['slaar-op'],
    ...own,
  });
const region = (id: string, replaces: readonly string[] = []) =>
  regionAsParty(regionSchema.parse({ id, name: id, shortName: id, sources: ['X'], replaces }));

const journal = other({ id: 'journal', roles: ['slaar-op', 'sender'], interfaces: ['journal', 'medcom'] });
const municipality = other({ id: 'kommune', kind: 'kommune', roles: ['modtager'] });
const [west, fused] = [region('vest'), region('ny-vest', ['vest'])];
const all = [west, fused, region('nord'), journal, municipality];

/** The parties that a scenario with these tags concerns, for one of its cases. */
function whom(tags: readonly string[], key = 'A-001'): readonly string[] {
  const interfaces = tags.flatMap((tag) => (tag.startsWith('snitflade:') ? [tag.slice('snitflade:'.length)] : []));
  return all.filter((party) => concerns({ tags, interfaces }, key, { party, all })).map(({ id }) => id);
}

describe('whom a scenario concerns', () => {
  it.each<[readonly string[], readonly string[], string]>([
    [['snitflade:fhir'], ['vest', 'ny-vest', 'nord'], 'those that have its interface'],
    [['snitflade:journal'], ['vest', 'ny-vest', 'nord', 'journal'], 'a product with the interface as well'],
    [['snitflade:journal', 'snitflade:fhir'], ['vest', 'ny-vest', 'nord'], 'only those that have them all'],
    [['manuel'], ['vest', 'ny-vest', 'nord'], 'regions, where a person tries what no interface shows'],
    [['manuel', 'rolle:modtager'], ['vest', 'ny-vest', 'nord', 'kommune'], 'those with the role'],
    [['manuel', 'rolle:modtager', 'part:kommune'], ['kommune'], 'those of the kind with the role'],
    [['manuel', 'part:produkt', 'part:kommune'], ['journal', 'kommune'], 'those of either kind'],
    [['snitflade:medcom', 'part:produkt'], ['journal'], 'those of the kind with the interface'],
    [['snitflade:fhir', 'sammenlaegning:ny-vest'], ['vest', 'ny-vest'], 'those that take part in the merger'],
  ])('%j is %j: %s', (tags, expected) => {
    expect(whom(tags)).toEqual(expected);
  });

  it('is told by a row that names one of its interfaces', () => {
    const tags = ['snitflade:journal', 'snitflade:logistik'];
    expect(whom(tags, 'A-001~Patientjournal')).toContain('journal');
    expect(whom(tags, 'A-001~Klinisk logistik')).not.toContain('journal');
    expect(whom(tags, 'A-001~Afsnit')).not.toContain('journal');
    expect(interfacesOfCase({ interfaces: ['udtraek', 'fhir'] }, 'A-001~Udtræk')).toEqual(['udtraek']);
  });
});
