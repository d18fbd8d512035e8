import type { Cause } from '../../src/model/cause.ts';
import { verdictOfThrown, verdictRow } from '../../src/model/verdict.ts';
import type { Soak } from '../soak.ts';
import { runExercise } from './exercise-run.ts';

const REGION = 'nordjylland';
/** What a scenario that needs the file must end with. */
const LACKING = verdictOfThrown('PreconditionError');
/** Cause of the verdicts that are the tool's own doing. */
const OURS: Cause = 'tool';

/**
 * Many scenarios wait for the same file at once, and it is not there: each must end with that as its own finding, and none
 * with a fault of the tool because another had ended first.
 */
export const SHARED_READING_SOAK: Soak = {
  name: 'delt-laesning',
  summary: 'Mange scenarier deler læsningen af en fil, som regionen svarer 404 på,',
  once: async () => {
    const cases = await runExercise({
      regions: [REGION],
      // All that read the extract; the others share nothing with them, and take most of a run's time.
      tags: '@snitflade:udtraek and not @alene and not @skriver',
      behaviours: {
        [REGION]: [
          {
            id: 'en-fil-mangler',
            kind: 'interface-absent',
            description: 'XML-udtrækket i version 3 findes ikke.',
            interfaces: ['udtraek'],
            files: ['xml3'],
            expects: [],
          },
        ],
      },
    });
    const waiting = cases.filter(({ one }) => one.verdict === LACKING).length;
    const faults = cases.flatMap(({ region, one }) =>
      verdictRow(one.verdict).cause === OURS ? [`${region} ${one.key}: ${one.verdict} ${one.fault?.sentence ?? ''}`] : [],
    );
    return waiting === 0 ? [...faults, 'Ingen scenarier manglede filen, så der er intet prøvet.'] : faults;
  },
};
