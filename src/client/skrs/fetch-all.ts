import { Deviation, EndpointError, PreconditionError } from '../../model/faults.ts';
import type { ReplicationAnswer, ReplicationEntry } from '../interfaces.ts';
import { FIRST_OFFSET, TOKEN_FORM } from './protocol.ts';

/** Pages beyond this are not fetched: at 2,000 records a page, ten million records. */
const MAX_PAGES = 5_000;

/** One record and where it stood: page and number on it, both from 1. */
export interface PlacedEntry {
  readonly entry: ReplicationEntry;
  readonly place: string;
}

/** Asks for one page. `page` counts from 1. */
export type FetchPage = (offset: string, page: number) => Promise<ReplicationAnswer>;

/**
 * Fetches a datatype whole: asks again from the last token until an empty feed comes. A short page is not the end; the
 * service may give fewer records than it was asked for. Throws Deviation when a token does not have its form or does
 * not grow, and the fault that a SOAP fault stands for.
 */
export async function fetchAll(title: string, fetch: FetchPage): Promise<readonly PlacedEntry[]> {
  const all: PlacedEntry[] = [];
  let offset = FIRST_OFFSET;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const place = `${title}, side ${page}`;
    const answer = await fetch(offset, page);
    if (answer.kind === 'fault') throw soapFault(title, answer, place);
    const last = answer.entries.at(-1);
    if (last === undefined) return all;
    // The entry asked from, sent once more, is known already; a scenario of its own says that it should not be there.
    if (answer.entries.every(({ token }) => token === offset)) return all;
    assertGrows(offset, last.token, place);
    for (const [index, entry] of answer.entries.entries()) {
      if (entry.token !== offset) all.push({ entry, place: `side ${page}, post ${index + 1}` });
    }
    offset = last.token;
  }
  throw new Deviation(`${title} har flere sider, end der læses.`, { place: title, expected: `højst ${MAX_PAGES} sider` });
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
    case 'urn:stamdata:invalid-history-offset':
      return new Deviation('SKRS afviste et mærke, det selv har givet.', { ...details, expected: 'den næste side' });
    default:
      return new EndpointError(`SKRS svarede med en fejl i stedet for ${title}.`, {
        ...details,
        remedy: 'Prøv igen; gentager det sig, så vis dem, der driver systemet, denne udveksling.',
      });
  }
}
