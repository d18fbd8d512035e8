import { describeSelection } from '../../model/selection.ts';
import { readRuns } from '../../store/reader.ts';
import { VERDICTS } from '../../model/verdict.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { print, say, sayErrors } from '../output.ts';
import { folder } from '../project.ts';

const OPTIONS = { results: FOLDER_OPTIONS.results } as const;

/** `sor-pilot status`: the runs there are, newest first, with each region's counts. */
export const statusCommand = defineCommand({
  name: 'status',
  summary: 'Vis kørslerne og deres udfald',
  options: OPTIONS,
  async act({ options }) {
    const { runs, problems } = await readRuns(folder(options.results, 'results'));
    for (const record of runs) {
      const state = record.manifest?.state === 'completed' ? 'færdig' : 'afbrudt';
      print(`${record.run}  ${record.plan.environment}  ${state}  ${describeSelection(record.plan.selection)}`);
      for (const region of record.regions) {
        const counts = VERDICTS.map(
          ({ code, da }) => [da.toLowerCase(), region.cases.filter((one) => one.verdict === code).length] as const,
        );
        print(`  ${region.region}: ${counts.flatMap(([da, count]) => (count === 0 ? [] : [`${da} ${count}`])).join(' · ')}`);
      }
    }
    if (runs.length === 0) say('Der er ingen kørsler endnu. Kør “npm run pilot”.');
    if (problems.length > 0) sayErrors(problems);
    return runs.length === 0 ? EXIT.nothing : problems.length > 0 ? EXIT.faults : EXIT.passed;
  },
});
