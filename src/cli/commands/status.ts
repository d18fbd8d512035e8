import { UNCERTAIN_RULE } from '../../evidence/rules.ts';
import { describeSelection } from '../../model/selection.ts';
import { readRun } from '../../store/reader.ts';
import { readRunHeads } from '../../store/run-index.ts';
import { VERDICTS } from '../../model/verdict.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { print, say, sayErrors } from '../output.ts';
import { folder } from '../project.ts';
import { updateNotice } from '../update-notice.ts';

const OPTIONS = { results: FOLDER_OPTIONS.results } as const;

/** `sor-pilot status`: the runs there are, newest first, with each region's counts, and what an update has changed for them. */
export const statusCommand = defineCommand({
  name: 'status',
  summary: 'Vis kørslerne og deres udfald',
  options: OPTIONS,
  act({ options }) {
    const results = folder(options.results, 'results');
    const { heads, problems } = readRunHeads(results);
    for (const { run, environment, completed, selection, regions } of heads) {
      print(`${run}  ${environment}  ${completed ? 'færdig' : 'afbrudt'}  ${describeSelection(selection)}`);
      for (const { region, counts, redactions } of regions) {
        const told = VERDICTS.flatMap(({ code, da }) => {
          const count = counts[code] ?? 0;
          return count === 0 ? [] : [`${da.toLowerCase()} ${count}`];
        });
        const hidden = redactions?.[UNCERTAIN_RULE] ?? 0;
        print(`  ${region}: ${[...told, ...(hidden === 0 ? [] : [`skjulte tal ${hidden}`])].join(' · ')}`);
      }
    }
    if (heads.length === 0) say('Der er ingen kørsler endnu. Kør “npm run pilot”.');
    const [head] = heads;
    const [newest] = head === undefined ? [] : readRun(results, head.run).runs;
    for (const line of newest === undefined ? [] : updateNotice(newest.plan)) say(line);
    if (problems.length > 0) sayErrors(problems);
    const code = heads.length === 0 ? EXIT.nothing : problems.length > 0 ? EXIT.faults : EXIT.passed;
    return Promise.resolve(code);
  },
});
