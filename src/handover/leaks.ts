import { createHash } from 'node:crypto';
import { findLeakPlaces, findLeaks, type Leak, type LeakPlace } from '../evidence/find-leaks.ts';
import { REDACTION_RULES, type RedactionRule, UNCERTAIN_RULE } from '../evidence/rules.ts';
import { PACKED_ENDING } from '../model/packed-evidence.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { unpackEvidenceNow } from '../store/evidence-file.ts';

export type { Leak, LeakPlace } from '../evidence/find-leaks.ts';

/** Digests (64 or 40 digits) and UUIDs are long rows of digits and letters, in which ten digits may look like a birthday. */
const MACHINE_NAME = /\b[0-9a-f]{8}(?:[0-9a-f]{32}(?:[0-9a-f]{24})?|(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/iy;
const SHORTEST_NAME = 36;
/** They all begin with so many digits. */
const FIRST_ROW = 8;

/**
 * Looks once more through a file that is about to leave the machine, for what should have been masked before it was
 * written. It is known by its form alone: what a run's own secrets are is known while it runs, and nothing here depends on
 * what this machine's variables hold now. Of JSON only the texts are searched: numbers there are times and sizes, and seconds
 * since 1970 are ten digits. What only may be a personal number is no leak. What is packed is unpacked first. Files that are no text are not searched; see SECURITY.md.
 */
export function leaksInFile(path: string, bytes: Uint8Array): readonly LeakPlace[] {
  return lookThrough(path, bytes).leaks;
}

/** What was found in a file. */
export interface LookedThrough {
  /** What should have been masked: the file may not be handed on. */
  readonly leaks: readonly LeakPlace[];
  /** What may be personal numbers, as an earlier version let them stand: to be masked where they are shown. */
  readonly uncertain: readonly LeakPlace[];
}

/** What was found where nothing was. */
export const NOTHING_FOUND: LookedThrough = { leaks: [], uncertain: [] };

/** Whether nothing was found, not even what is uncertain. */
export function isClean({ leaks, uncertain }: LookedThrough): boolean {
  return leaks.length + uncertain.length === 0;
}

/** As {@link leaksInFile}, with what is uncertain; in `shownFields` nothing is. */
export function lookThrough(path: string, bytes: Uint8Array, shownFields: readonly string[] = []): LookedThrough {
  if (path.endsWith(PACKED_ENDING)) {
    // What cannot be unpacked is no evidence of ours; that it is damaged is for those to say who hold it against its name.
    const content = unpackEvidenceNow(bytes);
    return content === undefined ? NOTHING_FOUND : lookThroughEvidence(digestOf(content), content, shownFields);
  }
  const text = decode(bytes);
  if (text === undefined) return NOTHING_FOUND;
  const places = /\.(?:json|ndjson)$/.test(path) ? placesInJson(text, shownFields) : placesInText(text, shownFields);
  return { leaks: places.filter(isLeak), uncertain: places.filter((place) => !isLeak(place)) };
}

/** As {@link lookThrough}, for evidence whose SHA-256 is known to be this: the same bytes are looked through once. */
export function lookThroughEvidence(sha256: string, bytes: Uint8Array, shownFields: readonly string[] = []): LookedThrough {
  const clean = cleanEvidence();
  if (clean.has(sha256)) return NOTHING_FOUND;
  const found = lookThrough(sha256, bytes, shownFields);
  if (shownFields.length === 0 && isClean(found)) clean.add(sha256);
  return found;
}

/**
 * Digests of what nothing was found in. Regions answer alike, and what a site shows is looked through once more when it is
 * built; what builds it has this module in several copies, which share what they know.
 */
function cleanEvidence(): Set<string> {
  const shared = globalThis as { sorPilotCleanEvidence?: Set<string> };
  return (shared.sorPilotCleanEvidence ??= new Set());
}

/** As {@link leaksInFile}, for text at hand. */
export function leaksInText(text: string): readonly Leak[] {
  return findLeaks(withoutMachineNames(text)).filter(isLeak);
}

/** As {@link leaksInText}, for the texts in a value; many are searched as one, for hardly any has a leak. */
export function leaksInValue(value: unknown): readonly Leak[] {
  return leaksInText(textsOf(value).join(BETWEEN));
}

/** The rules that match something in the texts of a value, also the one of what is uncertain. */
export function rulesInValue(value: unknown): ReadonlySet<RedactionRule> {
  return new Set(findLeaks(withoutMachineNames(textsOf(value).join(BETWEEN))).map(({ rule }) => rule));
}

function placesInText(text: string, shownFields: readonly string[]): readonly LeakPlace[] {
  return findLeakPlaces(withoutMachineNames(text), [], shownFields);
}

/** What is uncertain is masked where it is shown; nobody is refused or held back for it. */
function isLeak({ rule }: Leak | LeakPlace): boolean {
  return rule !== UNCERTAIN_RULE;
}

/** Hundreds of megabytes are searched: only each eighth letter is looked at, but where a row of digits may be long enough. */
function withoutMachineNames(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = 0; at + SHORTEST_NAME <= text.length;) {
    let last = at + FIRST_ROW - 1;
    while (last >= at && isHexDigit(text.charCodeAt(last))) last -= 1;
    if (last >= at) {
      at = last + 1;
      continue;
    }
    MACHINE_NAME.lastIndex = at;
    if (MACHINE_NAME.test(text)) {
      kept.push(text.slice(from, at));
      at = from = MACHINE_NAME.lastIndex;
    } else {
      // A name begins where a row does.
      for (at += FIRST_ROW; at < text.length && isHexDigit(text.charCodeAt(at));) at += 1;
    }
  }
  return from === 0 ? text : kept.join('') + text.slice(from);
}

function isHexDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

/** Parts texts so that none goes on in the next. */
const BETWEEN = '\n¦\n';

/** One JSON text, or one a line. Each text is searched by itself: what has no end in one does not go on in the next. */
function placesInJson(text: string, shownFields: readonly string[]): readonly LeakPlace[] {
  const whole = parse(text);
  const documents =
    whole === undefined ? text.split('\n').map((line) => ({ texts: textsOf(parse(line) ?? line) })) : [{ texts: textsOf(whole) }];
  const all = withoutMachineNames(documents.flatMap(({ texts }) => texts).join(BETWEEN));
  if (findLeaks(all).length === 0) return [];
  return documents.flatMap(({ texts }, at) =>
    texts.flatMap((one) => {
      const found = placesInText(one, shownFields);
      const line = whole === undefined ? at + 1 : found.length === 0 ? 1 : lineOf(one, text);
      return found.map(({ rule }) => ({ rule, line }));
    }),
  );
}

/** Where a JSON document first has a text. */
function lineOf(text: string, json: string): number {
  return json.slice(0, Math.max(0, json.indexOf(JSON.stringify(text)))).split('\n').length;
}

/** Lines that an error names; the rest are counted. */
const NAMED_LINES = 5;

/** What was found in words: “cpr 2 gange (Et tal …), linje 3 og 7”. */
export function leakWords(places: readonly LeakPlace[]): string {
  return [...Map.groupBy(places, ({ rule }) => rule)]
    .map(([rule, found]) => {
      const lines = [...new Set(found.map(({ line }) => line))];
      const more = lines.length > NAMED_LINES ? ` og ${lines.length - NAMED_LINES} til` : '';
      return `${rule} ${times(found.length)} (${REDACTION_RULES[rule]}), linje ${lines.slice(0, NAMED_LINES).join(', ')}${more}`;
    })
    .join('; ');
}

/** What was found in words, where there are no lines: “cpr 2 gange”. */
export function leakCounts(leaks: readonly Leak[]): string {
  return leaks.map(({ rule, count }) => `${rule} ${times(count)}`).join(', ');
}

function times(count: number): string {
  return `${count} ${count === 1 ? 'gang' : 'gange'}`;
}

/** Where a leak was found, and so what can be done about it. */
export type LeakOccasion = 'bundle' | 'import' | 'recording' | 'site';

const REMEDIES: Readonly<Record<LeakOccasion, string>> = {
  bundle:
    'Bundtet er ikke lavet. En kørsel kan ikke rettes: fjern det, der ikke må stå der, i regionens testdata, kør de scenarier igen, og lav bundtet af den nye kørsel ved at nævne dens id. Slet den gamle kørsel.',
  import:
    'Intet er taget ind. Bed regionen om at fjerne det i sine testdata, køre igen og sende et nyt bundt. Del ikke filen, og slet den her.',
  recording:
    'Intet er taget ind. Fjern det på de nævnte linjer i optagelsen, fx med samme fejltekst uden værdien, og tag den ind igen. Er det en rigtig hemmelighed, så få den skiftet.',
  site: 'Siden er ikke klar til at blive udgivet. Find kørslen, filen viser, flyt dens mappe ud af resultaterne, og byg igen.',
};

/** SP4044, with rule names, counts and lines, never with what was found. */
export function leakError(place: ErrorPlace, places: readonly LeakPlace[], occasion: LeakOccasion): PilotError {
  return new PilotError('SP4044', {
    place,
    seen: leakWords(places),
    expected: 'at ingen regel rammer noget',
    remedy: REMEDIES[occasion],
  });
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Every text in a JSON value, names of fields included. */
function textsOf(value: unknown): readonly string[] {
  const texts: string[] = [];
  const collect = (part: unknown): void => {
    if (typeof part === 'string') texts.push(part);
    else if (Array.isArray(part)) part.forEach(collect);
    else if (typeof part === 'object' && part !== null) {
      for (const [key, inside] of Object.entries(part)) {
        texts.push(key);
        collect(inside);
      }
    }
  };
  collect(value);
  return texts;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
