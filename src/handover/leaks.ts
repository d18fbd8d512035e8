import { gunzipSync } from 'node:zlib';
import { findLeaks, type Leak } from '../evidence/find-leaks.ts';
import { REDACTION_RULES } from '../evidence/rules.ts';
import { PACKED_ENDING } from '../model/packed-evidence.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { parseMessages } from '../recording/parse-messages.ts';
import { MOST_EVIDENCE_BYTES } from '../store/evidence-file.ts';

/**
 * Digests (64 or 40 digits) and UUIDs are long rows of digits and letters, in which ten digits may look like a birthday. All
 * begin with eight, so that a search through hundreds of megabytes looks at each place once.
 */
const MACHINE_NAMES = /\b[0-9a-f]{8}(?:[0-9a-f]{32}(?:[0-9a-f]{24})?|(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/gi;

/**
 * Looks once more through a file that is about to leave the machine, for what should have been masked before it was
 * written. Of JSON only the texts are searched: numbers there are times and sizes, and seconds since 1970 are ten digits.
 * What is packed is unpacked first. Files that are no text are not searched; see SECURITY.md.
 */
export function leaksInFile(path: string, bytes: Uint8Array, secrets: readonly string[]): readonly Leak[] {
  const content = path.endsWith(PACKED_ENDING) ? unpack(bytes) : bytes;
  const text = content === undefined ? undefined : decode(content);
  if (text === undefined) return [];
  const searched = /\.(?:json|ndjson)$/.test(path) ? jsonTexts(bytes).join('\n') : text;
  return leaksInText(searched, secrets);
}

/** As {@link leaksInFile}, for text at hand. */
export function leaksInText(text: string, secrets: readonly string[]): readonly Leak[] {
  return findLeaks(text.replaceAll(MACHINE_NAMES, ''), secrets);
}

/** SP4044, with rule names and counts, never with what was found. */
export function leakError(place: ErrorPlace, leaks: readonly Leak[]): PilotError {
  const rules = leaks.map(({ rule, count }) => `${rule} ${count} ${count === 1 ? 'gang' : 'gange'} (${REDACTION_RULES[rule]})`);
  return new PilotError('SP4044', {
    place,
    seen: rules.join('; '),
    expected: 'at ingen regel rammer noget',
    remedy: 'Del ikke filen. Fjern det, der ikke må stå der, ved kilden, og kør afprøvningen igen.',
  });
}

/** What cannot be unpacked is no evidence of ours; that it is damaged is for those to say who hold it against its name. */
function unpack(packed: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(packed, { maxOutputLength: MOST_EVIDENCE_BYTES });
  } catch {
    return undefined;
  }
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Every text in a JSON file or in the lines of an NDJSON file, names of fields included. */
function jsonTexts(bytes: Uint8Array): readonly string[] {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        texts.push(key);
        collect(part);
      }
    }
  };
  const whole = parseWhole(bytes);
  if (whole === undefined) for (const message of parseMessages([bytes], () => undefined)) collect(message);
  else collect(whole);
  return texts;
}

function parseWhole(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
