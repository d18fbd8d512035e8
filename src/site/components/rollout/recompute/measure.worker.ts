import { ChosenUnfit, unfitWords } from './read-chosen.ts';
import { recomputeDay, type Recomputed, type RecomputeProgress } from './recompute-day.ts';
import type { RecomputableDay, RecomputeGround } from './recompute-ground.ts';

/** What the page asks of the worker. */
export interface RecomputeOrder {
  readonly files: readonly File[];
  readonly ground: Omit<RecomputeGround, 'days'>;
  readonly day: RecomputableDay;
}

/** What the worker answers: how far it is, and last what it came to, or why it came to nothing. */
export type RecomputeAnswer =
  | { readonly kind: 'progress'; readonly progress: RecomputeProgress }
  | { readonly kind: 'done'; readonly recomputed: Recomputed }
  | { readonly kind: 'unfit'; readonly words: string };

/** Told often enough to be followed, and not so often that the telling takes time. */
const EACH_MS = 100;

let toldAt = 0;
const answer = (message: RecomputeAnswer): void => globalThis.postMessage(message);

globalThis.addEventListener('message', ({ data }: MessageEvent<RecomputeOrder>) => void measure(data));

async function measure({ files, ground, day }: RecomputeOrder): Promise<void> {
  const onProgress = (progress: RecomputeProgress): void => {
    if (progress.step === 'read' && performance.now() - toldAt < EACH_MS) return;
    toldAt = performance.now();
    answer({ kind: 'progress', progress });
  };
  try {
    answer({ kind: 'done', recomputed: await recomputeDay(files, ground, { day, onProgress }) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    answer({ kind: 'unfit', words: error instanceof ChosenUnfit ? unfitWords(error) : `Filerne kan ikke læses: ${message}` });
  }
}
