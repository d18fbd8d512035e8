import { selectEnvironment } from '../../config/select.ts';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { changesOfRuns } from '../../report/compare/compared-sets.ts';
import { noticeMail, noticeOf, noticeWebhook } from '../../report/notice.ts';
import { runsOf } from '../../report/outcomes.ts';
import { siteAddresses } from '../../site/data-paths.ts';
import { readSettings } from '../../site/settings.ts';
import { readRuns } from '../../store/reader.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { defineCommand } from '../command.ts';
import { EXERCISE } from '../exercise-register.ts';
import { EXIT } from '../exit-codes.ts';
import { printDocument, printJson, say, sayErrors } from '../output.ts';
import { places } from '../places.ts';
import { assertRegions, assertResults, configFolders, folder } from '../project.ts';

const OPTIONS = {
  environment: { kind: 'environment', value: 'MILJØ', help: 'miljøet, resultaterne er fra; uden: øvelsen' },
  region: { kind: 'region', value: 'REGION', needed: true, help: 'den region, der skal have besked' },
  run: { kind: 'run', value: 'KØRSEL', help: 'hvad denne kørsel ændrede; uden: regionens nyeste' },
  format: {
    kind: 'choice',
    choices: ['mail', 'webhook'],
    needed: true,
    value: 'FORMAT',
    help: 'mail (RFC 5322) eller webhook (JSON)',
  },
  results: FOLDER_OPTIONS.results,
  config: FOLDER_OPTIONS.config,
} as const;

/**
 * `sor-pilot notify`: what a run made worse for one region, as the body of a mail or a webhook on standard output; sending it is
 * the caller's. Nothing became worse: nothing is written, and the exit code is 4.
 */
export const notifyCommand = defineCommand({
  name: 'notify',
  summary: 'Skriv en besked til en region om det, der er blevet dårligere',
  options: OPTIONS,
  async act({ options }) {
    const configuration = await loadConfiguration(configFolders(options.config));
    const environment = selectEnvironment(configuration, options.environment ?? EXERCISE);
    assertRegions(
      [options.region],
      configuration.parties.map(({ id }) => id),
    );
    const region = configuration.parties.find(({ id }) => id === options.region);
    const resultsFolder = folder(options.results, 'results');
    assertResults(resultsFolder, 'om noget er blevet dårligere');
    const { runs, problems } = await readRuns(resultsFolder);
    if (problems.length > 0) sayErrors(problems);
    const own = runsOf(runs, environment).filter(({ regions }) => regions.some((one) => one.region === options.region));
    const newest = options.run === undefined ? own.at(-1) : own.find(({ run }) => run === options.run);
    if (options.run !== undefined && newest === undefined) throw notTheRegions(options.run, options.region);
    const sets = newest === undefined ? undefined : changesOfRuns(own).get(newest.run);
    const addresses = siteAddresses(readSettings(process.env, places).siteUrl);
    const notice = sets === undefined || region === undefined ? undefined : noticeOf(sets, { environment, region, addresses });
    if (notice === undefined) {
      say('Der er ingen besked at sende: intet er blevet dårligere.');
      return EXIT.nothing;
    }
    if (options.format === 'webhook') printJson(noticeWebhook(notice));
    else printDocument(noticeMail(notice));
    return EXIT.passed;
  },
});

function notTheRegions(run: string, region: string): PilotError {
  return new PilotError('SP4001', {
    place: { what: '--run' },
    seen: `regionen ${region} er ikke med i kørslen ${run} i miljøet, eller kørslen findes ikke`,
    expected: 'en kørsel, regionen er med i',
    remedy: 'Se kørslerne med “npx sor-pilot status”.',
  });
}
