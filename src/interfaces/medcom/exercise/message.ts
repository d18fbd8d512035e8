import type { MESSAGE_FILES } from '../../../model/config/behaviour-parts.ts';
import { TYPE_CODE } from '../../../sor/codes/type-codes.ts';
import { locationNumberOf } from '../../../sor/inheritance.ts';
import { indexRegister, type Register } from '../../../sor/register.ts';
import type { SorUnit } from '../../../sor/unit.ts';
import { isOpenOn } from '../../../sor/validity.ts';
import { contentFor, type RegionService } from '../../../exercise/ground/region-service.ts';

/** Name of one of the exercise's sample messages. */
export type MessageFile = (typeof MESSAGE_FILES)[number];

/** Numbers a party is addressed by, each left out where it is absent. */
export interface Addressing {
  readonly sor?: string;
  readonly ean?: string;
  readonly shak?: string;
  readonly ydernummer?: string;
  /** The SOR code stands in a system that is not SOR's. */
  readonly sorInWrongSystem?: boolean;
}

/** One party of a message. */
export interface Party {
  readonly role: 'sender' | 'receiver' | 'provider';
  readonly unit: SorUnit;
  readonly addressing: Addressing;
}

/** A message as it ought to be, before it is written. */
export interface Message {
  readonly file: MessageFile;
  readonly parties: readonly Party[];
  /** When it was sent, ISO date-time with Z. */
  readonly sentAt: string;
}

/** The units of a region that messages go between. */
export interface Correspondents {
  readonly register: Register;
  readonly afdeling: SorUnit;
  readonly afsnit: SorUnit;
  readonly praksis: SorUnit;
  readonly kommune: SorUnit;
  readonly lukket: SorUnit;
  readonly udenNiveau: SorUnit;
}

/** The region's correspondents; undefined when the register, as a real one may, has none that play the parts. */
export function correspondentsOf(service: RegionService): Correspondents | undefined {
  const register = indexRegister(contentFor(service, { interface: 'medcom' }));
  const unit = (role: string): SorUnit | undefined => register.byId(service.testUnits[role] ?? '');
  const { units, snapshotDate } = register.content;
  const kommune = units.find((one) => one.entityType?.code === TYPE_CODE.homeCare && isOpenOn(one, snapshotDate));
  const [afdeling, afsnit, praksis] = [unit('afdeling'), unit('afsnit'), unit('praksis')];
  const [lukket, udenNiveau] = [unit('lukket'), unit('uden-niveau')];
  if (!afdeling || !afsnit || !praksis || !kommune || !lukket || !udenNiveau) return undefined;
  return { register, afdeling, afsnit, praksis, kommune, lukket, udenNiveau };
}

/** A party addressed as it should be: by SOR code alone, with the location number the message travels by. */
export function addressed(role: Party['role'], unit: SorUnit, register: Register): Party {
  const ean = locationNumberOf(register, unit)?.value;
  return { role, unit, addressing: { sor: unit.sorIdentifier, ...(ean === undefined ? {} : { ean }) } };
}

/** What the region's systems send: an admission told to the municipality, a referral to the hospital, and two letters. */
export function rightMessages(who: Correspondents): readonly Message[] {
  const { register, afdeling, afsnit, praksis, kommune } = who;
  const party = (role: Party['role'], unit: SorUnit): Party => addressed(role, unit, register);
  const sentAt = new Date(register.content.createdAtTime).toISOString();
  const message = (file: MessageFile, ...parties: readonly Party[]): Message => ({ file, parties, sentAt });
  return [
    message('indlaeggelse-fhir.json', party('sender', afdeling), party('receiver', kommune), party('provider', afsnit)),
    message('henvisning-fhir.xml', party('sender', praksis), party('receiver', afdeling)),
    message('indlaeggelsesadvis-oioxml.xml', party('sender', afdeling), party('receiver', kommune)),
    message('korrespondance-oioxml.xml', party('sender', afsnit), party('receiver', praksis)),
  ];
}
