import { readFile } from 'node:fs/promises';
import { openSession } from '../../client/open-session.ts';
import { usesExerciseEndpoint } from '../../config/addresses.ts';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { collectSecretReferences, resolveSecrets } from '../../config/secrets.ts';
import { selectEnvironment } from '../../config/select.ts';
import type { Configuration } from '../../model/config/configuration.ts';
import { EndpointError, PreconditionError } from '../../model/faults.ts';
import { type Leftover, leftoversInWords } from '../../model/ledger.ts';
import { unknownRuns } from '../../runner/resume.ts';
import { ledgerFile, type OpenLedger, openChangeLedger, readLeftovers, readOpenLedgers } from '../../store/change-ledger.ts';
import { readRuns } from '../../store/reader.ts';
import type { RunRecord } from '../../store/types.ts';
import { parseOptions } from '../arguments.ts';
import { trialDate } from '../clock.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../output.ts';
import { folder } from '../project.ts';
import { sessionFor } from '../sessions.ts';

const OPTIONS = {
  results: { kind: 'text', value: 'MAPPE', help: 'hvor resultaterne ligger; uden: results/' },
  config: { kind: 'text', value: 'MAPPE', help: 'hvor konfigurationen ligger; uden: config/' },
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
    const { runs } = await readRuns(resultsFolder);
    const unknown = positionals.filter((id) => !runs.some((record) => record.run === id));
    if (unknown.length > 0) throw unknownRuns(runs, unknown);
    const open = readOpenLedgers(resultsFolder).filter(({ run }) => positionals.length === 0 || positionals.includes(run));
    if (open.length === 0) {
      say('Ingen kørsel har efterladt noget i et register.');
      return EXIT.passed;
    }
    const configuration = await loadConfiguration(folder(options.config, 'config'));
    let remaining = 0;
    for (const ledger of open) {
      const record = runs.find(({ run }) => run === ledger.run);
      const left = await closeLeftovers(ledger, { configuration, record, resultsFolder });
      remaining += left.length;
      say(
        left.length === 0
          ? `✓ ${ledger.region}, kørsel ${ledger.run}: der er ryddet op.`
          : `✗ ${ledger.region}, kørsel ${ledger.run}: tilbage er ${leftoversInWords(left)}.`,
      );
    }
    return remaining === 0 ? EXIT.passed : EXIT.faults;
  },
};

interface CleanupMeans {
  readonly configuration: Configuration;
  readonly record: RunRecord | undefined;
  readonly resultsFolder: string;
}

/** Closes what can be closed and gives what is left. Throws what opening a session throws. */
async function closeLeftovers({ run, region: id, left }: OpenLedger, means: CleanupMeans): Promise<readonly Leftover[]> {
  const { configuration, record, resultsFolder } = means;
  const file = ledgerFile(resultsFolder, run, id);
  const ledger = openChangeLedger(file);
  const region = configuration.regions.find((candidate) => candidate.id === id);
  if (record === undefined) return left;
  const environment = selectEnvironment(configuration, record.plan.environment);
  const endpoints = environment.regions[id];
  if (region === undefined || endpoints === undefined) return left;
  if (usesExerciseEndpoint(endpoints)) {
    // The embedded endpoint ended with its run, and its register with it: there is nothing left to close.
    for (const { sorIdentifier, name } of left) {
      const at = new Date().toISOString();
      ledger(sorIdentifier === undefined ? { state: 'refused', at, name } : { state: 'closed', at, sorIdentifier });
    }
    return [];
  }
  const references = collectSecretReferences(environment, [id]);
  const secrets = await resolveSecrets(references, process.env, (path) => readFile(path, 'utf8'));
  const session = sessionFor(
    { region, endpoints },
    { configuration, environment, onDate: trialDate(undefined), origin: undefined },
  );
  const nowhere = { put: () => Promise.resolve('') };
  const open = openSession(session, { evidence: nowhere, secrets, now: () => new Date(), ledger, leftBehind: left });
  try {
    await open.clientFor(() => undefined).sorus.cleanUp();
  } catch (error) {
    if (!(error instanceof EndpointError || error instanceof PreconditionError)) throw error;
    say(open.redact(error.message));
  } finally {
    await open.close();
  }
  return readLeftovers(file);
}
