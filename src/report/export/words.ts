import type { StepStatus } from '../../model/run.ts';
import { MARKS, type Mark, verdictRow } from '../../model/verdict.ts';
import type { CaseOutcome, RegionResults, ResultSet } from './result-set.ts';

/** The word that stands first wherever results are those of the exercise. */
export const EXERCISE_WORD = 'Øvelse';

/** What every export says of results from the exercise; undefined for a region's own. */
export function exerciseNote({ exercise }: Pick<ResultSet, 'exercise'>): string | undefined {
  return exercise ? MARKS.find(({ code }) => code === 'exercise')?.meaning : undefined;
}

/** `Øvelse: Region Midtjylland` for the exercise, else the name as it is. */
export function markedName({ exercise }: Pick<ResultSet, 'exercise'>, name: string): string {
  return exercise ? `${EXERCISE_WORD}: ${name}` : name;
}

/** The Danish words of marks, in their order. */
export function markWords(marks: readonly Mark[]): readonly string[] {
  return MARKS.filter(({ code }) => marks.includes(code)).map(({ da }) => da);
}

/** `ID27-012 · Afsnit`: a case key as people read it. */
export function keyWords(key: string): string {
  return key.replace('~', ' · ');
}

/** `Afvigelse: Niveauet mangler.`, or the verdict's word alone. */
export function outcomeSentence({ verdict, fault }: Pick<CaseOutcome, 'verdict' | 'fault'>): string {
  const { da } = verdictRow(verdict);
  return fault === undefined ? da : `${da}: ${fault.sentence}`;
}

/** Why a region's run ended early, in one sentence; undefined when it did not. */
export function abortSentence({ latest }: Pick<RegionResults, 'latest'>): string | undefined {
  if (latest?.state !== 'aborted') return undefined;
  return latest.reason ?? 'Kørslen blev afbrudt, og der er ingen forklaring.';
}

/** How a step ended, in words. */
export const STEP_WORDS: Readonly<Record<StepStatus, string>> = {
  passed: 'Bestået',
  failed: 'Her stoppede det',
  skipped: 'Sprunget over',
  pending: 'Ikke gjort kørbart',
  undefined: 'Trinnet findes ikke',
  ambiguous: 'Trinnet er flertydigt',
  unknown: 'Nåede ikke at blive kørt',
};
