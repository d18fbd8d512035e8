import { isAbsolute, join } from 'node:path';
import { levelsWithCodes } from '../../config/levels.ts';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { selectEnvironment } from '../../config/select.ts';
import { loadRegister } from '../../exercise/ground/load-register.ts';
import { PilotError } from '../../model/pilot-error.ts';
import type { LevelDefinition } from '../../sor/rules/levels.ts';
import { FOLDER_OPTIONS, parseOptions } from '../arguments.ts';
import { trialDate } from '../clock.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { printJson, say } from '../output.ts';
import { folder } from '../project.ts';
import { reportOnRegister, reportText } from '../register-report.ts';

const OPTIONS = {
  json: { kind: 'flag', help: 'skriv fundene som JSON på standardud' },
  date: { kind: 'text', value: 'DATO', help: 'dagen, reglerne prøves for; uden: udtrækkets egen dag' },
  environment: { kind: 'text', value: 'MILJØ', help: 'miljøet, hvis niveaukoder holdes op mod filens; uden: kun navnene' },
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot register check`: a whole extract (SOR XML, SorEntity in CSV, Sor_complete.zip) against the rules of SOR and ID27. */
export const registerCommand: Command = {
  name: 'register',
  summary: 'Se et helt udtræk efter mod reglerne for SOR og ID27',
  positionals: 'check UDTRÆK',
  options: OPTIONS,
  async run(args) {
    const { options, positionals } = parseOptions('register', OPTIONS, args);
    const extract = extractFrom(positionals);
    const levels = await levelsOf(options.config, options.environment);
    const { content, problems } = await loadRegister(isAbsolute(extract) ? extract : join(process.cwd(), extract));
    const onDate = options.date === undefined ? content.snapshotDate : trialDate(options.date);
    const report = reportOnRegister({ extract, content, problems, context: { onDate, levels } });
    if (options.json === true) printJson(report);
    else say(reportText(report));
    return report.total === 0 ? EXIT.passed : EXIT.deviations;
  },
};

function extractFrom([action, extract, ...rest]: readonly string[]): string {
  if (action === 'check' && extract !== undefined && rest.length === 0) return extract;
  throw new PilotError('SP1021', {
    place: { what: 'sor-pilot register' },
    seen: action === undefined ? 'intet at gøre' : `“${[action, extract, ...rest].filter((one) => one !== undefined).join(' ')}”`,
    expected: '“check” og ét udtræk',
    remedy: 'Skriv fx “npx sor-pilot register check Sor_complete.zip”.',
  });
}

/** The levels of the configuration; their codes are one environment's, so without one only the names are known. */
async function levelsOf(configFolder: string | undefined, environment: string | undefined): Promise<readonly LevelDefinition[]> {
  const configuration = await loadConfiguration(folder(configFolder, 'config'));
  if (environment !== undefined) return levelsWithCodes(configuration, selectEnvironment(configuration, environment));
  return configuration.levels.map(({ name, position, shakLength }) => ({ name, position, code: undefined, shakLength }));
}
