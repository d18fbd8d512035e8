import { Deviation, EndpointError, PreconditionError } from '../../../model/faults.ts';
import type { ReplicationAnswer, ReplicationEntry } from '../contract.ts';
import { FIRST_OFFSET, TOKEN_FORM } from './protocol.ts';

/** Pages beyond this are not fetched: at 2,000 records a page, ten million records. */
const MAX_PAGES = 5_000;

/** One record and where it stood: page and number on it, both from 1. */
export interface PlacedEntry {
  readonly entry: ReplicationEntry;
  readonly place: string;
}

/** The service's fault for a token it does not know. */
const INVALID_OFFSET = 'urn:stamdata:invalid-history-offset';

/** Asks for one page. `page` counts from 1. */
export type FetchPage = (offset: string, page: number) => Promise<ReplicationAnswer>;

/**
 * Fetches a datatype whole: asks again from the last token until an empty feed comes. A short page is not the end; the
 * service may give fewer records than it was asked for. An entry sent twice counts once; a page with nothing but the entry
 * asked from is no end either, and is asked past. Throws Deviation when a token does not have its form or does not grow, and
 * the fault that a SOAP fault stands for.
 */
export async function fetchAll(title: string, fetch: FetchPage): Promise<readonly PlacedEntry[]> {
  const all: PlacedEntry[] = [];
  /** The last token received, and what is asked from: the same, but for a look past it. */
  let known = FIRST_OFFSET;
  let offset = known;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const place = `${title}, side ${page}`;
    const answer = await fetch(offset, page);
    if (answer.kind === 'fault') {
      const refusesLook = offset !== known && answer.faultCode === INVALID_OFFSET;
      throw refusesLook ? stuck(known, place, 'og et mærke efter den bliver afvist') : soapFault(title, answer, place);
    }
    const last = answer.entries.at(-1);
    if (last === undefined) return all;
    // The entry asked from, sent once more, is known already; a scenario of its own says that it should not be there.
    if (answer.entries.every(({ token }) => token === known)) {
      if (offset !== known) throw stuck(known, place, 'også når der bliver spurgt efter den');
      // Either the list ends here, or the service has come to a stand. Asked from the next possible token, only a list that
      // has ended is empty; a token is a time and a number, so the one after it need not be anybody's.
      offset = tokenAfter(known);
      continue;
    }
    assertGrows(known, last.token, place);
    for (const [index, entry] of answer.entries.entries()) {
      if (entry.token !== known) all.push({ entry, place: `side ${page}, post ${index + 1}` });
    }
    known = last.token;
    offset = known;
  }
  throw new Deviation(`${title} har flere sider, end der læses.`, { place: title, expected: `højst ${MAX_PAGES} sider` });
}

/** The smallest token that is larger. */
const tokenAfter = (token: string): string => (BigInt(token) + 1n).toString().padStart(token.length, '0');

/** The service answers with the entry asked from and nothing after it, so nobody can see whether there are more. */
function stuck(token: string, place: string, beside: string): Deviation {
  return new Deviation('SKRS bliver ved med at sende den samme post, så det kan ikke ses, om der er flere.', {
    place,
    expected: `poster efter ${token}, eller et tomt feed, når der ikke er flere`,
    received: `kun posten ${token} igen, ${beside}`,
    remedy: 'Få systemet til at give poster efter det mærke, der spørges fra, og et tomt feed til sidst.',
  });
}

function assertGrows(offset: string, token: string, place: string): void {
  if (!TOKEN_FORM.test(token)) {
    throw new Deviation('Mærket, der skal spørges videre fra, har ikke den rette form.', {
      place,
      expected: '20 cifre sidst i den sidste posts id',
      received: `“${token}”`,
    });
  }
  if (token <= offset.padStart(token.length, '0')) {
    throw new Deviation('Mærket, der skal spørges videre fra, vokser ikke; hentningen ville aldrig slutte.', {
      place,
      expected: `et mærke efter ${offset}`,
      received: token,
      remedy: 'Få systemet til at give poster efter det mærke, der spørges fra.',
    });
  }
}

/** What a SOAP fault means for a scenario that only wanted the records. */
function soapFault(title: string, fault: Extract<ReplicationAnswer, { kind: 'fault' }>, place: string): Error {
  const details = { place, received: `${fault.faultCode}: ${fault.faultString} (status ${fault.status})` };
  switch (fault.faultCode) {
    case 'urn:stamdata:unauthorized-access':
      return new PreconditionError(`Der er ikke givet adgang til ${title} på SKRS.`, {
        ...details,
        remedy: 'Få adgangen givet for det CVR-nummer, der afprøves med.',
      });
    case 'urn:stamdata:unknown-view':
      return new PreconditionError(`SKRS tilbyder ikke ${title} endnu.`, {
        ...details,
        remedy: 'Kontrollér registerVersion og datatypens navn i konfigurationen, eller skriv notOffered med en grund.',
      });
    case INVALID_OFFSET:
      return new Deviation('SKRS afviste et mærke, det selv har givet.', { ...details, expected: 'den næste side' });
    default:
      return new EndpointError(`SKRS svarede med en fejl i stedet for ${title}.`, {
        ...details,
        remedy: 'Prøv igen; gentager det sig, så vis dem, der driver systemet, denne udveksling.',
      });
  }
}
