import { type Behaviour, isOwn, type OwnBehaviour } from '../../../model/config/behaviour.ts';
import { UNUSED_SOR_CODE } from '../../../sor/identifiers/sor-code.ts';
import type { SorUnit } from '../../../sor/unit.ts';
import { otherCheckDigit } from '../../../exercise/ground/test-numbers.ts';
import { addressed, type Addressing, type Correspondents, type Message, type Party } from './message.ts';

type MedcomKind = OwnBehaviour<'medcom'>['kind'];

/** The message as a region that behaves so sends it. Cutting its text is the writer's business. */
export function misbehave(message: Message, behaviours: readonly Behaviour[], who: Correspondents): Message {
  return own(behaviours).reduce((sent, behaviour) => {
    const isTouched = behaviour.messages === undefined || behaviour.messages.includes(message.file);
    return isTouched ? { ...sent, parties: changeParties(sent.parties, behaviour.kind, who) } : sent;
  }, message);
}

/** Whether the message is cut before its end. */
export function isCut({ file }: Message, behaviours: readonly Behaviour[]): boolean {
  return own(behaviours).some(
    ({ kind, messages }) => kind === 'medcom-malformed' && (messages === undefined || messages.includes(file)),
  );
}

const own = (behaviours: readonly Behaviour[]) => behaviours.filter((behaviour) => isOwn('medcom', behaviour));

function changeParties(parties: readonly Party[], kind: MedcomKind, who: Correspondents): readonly Party[] {
  const { afdeling, afsnit, praksis, register } = who;
  const isHospitals = ({ unit }: Party): boolean => unit === afdeling || unit === afsnit;
  const isCorrespondent = ({ role }: Party): boolean => role !== 'provider';
  const addressing = (matches: (party: Party) => boolean, change: (party: Party) => Addressing): readonly Party[] =>
    parties.map((party) => (matches(party) ? { ...party, addressing: change(party) } : party));
  const playedBy = (unit: SorUnit, matches: (party: Party) => boolean): readonly Party[] =>
    parties.map((party) => (matches(party) ? addressed(party.role, unit, register) : party));
  const role = (name: Party['role']) => (party: Party) => party.role === name;
  switch (kind) {
    case 'medcom-sender-by-shak':
      return addressing(
        (party) => party.role === 'sender' && party.unit.shakIdentifier !== undefined,
        ({ unit, addressing: own }) => ({ ...withoutSor(own), shak: unit.shakIdentifier ?? '' }),
      );
    case 'medcom-shak-beside-sor':
      return addressing(
        (party) => isCorrespondent(party) && isHospitals(party) && party.unit.shakIdentifier !== undefined,
        ({ unit, addressing: own }) => ({ ...own, shak: unit.shakIdentifier ?? '' }),
      );
    case 'medcom-ydernummer-alone': {
      const ydernummer = [praksis, ...register.childrenOf(praksis.sorIdentifier)].flatMap(
        (one) => one.providerIdentifier ?? [],
      )[0];
      return addressing(
        ({ unit }) => unit === praksis,
        ({ addressing: own }) => ({ ...withoutSor(own), ydernummer: ydernummer ?? '' }),
      );
    }
    case 'medcom-wrong-system-oid':
      return addressing(role('sender'), ({ addressing: own }) => ({ ...own, sorInWrongSystem: true }));
    case 'medcom-invalid-sor':
      return addressing(role('receiver'), ({ addressing: own }) => ({ ...own, sor: otherCheckDigit(own.sor ?? '') }));
    case 'medcom-receiver-by-ean':
      return addressing(role('receiver'), ({ addressing: own }) => withoutSor(own));
    case 'medcom-unknown-sor':
      return addressing(role('receiver'), ({ addressing: own }) => ({ ...own, sor: UNUSED_SOR_CODE }));
    case 'medcom-missing-ean':
      return addressing(role('sender'), ({ addressing: own }) => withoutEan(own));
    case 'medcom-invalid-ean':
      return addressing(role('sender'), ({ addressing: own }) => ({ ...own, ean: otherCheckDigit(own.ean ?? '') }));
    case 'medcom-other-ean': {
      const ean = parties.find(role('receiver'))?.addressing.ean;
      return addressing(role('sender'), ({ addressing: own }) => (ean === undefined ? own : { ...own, ean }));
    }
    case 'medcom-closed-unit':
      return playedBy(who.lukket, (party) => isCorrespondent(party) && isHospitals(party));
    case 'medcom-provider-without-level':
      return playedBy(who.udenNiveau, role('provider'));
    case 'medcom-receiver-missing':
      return parties.filter((party) => party.role !== 'receiver');
    case 'medcom-provider-missing':
      return parties.filter((party) => party.role !== 'provider');
    case 'medcom-malformed':
      return parties;
  }
}

function withoutSor(own: Addressing): Addressing {
  return own.ean === undefined ? {} : { ean: own.ean };
}

function withoutEan(own: Addressing): Addressing {
  return own.sor === undefined ? {} : { sor: own.sor };
}
