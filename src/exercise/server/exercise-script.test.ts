import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { behaviourFileSchema } from '../../model/config/behaviour.ts';
import { partiesFileSchema } from '../../model/config/party.ts';
import { regionsFileSchema } from '../../model/config/region.ts';

const read = (file: string): unknown => parse(readFileSync(new URL(`../../../config/${file}`, import.meta.url), 'utf8'));
const script = behaviourFileSchema.parse(read('exercise/behaviours.yaml'));
const { regions } = regionsFileSchema.parse(read('regions.yaml'));
const { parties } = partiesFileSchema.parse(read('exercise/parties.yaml'));

describe('the exercise’s script', () => {
  it('tells of every region, and of no one who is no party of the exercise', () => {
    const told = Object.keys(script.regions);
    expect(regions.map(({ id }) => id).filter((id) => !told.includes(id))).toEqual([]);
    const known = [...regions, ...parties].map(({ id }) => id);
    expect(told.filter((id) => !known.includes(id))).toEqual([]);
  });

  it('lets the new region begin where the first it takes over left off', () => {
    const successor = regions.find(({ replaces }) => replaces.length > 0)!;
    expect(script.regions[successor.id]).toEqual(script.regions[successor.replaces[0]!]);
  });

  it('refuses two deviations with the same id in a region', () => {
    const one = { id: 'to', kind: 'wsdl-missing', interfaces: ['skrs'], description: 'Øv.', expects: [] };
    const { error } = behaviourFileSchema.safeParse({ regions: { nordjylland: [one, one] } });
    expect(error?.issues.map(({ message }) => message)).toEqual(['hvert id må kun stå én gang i en region']);
  });
});
