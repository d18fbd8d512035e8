import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { didYouMean } from '../model/similar.ts';
import { RESERVED_IDS, type ReservedKind, isReserved } from '../model/reserved-ids.ts';
import { listChoices, quote } from './wording.ts';

/** SP1006: a name that nothing bears. */
export function dangling(kind: string, key: string, where: { among: readonly string[]; place: ErrorPlace }): PilotError {
  return new PilotError('SP1006', {
    place: where.place,
    seen: `Her nævnes ${kind} ${quote(key)}, som ikke findes.${didYouMean(key, where.among)}`,
    remedy: 'Ret stavemåden, eller opret det, der henvises til.',
  });
}

/** SP1007: a value that may stand once only. */
export function usedTwice(value: string, place: ErrorPlace, first: ErrorPlace): PilotError {
  return new PilotError('SP1007', {
    place,
    seen: `${quote(value)} er allerede brugt i ${first.file ?? 'filen'} linje ${first.line ?? '?'}.`,
    expected: 'en værdi, der kun bruges én gang',
    remedy: 'Giv den ene et andet navn, eller fjern den.',
  });
}

/** SP1008 when an id would get the address of one of the site’s own pages. */
export function reserved(kind: ReservedKind, id: string, place: ErrorPlace): PilotError[] {
  if (!isReserved(kind, id)) return [];
  return [
    new PilotError('SP1008', {
      place,
      seen: `${quote(id)} ville få samme adresse som en af sidens egne sider, så den ene ville skjule den anden.`,
      expected: `et andet id end ${listChoices(RESERVED_IDS[kind])}`,
      remedy: 'Giv den et andet id, også de steder, der henviser til den.',
    }),
  ];
}
