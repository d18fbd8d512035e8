import { CLASSIFICATION } from '../../../sor/classification.ts';
import { UNIT_RECORD } from '../../../sor/fields/carriers.ts';
import { fieldsOfUnit } from '../../../sor/formats/fields-of-unit.ts';
import { CLASSIFICATION_RECORD, SHAK_MAP_RECORD, shakMapValues } from '../../../sor/map-fields.ts';
import type { ClassificationEntry } from '../../../sor/unit.ts';
import { changedAt, changedOn } from '../../../exercise/ground/changed-at.ts';
import type { Datatype, ServedMapRow, ServedRegister, ServedUnit } from '../../../exercise/ground/region-service.ts';
import { recordLeaves } from '../../../exercise/ground/record-leaves.ts';
import { xmlLeaf } from '../../../protocols/xml/escape-xml.ts';
import { DATATYPE_NAMES, RECORD_NAMESPACE } from './names.ts';

/** A record of a view, with its place in the view's history. */
export interface SkrsRecord {
  /** 20 digits: ten of the epoch second it was changed, ten of its number. */
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly updated: number;
  /** The record as XML, one element in the data namespace. */
  readonly xml: () => string;
}

/** How a view is made. */
interface Making {
  readonly firstMade: string;
  readonly hasPeriod: boolean;
}

interface Period {
  readonly fromDate: string;
  readonly toDate?: string;
}

/** What is written as validTo while no end is known; a record always carries both ends of its period. Ours: no public source for SOR2. */
const NO_END = '2999-12-31';

/**
 * All records of a view in the order of their tokens. A record without a time of change of its own keeps the time of the
 * first making, so that an import moves the tokens of what changed and of nothing else.
 *
 * @param making when the register was first made, ISO date-time, and whether records carry their period, as right ones do.
 */
export function recordsOf(datatype: Datatype, served: ServedRegister, making: Making): readonly SkrsRecord[] {
  const { firstMade, hasPeriod } = making;
  const made = served.createdAtTime < firstMade ? served.createdAtTime : firstMade;
  const written = (xml: string, { fromDate, toDate }: Period): string =>
    wrap(datatype, hasPeriod ? xml + period(fromDate, toDate) : xml);
  const records: Omit<SkrsRecord, 'token'>[] =
    datatype === 'sorEntity'
      ? [...served.units, ...served.otherStates].map((one) => ({
          updated: changedAt(one.unit, one.unit.status.updatedAt === undefined ? made : served.createdAtTime),
          xml: () => written(unitXml(one), one.unit.status),
        }))
      : datatype === 'shakSorMap'
        ? served.shakSorMap.map((one) => ({
            updated: changedOn(one.row.fromDate, made),
            xml: () => written(mapRowXml(one), one.row),
          }))
        : entriesOf(datatype, served).map((one) => ({
            updated: changedOn(one.fromDate, made),
            xml: () => written(entryXml(one), one),
          }));
  return records
    .map((record, index) => ({ ...record, token: token(record.updated, index + 1) }))
    .sort((one, other) => (one.token < other.token ? -1 : 1));
}

function token(updated: number, number: number): string {
  const seconds = Math.max(0, Math.floor(updated / 1000));
  return `${String(seconds).padStart(10, '0')}${String(number).padStart(10, '0')}`;
}

/** SorOrganisationalLevel is the level classification alone; SORClassifications holds them all, as its CSV file does. */
function entriesOf(datatype: Datatype, { classifications }: ServedRegister): readonly ClassificationEntry[] {
  if (datatype === 'sorClassifications') return classifications;
  return classifications.filter((entry) => entry.classification === CLASSIFICATION.level);
}

function wrap(datatype: Datatype, inner: string): string {
  const name = DATATYPE_NAMES[datatype];
  return `<${name} xmlns="${RECORD_NAMESPACE}">${inner}</${name}>`;
}

/**
 * A unit with the field names of the SOR2 files. A unit without a level has neither level element: of the two ways to
 * say so, an absent element cannot be mistaken for a level that was lost.
 */
function unitXml({ unit, levels }: ServedUnit): string {
  return recordLeaves(UNIT_RECORD.skrs, fieldsOfUnit(unit), levels);
}

function mapRowXml({ row, levels }: ServedMapRow): string {
  return recordLeaves(SHAK_MAP_RECORD, shakMapValues(row), levels);
}

function entryXml(entry: ClassificationEntry): string {
  return recordLeaves(CLASSIFICATION_RECORD, entry, []);
}

function period(fromDate: string, toDate: string | undefined): string {
  return xmlLeaf('validFrom', `${fromDate}T00:00:00Z`) + xmlLeaf('validTo', `${toDate ?? NO_END}T00:00:00Z`);
}
