import type { Register } from '../register/register.ts';
import { addDays, LEVELS } from '../register/unit.ts';
import type { Unit } from '../register/unit.ts';
import { epochSeconds, Feed, fields } from '../shared/krs.ts';
import type { Snapshot } from '../shared/krs.ts';

const NAMESPACE = 'http://nsi.dk/-/stamdata/3.0/sor';
const CLASSIFIED_SINCE = '2025-01-15';

/** The moment a Danish day begins, in UTC: 22 or 23 o’clock the evening before. */
function dayBegins(date: string): string {
  const midnightInUtc = new Date(`${date}T00:00:00Z`);
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', hour: '2-digit', hourCycle: 'h23' }).format(midnightInUtc),
  );
  return `${addDays(date, -1)}T${String(24 - hour)}:00:00Z`;
}

function record(name: string, pairs: Parameters<typeof fields>[1], from: string, to: string | undefined): string {
  const validity = fields('', [
    ['validFrom', dayBegins(from)],
    // The row stops holding when the day after its last begins.
    ['validTo', to === undefined ? '2999-12-31T00:00:00Z' : dayBegins(addDays(to, 1))],
  ]);
  return `<${name} xmlns="${NAMESPACE}">${validity}${fields('', pairs)}</${name}>`;
}

function notAhead(stamp: string): number {
  return Math.min(epochSeconds(stamp), Math.floor(Date.now() / 1000));
}

/** Region B’s register copy: data types under names of the supplier’s own, unprefixed records, the words of SOR XML. */
export function copyFeedsB(register: Register): ReadonlyMap<string, Feed> {
  const level = (unit: Unit | undefined): Parameters<typeof fields>[1] => [
    ['OrganisationalLevelCode', unit === undefined ? undefined : register.levelCode(unit)],
    ['OrganisationalLevelName', unit?.level],
  ];
  const units = (): readonly Snapshot[] =>
    register.published().map((unit) => ({
      key: unit.sorId,
      changedAt: notAhead(unit.updatedAt),
      xml: record(
        'SorEntity',
        [
          ['SorIdentifier', unit.sorId],
          ['SorType', unit.sorType],
          ['EntityName', unit.name],
          ...level(unit),
          ['EntityTypeIdentifier', unit.typeCode],
          ['ParentSorIdentifier', unit.parent],
          ['ShakIdentifier', unit.shak],
          ['ProviderIdentifier', unit.ydernummer],
          ['FirstFromDate', unit.firstFrom],
          ['FromDate', unit.from],
          ['ToDate', unit.to],
        ],
        unit.from,
        unit.to,
      ),
    }));
  const map = (): readonly Snapshot[] =>
    register.shakMap().map((row) => ({
      key: `${row.shak}/${row.sorId}`,
      changedAt: notAhead(`${row.from}T03:10:00`),
      xml: record(
        'ShakSorMap',
        [['ShakIdentifier', row.shak], ['SorIdentifier', row.sorId], ...level(register.unit(row.sorId))],
        row.from,
        row.to,
      ),
    }));
  const changedAt = epochSeconds(`${CLASSIFIED_SINCE}T03:10:00`);
  const classified =
    (name: string, value: (one: (typeof LEVELS)[number]) => Parameters<typeof fields>[1]) => (): readonly Snapshot[] =>
      LEVELS.map((one) => ({ key: one, changedAt, xml: record(name, value(one), CLASSIFIED_SINCE, undefined) }));
  return new Map([
    ['entity', new Feed(units, 4_000_001)],
    ['shakmapping', new Feed(map, 7_000_001)],
    [
      'organisationallevel',
      new Feed(
        classified('SorOrganisationalLevel', (one) => [
          ['OrganisationalLevelCode', register.levelCodes[one]],
          ['OrganisationalLevelName', one],
        ]),
        11,
      ),
    ],
    [
      'classification',
      new Feed(
        classified('SORClassification', (one) => [
          ['Classification', 'OrganisationalLevelGroup'],
          ['Code', register.levelCodes[one]],
          ['Name', `Klinisk-administrativt niveau ${LEVELS.indexOf(one) + 1}`],
        ]),
        31,
      ),
    ],
  ]);
}
