import type { Comparison, ComparisonCell, ComparisonSource } from '../../model/comparison.ts';
import type { UnitView } from '../../interfaces/views.ts';
import type { CarrierKind } from '../../sor/fields/carriers.ts';
import { UNIT_FIELDS, type UnitField, type UnitFieldKey } from './fields.ts';

/** What one interface gave when asked for the unit. */
export interface SourceReading {
  /** As the scenarios call it: “XML version 3”. */
  readonly name: string;
  readonly kind: CarrierKind;
  readonly result:
    | { readonly state: 'read'; readonly view: UnitView }
    | { readonly state: 'unknown-unit' }
    | { readonly state: Exclude<ComparisonSource['state'], 'read' | 'unknown-unit'>; readonly note: string };
}

/** A unit, and what each interface shows of it. */
export interface CompareInput {
  readonly unit: Comparison['unit'];
  /** ISO day. */
  readonly onDate: string;
  readonly readings: readonly SourceReading[];
  /** The fields the scenario asks about; the others are shown all the same. */
  readonly asked: readonly UnitFieldKey[];
}

/**
 * Compares one unit field by field over the interfaces that could be read. Values are compared as normalised and shown
 * as written. An empty field and one that is not there both say “nothing” and agree with each other; whether a field
 * must be there is for other scenarios to judge. Pure.
 */
export function compareUnit({ unit, onDate, readings, asked }: CompareInput): Comparison {
  return {
    unit,
    onDate,
    sources: readings.map(sourceOf),
    fields: Object.entries(UNIT_FIELDS).map(([key, field]) => {
      const seen = readings.map((reading) => look(field, reading, onDate));
      const usual = mostUsual(seen.flatMap(({ compared }) => compared ?? []));
      const cells = seen.map(({ cell, compared }) => ({ ...cell, differs: compared !== undefined && !usual(compared) }));
      return {
        name: field.name,
        asked: asked.some((one) => one === key),
        differs: cells.some((cell) => cell.differs),
        cells,
      };
    }),
  };
}

function sourceOf({ name, result }: SourceReading): ComparisonSource {
  const { state } = result;
  if (state === 'read') return { name, state, place: result.view.place };
  return state === 'unknown-unit' ? { name, state } : { name, state, note: result.note };
}

interface Seen {
  readonly cell: Omit<ComparisonCell, 'differs'>;
  /** What it is compared by; undefined when it takes no part. */
  readonly compared: string | undefined;
}

function look(field: UnitField, { kind, result }: SourceReading, onDate: string): Seen {
  const carried = field.carriedBy(kind);
  if (carried === 'never') return { cell: { state: 'not-carried' }, compared: undefined };
  if (result.state !== 'read') return { cell: { state: 'not-read' }, compared: undefined };
  if (field.isLeftOut(result.view)) return { cell: { state: 'not-carried' }, compared: undefined };
  const value = field.value(result.view, onDate);
  if (value === undefined && carried === 'optional') {
    return { cell: { state: 'not-carried' }, compared: undefined };
  }
  const compared = field.normalise(value ?? '');
  if (value === undefined) return { cell: { state: 'absent' }, compared };
  return compared === '' ? { cell: { state: 'empty' }, compared } : { cell: { state: 'value', value }, compared };
}

/** Whether a value is the one most sources have. Where two share the lead there is no such value, and none passes. */
function mostUsual(values: readonly string[]): (value: string) => boolean {
  const counted = [...Map.groupBy(values, (value) => value)].map(([value, all]) => ({ value, times: all.length }));
  const most = Math.max(0, ...counted.map(({ times }) => times));
  const leaders = counted.filter(({ times }) => times === most);
  return (value) => leaders.length === 1 && leaders[0]?.value === value;
}
