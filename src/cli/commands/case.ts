import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { selectEnvironment } from '../../config/select.ts';
import { ZipWriter } from '../../handover/write-zip.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { didYouMean } from '../../model/similar.ts';
import { type CaseFile, caseFiles } from '../../report/case-files.ts';
import { areComparable } from '../../report/compare/compared-sets.ts';
import { readCaseDetails, readEvidence } from '../../store/reader.ts';
import { eachRun, readRunHeads, type RunHead } from '../../store/run-index.ts';
import type { RunRecord } from '../../store/types.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { defineCommand } from '../command.ts';
import { EXERCISE } from '../exercise-register.ts';
import { EXIT } from '../exit-codes.ts';
import { type OutputErrors, writeOutput } from '../output-file.ts';
import { say, sayErrors } from '../output.ts';
import { assertRegions, assertResults, configFolders, folder } from '../project.ts';

const ERRORS: OutputErrors = {
  code: 'SP4051',
  expected: 'en mappe, der findes og kan skrives i',
  remedy: 'Opret mappen, eller vælg en anden fil med -o.',
};

const OPTIONS = {
  environment: { kind: 'environment', value: 'MILJØ', help: 'miljøet, scenariet blev kørt i; uden: øvelsen' },
  region: { kind: 'region', value: 'REGION', needed: true, help: 'regionen, det blev kørt hos' },
  scenario: { kind: 'scenario', value: 'ID', needed: true, help: 'scenariet, fx ID27-006, eller én række, fx ID27-006~Center' },
  run: { kind: 'run', value: 'KØRSEL', help: 'kørslen; uden: den nyeste, scenariet er i' },
  out: {
    kind: 'output',
    code: ERRORS.code,
    needed: true,
    short: 'o',
    value: 'FIL',
    help: 'zipfilen, der skrives',
    remedy: 'Skriv fx “npx sor-pilot case --region midtjylland --scenario ID27-006~Center -o sag.zip”.',
  },
  results: FOLDER_OPTIONS.results,
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot case`: one case with its finding, its exchanges and a curl command a call, as one file to hand on. */
export const caseCommand = defineCommand({
  name: 'case',
  summary: 'Tag ét scenaries fund og udvekslinger ud som én zipfil',
  options: OPTIONS,
  async act({ options }) {
    const configuration = await loadConfiguration(configFolders(options.config));
    const environment = selectEnvironment(configuration, options.environment ?? EXERCISE);
    const resultsFolder = folder(options.results, 'results');
    assertResults(resultsFolder, 'hvad scenariet fandt');
    assertRegions(
      [options.region],
      configuration.parties.map(({ id }) => id),
    );
    const { heads, problems } = readRunHeads(resultsFolder);
    if (problems.length > 0) sayErrors(problems);
    const own = heads.filter((head) => areComparable(head, { environment: environment.id, exercise: environment.exercise }));
    const record = recordOf(resultsFolder, own, options);
    const detail = (await readCaseDetails(record, options.region)).find(({ key }) => key === options.scenario);
    if (detail === undefined) throw notThere(options, []);
    const name = configuration.parties.find(({ id }) => id === options.region)?.name ?? options.region;
    const files = caseFiles(detail, { run: record.run, environment, region: { id: options.region, name } });
    const out = resolve(options.out);
    await writeOutput(out, await zipped(files, { record, region: options.region }), { errors: ERRORS });
    say(`Skrevet: ${out} (${files.length} filer fra kørslen ${record.run})`);
    return EXIT.passed;
  },
});

interface Wanted {
  readonly region: string;
  readonly scenario: string;
  readonly run?: string | undefined;
}

/** The newest of the runs that has the case, or the one that was asked for; runs come newest first, and no more are read. */
function recordOf(resultsFolder: string, heads: readonly RunHead[], wanted: Wanted): RunRecord {
  const known = new Set<string>();
  const among = heads.filter(({ run }) => wanted.run === undefined || run === wanted.run);
  for (const record of eachRun(resultsFolder, among)) {
    for (const { region, cases } of record.regions) if (region === wanted.region) for (const { key } of cases) known.add(key);
    if (known.has(wanted.scenario)) return record;
  }
  throw notThere(wanted, [...known]);
}

/** A scenario with rows has no case of its own: the rows are named instead. */
function notThere({ scenario, region, run }: Wanted, known: readonly string[]): PilotError {
  const rows = known.filter((key) => key.startsWith(`${scenario}~`));
  return new PilotError('SP4001', {
    place: { what: '--scenario' },
    seen: `“${scenario}” er ikke kørt hos ${region}${run === undefined ? '' : ` i kørslen ${run}`}.${rows.length > 0 ? ` Det har rækkerne ${rows.join(', ')}.` : didYouMean(scenario, known)}`,
    expected: 'et scenarie eller en række, der er resultater for',
    remedy: 'Se resultaterne med “npx sor-pilot status” eller på regionens side.',
  });
}

/** The zip, made beside everything else, so that a file that was there stays whole until this one is. */
async function zipped(files: readonly CaseFile[], { record, region }: Place): Promise<Uint8Array> {
  const room = await mkdtemp(join(tmpdir(), 'sor-pilot-'));
  try {
    const made = join(room, 'sag.zip');
    const zip = new ZipWriter(made);
    try {
      for (const one of files) {
        const bytes = 'text' in one ? Buffer.from(one.text, 'utf8') : await readEvidence(record, region, one.sha256);
        if (bytes !== undefined) zip.add(one.name, bytes);
      }
      zip.finish();
    } catch (error) {
      zip.abandon();
      throw error;
    }
    return await readFile(made);
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

interface Place {
  readonly record: RunRecord;
  readonly region: string;
}
