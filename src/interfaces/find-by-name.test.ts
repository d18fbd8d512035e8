import { describe, expect, it } from 'vitest';
import { Deviation, EndpointError, PreconditionError } from '../model/faults.ts';
import { findByName, type NameSearch } from './find-by-name.ts';
import type { RegionClient } from './registry.ts';

type Copy = readonly string[] | Error;

/** A region whose copies hold units of these names, or cannot be read. */
function region({ fhir, udtraek, skrs }: { readonly fhir: Copy; readonly udtraek: Copy; readonly skrs: Copy }): RegionClient {
  const units = (copy: Copy) =>
    copy instanceof Error
      ? Promise.reject(copy)
      : Promise.resolve(copy.map((entityName, index) => ({ entityName, sorIdentifier: String(index + 1) })));
  return {
    fhir: { search: async () => ({ units: await units(fhir) }) },
    udtraek: { read: async () => ({ units: await units(udtraek) }) },
    skrs: { sorEntities: () => units(skrs) },
  } as unknown as RegionClient;
}

const absent = new PreconditionError('tilbydes ikke');
const down = new EndpointError('nede');
const odd = new Deviation('ulæselig');

describe('a unit searched by its name', () => {
  it.each<[string, Parameters<typeof region>[0], NameSearch]>([
    ['is found in the first copy', { fhir: ['A'], udtraek: absent, skrs: absent }, { kind: 'found', sorIdentifier: '1' }],
    [
      'is found though the first two cannot be read',
      { fhir: down, udtraek: odd, skrs: ['x', 'A'] },
      { kind: 'found', sorIdentifier: '2' },
    ],
    ['is not there when just one copy has been read', { fhir: absent, udtraek: ['x'], skrs: down }, { kind: 'absent' }],
    ['is not taken for a name that begins the same', { fhir: ['AB'], udtraek: absent, skrs: absent }, { kind: 'absent' }],
    ['is unknown when no copy can be read', { fhir: down, udtraek: absent, skrs: odd }, { kind: 'unknown' }],
  ])('%s', async (_case, copies, expected) => {
    expect(await findByName(region(copies), 'A')).toEqual(expected);
  });

  it('does not hide a fault in the tool itself', async () => {
    await expect(findByName(region({ fhir: new TypeError('vores'), udtraek: [], skrs: [] }), 'A')).rejects.toThrow('vores');
  });
});
