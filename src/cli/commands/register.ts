import { resolve } from 'node:path';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { selectEnvironment } from '../../config/select.ts';
import { expectedLevels } from '../../config/trial-grounds.ts';
import { loadRegister } from '../../exercise/ground/load-register.ts';
import type { RuleContext } from '../../sor/rules/levels.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { trialDate } from '../clock.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { printJson, say } from '../output.ts';
import { configFolders } from '../project.ts';
import { reportOnRegister, reportText } from '../register-report.ts';

const OPTIONS = {
  json: { kind: 'flag', help: 'skriv fundene som JSON på standardud' },
  date: { kind: 'date', value: 'DATO', help: 'dagen, reglerne prøves for; uden: udtrækkets egen dag' },
  environment: { kind: 'environment', value: 'MILJØ', help: 'miljøet, hvis niveaukoder holdes op mod filens; uden: kun navnene' },
  config: FOLDER_OPTIONS.config,
} as const;

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
    const levels = await expectedOf(options.config, options.environment);
    const { content, problems } = await loadRegister(resolve(extract));
    const onDate = options.date === undefined ? content.snapshotDate : trialDate(options.date);
    const report = reportOnRegister({ extract, content, problems, context: { onDate, ...levels } });
    if (options.json === true) printJson(report);
    else say(reportText(report));
    return report.total === 0 ? EXIT.passed : EXIT.deviations;
  },
});

/** The levels as configured and settled; their codes are one environment's, so without one only the names are known. */
async function expectedOf(
  configFolder: string | undefined,
  environment: string | undefined,
): Promise<Omit<RuleContext, 'onDate'>> {
  const configuration = await loadConfiguration(configFolders(configFolder));
  return expectedLevels(configuration, environment === undefined ? undefined : selectEnvironment(configuration, environment));
}
