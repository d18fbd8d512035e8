import { PilotError } from '../../model/pilot-error.ts';
import { HOST_RULES } from '../../site/build/csp.ts';
import { keysPath } from '../../site/paths.ts';
import type { NoAnswer, PlainAnswer } from '../../wire/plain-get.ts';
import { isWeaker } from './weaker-header.ts';

/** Fetches an address as anyone may. */
export type Get = (address: URL) => Promise<PlainAnswer | NoAnswer>;

/** What a look at a published site gave. */
export interface SiteCheck {
  /** The address of the site’s folder, with a slash at the end. */
  readonly address: string;
  /** How many addresses were fetched. */
  readonly fetched: number;
  /** What is missing, SP5007 and SP5008; empty when all is as it should be. */
  readonly problems: readonly PilotError[];
  /** What could not be looked at from here, in Danish. */
  readonly notes: readonly string[];
}

/** An address that answered. */
interface Fetched {
  readonly at: URL;
  readonly answer: PlainAnswer;
}

/** Something a site always has. */
interface Part {
  readonly at: URL;
  /** What it is, in Danish. */
  readonly what: string;
  readonly type: RegExp;
}

const SEE = 'Se “Læg siden op” i vejledningen (docs/pilot/laeg-siden-op.mdx).';
const HTML = /^text\/html\b/i;
/** A name no page has. */
const NOWHERE = 'findes-ikke-sor-pilot-kontrol/';

/**
 * Holds a published site against what its host must do: the headers, the path it was built for, what is answered where there
 * is nothing, and that nobody is shown it without https. Throws PilotError SP5006 when there is no site of ours to look at.
 */
export async function checkSite(given: string, get: Get): Promise<SiteCheck> {
  const address = new URL(`${new URL(given).origin}${new URL(given).pathname.replace(/\/*$/, '/')}`);
  const front = await frontPage(address, get);
  const parts = partsOf(address, front.text);
  const found = await Promise.all(parts.map(async (part) => ({ part, answer: await get(part.at) })));
  const index = await searchIndex(found.find(({ part }) => part.what === SEARCH_LIST)?.answer, address, get);
  const lost = new URL(NOWHERE, address);
  const nowhere = await get(lost);
  const insecure = await withoutHttps(address, get);
  const all = [...found, ...index];
  const seen: readonly Fetched[] = [
    { at: address, answer: front },
    ...all.map(({ part, answer }) => ({ at: part.at, answer })),
    { at: lost, answer: nowhere },
  ].flatMap(({ at, answer }) => ('fault' in answer ? [] : [{ at, answer }]));
  return {
    address: address.href,
    fetched: all.length + 2 + insecure.fetched,
    problems: [
      ...placeProblems(address, front.text),
      ...all.flatMap(({ part, answer }) => partProblem(part, answer)),
      ...notFoundProblem(lost, nowhere),
      ...insecure.problems,
      ...headerProblems(address, seen),
    ],
    notes: insecure.notes,
  };
}

async function frontPage(address: URL, get: Get): Promise<PlainAnswer> {
  const answer = await get(address);
  const refuse = (seen: string, remedy: string): PilotError =>
    new PilotError('SP5006', {
      place: { what: address.href },
      seen,
      expected: 'forsiden af en side, der er bygget med SOR-pilot',
      remedy,
    });
  if ('fault' in answer) throw refuse(answer.fault, 'Kontrollér adressen, og at siden kan nås herfra.');
  const to = answer.headers.get('location')?.[0];
  if (answer.status >= 300 && answer.status < 400 && to !== undefined) {
    throw refuse(`værten sender videre til ${to}`, 'Brug den adresse, siden ligger på.');
  }
  if (answer.status !== 200) throw refuse(`værten svarer ${answer.status}`, 'Kontrollér, at siden ligger på adressen.');
  if (!isOurs(answer.text)) throw refuse('svaret er ikke en side fra SOR-pilot', 'Skriv adressen på sidens forside.');
  return answer;
}

