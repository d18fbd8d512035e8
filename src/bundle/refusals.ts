import type { ErrorCode } from '../model/error-codes.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { formatBytes } from './words.ts';

/** What to do about a bundle that came through wrong; nothing in it is used. */
const FETCH_AGAIN = 'Bed om bundtet igen, og brug intet af det, du har.';

/** SP4031: not as it was made. `seen` is Danish and starts with a small letter. */
export function damagedBundle(place: ErrorPlace, seen: string, cause?: unknown): PilotError {
  return refuse('SP4031', place, { seen, expected: 'bundtet, som det blev lavet', cause });
}

/** SP4037: made by a newer sor-pilot, which is no fault of the bundle's. */
export function newerBundle(place: ErrorPlace, version: number, known: number): PilotError {
  return new PilotError('SP4037', {
    place,
    seen: `bundtets udgave er ${version}`,
    expected: `udgave ${known} eller ældre`,
    remedy: 'Opdatér sor-pilot, og tag bundtet ind igen. Bundtet kan være helt i orden; det kan bare ikke læses her.',
  });
}

/** SP4038: a name that could lead out of its folder, or hide another. */
export function hostileName(place: ErrorPlace, name: string, fault: string): PilotError {
  const shown = JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name).slice(1, -1);
  return new PilotError('SP4038', {
    place,
    seen: `“${shown}” ${fault}`,
    expected: 'navne, som “sor-pilot bundle” selv giver',
    remedy: 'Tag ikke bundtet ind. Spørg afsenderen, hvordan det er lavet.',
  });
}

/** SP4039: more than is taken in. */
export function tooMuch(place: ErrorPlace, seen: string, most: string): PilotError {
  return new PilotError('SP4039', {
    place,
    seen,
    expected: most,
    remedy: 'Del kørslerne på flere bundter. Har du ikke selv lavet bundtet, så spørg afsenderen.',
  });
}

/** A number of bytes, for people: “at most …”. */
export const atMostBytes = (bytes: number): string => `højst ${formatBytes(bytes)}`;

function refuse(
  code: ErrorCode,
  place: ErrorPlace,
  told: { readonly seen: string; readonly expected: string; readonly cause?: unknown },
): PilotError {
  return new PilotError(code, { place, ...told, remedy: FETCH_AGAIN });
}
