import type { FileNote } from '../../rollout/file-watch.ts';
import { ruleCounts } from '../../rollout/breakdown.ts';
import { changesInWords } from '../../rollout/change-words.ts';
import { countInWords, dayInWords } from '../../rollout/in-words.ts';
import type { RolloutScope } from '../../rollout/scope.ts';
import type { FeedEntry } from '../feed/atom.ts';
import { markedName } from '../words.ts';
import { ROLLOUT_EXERCISE_NOTE } from './exercise-words.ts';

/** What the entries of the rollout are told by. */
export interface RolloutFeedContext {
  readonly exercise: boolean;
  readonly scope: RolloutScope;
  readonly fileNotes: readonly FileNote[];
  /** A rule in words, by its id. */
  readonly titleOf: (rule: string) => string;
  /** Makes an id that never changes from parts that never change. */
  readonly idOf: (...parts: readonly string[]) => string;
  /** The page that tells of it. */
  readonly link: string;
}

/**
 * One entry a measured day that has something to tell, newest first and no more than `most`: what happened to units, which
 * rules have more findings than the day before, and what became of the files. The first day has nothing before it.
 */
export function rolloutEntries(context: RolloutFeedContext, most: number): readonly FeedEntry[] {
  const { exercise, scope, fileNotes, titleOf, idOf, link } = context;
  const entries = scope.days.flatMap((day, index): FeedEntry[] => {
    const before = scope.days[index - 1];
    if (before === undefined) return [];
    const changes = scope.changes.filter((change) => change.day === day.day);
    const risen = ruleCounts(before, day, scope.names).filter(({ moved = 0 }) => moved > 0);
    const notes = fileNotes.filter((note) => note.day === day.day);
    if (changes.length + risen.length + notes.length === 0) return [];
    const headline = [
      ...(changes.length === 0 ? [] : [`${countInWords(changes.length)} ${changes.length === 1 ? 'ændring' : 'ændringer'}`]),
      ...(risen.length === 0 ? [] : ['flere fund']),
      ...(notes.length === 0 ? [] : ['noter om filerne']),
    ].join(', ');
    const sentences = [
      ...(changes.length === 0 ? [] : [`Hospitalsenheder siden ${dayInWords(before.day)}: ${changesInWords(changes)}.`]),
      ...risen.map(({ rule, moved = 0 }) => `${countInWords(moved)} flere fund efter reglen “${titleOf(rule)}”.`),
      ...notes.map(({ text }) => text),
      ...(exercise ? [ROLLOUT_EXERCISE_NOTE] : []),
    ];
    return [
      {
        id: idOf(exercise ? 'oevelse' : 'registret', scope.region?.id ?? 'landet', day.day),
        title: markedName({ exercise }, `${scope.region?.name ?? 'Hele landet'} ${dayInWords(day.day)}: ${headline}`),
        updated: day.measuredAt,
        link,
        summary: sentences.join(' '),
        categories: [...new Set(changes.map(({ kind }) => kind))],
      },
    ];
  });
  return entries.toReversed().slice(0, most);
}
