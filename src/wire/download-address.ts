import { faultOfName } from '../model/plain-name.ts';

/** What a file is called where its address has no name for it. */
const NAMELESS = 'fil';

/** What an address ends with, where that can be a file’s name everywhere; else a name of ours. */
export function fileNameOf({ pathname }: URL): string {
  const last = pathname.split('/').at(-1) ?? '';
  let name: string;
  try {
    name = decodeURIComponent(last);
  } catch {
    return NAMELESS;
  }
  // What begins with a full stop is hidden, and the locks lie there.
  return name.startsWith('.') || faultOfName(name) !== undefined ? NAMELESS : name;
}

/** Why an address is not asked, as a sentence in Danish; undefined for one that may be. */
export function whyNotAsked(address: URL): string | undefined {
  if (address.protocol !== 'https:' && address.protocol !== 'http:') {
    return `Adressen begynder med ${address.protocol}, og der kan kun hentes over https og http.`;
  }
  return address.username === '' && address.password === ''
    ? undefined
    : 'Adressen har et brugernavn eller en adgangskode i sig, og der hentes kun, hvad alle må læse.';
}

/**
 * Where an answer sends us on to, or why we do not go there, in Danish: never from https to http, and to another host only
 * by the same scheme. Hosts of public files send on to their storage, so another host alone is no reason to refuse.
 */
export function nextAddress(from: URL, location: string | undefined): URL | { readonly fault: string } {
  if (location === undefined || !URL.canParse(location, from)) {
    return { fault: `${from.host} sender videre uden at sige hvorhen.` };
  }
  const to = new URL(location, from);
  const fault = whyNotAsked(to);
  if (fault !== undefined) return { fault: `${from.host} sender videre til en adresse, der ikke bliver fulgt. ${fault}` };
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    return { fault: `${from.host} sender videre fra https til http (${to.host}), og det bliver ikke fulgt.` };
  }
  if (from.protocol !== to.protocol && from.hostname !== to.hostname) {
    return {
      fault: `${from.host} sender videre til en anden vært over ${to.protocol.slice(0, -1)} (${to.host}), og det bliver ikke fulgt.`,
    };
  }
  return to;
}
