import type { Readiness, ReadinessStep } from '../../../report/readiness.ts';
import { INTERFACE_NAMES } from '../../../model/interfaces.ts';
import { formatDate } from '../../format.ts';
import { passedWords } from '../tally/passed-words.ts';

/** What each step is called. */
export const READINESS_WORDS: Readonly<Record<ReadinessStep, string>> = {
  unanswered: 'Intet oplyst',
  declared: 'Oplyst af ejeren, ikke afprøvet',
  tried: 'Afprøvet, ikke alt bestod',
  passed: 'Bestået',
  'in-operation': 'Bestået og i drift',
};

/** What an interface is called; what people try in the party itself has none. */
export const readinessName = (one: Pick<Readiness, 'interface'>): string =>
  one.interface === undefined ? 'I selve systemet (manuelt)' : INTERFACE_NAMES[one.interface];

/** `9 af 10, afprøvet 30. november 2026`; undefined where nothing was tried. */
export function proofWords({ tally, at }: Pick<Readiness, 'tally' | 'at'>): string | undefined {
  return at === undefined ? undefined : `${passedWords(tally)}, afprøvet ${formatDate(at)}`;
}

/** What the owner has said, who and when; undefined where nothing was. */
export function declarationWords({ declaration }: Pick<Readiness, 'declaration'>): string | undefined {
  if (declaration === undefined) return undefined;
  const { by, on, inOperation, note } = declaration;
  const operation = inOperation === undefined ? '' : `, i drift fra ${formatDate(inOperation)}`;
  return `${by}, ${formatDate(on)}${operation}.${note === undefined ? '' : ` ${note}`}`;
}
