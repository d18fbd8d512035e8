import { existsSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { isTouched, nextStep } from '../../manual/form.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { mostSimilar } from '../../model/similar.ts';
import { verdictRow } from '../../model/verdict.ts';
import { readRuns } from '../../store/reader.ts';
import { FOLDER_OPTIONS, type Options, parseOptions } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXERCISE } from '../exercise-register.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { askAnswers } from '../manual/ask-answers.ts';
import { openDisagreements } from '../manual/disagreements.ts';
import { assertNew, writeFormFile } from '../manual/form-file.ts';
import { importForm } from '../manual/import-form.ts';
import { loadManualProject } from '../manual/manual-project.ts';
import { newForm } from '../manual/new-form.ts';
import { settleDisagreement } from '../manual/settle-disagreement.ts';
import { openTerminal } from '../manual/terminal.ts';
import { print, say } from '../output.ts';
import { folder } from '../project.ts';

const OPTIONS = {
  environment: { kind: 'text', value: 'MILJØ', help: 'miljøet, der afprøves i; uden: øvelsen' },
  region: { kind: 'text', many: true, value: 'REGION', help: 'regionen, svarene gælder' },
  scenario: { kind: 'text', many: true, value: 'ID', help: 'kun disse scenarier, fx MAN-001; kan gentages' },
  out: { kind: 'text', short: 'o', value: 'FIL', help: 'svararket' },
  confirm: { kind: 'flag', help: 'import: billeder og PDF er set igennem og kan offentliggøres, som de er' },
  stands: { kind: 'text', value: 'TESTER', help: 'settle: hvis svar der gælder; eller svarets kørsel' },
  by: { kind: 'text', many: true, value: 'NAVN', help: 'settle: hvem der afgør det; kan gentages' },
  reason: { kind: 'text', value: 'TEKST', help: 'settle: hvorfor svaret gælder; bliver offentliggjort' },
  results: FOLDER_OPTIONS.results,
  config: FOLDER_OPTIONS.config,
} as const;

type Given = Options<typeof OPTIONS>;

const PARTS = {
  new: writeNewForm,
  import: takeIn,
  settle,
} as const satisfies Readonly<Record<string, (options: Given, rest: readonly string[]) => Promise<ExitCode>>>;

/** `sor-pilot manual`: what a person tries, by form or at the terminal; taken in as runs, and settled when testers disagree. */
export const manualCommand: Command = {
  name: 'manual',
  summary: 'Svar på de scenarier, et menneske afprøver: new, import FIL, settle eller spørg i terminalen',
  positionals: '[new | import FIL | settle]',
  options: OPTIONS,
  async run(args) {
    const { options, positionals } = parseOptions('manual', OPTIONS, args);
    const [name, ...rest] = positionals;
    if (name === undefined) return askInTerminal(options);
    const part = Object.entries(PARTS).find(([known]) => known === name);
    if (part === undefined) throw unknownPart(name);
    return part[1](options, rest);
  },
};

async function writeNewForm(options: Given): Promise<ExitCode> {
  const file = formPath(options.out);
  const project = await loadManualProject(folder(options.config, 'config'));
  const text = newForm(project, choiceOf(options));
  assertNew(file);
  await writeFormFile(file, text);
  say(`Svararket er skrevet i ${shown(file)}. Udfyld det, og tag det ind med “npx sor-pilot manual import ${shown(file)}”.`);
  return EXIT.passed;
}

async function askInTerminal(options: Given): Promise<ExitCode> {
  const file = formPath(options.out);
  if (!existsSync(file)) {
    const project = await loadManualProject(folder(options.config, 'config'));
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

async function takeIn(options: Given, [given, ...more]: readonly string[]): Promise<ExitCode> {
  if (given === undefined || more.length > 0) {
    throw new PilotError('SP1020', {
      place: { what: 'sor-pilot manual import' },
      seen: given === undefined ? 'intet svarark' : `flere svarark: ${[given, ...more].join(', ')}`,
      expected: 'ét svarark',
      remedy: 'Skriv “npx sor-pilot manual import FIL”.',
    });
  }
  if (!existsSync(absolute(given))) throw absent(given);
  const { manifest, known } = await importForm({
    file: absolute(given),
    resultsFolder: folder(options.results, 'results'),
    project: await loadManualProject(folder(options.config, 'config')),
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

function absent(given: string): PilotError {
  return new PilotError('SP4020', {
    place: { file: given },
    seen: 'filen findes ikke',
    expected: 'et svarark, der er udfyldt',
    remedy: 'Ret navnet, eller lav et svarark med “npx sor-pilot manual new”.',
  });
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
  const project = await loadManualProject(folder(options.config, 'config'));
  const [key] = options.scenario;
  if (key === undefined) {
    const { runs } = await readRuns(resultsFolder);
    const open = openDisagreements(project.configuration, runs);
    for (const { environment, region, key: one, standing } of open) {
      print(`${environment.id} ${region} ${one}`);
      for (const { answer, verdict, run } of standing.opinions) {
        print(`  ${answer.tester.name}: ${verdictRow(verdict).da.toLowerCase()}, ${answer.at}, kørsel ${run}`);
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

function choiceOf({ environment, region, scenario }: Given): Parameters<typeof newForm>[1] {
  return { environment, regions: region, scenarios: scenario };
}

function formPath(given: string | undefined): string {
  if (given !== undefined) return absolute(given);
  throw new PilotError('SP1021', {
    place: { what: '-o' },
    seen: 'intet svarark er valgt',
    expected: 'en fil, svarene kan stå i, fx -o svar.yaml',
    remedy: 'Skriv filens navn efter -o.',
  });
}

const absolute = (path: string): string => (isAbsolute(path) ? path : join(process.cwd(), path));

/** A path as short as it can be told from where the tester stands. */
function shown(file: string): string {
  const short = relative(process.cwd(), file);
  return short.startsWith('..') ? file : short;
}

function unknownPart(name: string): PilotError {
  const known = Object.keys(PARTS);
  const near = mostSimilar(name, known);
  return new PilotError('SP1020', {
    place: { what: 'sor-pilot manual' },
    seen: `“${name}” er ikke en del af kommandoen`,
    expected: `en af ${known.join(', ')}, eller intet for at svare i terminalen`,
    remedy: near === undefined ? 'Se “npx sor-pilot help manual”.' : `Mente du “${near}”?`,
  });
}
