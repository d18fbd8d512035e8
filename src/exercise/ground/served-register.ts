import type { Behaviour } from '../../model/config/behaviour.ts';
import { CLASSIFICATION } from '../../sor/classification.ts';
import type { OrganisationalLevel, RegisterContent, SorUnit } from '../../sor/unit.ts';
import { addDays } from '../../sor/validity.ts';
import { touches, unitsOf } from './behaviours.ts';
import { withOtherRows } from './other-rows.ts';
import {
  contentFor,
  type RegionService,
  type Scope,
  type ServedLevel,
  type ServedMapRow,
  type ServedRegister,
  type ServedUnit,
} from './region-service.ts';

/**
 * What one part of a region shows: the register as it ought to be, with the region's scripted behaviours applied in
 * the order of the file. Pure; the register itself is never changed.
 */
export function servedRegister(service: RegionService, scope: Scope): ServedRegister {
  const right = asServed(contentFor(service, scope));
  return service.behaviours
    .filter((behaviour) => touches(behaviour, scope))
    .reduce((served, behaviour) => apply(served, behaviour, service), right);
}

function asServed(content: RegisterContent): ServedRegister {
  return {
    snapshotDate: content.snapshotDate,
    createdAtTime: content.createdAtTime,
    units: content.units.map(asServedUnit),
    otherStates: [...(content.superseded ?? []), ...(content.announced ?? [])].map(asServedUnit),
    shakSorMap: content.shakSorMap.map((row) => ({ row, levels: levelsOf(row.organisationalLevel) })),
    classifications: content.classifications,
  };
}

function asServedUnit(unit: SorUnit): ServedUnit {
  return { unit, levels: levelsOf(unit.organisationalLevel) };
}

function levelsOf(level: OrganisationalLevel | undefined): readonly ServedLevel[] {
  return level === undefined ? [] : [{ code: level.code, name: level.name }];
}

/** Kinds that do not change the register are handled where the answer is written; they leave it as it is. */
function apply(served: ServedRegister, behaviour: Behaviour, service: RegionService): ServedRegister {
  const changeLevels = levelChange(behaviour, service);
  if (changeLevels !== undefined) {
    const chosen = 'roles' in behaviour || 'sorCodes' in behaviour ? unitsOf(behaviour, service) : undefined;
    return withLevels(served, chosen, changeLevels);
  }
  switch (behaviour.kind) {
    case 'fields-replaced':
    case 'units-twice':
    case 'map-rows-replaced':
    case 'map-rows-added':
      return withOtherRows(served, behaviour, service);
    case 'map-rows-missing':
    case 'map-wrong-unit':
    case 'map-without-level':
      return { ...served, shakSorMap: changeMap(served, behaviour, service) };
    case 'units-missing': {
      const chosen = unitsOf(behaviour, service);
      const isKept = ({ unit }: ServedUnit): boolean => chosen !== undefined && !chosen.has(unit.sorIdentifier);
      return { ...served, units: served.units.filter(isKept), otherStates: served.otherStates.filter(isKept) };
    }
    case 'classification-missing':
      return {
        ...served,
        classifications: served.classifications.filter((entry) => entry.classification !== behaviour.classification),
      };
    case 'classification-entry-missing':
      return {
        ...served,
        classifications: served.classifications.filter(
          (entry) => entry.classification !== CLASSIFICATION.level || entry.name !== behaviour.level,
        ),
      };
    case 'register-ahead':
      return { ...served, snapshotDate: addDays(served.snapshotDate, behaviour.days) };
    case 'stale-register': {
      const snapshotDate = daysBefore(served.snapshotDate, behaviour.days);
      const createdAtTime = daysBefore(served.createdAtTime, behaviour.days);
      // A unit that was neither there nor announced when the copy was made cannot be in it.
      const isKnown = ({ unit: { status } }: ServedUnit): boolean =>
        status.firstFromDate <= snapshotDate || (status.updatedAt ?? '') <= createdAtTime;
      return {
        ...served,
        snapshotDate,
        createdAtTime,
        units: served.units.filter(isKnown),
        otherStates: served.otherStates.filter(isKnown),
      };
    }
    default:
      return served;
  }
}

type LevelChange = (levels: readonly ServedLevel[]) => readonly ServedLevel[];

/** How a behaviour changes the levels of a unit that has one; undefined for behaviours of another kind. */
function levelChange(behaviour: Behaviour, service: RegionService): LevelChange | undefined {
  const named = (name: string): ServedLevel => ({ code: service.levelCodes.get(name), name });
  switch (behaviour.kind) {
    case 'omit-level-code':
      return (levels) => levels.map(({ name }) => ({ code: undefined, name }));
    case 'omit-level-name':
      return (levels) => levels.map(({ code }) => ({ code, name: undefined }));
    case 'empty-level-code':
      return (levels) => levels.map(({ name }) => ({ code: '', name }));
    case 'wrong-level-name':
      return (levels) => levels.map(({ code }) => ({ code, name: behaviour.name }));
    case 'unknown-level-code':
      return (levels) => levels.map(({ name }) => ({ code: behaviour.code, name }));
    case 'level-missing':
      return () => [];
    case 'level-replaced':
      return () => [named(behaviour.level)];
    case 'two-levels':
      return (levels) => [...levels, named(behaviour.level)];
    default:
      return undefined;
  }
}

/** Units named by role are changed whatever they carry; when none is named, those that carry a level. */
function withLevels(served: ServedRegister, chosen: ReadonlySet<string> | undefined, change: LevelChange): ServedRegister {
  const isTouched = (sorIdentifier: string, levels: readonly ServedLevel[]): boolean =>
    chosen === undefined ? levels.length > 0 : chosen.has(sorIdentifier);
  const unit = (one: ServedUnit): ServedUnit =>
    isTouched(one.unit.sorIdentifier, one.levels) ? { ...one, levels: change(one.levels) } : one;
  const row = (one: ServedMapRow): ServedMapRow =>
    isTouched(one.row.sorIdentifier, one.levels) ? { ...one, levels: change(one.levels) } : one;
  return {
    ...served,
    units: served.units.map(unit),
    otherStates: served.otherStates.map(unit),
    shakSorMap: served.shakSorMap.map(row),
  };
}

type MapBehaviour = Extract<Behaviour, { readonly kind: 'map-rows-missing' | 'map-wrong-unit' | 'map-without-level' }>;

function changeMap(served: ServedRegister, behaviour: MapBehaviour, service: RegionService): readonly ServedMapRow[] {
  const chosen = unitsOf(behaviour, service);
  const isTouched = ({ row }: ServedMapRow): boolean => chosen === undefined || chosen.has(row.sorIdentifier);
  if (behaviour.kind === 'map-rows-missing') return served.shakSorMap.filter((one) => !isTouched(one));
  if (behaviour.kind === 'map-without-level')
    return served.shakSorMap.map((one) => (isTouched(one) ? { ...one, levels: [] } : one));
  const wrong = served.units.find(({ unit }) => unit.sorType === 'OE' && chosen?.has(unit.sorIdentifier) !== true)?.unit
    .sorIdentifier;
  return served.shakSorMap.map((one) =>
    isTouched(one) && wrong !== undefined ? { ...one, row: { ...one.row, sorIdentifier: wrong } } : one,
  );
}

/** An ISO date or date-time so many days earlier; the rest of a date-time is kept as it is. */
function daysBefore(iso: string, days: number): string {
  return `${addDays(iso.slice(0, 10), -days)}${iso.slice(10)}`;
}
