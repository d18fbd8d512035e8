import { resolve } from 'node:path';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { selectEnvironment } from '../../config/select.ts';
import { expectedLevels } from '../../config/trial-grounds.ts';
import { loadRegister } from '../../exercise/ground/load-register.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { didYouMean } from '../../model/similar.ts';
import type { RuleContext } from '../../sor/rules/levels.ts';
import type { RegisterContent } from '../../sor/unit.ts';
import { FINDING_GROUPS, type FindingGroup } from '../../sor/steward/placed-finding.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { trialDate } from '../clock.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { print, printDocument, say, terminalColumns } from '../output.ts';
import { type OutputErrors, writeOutput } from '../output-file.ts';
import { configFolders } from '../project.ts';
import { reportCsv } from '../register/csv.ts';
import { reportHtml } from '../register/html.ts';
import { type RegisterReport, reportBelow, reportOnRegister } from '../register/report.ts';
import { reportText } from '../register/text.ts';
import { wrapLines } from '../terminal-text.ts';

const FORMATS = ['text', 'csv', 'json', 'html'] as const;
type Format = (typeof FORMATS)[number];

const OPTIONS = {
  format: {
    kind: 'choice',
    choices: FORMATS,
    value: 'FORMAT',
    help: 'text (uden: det), csv, json eller html; de tre har hvert fund',
  },
  group: {
    kind: 'choice',
    choices: FINDING_GROUPS,
    value: 'EFTER',
    help: 'saml fundene i text og html efter rule (uden: det), region, owner eller hospital',
  },
  unit: {
    kind: 'text',
    value: 'ENHED',
    help: 'kun fund på enheden og dem under den; en SOR-kode eller et navn, fx et hospitals',
  },
  limit: { kind: 'number', range: [1, 10_000_000], value: 'N', help: 'kun de første N fund; bekræftede regler kommer først' },
  out: { kind: 'output', code: 'SP4051', short: 'o', value: 'FIL', help: 'skriv i en fil; uden: på standardud' },
  json: { kind: 'flag', help: 'det samme som --format json' },
  date: { kind: 'date', value: 'DATO', help: 'dagen, reglerne prøves for; uden: udtrækkets egen dag' },
  environment: { kind: 'environment', value: 'MILJØ', help: 'miljøet, hvis niveaukoder holdes op mod filens; uden: kun navnene' },
  config: FOLDER_OPTIONS.config,
} as const;

const ERRORS: OutputErrors = {
  code: 'SP4051',
  expected: 'et sted, der kan skrives',
  remedy: 'Vælg en anden fil med --out, eller udelad den.',
};

/** `sor-pilot register check`: a whole extract (SOR XML, SorEntity in CSV, Sor_complete.zip) against the rules of SOR and ID27. */
export const registerCommand = defineCommand({
  name: 'register',
  summary: 'Se et helt udtræk efter mod reglerne for SOR og ID27',
  parts: {
    check: [
      {
        kind: 'file',
        code: 'SP3002',
        value: 'UDTRÆK',
        needed: true,
        remedy: 'Skriv, hvor udtrækket ligger, fx “npx sor-pilot register check Sor_complete.zip”.',
      },
    ],
  },
  options: OPTIONS,
  async act({ options, positionals: [extract = ''] }) {
    const configuration = await loadConfiguration(configFolders(options.config));
    const { content, problems, lineOf } = await loadRegister(resolve(extract));
    const onDate = options.date === undefined ? content.snapshotDate : trialDate(options.date);
    const levels: Omit<RuleContext, 'onDate'> = expectedLevels(
      configuration,
      options.environment === undefined ? undefined : selectEnvironment(configuration, options.environment),
    );
    const whole = reportOnRegister({
      extract,
      content,
      problems,
      context: { onDate, ...levels },
      lineOf,
      regions: configuration.regions,
    });
    const { unit, limit } = options;
    const report = unit === undefined ? whole : reportBelow(whole, content, unit);
    if (report === undefined) throw noSuchUnit(unit ?? '', extract, content);
    const told = limit === undefined ? report : { ...report, found: report.found.slice(0, limit) };
    const format = options.format ?? (options.json === true ? 'json' : 'text');
    const text = written(told, format, options.group ?? 'rule');
    if (options.out === undefined) {
      if (format === 'text') print(wrapLines(text.trimEnd(), terminalColumns() ?? Infinity));
      else printDocument(text);
    } else {
      await writeOutput(resolve(options.out), text, { errors: ERRORS });
      say(`Skrevet: ${resolve(options.out)} (${told.found.length} af ${report.found.length} fund).`);
    }
    return report.total === 0 ? EXIT.passed : EXIT.deviations;
  },
});

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
