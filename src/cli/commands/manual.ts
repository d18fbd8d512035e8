import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { selectEnvironment } from '../../config/select.ts';
import { isTouched, nextStep } from '../../manual/form.ts';
import type { Person } from '../../model/manual.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { verdictRow } from '../../model/verdict.ts';
import { readRuns } from '../../store/reader.ts';
import type { Options } from '../arguments/arguments.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { defineCommand } from '../command.ts';
import { EXERCISE } from '../exercise-register.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { askAnswers } from '../manual/ask-answers.ts';
import { openDisagreements } from '../manual/disagreements.ts';
import { assertAnswerable, writeFormFile, writeNewFormFile } from '../manual/form-file.ts';
import { importForm } from '../manual/import-form.ts';
import { loadManualProject } from '../manual/manual-project.ts';
import { newForm } from '../manual/new-form.ts';
import { settleDisagreement } from '../manual/settle-disagreement.ts';
import { openTerminal } from '../manual/terminal.ts';
import { print, say } from '../output.ts';
import { configFolders, assertRegions, assertResults, folder } from '../project.ts';

/** The part that has no name: to be asked in the terminal. */
const ASK = '';

const OPTIONS = {
  environment: {
    kind: 'environment',
    of: ['new', 'settle', ASK],
    value: 'MILJØ',
    help: 'miljøet, der afprøves i; uden: øvelsen',
  },
  region: { kind: 'region', of: ['new', 'settle', ASK], many: true, value: 'REGION', help: 'regionen, svarene gælder' },
  scenario: {
    kind: 'scenario',
    of: ['new', 'settle', ASK],
    many: true,
    value: 'ID',
    help: 'kun disse scenarier, fx MAN-001; kan gentages',
  },
  out: { kind: 'output', code: 'SP4029', of: ['new', ASK], short: 'o', value: 'FIL', help: 'svararket' },
  confirm: { kind: 'flag', of: ['import'], help: 'import: billeder og PDF er set igennem og kan offentliggøres, som de er' },
  stands: { kind: 'text', of: ['settle'], value: 'TESTER', help: 'settle: hvis svar der gælder; eller svarets kørsel' },
  by: {
    kind: 'text',
    of: ['settle'],
    many: true,
    value: 'HVEM',
    help: 'settle: hvem der afgør det, en testers kode eller “Rolle, Organisation”; kan gentages',
  },
  reason: { kind: 'text', of: ['settle'], value: 'TEKST', help: 'settle: hvorfor svaret gælder; bliver offentliggjort' },
  results: { ...FOLDER_OPTIONS.results, kind: 'new-folder' },
  config: FOLDER_OPTIONS.config,
} as const;

type Given = Options<typeof OPTIONS>;

/** `sor-pilot manual`: what a person tries, by form or at the terminal; taken in as runs, and settled when testers disagree. */
export const manualCommand = defineCommand({
  name: 'manual',
  summary: 'Svar på de scenarier, et menneske afprøver: new, import FIL, settle eller spørg i terminalen',
  parts: {
    new: [],
    import: [
      {
        kind: 'file',
        code: 'SP4020',
        value: 'FIL',
        needed: true,
        remedy: 'Nævn ét svarark, eller lav et med “npx sor-pilot manual new”.',
      },
    ],
    settle: [],
  },
  partOptional: true,
  options: OPTIONS,
  act({ options, part, positionals: [file] }) {
    if (part === 'new') return writeNewForm(options);
    if (part === 'settle') return settle(options);
    return part === 'import' && file !== undefined ? takeIn(options, resolve(file)) : askInTerminal(options);
  },
});

async function writeNewForm(options: Given): Promise<ExitCode> {
  const file = formPath(options.out);
  const project = await loadManualProject(configFolders(options.config));
  const text = newForm(project, choiceOf(options));
  await writeNewFormFile(file, text);
  say(`Svararket er skrevet i ${shown(file)}. Udfyld det, og tag det ind med “npx sor-pilot manual import ${shown(file)}”.`);
  return EXIT.passed;
}

async function askInTerminal(options: Given): Promise<ExitCode> {
  const file = formPath(options.out);
  assertAnswerable(file);
  if (!existsSync(file)) {
    const project = await loadManualProject(configFolders(options.config));
    await writeFormFile(file, newForm(project, choiceOf(options)));
  }
  say(
    `Svarene bliver gemt i ${shown(file)}, efterhånden som du giver dem. Stop med q eller Ctrl-C, og svar videre en anden dag.`,
  );
  const terminal = openTerminal();
  try {
    const { form, done } = await askAnswers({ file, terminal, now: () => new Date() });
    const whole = form.scenarios.filter((one) => isTouched(one) && nextStep(one) === undefined).length;
    say(
      `\n${whole} af ${form.scenarios.length} scenarier er besvaret${done ? '' : '; du stoppede undervejs'}. Alt er gemt i ${shown(file)}.`,
    );
    if (whole > 0) say(`Tag svarene ind med “npx sor-pilot manual import ${shown(file)}”.`);
    return whole > 0 ? EXIT.passed : EXIT.nothing;
  } finally {
    terminal.close();
  }
}

