import { resultsPath, rolloutPath, runsPath, specificationsPath } from '../../paths.ts';

/** The rooms of the site, and which page ids belong to each. */
const ROOMS = [
  { label: 'Resultater', href: resultsPath(), prefixes: ['resultater', 'godkendelser'] },
  { label: 'Udbredelse', href: rolloutPath(), prefixes: ['udbredelse'] },
  { label: 'Specifikationer', href: specificationsPath(), prefixes: ['specifikationer', 'krav', 'aabne-spoergsmaal'] },
  { label: 'Kørsler', href: runsPath(), prefixes: ['koersler'] },
] as const satisfies readonly { readonly label: string; readonly href: string; readonly prefixes: readonly string[] }[];

/** A link at the top of every page. */
export interface PrimaryLink {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
}

/** The main menu as seen from a page; `guidanceHref` is where the guidance begins. */
export function primaryNavigation(pageId: string, guidanceHref: string): PrimaryLink[] {
  const section = pageId.split('/')[0] ?? '';
  const rooms = ROOMS.map(({ label, href, prefixes }) => ({
    label,
    href,
    current: prefixes.some((prefix) => prefix === section),
  }));
  const guidance = section !== '' && section !== '404' && !rooms.some((room) => room.current);
  return [{ label: 'Vejledning', href: guidanceHref, current: guidance }, ...rooms];
}
