import { measureDay } from '../../../../sor/measure/measure-day.ts';
import { isConfirmedRule } from '../../../rollout-rules.ts';
import { type ChosenDigest, chosenDigests } from './chosen-digests.ts';
import { type ComparedFigure, compareFigures } from './compare-figures.ts';
import { type ChosenFile, readChosen } from './read-chosen.ts';
import type { RecomputableDay, RecomputeGround } from './recompute-ground.ts';

/** How far a measurement has come. */
export type RecomputeProgress =
  { readonly step: 'sum' | 'measure' } | { readonly step: 'read'; readonly done: number; readonly total: number };

/** What a day came to when it was measured again. */
export interface Recomputed {
  readonly digests: readonly ChosenDigest[];
  readonly figures: readonly ComparedFigure[];
  /** The day the files themselves say, where it is not the chosen one. */
  readonly otherDay: string | undefined;
  /** Places in the files that could not be read. */
  readonly unreadable: number;
}

/** Measures chosen files as the command line does, and holds the day's published figures against them. Throws ChosenUnfit. */
export async function recomputeDay(
  files: readonly ChosenFile[],
  { regions, levels, hospitalLevel }: Omit<RecomputeGround, 'days'>,
  { day, onProgress }: { readonly day: RecomputableDay; readonly onProgress: (progress: RecomputeProgress) => void },
): Promise<Recomputed> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const onBytes = (count: number): void => {
    done += count;
    onProgress({ step: 'read', done, total });
  };
  const { content, unreadable } = await readChosen(files, { day: day.day, onBytes });
  onProgress({ step: 'measure' });
  const measured = measureDay({
    content,
    regions,
    levels,
    ...(hospitalLevel === undefined ? {} : { hospitalLevel }),
    previous: undefined,
  });
  onProgress({ step: 'sum' });
  return {
    digests: await chosenDigests(files, day.files),
    figures: compareFigures(day, measured.figures, { regions, isConfirmed: isConfirmedRule }),
    otherDay: content.snapshotDate === day.day ? undefined : content.snapshotDate,
    unreadable,
  };
}
