import { OWNER_TYPES } from '../codes/owner-types.ts';
import { TYPE_CODE } from '../codes/type-codes.ts';
import { typeName } from '../codes/code-name.ts';
import { inventedAddress, inventedContact, inventedCvr, inventedGln } from './contact.ts';
import { addDraft, type Draft } from './draft.ts';
import type { Random } from './random.ts';
import type { Numbering } from './series.ts';

/** What every organisation outside the hospitals is made with. */
export interface CarePlan {
  readonly numbering: Numbering;
  readonly random: Random;
  readonly place: string;
  readonly regionCode: string | undefined;
}

const type = (code: string): { readonly code: string; readonly name: string } => ({ code, name: typeName(code) });

/** An institutionsejer with the addresses the schema demands of it. */
export function addOwner(
  plan: CarePlan,
  fields: {
    readonly name: string;
    readonly ownerType: keyof typeof OWNER_TYPES;
    readonly since: string;
  },
): Draft {
  return addDraft(undefined, plan.numbering.next(), {
    sorType: 'IE',
    name: fields.name,
    since: fields.since,
    entityType: OWNER_TYPES[fields.ownerType],
    cvrNumberIdentifier: inventedCvr(plan.numbering.ordinal),
    postalAddress: inventedAddress(plan.random, plan.place, plan.regionCode),
    virtualAddress: inventedContact(plan.random, plan.place),
  });
}

/** An institution with `units` units under it, none of them with a level. */
export function addInstitution(
  plan: CarePlan,
  owner: Draft,
  fields: { readonly name: string; readonly typeCode: string; readonly since: string; readonly unitNames: readonly string[] },
): Draft {
  const institution = addDraft(owner, plan.numbering.next(), {
    sorType: 'SI',
    name: fields.name,
    since: fields.since,
    entityType: type(fields.typeCode),
    locationNumber: { inherited: false, eanLocationCode: inventedGln(plan.numbering.ordinal) },
    postalAddress: inventedAddress(plan.random, plan.place, plan.regionCode),
  });
  for (const name of fields.unitNames) {
    addDraft(institution, plan.numbering.next(), {
      sorType: 'OE',
      name,
      since: fields.since,
      locationNumber: { inherited: true },
      geographicalParent: { relation: 2 },
    });
  }
  return institution;
}

/** How many ydernumre of 900000 to 999999 a series has. */
const PRACTICES_PER_SERIES = 4000;

/** A general practice: owner, institution and one unit that carries the ydernummer (the OE does, not the SI: dk-core issue 72). */
export function addPractice(plan: CarePlan, index: number): Draft {
  const name = `Lægehuset ${plan.place}`;
  const since = `${plan.random.int(1998, 2019)}-04-01`;
  const owner = addOwner(plan, { name: `${name} I/S`, ownerType: 'private', since });
  const practice = addInstitution(plan, owner, { name, typeCode: TYPE_CODE.generalPractice, since, unitNames: [name] });
  const unit = practice.children[0];
  if (unit !== undefined)
    unit.unit.providerIdentifier = String(900_000 + (plan.numbering.series - 1) * PRACTICES_PER_SERIES + index);
  return owner;
}

/** A pharmacy: owner, institution and one unit with a pharmacy number of the form "362,1"; `number` is no other pharmacy's. */
export function addPharmacy(plan: CarePlan, number: number): Draft {
  const name = `${plan.place} Apotek`;
  const since = `${plan.random.int(1995, 2015)}-02-01`;
  const owner = addOwner(plan, { name, ownerType: 'private', since });
  const pharmacy = addInstitution(plan, owner, { name, typeCode: TYPE_CODE.pharmacy, since, unitNames: [name] });
  const unit = pharmacy.children[0];
  if (unit !== undefined) unit.unit.pharmacyIdentifier = `${900 + number},1`;
  return owner;
}
