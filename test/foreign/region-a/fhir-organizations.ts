import type { Mistakes } from '../mistakes.ts';
import type { Register } from '../register/register.ts';
import { isOpen, today, TYPE_NAMES } from '../register/unit.ts';
import type { Unit } from '../register/unit.ts';

interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

/** As much of a resource as the server looks at when it searches. */
export interface Resource {
  readonly resourceType: string;
  readonly id?: string;
  readonly meta?: { readonly versionId: string; readonly lastUpdated: string; readonly profile?: readonly string[] };
  readonly identifier?: readonly { readonly use?: string; readonly system: string; readonly value: string }[];
  readonly active?: boolean;
  readonly name?: string;
  readonly type?: readonly { readonly coding: readonly Coding[] }[];
  readonly partOf?: { readonly reference: string; readonly display?: string };
  readonly [other: string]: unknown;
}

const FIRST_ID = 50_213;

/** The night’s copy of the register as Organization resources with the server’s own numeric ids. */
export class Organizations {
  readonly #register: Register;
  readonly #mistakes: Mistakes;
  /** Ids are given once and kept, also when units come to. */
  readonly #ids = new Map<string, string>();

  constructor(register: Register, mistakes: Mistakes) {
    this.#register = register;
    this.#mistakes = mistakes;
  }

  all(): readonly Resource[] {
    return this.#register.published().map((unit) => this.#resource(unit));
  }

  byId(id: string): Resource | undefined {
    return this.all().find((one) => one.id === id);
  }

  parentsOf(resources: readonly Resource[]): readonly Resource[] {
    const references = new Set(resources.map((one) => one.partOf?.reference));
    return this.all().filter((one) => references.has(`Organization/${one.id ?? ''}`));
  }

  #id(sorId: string): string {
    const known = this.#ids.get(sorId) ?? String(FIRST_ID + 3 * this.#ids.size);
    this.#ids.set(sorId, known);
    return known;
  }

  #resource(unit: Unit): Resource {
    const register = this.#register;
    const parent = unit.parent === undefined ? undefined : register.unit(unit.parent);
    const levelCode = register.levelCode(unit);
    const address = register.inherited(unit, 'postal');
    const contact = register.inherited(unit, 'contact');
    const wronglyActive = this.#mistakes.on('fhir-lukket-aktiv', unit, 'Medicinsk Afdeling M');
    return {
      resourceType: 'Organization',
      id: this.#id(unit.sorId),
      meta: {
        versionId: '1',
        lastUpdated: `${unit.updatedAt}.000+01:00`,
        profile: ['http://hl7.dk/fhir/core/StructureDefinition/dk-core-organization'],
      },
      identifier: [
        { use: 'official', system: 'urn:oid:1.2.208.176.1.1', value: unit.sorId },
        ...(unit.gln === undefined ? [] : [{ system: 'http://www.gs1.org/gln', value: unit.gln }]),
        ...(unit.cvr === undefined ? [] : [{ system: 'http://cvr.dk', value: unit.cvr }]),
        ...(unit.ydernummer === undefined ? [] : [{ system: 'urn:oid:1.2.208.176.1.4', value: unit.ydernummer }]),
        ...(unit.name === 'Region Midtjylland' ? [{ system: 'urn:iso:std:iso:3166:-2', value: 'DK-82' }] : []),
      ],
      active: isOpen(unit, today()) || wronglyActive,
      type: [
        { coding: [{ system: 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-organization-type', code: unit.sorType }] },
        ...(unit.typeCode === undefined
          ? []
          : [{ coding: [{ system: 'http://snomed.info/sct', code: unit.typeCode, display: TYPE_NAMES[unit.typeCode] ?? '' }] }]),
        ...(unit.level === undefined || levelCode === undefined
          ? []
          : [
              {
                coding: [
                  { system: 'http://snomed.info/sct', code: levelCode, display: unit.level },
                  {
                    system: 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-clinical-administrative-hierarchy',
                    code: unit.level,
                    display: unit.level,
                  },
                ],
              },
            ]),
      ],
      name: unit.name,
      ...(unit.formerName !== undefined && { alias: [unit.formerName] }),
      ...(contact !== undefined && { telecom: [{ system: 'phone', value: contact.phone, use: 'work' }] }),
      ...(address !== undefined && {
        address: [
          {
            type: 'postal',
            line: [`${address.street} ${address.building}`],
            city: address.district,
            postalCode: address.postCode,
            country: 'DK',
          },
        ],
      }),
      ...(parent !== undefined && { partOf: { reference: `Organization/${this.#id(parent.sorId)}`, display: parent.name } }),
    };
  }
}
