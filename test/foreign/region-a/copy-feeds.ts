import type { Mistakes } from '../mistakes.ts';
import type { Register, Version } from '../register/register.ts';
import { LEVELS, SPECIALTY_NAMES, TYPE_NAMES } from '../register/unit.ts';
import type { Unit } from '../register/unit.ts';
import { epochSeconds, Feed, fields } from '../shared/krs.ts';
import type { Snapshot } from '../shared/krs.ts';

const NAMESPACE = 'http://nsi.dk/-/stamdata/3.0/sor';
const CLASSIFIED_SINCE = '2024-09-02';

/** A Danish midnight with its offset, winter’s all year: what an older Java date does. */
function midnight(date: string): string {
  return `${date}T00:00:00.000+01:00`;
}

function record(name: string, pairs: Parameters<typeof fields>[1], from: string, to: string | undefined): string {
  const validity = fields('r', [
    ['validFrom', midnight(from)],
    ['validTo', to === undefined ? '2999-12-31T00:00:00.000+01:00' : `${to}T23:59:59.000+01:00`],
  ]);
  return `<r:${name} xmlns:r="${NAMESPACE}">${fields('r', pairs)}${validity}</r:${name}>`;
}

/** Two groups of levels; what the real ones hold is not public. */
export function levelGroup(level: (typeof LEVELS)[number]): string {
  return level === 'Afdeling' || level === 'Afsnit' ? 'Klinisk' : 'Ledelse';
}

function unitRecord(register: Register, { unit, name, fromDate, validFrom, validTo }: Version): string {
  const institution = register.institution(unit);
  const owner = register.owner(unit);
  return record(
    'sorentity',
    [
      ['SorId', unit.sorId],
      ['SorType', unit.sorType],
      ['EntityName', name],
      ['EntityTypeId', unit.typeCode],
      ['EntityTypeName', TYPE_NAMES[unit.typeCode ?? '']],
      ['ParentSorId', unit.parent],
      ['InstitutionOwnerSorId', owner.sorId],
      ['InstitutionOwnerCvrNumberId', owner.cvr],
      ['HealthInstitutionSorId', institution?.sorId],
      ['HealthInstitutionEntityName', institution?.name],
      ['ShakId', unit.shak],
      ['ProviderId', unit.ydernummer],
      ['EanLocationCode', unit.gln],
      ...unit.specialties.map((code, index) => [`PrioritizedEntitySpeciality${index + 1}Name`, SPECIALTY_NAMES[code]] as const),
      ['AmbulantActivityIndicator', unit.activity?.ambulant],
      ['PatientsAdmittedIndicator', unit.activity?.beds],
      ['ReportingLevelIndicator', unit.activity?.reporting],
      ['FirstFromDate', unit.firstFrom],
      ['FromDate', fromDate],
      ['ToDate', validTo],
      ['OrganisationalLevelCode', register.levelCode(unit)],
      ['OrganisationalLevelName', unit.level],
    ],
    validFrom,
    validTo,
  );
}

/** Region A’s register copy: the data types under the names the pattern suggests, the records in prefixed XML. */
export function copyFeedsA(register: Register, mistakes: Mistakes): ReadonlyMap<string, Feed> {
  const shown = (unit: Unit): boolean => !mistakes.on('skrs-mangler-enhed', unit, 'Fødegangen');
  const units = (): readonly Snapshot[] =>
    register
      .published()
      .filter(shown)
      .flatMap((unit) =>
        register.versions(unit).map((version) => ({
          key: `${unit.sorId}/${version.validFrom}`,
          changedAt: epochSeconds(version.validTo === undefined ? unit.updatedAt : `${version.validFrom}T02:00:00`),
          xml: unitRecord(register, version),
        })),
      )
      .map((one) => ({ ...one, changedAt: Math.min(one.changedAt, Math.floor(Date.now() / 1000)) }));
  const map = (): readonly Snapshot[] =>
    register.shakMap().map((row) => {
      const unit = register.unit(row.sorId)!;
      return {
        key: `${row.shak}/${row.sorId}`,
        changedAt: Math.min(epochSeconds(`${row.from}T02:00:00`), Math.floor(Date.now() / 1000)),
        xml: record(
          'shaksormap',
          [
            ['SorId', row.sorId],
            ['ShakId', row.shak],
            ['FromDate', row.from],
            ['ToDate', row.to],
            ['OrganisationalLevelCode', register.levelCode(unit)],
            ['OrganisationalLevelName', unit.level],
          ],
          row.from,
          row.to,
        ),
      };
    });
  const changedAt = epochSeconds(`${CLASSIFIED_SINCE}T02:00:00`);
  const levels = (): readonly Snapshot[] =>
    LEVELS.map((level) => ({
      key: level,
      changedAt,
      xml: record(
        'sororganisationallevel',
        [
          ['OrganisationalLevelCode', register.levelCodes[level]],
          ['OrganisationalLevelName', level],
        ],
        CLASSIFIED_SINCE,
        undefined,
      ),
    }));
  const classifications = (): readonly Snapshot[] =>
    LEVELS.map((level) => ({
      key: level,
      changedAt,
      xml: record(
        'sorclassifications',
        [
          ['ClassificationName', 'OrganisationalLevelGroup'],
          ['Code', register.levelCodes[level]],
          ['Text', levelGroup(level)],
        ],
        CLASSIFIED_SINCE,
        undefined,
      ),
    }));
  return new Map([
    ['sorentity', new Feed(units, 1)],
    ['shaksormap', new Feed(map, 1)],
    ['sororganisationallevel', new Feed(levels, 1)],
    ['sorclassifications', new Feed(classifications, 1)],
  ]);
}
