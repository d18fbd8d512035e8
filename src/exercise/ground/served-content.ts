import type { OrganisationalLevel, RegisterContent } from '../../sor/unit.ts';
import type { ServedLevel, ServedRegister } from './region-service.ts';

/**
 * What a part of a region shows, as the register's own writers take it. A level part that is left out becomes empty,
 * which is how a file with fixed columns shows it. The formats hold one level a unit: of several, the first is kept, or,
 * when `repeatUnits` is set, the unit stands once for each.
 */
export function contentOf(served: ServedRegister, { repeatUnits }: { readonly repeatUnits: boolean }): RegisterContent {
  const kept = (levels: readonly ServedLevel[]): readonly (ServedLevel | undefined)[] =>
    levels.length === 0 ? [undefined] : repeatUnits ? levels : levels.slice(0, 1);
  return {
    snapshotDate: served.snapshotDate,
    createdAtTime: served.createdAtTime,
    units: served.units.flatMap(({ unit, levels }) => kept(levels).map((level) => withLevel(unit, level))),
    superseded: served.otherStates.map(({ unit, levels }) => withLevel(unit, levels[0])),
    shakSorMap: served.shakSorMap.map(({ row, levels }) => withLevel(row, levels[0])),
    classifications: served.classifications,
  };
}

function withLevel<T extends { readonly organisationalLevel?: OrganisationalLevel }>(one: T, level: ServedLevel | undefined): T {
  const own = one.organisationalLevel;
  if (own?.code === level?.code && own?.name === level?.name) return one;
  if (level !== undefined) return { ...one, organisationalLevel: { code: level.code ?? '', name: level.name ?? '' } };
  return Object.fromEntries(Object.entries(one).filter(([field]) => field !== 'organisationalLevel')) as T;
}