const isOurs = (html: string): boolean => /<meta property="og:site_name" content="SOR-pilot"/.test(html);

const SEARCH_LIST = 'søgningens oversigt';

function partsOf(address: URL, front: string): readonly Part[] {
  const sheet = /<link rel="stylesheet" href="([^"]+)"/.exec(front)?.[1];
  return [
    { at: new URL('pilot/', address), what: 'en side under forsiden', type: HTML },
    ...(sheet === undefined ? [] : [{ at: new URL(sheet, address), what: 'et typografiark', type: /^text\/css\b/i }]),
    { at: new URL('pagefind/pagefind-worker.js', address), what: 'søgningens program', type: /\bjavascript\b/i },
    { at: new URL('pagefind/pagefind-entry.json', address), what: SEARCH_LIST, type: /\bjson\b/i },
    { at: new URL(keysPath().slice(1), address), what: 'listen over nøgler', type: /\bjson\b/i },
  ];
}

/** Files of kinds that only the search has, which many hosts do not give out before they are told of them. */
async function searchIndex(
  list: PlainAnswer | NoAnswer | undefined,
  address: URL,
  get: Get,
): Promise<readonly { readonly part: Part; readonly answer: PlainAnswer | NoAnswer }[]> {
  if (list === undefined || 'fault' in list || list.status !== 200) return [];
  const language = /"(?<language>\w+)":\{"hash":"(?<hash>[\w-]+)"/.exec(list.text)?.groups;
  if (language === undefined) return [];
  const names = [`pagefind.${language['hash']}.pf_meta`, `wasm.${language['language']}.pagefind`];
  return Promise.all(
    names.map(async (name) => {
      const at = new URL(`pagefind/${name}`, address);
      return { part: { at, what: 'en af søgningens filer', type: /^/ }, answer: await get(at) };
    }),
  );
}

function partProblem({ at, what, type }: Part, answer: PlainAnswer | NoAnswer): readonly PilotError[] {
  if ('fault' in answer) return [wrongHost(at, answer.fault, { expected: what, remedy: `Gør filen tilgængelig. ${SEE}` })];
  const contentType = answer.headers.get('content-type')?.[0] ?? '';
  if (answer.status !== 200) {
    const remedy = `Kontrollér, at hele den byggede mappe er lagt op, og at værten må udlevere filer af den type. ${SEE}`;
    return [wrongHost(at, `værten svarer ${answer.status}`, { expected: `200 og ${what}`, remedy })];
  }
  if (type.test(contentType)) return [];
  const seen = contentType === '' ? 'svaret har ingen Content-Type' : `Content-Type er ${contentType}`;
  return [
    wrongHost(at, seen, { expected: `den Content-Type, der hører til ${what}`, remedy: `Ret filtypen hos værten. ${SEE}` }),
  ];
}

/** Whether the site lies where it was built to lie. */
function placeProblems(address: URL, front: string): readonly PilotError[] {
  const builtFor = /<html\b[^>]*\sdata-base="([^"]*)"/.exec(front)?.[1] ?? '/';
  const remedy = `Byg siden med SOR_PILOT_SITE_URL=${address.href}, og læg den op igen.`;
  if (builtFor !== address.pathname) {
    return [wrongHost(address, `siden er bygget til stien ${builtFor}`, { expected: `stien ${address.pathname}`, remedy })];
  }
  const canonical = /<link rel="canonical" href="([^"]*)"/.exec(front)?.[1];
  if (canonical === address.href) return [];
  const seen =
    canonical === undefined ? 'siden er bygget uden at kende sin adresse' : `siden siger, at den ligger på ${canonical}`;
  return [wrongHost(address, seen, { expected: `adressen ${address.href}, som feeds og data også bruger`, remedy })];
}

