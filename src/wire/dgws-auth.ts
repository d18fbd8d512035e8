import { randomUUID } from 'node:crypto';
import type { Auth, SecretReference } from '../model/config/access.ts';
import { PreconditionError } from '../model/faults.ts';
import { PilotError } from '../model/pilot-error.ts';
import { dgwsHeader } from '../protocols/dgws/header.ts';
import { type IdCard, readIdCard } from '../protocols/dgws/id-card.ts';
import type { ResolvedAuth } from './call.ts';
import { fetchIdCard } from './id-card-command.ts';

type DgwsSettings = Extract<Auth, { kind: 'dgws' }>;

/** What an id card is obtained with. */
export interface DgwsMeans {
  readonly value: (reference: SecretReference) => string;
  readonly what: string;
  readonly now: () => Date;
}

/** A card is fetched anew this long before it expires, so that it does not expire on its way. */
const MARGIN_MS = 60_000;

/**
 * Den Gode Webservice 1.0.1 with a SOSI id card. A card from a file or variable is read once; one that a program
 * fetches is kept until shortly before NotOnOrAfter or until it is refused, and fetched once by concurrent calls.
 * Throws PilotError SP1012, SP1043 and SP1044 for a card that is configured and is missing, cannot be read or is out of date.
 */
export function dgwsAuth({ idCard, level }: DgwsSettings, { value, what, now: clock }: DgwsMeans): ResolvedAuth {
  const fixed = 'command' in idCard ? undefined : readFixed(value(idCard), { what, now: clock() });
  let held: IdCard | undefined = fixed;
  let underWay: Promise<IdCard> | undefined;
  const flowId = randomUUID();

  return {
    proof: 'et SOSI-id-kort (DGWS)',
    holder: () => (held === undefined ? undefined : holderOf(held)),
    headers: () => Promise.resolve({}),
    soapHeader: async ({ wire }) => {
      const now = wire.now();
      if ('command' in idCard && (held === undefined || now.getTime() >= held.notOnOrAfter - MARGIN_MS)) {
        underWay ??= fetchIdCard(idCard, wire).finally(() => (underWay = undefined));
        held = await underWay;
      }
      if (held === undefined) return '';
      assertInForce(held, now, what);
      assertLevel(held, level, what);
      wire.redactor.learn(...held.secrets);
      return dgwsHeader({ assertion: held.assertion, level, created: now, flowId, messageId: randomUUID() });
    },
    renew: ({ soapHeader }) => {
      if (fixed !== undefined) return false;
      if (held !== undefined && soapHeader.includes(held.assertion)) held = undefined;
      return true;
    },
    secrets: fixed?.secrets ?? [],
    basicPairs: [],
  };
}

/** “niveau 3, CVR 12345678, gælder til 2026-11-24T07:00:00Z”; a person's name is not among it. */
function holderOf({ level, holder, notOnOrAfter }: IdCard): string {
  const until = `gælder til ${new Date(notOnOrAfter).toISOString().replace('.000Z', 'Z')}`;
  return [level === undefined ? undefined : `niveau ${level}`, holder, until].filter((part) => part !== undefined).join(', ');
}

function readFixed(text: string, { what, now }: { readonly what: string; readonly now: Date }): IdCard {
  const card = readIdCard(text);
  if ('unreadable' in card) throw unreadableIdCard(card.unreadable, `${what}, auth.idCard`);
  const early = now.getTime() < card.notBefore;
  if (!early && now.getTime() < card.notOnOrAfter) return card;
  throw new PilotError('SP1044', {
    place: { what: `${what}, auth.idCard` },
    seen: `kortet gælder fra ${new Date(card.notBefore).toISOString()} til ${new Date(card.notOnOrAfter).toISOString()}`,
    expected: `et kort, der gælder ${now.toISOString()}`,
    remedy: early
      ? 'Kontrollér uret på maskinen, der afprøver.'
      : 'Hent et nyt id-kort hos STS’en, eller lad idCard.command hente et, når der er brug for det.',
  });
}

/** The error of a configured card that cannot be read. */
function unreadableIdCard(reason: string, what: string): PilotError {
  return new PilotError('SP1043', {
    place: { what },
    seen: reason,
    expected: 'et SOSI-id-kort: en underskrevet saml:Assertion med Conditions, som en STS har udstedt',
    remedy: 'Hent et nyt id-kort hos STS’en, og gem hele Assertion-elementet uændret.',
  });
}

/** A long run may outlive the card it began with. */
function assertInForce(card: IdCard, now: Date, what: string): void {
  if (now.getTime() < card.notOnOrAfter && now.getTime() >= card.notBefore) return;
  const early = now.getTime() < card.notBefore;
  throw new PreconditionError(early ? 'SOSI-id-kortet gælder ikke endnu.' : 'SOSI-id-kortet er udløbet.', {
    place: what,
    expected: `et kort, der gælder ${now.toISOString()}`,
    received: early
      ? `NotBefore ${new Date(card.notBefore).toISOString()}`
      : `NotOnOrAfter ${new Date(card.notOnOrAfter).toISOString()}`,
    remedy: early ? 'Kontrollér uret på maskinen, der afprøver.' : 'Hent et nyt id-kort hos STS’en, eller lad command hente det.',
  });
}

function assertLevel(card: IdCard, level: number, what: string): void {
  if (card.level === undefined || card.level >= level) return;
  throw new PreconditionError('SOSI-id-kortet har et lavere sikkerhedsniveau end det, der er sat op.', {
    place: what,
    expected: `niveau ${level}`,
    received: `niveau ${card.level}`,
    remedy: 'Hent et id-kort på det rette niveau, eller ret level i konfigurationen.',
  });
}
