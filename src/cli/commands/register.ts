import { join, resolve } from 'node:path';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { selectEnvironment } from '../../config/select.ts';
import { expectedLevels } from '../../config/trial-grounds.ts';
import { loadRegister } from '../../exercise/ground/load-register.ts';
import type { Configuration } from '../../model/config/configuration.ts';
import { danishDay } from '../../model/danish-day.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { didYouMean } from '../../model/similar.ts';
import type { RuleContext } from '../../sor/rules/levels.ts';
import type { RegisterContent } from '../../sor/unit.ts';
import { addDays } from '../../sor/validity.ts';
import { recordsOf } from '../../sor/rules/records.ts';
import { REGISTER_RULES } from '../../sor/rules/register-rules.ts';
import { tryRules } from '../../sor/rules/try-rules.ts';
import { compareExtracts, type TriedExtract } from '../../sor/steward/compare-extracts.ts';
import { FINDING_GROUPS, type FindingGroup } from '../../sor/steward/placed-finding.ts';
import { readRolloutDecisions } from '../../site/rollout-decisions.ts';
import { readSettings } from '../../site/settings.ts';
import { readProxies } from '../../wire/proxies.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { trialDate } from '../clock.ts';
import type { Options } from '../arguments/arguments.ts';
import { defineCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { print, printDocument, say, sayErrors, terminalColumns } from '../output.ts';
import { type OutputErrors, writeOutput } from '../output-file.ts';
import { places } from '../places.ts';
import { configFolders, folder, toolVersion } from '../project.ts';
import { comparisonCsv, type ComparisonReport, comparisonText } from '../register/comparison.ts';
import { reportCsv } from '../register/csv.ts';
import { reportHtml } from '../register/html.ts';
import { measureNamed } from '../register/measure/measure-named.ts';
import { measuredText, risenFindings } from '../register/measure/measured-text.ts';
import { type RegisterReport, reportBelow, reportOnRegister } from '../register/report.ts';
import { reportText } from '../register/text.ts';
import { wrapLines } from '../terminal-text.ts';

const FORMATS = ['text', 'csv', 'json', 'html'] as const;
type Format = (typeof FORMATS)[number];

const OPTIONS = {
  format: {
    kind: 'choice',
    of: ['check', 'compare'],
    choices: FORMATS,
    value: 'FORMAT',
    help: 'text (uden: det), csv, json eller html; de tre har hvert fund',
  },
  group: {
    kind: 'choice',
    of: ['check'],
    choices: FINDING_GROUPS,
    value: 'EFTER',
    help: 'saml fundene i text og html efter rule (uden: det), region, owner eller hospital',
  },
  unit: {
    kind: 'text',
    of: ['check'],
    value: 'ENHED',
    help: 'kun fund på enheden og dem under den; en SOR-kode eller et navn, fx et hospitals',
  },
  limit: {
    kind: 'number',
    of: ['check'],
    range: [1, 10_000_000],
    value: 'N',
    help: 'kun de første N fund; bekræftede regler kommer først',
  },
  out: { kind: 'output', code: 'SP4051', short: 'o', value: 'FIL', help: 'skriv i en fil; uden: på standardud' },
  json: { kind: 'flag', help: 'det samme som --format json' },
  measurements: {
    kind: 'new-folder',
    of: ['measure'],
    value: 'MAPPE',
    help: 'hvor målingerne ligger; uden: measurements/',
  },
  'max-age': {
    kind: 'number',
    of: ['measure'],
    range: [0, 366],
    value: 'DAGE',
    help: 'slut med kode 1, når den nyeste fil er ældre end så mange dage',
  },
  'dry-run': {
    kind: 'flag',
    of: ['measure'],
    help: 'gem ingenting; vis kun, hvad tallene ville blive, fx før et udkast registreres',
  },
  keep: { kind: 'flag', of: ['measure'], help: 'behold det udtræk, der blev hentet; uden: det fjernes, når det er målt' },
  date: { kind: 'date', of: ['check'], value: 'DATO', help: 'dagen, reglerne prøves for; uden: udtrækkets egen dag' },
  environment: { kind: 'environment', value: 'MILJØ', help: 'miljøet, hvis niveaukoder holdes op mod filens; uden: kun navnene' },
  decisions: { ...FOLDER_OPTIONS.decisions, of: ['measure'] },
  config: FOLDER_OPTIONS.config,
} as const;

const ERRORS: OutputErrors = {
  code: 'SP4051',
  expected: 'et sted, der kan skrives',
  remedy: 'Vælg en anden fil med --out, eller udelad den.',
};

const EXTRACT = {
  // Sor_complete may have been unpacked.
  kind: 'path',
  code: 'SP3002',
  needed: true,
  remedy: 'Skriv, hvor udtrækket ligger, fx “npx sor-pilot register check Sor_complete.zip”.',
} as const;

/**
 * `sor-pilot register`: a whole extract (SOR XML, SorEntity in CSV, Sor_complete packed or not) against the rules of SOR and
 * ID27, two of them against each other, or a day's figures of how far the level has come.
 */
export const registerCommand = defineCommand({
  name: 'register',
  summary: 'Se et helt udtræk efter mod reglerne for SOR og ID27, sammenlign to, eller mål udbredelsen: check, compare, measure',
  parts: {
    check: [{ ...EXTRACT, value: 'UDTRÆK' }],
    compare: [
      { ...EXTRACT, value: 'GAMMELT' },
      { ...EXTRACT, value: 'NYT' },
    ],
    measure: [{ ...EXTRACT, kind: 'path-or-address', many: true, value: 'UDTRÆK' }],
  },
  options: OPTIONS,
  async act({ options, part, positionals }) {
    const [extract = '', newer = ''] = positionals;
    const configuration = await loadConfiguration(configFolders(options.config));
    const levels: Omit<RuleContext, 'onDate'> = expectedLevels(
      configuration,
      options.environment === undefined ? undefined : selectEnvironment(configuration, options.environment),
    );
    const ground = { levels, regions: configuration.regions };
    if (part === 'measure') return measure(positionals, { ...ground, options });
    return part === 'compare' ? compare(extract, newer, { ...ground, options }) : check(extract, { ...ground, options });
  },
});

/** What extracts are tried by, and what was asked for. */
interface Asked {
  readonly levels: Omit<RuleContext, 'onDate'>;
  readonly regions: Configuration['regions'];
  readonly options: Options<typeof OPTIONS>;
}

async function measure(named: readonly string[], { levels, regions, options }: Asked): Promise<ExitCode> {
  const now = (): Date => new Date();
  const { answers } = await readRolloutDecisions(folder(options.decisions, 'decisions'), { regions });
  const outcome = await measureNamed({
    named,
    keep: options.keep === true,
    dryRun: options['dry-run'] === true,
    folder: options.measurements === undefined ? join(places.home, 'measurements') : resolve(options.measurements),
    regions,
    levels,
    answers,
    now,
    proxies: readProxies(process.env),
    version: toolVersion(),
    about: readSettings(process.env, places).siteUrl,
    tell: (problem) => sayErrors([problem]),
    note: say,
  });
  const newest = outcome.kind === 'measured' ? outcome.report.day.day : outcome.day;
  const tooOld = options['max-age'] !== undefined && addDays(newest, options['max-age']) < danishDay(now());
  if (outcome.kind === 'unchanged') say(`Filerne er dem, ${outcome.day} allerede er målt fra; intet er ændret.`);
  else if (options.json === true)
    await give(`${JSON.stringify(outcome.report, null, 2)}\n`, { format: 'json', out: options.out, size: newest });
  else await give(`${measuredText(outcome.report)}\n`, { format: 'text', out: options.out, size: newest });
  if (outcome.kind === 'measured' && outcome.report.isOlder) {
    const kept = options['dry-run'] === true ? 'den har tal' : 'dens tal er gemt';
    say(`Dagen er ældre end den nyeste, der er målt: ${kept}, men det vides ikke, hvad der skete med enhederne.`);
  }
  if (tooOld)
    say(`Den nyeste fil er for ${newest} og dermed ældre end ${options['max-age']} dage. Se, om den stadig bliver lavet.`);
  const isWorse = outcome.kind === 'measured' && (outcome.report.notes.length > 0 || risenFindings(outcome.report).length > 0);
  return tooOld || isWorse || outcome.failed ? EXIT.deviations : EXIT.passed;
}

async function check(extract: string, { levels, regions, options }: Asked): Promise<ExitCode> {
  const { content, problems, lineOf } = await loadRegister(resolve(extract));
  const onDate = options.date === undefined ? content.snapshotDate : trialDate(options.date);
  const whole = reportOnRegister({ extract, content, problems, context: { onDate, ...levels }, lineOf, regions });
  const { unit, limit } = options;
  const report = unit === undefined ? whole : reportBelow(whole, content, unit);
  if (report === undefined) throw noSuchUnit(unit ?? '', extract, content);
  const told = limit === undefined ? report : { ...report, found: report.found.slice(0, limit) };
  const format = formatOf(options);
  const size = `${told.found.length} af ${report.found.length} fund`;
  await give(written(told, format, options.group ?? 'rule'), { format, out: options.out, size });
  return report.total === 0 ? EXIT.passed : EXIT.deviations;
}

/** Both as of their own day: what was right then is not held against today. */
async function compare(before: string, after: string, { levels, regions, options }: Asked): Promise<ExitCode> {
  const format = formatOf(options);
  if (format === 'html') throw notAsPage();
  const [old, now] = [await tried(before, levels), await tried(after, levels)];
  const report: ComparisonReport = {
    before: { extract: before, onDate: old.onDate },
    after: { extract: after, onDate: now.onDate },
    ...compareExtracts(old, now, regions),
  };
  const size = `${report.units.length + report.findings.length} ændringer`;
  const json = (): string => `${JSON.stringify(report, null, 2)}\n`;
  const text = format === 'csv' ? comparisonCsv(report) : format === 'json' ? json() : `${comparisonText(report)}\n`;
  await give(text, { format, out: options.out, size });
  return report.findings.some(({ kind }) => kind === 'new') ? EXIT.deviations : EXIT.passed;
}

async function tried(extract: string, levels: Asked['levels']): Promise<TriedExtract> {
  const { content } = await loadRegister(resolve(extract));
  const onDate = content.snapshotDate;
  const trials = tryRules(recordsOf(content), REGISTER_RULES, { onDate, ...levels, kept: Infinity });
  return { content, trials, onDate };
}

const formatOf = ({ format, json }: Asked['options']): Format => format ?? (json === true ? 'json' : 'text');

interface Giving {
  readonly format: Format;
  readonly out: string | undefined;
  /** What was written, for who asked for a file. */
  readonly size: string;
}

/** On standard output, or in the file that was asked for. */
async function give(text: string, { format, out, size }: Giving): Promise<void> {
  if (out !== undefined) {
    await writeOutput(resolve(out), text, { errors: ERRORS });
    say(`Skrevet: ${resolve(out)} (${size}).`);
  } else if (format === 'text') print(wrapLines(text.trimEnd(), terminalColumns() ?? Infinity));
  else printDocument(text);
}

/** The report as a document that ends with its line. */
function written(report: RegisterReport, format: Format, by: FindingGroup): string {
  switch (format) {
    case 'text':
      return `${reportText(report, by)}\n`;
    case 'csv':
      return reportCsv(report);
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'html':
      return reportHtml(report, by);
  }
}

function noSuchUnit(unit: string, extract: string, { units }: RegisterContent): PilotError {
  // Hospitals and owners are what a steward writes the name of; all units would be a hundred thousand names.
  const names = units.filter(({ sorType }) => sorType !== 'OE').map(({ entityName }) => entityName);
  return new PilotError('SP1021', {
    place: { what: '--unit' },
    seen: `ingen enhed i ${extract} har SOR-koden eller navnet “${unit}”.${didYouMean(unit, names)}`,
    expected: 'en SOR-kode eller hele navnet, som det står i udtrækket',
    remedy: 'Ret den, eller se navnene i udtrækket.',
  });
}

const notAsPage = (): PilotError =>
  new PilotError('SP1021', {
    place: { what: '--format' },
    seen: 'html',
    expected: 'text, csv eller json; en sammenligning gives ikke som side',
    remedy: 'Vælg et af dem.',
  });
