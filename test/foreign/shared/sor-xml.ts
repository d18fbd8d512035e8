import type { Register } from '../register/register.ts';
import { today } from '../register/unit.ts';
import type { Address, Contact, Unit } from '../register/unit.ts';
import { around, element } from './xml.ts';

/** SOR XML with the names and the order of the public schema set 1.0.0. */
export interface XmlStyle {
  readonly namespace: string;
  /** `''` makes it the default name space. */
  readonly prefix: string;
  readonly regionCode: string;
  /** What stands for the unit’s level right after its type, in version 3; nothing in version 2. */
  readonly level?: (unit: Unit, name: (local: string) => string) => string;
}

const ADDRESS = 'http://rep.oio.dk/xkom.dk/xml/schemas/2006/01/06/';
const XKOM = 'http://rep.oio.dk/xkom.dk/xml/schemas/2005/03/15/';
const DKCC = 'http://rep.oio.dk/ebxml/xml/schemas/dkcc/2003/02/13/';
const DKCC_2005 = 'http://rep.oio.dk/ebxml/xml/schemas/dkcc/2005/03/15/';

const MAIN_SPECIALTY = '51000095001';

class Writer {
  readonly #style: XmlStyle;
  readonly #units: readonly Unit[];

  constructor(register: Register, style: XmlStyle) {
    this.#style = style;
    this.#units = register.published();
  }

  readonly name = (local: string): string => (this.#style.prefix === '' ? local : `${this.#style.prefix}:${local}`);

  document(createdAt: Date): string {
    const { namespace, prefix } = this.#style;
    const declaration = `xmlns${prefix === '' ? '' : `:${prefix}`}="${namespace}" xmlns:xkom="${XKOM}" xmlns:xkom-1="${ADDRESS}" xmlns:dkcc="${DKCC}" xmlns:dkcc2005="${DKCC_2005}"`;
    const owners = this.#units.filter((unit) => unit.sorType === 'IE').map((unit) => this.#owner(unit));
    const root = this.name('SorTree');
    return `<?xml version="1.0" encoding="utf-8"?>\n<${root} ${declaration}>${this.#text('CreatedAtTime', createdAt.toISOString())}${this.#text('SnapshotDate', today())}\n${owners.join('\n')}\n</${root}>\n`;
  }

  #text(local: string, value: string | boolean | undefined): string {
    return element(this.name(local), value);
  }

