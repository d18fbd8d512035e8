import { loadConfiguration } from '../../config/load-configuration.ts';
import { leftoversInWords } from '../../model/ledger.ts';
import { unknownRuns } from '../../runner/resume.ts';
import { readOpenLedgers } from '../../store/change-ledger.ts';
import { readRun } from '../../store/reader.ts';
import { readRunHeads } from '../../store/run-index.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { trialDate } from '../clock.ts';
import { closeLeftovers } from '../close-leftovers.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { say, shownPath } from '../output.ts';
import { configFolders, assertResults, folder } from '../project.ts';

const OPTIONS = {
  results: FOLDER_OPTIONS.results,
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot cleanup`: closes units that a stopped run left in a region's register. */
export const cleanupCommand = defineCommand({
  name: 'cleanup',
  summary: 'Luk de enheder, en afbrudt kørsel har efterladt i registret',
  positionals: [{ kind: 'run', value: 'KØRSEL', many: true }],
  options: OPTIONS,
  async act({ options, positionals }) {
    const resultsFolder = folder(options.results, 'results');
    assertResults(resultsFolder, 'om en kørsel har efterladt noget');
    const { heads: runs, problems } = readRunHeads(resultsFolder);
    const unknown = positionals.filter((id) => !runs.some((record) => record.run === id));
    if (unknown.length > 0) throw unknownRuns({ runs, problems }, unknown);
    const open = readOpenLedgers(resultsFolder).filter(({ run }) => positionals.length === 0 || positionals.includes(run));
    if (open.length === 0 && runs.length === 0 && problems.length === 0) {
      say(`Der er ingen kørsler i ${shownPath(resultsFolder)}, så der er intet at rydde op.`);
      return EXIT.nothing;
    }
    if (open.length === 0) {
      say('Ingen kørsel har efterladt noget i et register.');
      return EXIT.passed;
    }
    const configuration = await loadConfiguration(configFolders(options.config));
    const today = trialDate(undefined);
    let remaining = 0;
    for (const ledger of open) {
      const [record] = readRun(resultsFolder, ledger.run).runs;
      const { left, reason } = await closeLeftovers(ledger, { configuration, record, resultsFolder, today });
      remaining += left.length;
      const name = configuration.parties.find(({ id }) => id === ledger.region)?.name ?? ledger.region;
      const where = `${name}, kørsel ${ledger.run}`;
      say(left.length === 0 ? `✓ ${where}: der er ryddet op.` : `✗ ${where}: tilbage er ${leftoversInWords(left)}.`);
      if (left.length > 0 && reason !== undefined) say(reason);
    }
    return remaining === 0 ? EXIT.passed : EXIT.faults;
  },
});
