import type { CaseFault } from '../../src/model/run.ts';
import { type Verdict, verdictOfThrown } from '../../src/model/verdict.ts';
import { createRandom } from '../../src/sor/synthetic/random.ts';

/** What a case came to in one run, before it is written down. */
export interface BenchOutcome {
  readonly verdict: Verdict;
  /** 2 when it passed only after a new attempt. */
  readonly attempts: 1 | 2;
  readonly durationMs: number;
  readonly fault: CaseFault | undefined;
}

/** How a case behaves through all runs: nearly all pass every time, some are mended or broken once, and some flap. */
type Temper = 'steady' | 'mended' | 'broken' | 'flapping' | 'failing';
const TEMPERS: readonly (readonly [temper: Temper, share: number])[] = [
  ['steady', 0.9],
  ['mended', 0.03],
  ['broken', 0.03],
  ['flapping', 0.03],
  ['failing', 0.01],
];

/** Gives the outcome of a case in a region in run number `run` of `runs`, oldest first; about 95 of 100 pass. */
export function outcomes(place: {
  readonly seed: number;
  readonly key: string;
  readonly region: string;
  readonly runs: number;
}): (run: number) => BenchOutcome {
  const random = createRandom(place.seed, `${place.region}/${place.key}`);
  const temper = temperOf(random.next());
  const turn = random.int(0, place.runs);
  const kind = random.next();
  return (run) => {
    const now = createRandom(place.seed, `${place.region}/${place.key}/${run}`);
    const durationMs = now.int(20, 900);
    if (hasPassed(temper, run, turn, now.next()))
      return { verdict: 'passed', attempts: now.chance(0.005) ? 2 : 1, durationMs, fault: undefined };
    const fault = failure(kind, place.key);
    return { verdict: verdictOfThrown(fault.type), attempts: 1, durationMs, fault };
  };
}

function temperOf(at: number): Temper {
  let share = 0;
  for (const [temper, own] of TEMPERS) {
    share += own;
    if (at < share) return temper;
  }
  return 'failing';
}

function hasPassed(temper: Temper, run: number, turn: number, chance: number): boolean {
  switch (temper) {
    case 'steady':
      return true;
    case 'mended':
      return run >= turn;
    case 'broken':
      return run < turn;
    case 'flapping':
      return chance < 0.5;
    case 'failing':
      return false;
  }
}

/** The way a case fails, the same each time, so that its failure can be known again. */
function failure(kind: number, key: string): CaseFault {
  const place = `enheden bag ${key}`;
  if (kind < 0.6) {
    return {
      type: 'Deviation',
      sentence: 'Enhedens niveau mangler på en af snitfladerne.',
      place,
      expected: 'et niveau',
      received: 'intet niveau',
      remedy: 'Ret niveauet i systemet bag snitfladen.',
    };
  }
  return kind < 0.85
    ? { type: 'EndpointError', sentence: 'Systemet svarede med en fejl.', place, received: 'status 500' }
    : { type: 'PreconditionError', sentence: 'Enheden findes ikke i regionens register.', place };
}