function notFoundProblem(at: URL, answer: PlainAnswer | NoAnswer): readonly PilotError[] {
  const expected = '404 og sidens egen fejlside (404.html)';
  const remedy = `Sæt værten til at vise 404.html. ${SEE}`;
  if ('fault' in answer) return [wrongHost(at, answer.fault, { expected, remedy })];
  if (answer.status !== 404) return [wrongHost(at, `værten svarer ${answer.status}`, { expected, remedy })];
  return isOurs(answer.text) ? [] : [wrongHost(at, 'værten viser en anden fejlside', { expected, remedy })];
}

/** What is met by whoever forgets the s of https. */
async function withoutHttps(
  address: URL,
  get: Get,
): Promise<{ readonly problems: readonly PilotError[]; readonly notes: readonly string[]; readonly fetched: number }> {
  const expected = 'en viderestilling fra http til https';
  const remedy = `Sæt værten til at sende videre til https. ${SEE}`;
  if (isThisMachine(address)) {
    return { problems: [], notes: ['Adressen er på denne maskine, så https er ikke kontrolleret.'], fetched: 0 };
  }
  if (address.protocol === 'http:') {
    return { problems: [wrongHost(address, 'siden bliver vist over http', { expected, remedy })], notes: [], fetched: 0 };
  }
  if (address.port !== '') {
    const note = 'Siden har sin egen port, så det er ikke kontrolleret, om http bliver sendt videre til https.';
    return { problems: [], notes: [note], fetched: 0 };
  }
  const at = new URL(address.href.replace(/^https:/, 'http:'));
  const answer = await get(at);
  // A host that does not listen there shows nothing without https.
  if ('fault' in answer) return { problems: [], notes: [], fetched: 1 };
  const to = answer.headers.get('location')?.[0] ?? '';
  const leads = answer.status >= 300 && answer.status < 400 && URL.canParse(to, at) && new URL(to, at).protocol === 'https:';
  const seen = answer.status < 300 ? 'siden bliver vist over http' : `værten svarer ${answer.status} over http`;
  return { problems: leads ? [] : [wrongHost(at, seen, { expected, remedy })], notes: [], fetched: 1 };
}

const isThisMachine = ({ hostname }: URL): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);

/** Each header that is not as it should be, with the addresses it is so at. */
function headerProblems(address: URL, seen: readonly Fetched[]): readonly PilotError[] {
  const weak = seen.flatMap(({ at, answer }) =>
    wantedAt(at, address).flatMap(([name, wanted]) => {
      const sent = answer.headers.get(name.toLowerCase()) ?? [];
      return isWeaker(name, { sent, wanted }) ? [{ at, name, wanted, sent: sent.join(', ') }] : [];
    }),
  );
  const alike = Map.groupBy(weak, ({ name, wanted, sent }) => JSON.stringify([name, wanted, sent]));
  return [...alike.values()].flatMap((places) => {
    const [first] = places;
    if (first === undefined) return [];
    const rest = places.length === 1 ? '' : ` og ${places.length - 1} ${places.length === 2 ? 'adresse' : 'adresser'} mere`;
    return new PilotError('SP5007', {
      place: { what: `${first.at.href}${rest}` },
      seen: first.sent === '' ? `${first.name} mangler` : `${first.name}: ${first.sent}`,
      expected: `${first.name}: ${first.wanted}`,
      remedy: `Sæt headeren hos værten. ${SEE}`,
    });
  });
}

/** The headers wanted at an address; of two rules for one, the longer path’s. */
function wantedAt(at: URL, address: URL): readonly (readonly [name: string, value: string])[] {
  const below = at.href.slice(address.href.length);
  const rules = HOST_RULES.filter(({ under }) => below.startsWith(under)).toSorted((a, b) => a.under.length - b.under.length);
  const wanted = new Map(rules.flatMap(({ headers }) => headers));
  // Browsers do not heed it where there is no https.
  if (at.protocol === 'http:') wanted.delete('Strict-Transport-Security');
  return [...wanted];
}

function wrongHost(at: URL, seen: string, told: { readonly expected: string; readonly remedy: string }): PilotError {
  return new PilotError('SP5008', { place: { what: at.href }, seen, ...told });
}
