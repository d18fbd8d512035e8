import { type ErrorPlace, PilotError } from '../../model/pilot-error.ts';

/** SP4042: a recording that was cut or damaged. Half a recording could hide the half that failed. */
export function notWhole(place: ErrorPlace, seen: string): PilotError {
  return new PilotError('SP4042', {
    place,
    seen,
    expected: 'en optagelse fra begyndelse til slutning',
    remedy: 'Hent filen igen. Blev kørslen afbrudt, så kør den om; en halv optagelse bliver ikke taget ind.',
  });
}

/** SP4043: a recording that can be read, but says too little to be a run. */
export function notReadable(
  place: ErrorPlace,
  { seen, expected, cause }: { readonly seen: string; readonly expected: string; readonly cause?: unknown },
): PilotError {
  return new PilotError('SP4043', {
    place,
    seen,
    expected,
    remedy: 'Lav filen igen med Cucumbers formatter “message” (NDJSON). Den er den mest fuldstændige.',
    cause,
  });
}
