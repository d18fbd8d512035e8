import type { z } from 'zod';
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

/** SP4043 for a field of a file that has not the form it must have: which field of which scenario, and whose file it seems to be. */
export function misshapen(
  place: ErrorPlace,
  { file, error, tool }: { readonly file: unknown; readonly error: z.ZodError; readonly tool: string | undefined },
): PilotError {
  const path = error.issues[0]?.path ?? [];
  const inside = nameOf(valueAt(file, path.slice(0, path[1] === 'elements' ? 3 : 1)));
  const where = inside === '' ? '' : ` (“${inside}”)`;
  const field = path.length === 0 ? 'filen' : `feltet “${fieldName(path)}”${where}`;
  return notReadable(place, {
    seen: `${field} ${described(valueAt(file, path))}, og det passer ikke i Cucumber JSON${looksLike(tool)}`,
    expected: 'en liste af features med scenarier',
    cause: error,
  });
}

/** SP4043 for a feature that does not say which file it is. */
export function withoutUri(
  place: ErrorPlace,
  { field, name, tool }: { readonly field: string; readonly name: string; readonly tool: string | undefined },
): PilotError {
  return notReadable(place, {
    seen: `feltet “${field}” (“${name}”) mangler, så det ikke kan ses, hvilken fil scenarierne er fra${looksLike(tool)}`,
    expected: 'uri i hver feature, fx features/enhed/opslag.feature',
  });
}

const looksLike = (tool: string | undefined): string => (tool === undefined ? '' : `; filen ligner en fra ${tool}`);

/** `[0].elements[2].steps[1].result.status` */
function fieldName(path: readonly PropertyKey[]): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, part) =>
      typeof inside === 'object' && inside !== null ? (inside as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  );
}

function nameOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? value.name : '';
}

/** What a value is, in words that follow the name of its field. */
function described(value: unknown): string {
  if (value === undefined || value === null) return 'mangler';
  if (Array.isArray(value)) return 'er en liste';
  switch (typeof value) {
    case 'string':
      return `er teksten “${value.slice(0, 40)}”`;
    case 'number':
    case 'boolean':
      return `er ${String(value)}`;
    default:
      return 'er et objekt';
  }
}
