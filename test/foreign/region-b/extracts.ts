import type { Mistakes } from '../mistakes.ts';
import type { Register } from '../register/register.ts';
import { LEVELS, SPECIALTY_NAMES, TYPE_NAMES } from '../register/unit.ts';
import type { Unit } from '../register/unit.ts';
import type { FileTree } from '../shared/file-server.ts';
import { sorXml } from '../shared/sor-xml.ts';
import { csv, windows1252 } from '../shared/text.ts';
import { zip } from '../shared/zip.ts';

const COLUMNS = [
  'EntityName',
  'SorType',
  'SorId',
  'OrganisationalLevelName',
  'OrganisationalLevelCode',
  'ParentSorIdentifier',
  'ShakId',
  'EntityTypeName',
  'FirstFromDate',
  'FromDate',
  'ToDate',
  'HealthInstitutionSorId',
  'HealthInstitutionEntityName',
  'InstitutionOwnerCvrNumberId',
  'PostalAddressStreetName',
  'PostalAddressStreetBuildingId',
  'PostalAddressPostCodeId',
  'PostalAddressDistrictName',
  'PostalAddressRegionCode',
  'PrioritizedEntitySpeciality1Name',
] as const;

/** `2026-11-23` as Danes write it: `23-11-2026`. */
function danish(date: string | undefined): string | undefined {
  return date?.split('-').reverse().join('-');
}

function row(register: Register, unit: Unit): readonly (string | undefined)[] {
  const institution = register.institution(unit);
  const address = register.inherited(unit, 'postal');
  const values: Readonly<Record<(typeof COLUMNS)[number], string | undefined>> = {
    EntityName: unit.name,
    SorType: unit.sorType,
    SorId: unit.sorId,
    OrganisationalLevelName: unit.level,
    OrganisationalLevelCode: register.levelCode(unit),
    ParentSorIdentifier: unit.parent,
    ShakId: unit.shak,
    EntityTypeName: TYPE_NAMES[unit.typeCode ?? ''],
    FirstFromDate: danish(unit.firstFrom),
    FromDate: danish(unit.from),
    ToDate: danish(unit.to),
    HealthInstitutionSorId: institution?.sorId,
    HealthInstitutionEntityName: institution?.name,
    InstitutionOwnerCvrNumberId: register.owner(unit).cvr,
    PostalAddressStreetName: address?.street,
    PostalAddressStreetBuildingId: address?.building,
    PostalAddressPostCodeId: address?.postCode,
    PostalAddressDistrictName: address?.district,
    PostalAddressRegionCode: '1083',
    PrioritizedEntitySpeciality1Name: SPECIALTY_NAMES[unit.specialties[0] ?? ''],
  };
  return COLUMNS.map((column) => values[column]);
}

function dailyCsv(register: Register, mistakes: Mistakes): string {
  const rounded = (unit: Unit): Unit =>
    mistakes.on('csv-afrundet-sor-kode', unit, 'Hukommelsesklinikken')
      ? { ...unit, sorId: `${unit.sorId.slice(0, -3)}000` }
      : unit;
  const rows = register.publishedWithoutClosed().map((unit) => row(register, rounded(unit)));
  return csv(COLUMNS, rows, ['SorId', 'ParentSorIdentifier', 'HealthInstitutionSorId']);
}

function completeZip(register: Register): Buffer {
  const units = register.published();
  const located = units.filter((unit) => unit.gln !== undefined);
  const members: Readonly<Record<string, string>> = {
    'SOREntity.csv': csv(
      COLUMNS,
      units.map((unit) => row(register, unit)),
    ),
    'SHAKSORMap.csv': csv(
      ['ShakId', 'OrganisationalLevelName', 'OrganisationalLevelCode', 'SorId', 'FromDate', 'ToDate'],
      register.shakMap().map(({ shak, sorId, from, to }) => {
        const unit = register.unit(sorId)!;
        return [shak, unit.level, register.levelCode(unit), sorId, danish(from), danish(to)];
      }),
    ),
    'SORReplacedEntities.csv': csv(
      ['ReplacedSorId', 'ReplacedBySorId'],
      units.flatMap((unit) => unit.replacedBy.map((successor) => [unit.sorId, successor])),
    ),
    'SORClassifications.csv': csv(
      ['Classification', 'Code', 'Name'],
      LEVELS.map((level, index) => [
        'OrganisationalLevelGroup',
        register.levelCodes[level],
        `Klinisk-administrativt niveau ${index + 1}`,
      ]),
    ),
    'LocationsCodes.csv': csv(
      ['LocationsCode', 'SorId'],
      located.map((unit) => [unit.gln, unit.sorId]),
    ),
    'LocationsCodeEDITypeMap.csv': csv(['LocationsCode', 'EDIType'], []),
    'EDITypes.csv': csv(['EDIType', 'Name'], []),
    'Geolocations.csv': csv(['SorId', 'GeographicalParentRelation'], []),
  };
  return zip(Object.entries(members).map(([name, text]) => ({ name, content: windows1252(text) })));
}

/** Region B’s files: CSV in Windows-1252, dates as Danes write them, SOR XML in version 2 only. */
export function extractsB(register: Register, mistakes: Mistakes, modified: () => Date): FileTree {
  const style = { namespace: 'urn:oio:sundhedsstyrelsen:organisation:1.0.0', prefix: '', regionCode: '1083' };
  return {
    modified,
    files: new Map([
      ['SorEntity_daily.csv', () => windows1252(dailyCsv(register, mistakes))],
      ['Sor_complete.zip', () => completeZip(register)],
      ['v2/sor.xml', () => Buffer.from(sorXml(register, style, modified()))],
    ]),
  };
}
