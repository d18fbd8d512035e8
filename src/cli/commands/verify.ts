import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConfigFolders } from '../../config/config-folder.ts';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { loadKeys } from '../../config/load-keys.ts';
import { verifyBundle } from '../../handover/verify-bundle.ts';
import { type ReceivedRun, readReceipts, verifyReceipts } from '../../handover/receipts.ts';
import type { PilotError } from '../../model/pilot-error.ts';
import { runIdPattern } from '../../model/identity.ts';
import { unknownRuns } from '../../runner/resume.ts';
import { listRuns, readRun } from '../../store/reader.ts';
import { verifyRun } from '../../store/verify.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { defineCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { say, sayErrors } from '../output.ts';
import { configFolders, assertResults, folder } from '../project.ts';
import { problemsOf } from '../refusal.ts';

const OPTIONS = {
  results: FOLDER_OPTIONS.results,
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot verify`: holds runs against their manifests and the bundles they came in, and bundles against their signatures. */
export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'Efterprøv, at kørsler og bundter er, som de blev lavet',
  positionals: [{ kind: 'run-or-file', value: 'KØRSEL | BUNDT', many: true }],
  options: OPTIONS,
  async act({ options, positionals }) {
    const configDirs = configFolders(options.config);
    const bundles = positionals.filter((name) => !runIdPattern.test(name) && existsSync(name));
    const ids = positionals.filter((name) => !bundles.includes(name));
    const fromBundles = bundles.length === 0 ? EXIT.passed : await verifyBundles(bundles, configDirs);
    if (bundles.length > 0 && ids.length === 0) return fromBundles;
    const fromRuns = await verifyRuns(ids, folder(options.results, 'results'), configDirs);
    return fromBundles === EXIT.passed ? fromRuns : fromBundles;
  },
});

async function verifyBundles(files: readonly string[], configDirs: ConfigFolders): Promise<ExitCode> {
  const { parties } = await loadConfiguration(configDirs);
  const keys = await loadKeys(configDirs, parties);
  const problems: PilotError[] = [];
  for (const file of files) {
    try {
      const { index, signedBy } = await verifyBundle(resolve(file), keys);
      const runs = index.runs.length === 1 ? '1 kørsel' : `${index.runs.length} kørsler`;
      const signers = signedBy.length === 0 ? 'ikke underskrevet' : `underskrevet af ${signedBy.join(', ')}`;
      say(`${file}: ${runs}, ${index.entries.length} filer, ${signers}. Kæden er hel, og hver fil er, som den blev lavet.`);
    } catch (error) {
      const found = problemsOf(error);
      if (found.length === 0) throw error;
      problems.push(...found);
    }
  }
  if (problems.length > 0) sayErrors(problems);
  return problems.length > 0 ? EXIT.faults : EXIT.passed;
}

async function verifyRuns(ids: readonly string[], resultsFolder: string, configDirs: ConfigFolders): Promise<ExitCode> {
  assertResults(resultsFolder, 'om kørslerne er, som de blev skrevet');
  const found: PilotError[] = [];
  // Not by the index: it takes a file of the same size and time for the same.
  const known = listRuns(resultsFolder, found).sort().reverse();
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) throw unknownRuns({ runs: known.map((run) => ({ run })), problems: found }, unknown);
  const chosen = ids.length === 0 ? known : known.filter((run) => ids.includes(run));
  // One at a time: the files that thousands of runs are sealed with do not fit in memory together.
  const { receipts, problems: unreadable } = readReceipts(resultsFolder);
  const received = new Set(receipts.flatMap(({ index }) => index.runs.map(({ run }) => run)));
  const imported: ReceivedRun[] = [];
  for (const id of chosen) {
    const { runs, problems } = readRun(resultsFolder, id);
    found.push(...problems);
    for (const record of runs) {
      found.push(...(await verifyRun(record)));
      const { run, folder, manifest } = record;
      if (received.has(run)) imported.push({ run, folder, manifest });
    }
  }
  found.push(...unreadable);
  if (imported.length > 0) {
    const { parties } = await loadConfiguration(configDirs);
    found.push(...(await verifyReceipts(receipts, imported, await loadKeys(configDirs, parties))));
  }
  if (found.length > 0) sayErrors(found);
  else if (chosen.length === 0) say('Der er ingen kørsler at efterprøve.');
  else {
    say(`${chosen.length} ${chosen.length === 1 ? 'kørsel er' : 'kørsler er'} efterprøvet; alle filer er, som de blev skrevet.`);
    if (imported.length > 0) say(`${imported.length} af dem kom i bundter; kæde og underskrifter er efterprøvet.`);
  }
  return found.length > 0 ? EXIT.faults : chosen.length === 0 ? EXIT.nothing : EXIT.passed;
}
