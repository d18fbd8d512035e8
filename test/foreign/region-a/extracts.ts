import type { Mistakes } from '../mistakes.ts';
import type { Register, Version } from '../register/register.ts';
import { LEVELS, SPECIALTY_NAMES, TYPE_NAMES } from '../register/unit.ts';
import type { Unit } from '../register/unit.ts';
import type { FileTree } from '../shared/file-server.ts';
import { sorXml } from '../shared/sor-xml.ts';
import { csv } from '../shared/text.ts';
import { element } from '../shared/xml.ts';
import { zip } from '../shared/zip.ts';
import { levelGroup } from './copy-feeds.ts';

const COLUMNS = [
  'SorId',
  'ParentSorId',
  'SorType',
  'EntityName',
  'EntityTypeId',
  'EntityTypeName',
  'FirstFromDate',
  'FromDate',
  'ToDate',
  'UpdatedAt',
  'InstitutionOwnerSorId',
  'InstitutionOwnerCvrNumberId',
  'InstitutionOwnerEntityTypeName',
  'HealthInstitutionSorId',
  'HealthInstitutionEntityName',
  'HealthInstitutionEntityTypeName',
  'ShakId',
  'ProviderId',
  'PostalAddressStreetName',
  'PostalAddressStreetBuildingId',
  'PostalAddressPostCodeId',
  'PostalAddressDistrictName',
  'PostalAddressRegionCode',
  'VirtualAddressTelephoneNumber',
  'VirtualAddressWebsite',
  'VirtualAddressEmailAddress',
  'EanLocationCode',
  'PrioritizedEntitySpeciality1Name',
  'AmbulantActivityIndicator',
  'PatientsAdmittedIndicator',
  'ReportingLevelIndicator',
  'ReplacesSorIds',
  'ReplacedBySorIds',
  'OrganisationalLevelCode',
  'OrganisationalLevelName',
] as const;

const SOR_COLUMNS = ['SorId', 'ParentSorId', 'InstitutionOwnerSorId', 'HealthInstitutionSorId'];

const BOM = '\uFEFF';

function utf8(text: string): Buffer {
  return Buffer.from(BOM + text, 'utf8');
}

function row(register: Register, { unit, name, fromDate, validTo }: Version): readonly (string | undefined)[] {
  const owner = register.owner(unit);
  const institution = register.institution(unit);
  const address = register.inherited(unit, 'postal');
  const contact = register.inherited(unit, 'contact');
  const flag = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? 'true' : 'false');
  const values: Readonly<Record<(typeof COLUMNS)[number], string | undefined>> = {
    SorId: unit.sorId,
    ParentSorId: unit.parent,
    SorType: unit.sorType,
    EntityName: name,
    EntityTypeId: unit.typeCode,
    EntityTypeName: TYPE_NAMES[unit.typeCode ?? ''],
    FirstFromDate: unit.firstFrom,
    FromDate: fromDate,
    ToDate: validTo,
    UpdatedAt: unit.updatedAt,
    InstitutionOwnerSorId: owner.sorId,
    InstitutionOwnerCvrNumberId: owner.cvr,
    InstitutionOwnerEntityTypeName: TYPE_NAMES[owner.typeCode ?? ''],
    HealthInstitutionSorId: institution?.sorId,
    HealthInstitutionEntityName: institution?.name,
    HealthInstitutionEntityTypeName: TYPE_NAMES[institution?.typeCode ?? ''],
    ShakId: unit.shak,
    ProviderId: unit.ydernummer,
    PostalAddressStreetName: address?.street,
    PostalAddressStreetBuildingId: address?.building,
    PostalAddressPostCodeId: address?.postCode,
    PostalAddressDistrictName: address?.district,
    PostalAddressRegionCode: '1082',
    VirtualAddressTelephoneNumber: contact?.phone,
    VirtualAddressWebsite: contact?.website,
    VirtualAddressEmailAddress: contact?.email,
    EanLocationCode: unit.gln,
    PrioritizedEntitySpeciality1Name: SPECIALTY_NAMES[unit.specialties[0] ?? ''],
    AmbulantActivityIndicator: flag(unit.activity?.ambulant),
    PatientsAdmittedIndicator: flag(unit.activity?.beds),
    ReportingLevelIndicator: flag(unit.activity?.reporting),
    ReplacesSorIds: unit.replaces.join(','),
    ReplacedBySorIds: unit.replacedBy.join(','),
    OrganisationalLevelCode: register.levelCode(unit),
    OrganisationalLevelName: unit.level,
  };
  return COLUMNS.map((column) => values[column]);
}

