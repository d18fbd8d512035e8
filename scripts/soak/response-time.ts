import type { CaseResult } from '../../src/model/run.ts';
import type { Soak } from '../soak.ts';
import { runExercise } from './exercise-run.ts';

/** The exercise answers right and in time, so nothing may be charged to it: either it is seen, or the tester was slow. */
export const RESPONSE_TIME_SOAK: Soak = {
  name: 'svartid',
  summary: 'Svartiden måles mod et øvelsesendepunkt, der svarer rigtigt,',
  once: async () => {
    // Two regions, so that one waits for the other's turn.
    const cases = await runExercise({ regions: ['nordjylland', 'midtjylland'], tags: '@alene' });
    return cases.flatMap(({ region, one }) =>
      isFair(one) ? [] : [`${region} ${one.key}: ${one.verdict} ${one.fault?.received ?? ''}`],
    );
  },
};

const isFair = ({ verdict, cause }: CaseResult): boolean => verdict === 'passed' || cause === 'tester';