  #group(local: string, ...parts: readonly string[]): string {
    return around(this.name(local), parts.join(''));
  }

  #children(unit: Unit): readonly Unit[] {
    return this.#units.filter((other) => other.parent === unit.sorId);
  }

  #owner(unit: Unit): string {
    return this.#group(
      'InstitutionOwnerEntity',
      this.#group(
        'InstitutionOwner',
        this.#text('SorIdentifier', unit.sorId),
        this.#text('EntityName', unit.name),
        this.#text('OwnerType', unit.typeCode),
        unit.gln === undefined ? '' : this.#location(unit.gln),
        this.#address('PostalAddressInformation', unit.postal),
        this.#contact(unit.contact),
        this.#status(unit),
      ),
      ...this.#children(unit).map((child) => `\n${this.#institution(child)}`),
    );
  }

  #institution(unit: Unit): string {
    return this.#group(
      'HealthInstitutionEntity',
      this.#group(
        'HealthInstitution',
        this.#text('SorIdentifier', unit.sorId),
        this.#text('EntityName', unit.name),
        this.#text('InstitutionType', unit.typeCode),
        this.#style.level?.(unit, this.name) ?? '',
        this.#text('ShakIdentifier', unit.shak),
        this.#optionalLocation(unit),
        this.#geography(unit),
        this.#address('PostalAddressInformation', unit.postal),
        this.#address('VisitingAddressInformation', unit.visiting),
        this.#contact(unit.contact),
        this.#status(unit),
        this.#replacements(unit),
      ),
      ...this.#children(unit).map((child) => `\n${this.#organizational(child)}`),
    );
  }

  #organizational(unit: Unit): string {
    const activity = unit.activity;
    return this.#group(
      'OrganizationalUnitEntity',
      this.#group(
        'OrganizationalUnit',
        this.#text('SorIdentifier', unit.sorId),
        this.#text('EntityName', unit.name),
        this.#text('UnitType', unit.typeCode),
        this.#style.level?.(unit, this.name) ?? '',
        this.#text('LocalCode', unit.localCode),
        this.#text('ShakIdentifier', unit.shak),
        this.#text('ProviderIdentifier', unit.ydernummer),
        this.#optionalLocation(unit),
        this.#geography(unit),
        this.#address('PostalAddressInformation', unit.postal),
        this.#address('VisitingAddressInformation', unit.visiting),
        this.#contact(unit.contact),
        this.#group(
          'ClinicalSpecialityCollection',
          ...unit.specialties.map((code) =>
            this.#group('ClinicalSpeciality', this.#text('SpecialityCode', code), this.#text('SpecialityType', MAIN_SPECIALTY)),
          ),
        ),
        this.#status(unit),
        this.#replacements(unit),
        activity === undefined
          ? ''
          : this.#group(
              'OrganizationalUnitInformation',
              this.#text('AmbulantActivityIndicator', activity.ambulant),
              this.#text('PatientsAdmittedIndicator', activity.beds),
              this.#text('ReportingLevelIndicator', activity.reporting),
            ),
      ),
      ...this.#children(unit).map((child) => `\n${this.#organizational(child)}`),
    );
  }

  #optionalLocation(unit: Unit): string {
    const own = unit.gln === undefined ? this.#text('EntityInheritedIndicator', true) : this.#location(unit.gln);
    return this.#group('OptionalEanLocationCode', own);
  }

  #location(code: string): string {
    return this.#group(
      'EanLocationCodeEntity',
      this.#text('EanLocationCode', code),
      this.#text('OnlyInternalIndicator', false),
      this.#text('NonActiveIndicator', false),
      this.#text('SystemSupplier', '641000055002'),
      this.#text('SystemType', '1611000045003'),
      this.#text('CommunicationSupplier', '11000035002'),
      this.#text('RegionCode', this.#style.regionCode),
      this.#text('EdiAdministrator', '1'),
    );
  }

  #geography(unit: Unit): string {
    const own = unit.postal !== undefined || unit.visiting !== undefined;
    return this.#group('GeographicalParent', this.#text('GeographicalParentRelation', own ? '1' : '2'));
  }

  #address(local: string, address: Address | undefined): string {
    if (address === undefined) return '';
    const inner = [
      element('dkcc2005:StreetName', address.street),
      element('dkcc:StreetBuildingIdentifier', address.building),
      element('dkcc2005:PostCodeIdentifier', address.postCode),
      element('dkcc2005:DistrictName', address.district),
      element('dkcc:CountryIdentificationCode scheme="iso3166-alpha2"', 'DK'),
    ];
    return this.#group(local, around('xkom-1:AddressPostal', inner.join('')));
  }

  #contact(contact: Contact | undefined): string {
    if (contact === undefined) return '';
    return this.#group(
      'VirtualAddressInformation',
      element('xkom:EmailAddressIdentifier', contact.email),
      this.#text('Website', contact.website),
      this.#text('TelephoneNumberIdentifier', contact.phone),
    );
  }

  #status(unit: Unit): string {
    return this.#group(
      'SorStatus',
      this.#text('FromDate', unit.from),
      this.#text('ToDate', unit.to),
      this.#text('UpdatedAt', unit.updatedAt.slice(0, 10)),
      this.#text('FirstFromDate', unit.firstFrom),
    );
  }

  #replacements(unit: Unit): string {
    const list = (local: string, codes: readonly string[]): string =>
      this.#group(local, ...codes.map((code) => this.#text('SorIdentifier', code)));
    return list('ReplacesEntityCollection', unit.replaces) + list('ReplacedByEntityCollection', unit.replacedBy);
  }
}

/** The published register as SOR XML, whole: closed and future units with it. */
export function sorXml(register: Register, style: XmlStyle, createdAt: Date): string {
  return new Writer(register, style).document(createdAt);
}
