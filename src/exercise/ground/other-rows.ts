import { fieldsOfUnit } from '../../sor/formats/fields-of-unit.ts';
import { unitFromFields } from '../../sor/formats/unit-from-fields.ts';
import { type BehaviourOf, unitsOf } from './behaviours.ts';
import type { RegionService, ServedMapRow, ServedRegister, ServedUnit } from './region-service.ts';

/** Kinds that change, repeat or add rows of the register's tables, whatever they are about. */
type RowBehaviour = BehaviourOf<'fields-replaced' | 'units-twice' | 'map-rows-replaced' | 'map-rows-added'>;

/** The register with the rows of some units spoiled; records of earlier and later days are left as they are. */
export function withOtherRows(served: ServedRegister, behaviour: RowBehaviour, service: RegionService): ServedRegister {
  const chosen = unitsOf(behaviour, service);
  const isChosen = (sorIdentifier: string): boolean => chosen === undefined || chosen.has(sorIdentifier);
  const ofUnits = (change: (one: ServedUnit) => readonly ServedUnit[]): ServedRegister => ({
    ...served,
    units: served.units.flatMap((one) => (isChosen(one.unit.sorIdentifier) ? change(one) : [one])),
  });
  switch (behaviour.kind) {
    case 'fields-replaced': {
      const values = valuesOf(behaviour.fields, service);
      return ofUnits((one) => [withFields(one, values)]);
    }
    case 'units-twice':
      return ofUnits((one) => [one, one]);
    case 'map-rows-replaced': {
      const values = valuesOf(behaviour.fields, service);
      const change = (one: ServedMapRow): ServedMapRow => ({ ...one, row: withValues(one.row, values) });
      return {
        ...served,
        shakSorMap: served.shakSorMap.map((one) => (isChosen(one.row.sorIdentifier) ? change(one) : one)),
      };
    }
    case 'map-rows-added': {
      const added = served.units
        .filter(({ unit }) => isChosen(unit.sorIdentifier))
        .flatMap((one) => rowFor(one, behaviour.shakIdentifier ?? one.unit.shakIdentifier));
      return { ...served, shakSorMap: [...served.shakSorMap, ...added] };
    }
  }
}

function withFields(one: ServedUnit, values: Readonly<Record<string, string>>): ServedUnit {
  const unit = unitFromFields(withValues(fieldsOfUnit(one.unit), values), () => undefined);
  return unit === undefined ? one : { ...one, unit };
}

function rowFor({ unit, levels }: ServedUnit, shakIdentifier: string | undefined): readonly ServedMapRow[] {
  if (shakIdentifier === undefined) return [];
  const { sorIdentifier, status } = unit;
  return [{ row: { shakIdentifier, sorIdentifier, fromDate: status.fromDate }, levels }];
}

/** Fields with other values; one that gets the empty value is left out. */
function withValues<T extends object>(fields: T, values: Readonly<Record<string, string>>): T {
  return Object.fromEntries(Object.entries({ ...fields, ...values }).filter(([, value]) => value !== '')) as T;
}

type Replacements = BehaviourOf<'fields-replaced' | 'map-rows-replaced'>['fields'];

/** The new values as text; a unit the region has no role for gives none. */
function valuesOf(fields: Replacements, { testUnits }: RegionService): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? value : (testUnits[value.unitInRole] ?? '')]),
  );
}