function dailyCsv(register: Register): string {
  const rows = register.publishedWithoutClosed().map((unit) => row(register, register.versions(unit).at(-1)!));
  return csv(COLUMNS, rows, SOR_COLUMNS);
}

function completeZip(register: Register, mistakes: Mistakes): Buffer {
  const units = register.published();
  const located = units.filter((unit) => unit.gln !== undefined);
  const target = (sorId: string, shak: string): string =>
    mistakes.has('shakkort-forkert-enhed') && shak === '7691021' ? register.code('kardiologi-1') : sorId;
  const members: Readonly<Record<string, string>> = {
    'EDITypes.csv': csv(
      ['EDITypeId', 'EDITypeName', 'Version'],
      [
        ['DIS01', 'Henvisning', 'D0133L'],
        ['DIS13', 'Udskrivningsbrev', 'D0133L'],
      ],
    ),
    'Geolocations.csv': csv(
      ['SorId', 'Relation'],
      units.map((unit) => [unit.sorId, unit.postal === undefined ? '2' : '1']),
    ),
    'LocationsCodeEDITypeMap.csv': csv(
      ['EanLocationCode', 'EDITypeId'],
      located.map((unit) => [unit.gln, 'DIS01']),
    ),
    'LocationsCodes.csv': csv(
      ['EanLocationCode', 'SorId', 'Nedarvningsstatus'],
      located.map((unit) => [unit.gln, unit.sorId, 'egen']),
    ),
    'SHAKSORMap.csv': csv(
      ['SorId', 'EntityName', 'ShakId', 'FromDate', 'ToDate', 'OrganisationalLevelCode', 'OrganisationalLevelName'],
      register.shakMap().map(({ shak, sorId, from, to }) => {
        const unit = register.unit(target(sorId, shak))!;
        return [unit.sorId, unit.name, shak, from, to, register.levelCode(unit), unit.level];
      }),
    ),
    'SORClassifications.csv': csv(
      ['ClassificationName', 'Code', 'Text', 'FromDate', 'ToDate'],
      [
        ...LEVELS.map((level) => ['OrganisationalLevelGroup', register.levelCodes[level], levelGroup(level), '2024-09-02', '']),
        ...Object.entries(TYPE_NAMES).map(([code, name]) => ['EntityType', code, name, '2008-01-01', '']),
        ...Object.entries(SPECIALTY_NAMES).map(([code, name]) => ['Speciality', code, name, '2008-01-01', '']),
      ],
    ),
    'SOREntity.csv': csv(
      COLUMNS,
      units.flatMap((unit) => register.versions(unit).map((version) => row(register, version))),
    ),
    'SORReplacedEntities.csv': csv(
      ['SorId', 'ReplacedBySorId', 'Date'],
      units.flatMap((unit) => unit.replacedBy.map((successor) => [unit.sorId, successor, register.unit(successor)?.firstFrom])),
    ),
  };
  return zip(Object.entries(members).map(([name, text]) => ({ name, content: utf8(text) })));
}

/** Region A’s files: CSV in UTF-8 with a byte order mark, dates as ISO, SOR XML in version 2 and 3. */
export function extractsA(register: Register, mistakes: Mistakes, modified: () => Date): FileTree {
  const level = (unit: Unit, name: (local: string) => string): string =>
    mistakes.on('xml3-uden-niveau', unit, 'Neurologisk Afdeling')
      ? ''
      : element(name('OrganisationalLevelCode'), register.levelCode(unit)) + element(name('OrganisationalLevelName'), unit.level);
  const common = { prefix: 'sor', regionCode: '1082' };
  return {
    modified,
    files: new Map([
      ['sor2/V1_00/data/SorEntity_daily.csv', () => utf8(dailyCsv(register))],
      ['sor2/V1_00/data/Sor_complete.zip', () => completeZip(register, mistakes)],
      [
        'sorxml/V_2_0_0/Sor.xml',
        () => Buffer.from(sorXml(register, { ...common, namespace: 'urn:oio:sundhedsstyrelsen:organisation:2.0.0' }, modified())),
      ],
      [
        'sorxml/V_3_0_0/Sor.xml',
        () =>
          Buffer.from(
            sorXml(register, { ...common, namespace: 'urn:oio:sundhedsdatastyrelsen:organisation:3.0.0', level }, modified()),
          ),
      ],
    ]),
  };
}