async function takeIn(options: Given, file: string): Promise<ExitCode> {
  const { manifest, known } = await importForm({
    file,
    resultsFolder: folder(options.results, 'results'),
    project: await loadManualProject(configFolders(options.config)),
    now: new Date(),
    confirm: (names) => confirmFiles(names, options.confirm === true),
  });
  if (known.length > 0) say(`Taget ind før og derfor sprunget over: ${known.join(', ')}. Er de prøvet igen, så ret tidspunktet.`);
  const counts = manifest.regions.flatMap((region) => Object.entries(region.counts));
  const words = counts.map(
    ([verdict, count]) => `${verdictRow(verdict as Parameters<typeof verdictRow>[0]).da.toLowerCase()} ${count}`,
  );
  say(`Svarene er taget ind som kørsel ${manifest.run}: ${words.join(' · ')}.`);
  return EXIT.passed;
}

async function confirmFiles(names: readonly string[], confirmed: boolean): Promise<boolean> {
  say(
    `Disse filer bliver offentliggjort, som de er. Intet i dem bliver dækket, heller ikke oplysninger fra kameraet:\n${names.map((name) => `  ${name}`).join('\n')}`,
  );
  if (confirmed || !process.stdin.isTTY) return confirmed;
  const terminal = openTerminal();
  try {
    const reply = await terminal.ask('Har du set dem igennem for navne, personnumre og hemmeligheder? [ja/nej] ');
    return reply?.toLowerCase() === 'ja';
  } finally {
    terminal.close();
  }
}

async function settle(options: Given): Promise<ExitCode> {
  const resultsFolder = folder(options.results, 'results');
  assertResults(resultsFolder, 'om testere er uenige');
  const project = await loadManualProject(configFolders(options.config));
  const [key] = options.scenario;
  if (key === undefined) {
    const { configuration } = project;
    if (options.environment !== undefined) selectEnvironment(configuration, options.environment);
    assertRegions(
      options.region,
      configuration.parties.map(({ id }) => id),
    );
    const { runs } = await readRuns(resultsFolder);
    const open = openDisagreements(configuration, runs).filter(
      (one) =>
        (options.environment === undefined || one.environment.id === options.environment) &&
        (options.region.length === 0 || options.region.includes(one.region)),
    );
    for (const { environment, region, key: one, standing } of open) {
      print(`${environment.id} ${region} ${one}`);
      for (const { answer, verdict, run } of standing.opinions) {
        print(`  ${whoSays(answer.tester)}: ${verdictRow(verdict).da.toLowerCase()}, ${answer.at}, kørsel ${run}`);
      }
    }
    if (open.length === 0) say('Ingen testere er uenige.');
    return open.length === 0 ? EXIT.nothing : EXIT.passed;
  }
  const environment = options.environment ?? EXERCISE;
  const [region = ''] = options.region;
  const { stands, by, reason } = options;
  const manifest = await settleDisagreement({
    resultsFolder,
    project,
    environment,
    region,
    key,
    stands,
    by,
    reason,
    now: new Date(),
  });
  say(`${key} er afgjort. Afgørelsen er kørsel ${manifest.run}.`);
  return EXIT.passed;
}

/** A tester by the code that --stands and --by take, with role and organisation. */
function whoSays({ name, role, organisation }: Person): string {
  const more = [role, organisation].filter((part) => part !== undefined);
  return more.length === 0 ? name : `${name} (${more.join(', ')})`;
}

function choiceOf({ environment, region, scenario }: Given): Parameters<typeof newForm>[1] {
  return { environment, regions: region, scenarios: scenario };
}

function formPath(given: string | undefined): string {
  if (given !== undefined) return resolve(given);
  throw new PilotError('SP1021', {
    place: { what: '-o' },
    seen: 'intet svarark er valgt',
    expected: 'en fil, svarene kan stå i, fx -o svar.yaml',
    remedy: 'Skriv filens navn efter -o.',
  });
}

/** A path as short as it can be told from where the tester stands. */
function shown(file: string): string {
  const short = relative(process.cwd(), file);
  return short.startsWith('..') ? file : short;
}
