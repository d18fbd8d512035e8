import { existsSync } from 'node:fs';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { leftoversInWords } from '../../model/ledger.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { unknownRuns } from '../../runner/resume.ts';
import { readOpenLedgers } from '../../store/change-ledger.ts';
import { readRuns } from '../../store/reader.ts';
import { FOLDER_OPTIONS, parseOptions } from '../arguments.ts';
import { trialDate } from '../clock.ts';
import { closeLeftovers } from '../close-leftovers.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../output.ts';
import { folder } from '../project.ts';

/** Where no results are, no ledger is either: nobody can say whether something was left behind. */
function noResults(folder: string): PilotError {
  return new PilotError('SP4001', {
    place: { file: folder },
    seen: 'mappen med resultater findes ikke, så det vides ikke, om en kørsel har efterladt noget',
    expected: 'den mappe, kørslen skrev sine resultater i',
    remedy: 'Angiv mappen med --results.',
  });
}

const OPTIONS = {
  results: FOLDER_OPTIONS.results,
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot cleanup`: closes units that a stopped run left in a region's register. */
export const cleanupCommand: Command = {
  name: 'cleanup',
  summary: 'Luk de enheder, en afbrudt kørsel har efterladt i registret',
  positionals: '[KØRSEL …]',
  options: OPTIONS,
  async run(args) {
    const { options, positionals } = parseOptions('cleanup', OPTIONS, args);
    const resultsFolder = folder(options.results, 'results');
    if (!existsSync(resultsFolder)) throw noResults(resultsFolder);
    const read = await readRuns(resultsFolder);
    const { runs } = read;
    const unknown = positionals.filter((id) => !runs.some((record) => record.run === id));
    if (unknown.length > 0) throw unknownRuns(read, unknown);
    const open = readOpenLedgers(resultsFolder).filter(({ run }) => positionals.length === 0 || positionals.includes(run));
    if (open.length === 0) {
      say('Ingen kørsel har efterladt noget i et register.');
      return EXIT.passed;
    }
    const configuration = await loadConfiguration(folder(options.config, 'config'));
    const today = trialDate(undefined);
    let remaining = 0;
    for (const ledger of open) {
      const record = runs.find(({ run }) => run === ledger.run);
      const { left, reason } = await closeLeftovers(ledger, { configuration, record, resultsFolder, today });
      remaining += left.length;
      const name = configuration.regions.find(({ id }) => id === ledger.region)?.name ?? ledger.region;
      const where = `${name}, kørsel ${ledger.run}`;
      say(left.length === 0 ? `✓ ${where}: der er ryddet op.` : `✗ ${where}: tilbage er ${leftoversInWords(left)}.`);
      if (left.length > 0 && reason !== undefined) say(reason);
    }
    return remaining === 0 ? EXIT.passed : EXIT.faults;
  },
};
