import type { MeasuredFile } from '../../model/measurement.ts';
import { elementName, UNIT_RECORD } from '../fields/carriers.ts';
import type { FieldKey } from '../fields.ts';
import { valuesOfUnit } from '../formats/fields-of-unit.ts';
import type { RegisterContent } from '../unit.ts';

/** What is known of a file before it is looked into. */
export type FileFacts = Pick<MeasuredFile, 'name' | 'kind' | 'bytes' | 'sha256' | 'unreadable'> &
  Partial<Pick<MeasuredFile, 'version' | 'downloaded'>>;

/** A file as a measured day tells of it. Pure. */
export function measuredFile(facts: FileFacts, content: RegisterContent): MeasuredFile {
  const carries = carriedBy(content);
  const levelled = content.units.filter(
    ({ organisationalLevel: level }) => level !== undefined && level.code + level.name !== '',
  );
  const names = (['levelCode', 'levelName'] as const).map(elementName);
  return {
    ...facts,
    day: content.snapshotDate,
    madeAt: content.createdAtTime,
    units: new Set(content.units.map(({ sorIdentifier }) => sorIdentifier)).size,
    ...(names.some((name) => carries.includes(name)) ? { levelled: levelled.length } : {}),
    carries,
  };
}

/** A CSV file tells by its columns what it has a place for; XML only by what some unit has. */
function carriedBy({ units, absentFields }: RegisterContent): readonly string[] {
  const keys =
    absentFields === undefined
      ? seenIn(units)
      : UNIT_RECORD.csv.map(({ key }) => key).filter((key) => !absentFields.includes(key));
  return [...new Set([...keys].map(elementName))].toSorted();
}

function seenIn(units: RegisterContent['units']): ReadonlySet<FieldKey> {
  const seen = new Set<FieldKey>();
  for (const unit of units) {
    for (const [key, value] of Object.entries(valuesOfUnit(unit)) as [FieldKey, string | undefined][]) {
      if (value !== undefined) seen.add(key);
    }
  }
  return seen;
}
