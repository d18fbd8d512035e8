import { describe, expect, it } from 'vitest';
import { behaviourSchema } from '../../model/config/behaviour.ts';
import type { Scope, ServedRegister } from './region-service.ts';
import { servedRegister } from './served-register.ts';
import { testService } from '../server/endpoint.fixture.ts';

const skrs: Scope = { interface: 'skrs', datatype: 'sorEntity' };
const told = { id: 'proeve', description: 'Prøve.', expects: [] };

function serve(behaviour: object, scope = skrs): ServedRegister {
  return servedRegister(testService(behaviourSchema.parse({ ...told, ...behaviour })), scope);
}

function levelsOf(served: ServedRegister, role: string) {
  return served.units.find(({ unit }) => unit.sorIdentifier === testService().testUnits[role])?.levels;
}

const afdeling = { interfaces: ['skrs'], roles: ['afdeling'] };
const right = { code: '270059999999100', name: 'Afdeling' };

describe('the register as a region shows it', () => {
  it('is the register itself when the region answers right', () => {
    const served = servedRegister(testService(), skrs);
    expect(served.units.map(({ unit }) => unit)).toEqual(testService().register.published().units);
    expect(levelsOf(served, 'afdeling')).toEqual([right]);
    expect(levelsOf(served, 'uden-niveau')).toEqual([]);
  });

  it.each([
    [{ kind: 'omit-level-code' }, [{ ...right, code: undefined }]],
    [{ kind: 'omit-level-name' }, [{ ...right, name: undefined }]],
    [{ kind: 'empty-level-code' }, [{ ...right, code: '' }]],
    [{ kind: 'wrong-level-name', name: 'Klinik' }, [{ ...right, name: 'Klinik' }]],
    [{ kind: 'unknown-level-code', code: '123456' }, [{ ...right, code: '123456' }]],
    [{ kind: 'level-missing' }, []],
    [{ kind: 'level-replaced', level: 'Afsnit' }, [{ code: '270069999999102', name: 'Afsnit' }]],
    [{ kind: 'two-levels', level: 'Afsnit' }, [right, { code: '270069999999102', name: 'Afsnit' }]],
  ])('%j changes the unit in the role and no other', (kind, expected) => {
    const served = serve({ ...kind, ...afdeling });
    expect(levelsOf(served, 'afdeling')).toEqual(expected);
    expect(levelsOf(served, 'afsnit')).toEqual([{ code: '270069999999102', name: 'Afsnit' }]);
  });

  it('gives even a unit without a level one when a behaviour names its role', () => {
    const served = serve({ kind: 'level-replaced', level: 'Afsnit', interfaces: ['skrs'], roles: ['uden-niveau'] });
    expect(levelsOf(served, 'uden-niveau')).toEqual([{ code: '270069999999102', name: 'Afsnit' }]);
  });

  it('leaves interfaces, files and datatypes alone that the behaviour does not name', () => {
    const behaviour = { kind: 'level-missing', interfaces: ['skrs', 'udtraek'], datatypes: ['shakSorMap'], roles: ['afdeling'] };
    expect(levelsOf(serve(behaviour, skrs), 'afdeling')).toEqual([right]);
    expect(levelsOf(serve(behaviour, { interface: 'fhir' }), 'afdeling')).toEqual([right]);
    expect(levelsOf(serve(behaviour, { interface: 'skrs', datatype: 'shakSorMap' }), 'afdeling')).toEqual([]);
  });

  it('drops rows from the SHAK map, points them wrong or leaves them without a level', () => {
    const unit = testService().testUnits['afdeling'];
    const rowsOf = (kind: string) => serve({ kind, ...afdeling }).shakSorMap;
    const rightRows = servedRegister(testService(), skrs).shakSorMap.filter(({ row }) => row.sorIdentifier === unit);
    expect(rightRows.length).toBeGreaterThan(0);
    expect(rowsOf('map-rows-missing').filter(({ row }) => row.sorIdentifier === unit)).toEqual([]);
    expect(
      rowsOf('map-wrong-unit').some(
        ({ row }) => row.shakIdentifier === rightRows[0]?.row.shakIdentifier && row.sorIdentifier !== unit,
      ),
    ).toBe(true);
    expect(rowsOf('map-without-level').find(({ row }) => row.sorIdentifier === unit)?.levels).toEqual([]);
  });

  it('may lack a classification or a value, or be out of date', () => {
    const levels = (served: ServedRegister) =>
      served.classifications.filter((entry) => entry.classification === 'OrganisationalLevel').map((entry) => entry.name);
    expect(
      levels(serve({ kind: 'classification-missing', classification: 'OrganisationalLevel', interfaces: ['skrs'] })),
    ).toEqual([]);
    expect(levels(serve({ kind: 'classification-entry-missing', level: 'Center', interfaces: ['skrs'] }))).not.toContain(
      'Center',
    );
    const stale = serve({ kind: 'stale-register', days: 10, interfaces: ['skrs'] });
    expect([stale.snapshotDate, stale.createdAtTime.slice(0, 10)]).toEqual(['2026-11-13', '2026-11-13']);
  });
});
