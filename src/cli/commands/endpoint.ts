import { stringify } from 'yaml';
import { loadConfiguration } from '../../config/load-configuration.ts';
import type { Configuration } from '../../model/config/configuration.ts';
import { inForce } from '../../model/config/in-force.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { trialDate } from '../clock.ts';
import { defineCommand } from '../command.ts';
import { behavioursFile, servedParties, startExercise } from '../exercise.ts';
import { exerciseUnits } from '../exercise-register.ts';
import { EXIT } from '../exit-codes.ts';
import { abortOnSignals } from '../interrupt.ts';
import { print, say } from '../output.ts';
import { configFolders } from '../project.ts';

const OPTIONS = {
  port: { kind: 'number', value: 'N', range: [0, 65_535], help: 'port på 127.0.0.1; uden: 8027' },
  from: {
    kind: 'file',
    code: 'SP3002',
    value: 'FIL',
    help: 'et rigtigt udtræk (SOR XML, SorEntity-CSV eller Sor_complete.zip) i stedet for det syntetiske register',
  },
  behaviours: { kind: 'file', code: 'SP3003', value: 'FIL', help: 'adfærdsfil; uden: config/exercise/behaviours.yaml' },
  security: {
    kind: 'file',
    code: 'SP1046',
    value: 'FIL',
    help: 'sikkerhedsfil: hvad hver snitflade kræver (basic, bearer, oauth2, mtls, dgws), fx config/exercise/security.example.yaml',
  },
  units: {
    kind: 'flag',
    help: 'start ikke, men skriv øvelsens testenheder efter rolle som YAML, klar til en miljøfil',
  },
  correct: { kind: 'flag', help: 'uden afvigelser: alle regioner svarer rigtigt' },
  date: { kind: 'date', value: 'DATO', help: 'dagen, registret gælder, fx 2027-01-01; uden: i dag' },
  config: FOLDER_OPTIONS.config,
} as const;

/** Port of the endpoint when it runs on its own: fixed, so that addresses can be written down. */
const PORT = 8027;

/** An extract with a wrong encoding has as many problems as rows; the first ones tell why. */
const SHOWN_PROBLEMS = 10;

/** `sor-pilot endpoint`: the embedded exercise endpoint on its own, until Ctrl-C. */
export const endpointCommand = defineCommand({
  name: 'endpoint',
  summary: 'Start øvelsesendepunktet for sig selv',
  options: OPTIONS,
  async act({ options }) {
    const configDirs = configFolders(options.config);
    const configuration = await loadConfiguration(configDirs);
    const onDate = trialDate(options.date);
    if (options.units === true) {
      if (options.from !== undefined) throw unitsOfExtract(options.from);
      printUnits(configuration, onDate);
      return EXIT.passed;
    }
    const interrupt = abortOnSignals();
    const endpoint = await startExercise({
      configuration,
      onDate,
      port: options.port ?? PORT,
      from: options.from,
      securityFile: options.security,
      behavioursFile: options.correct === true ? undefined : (options.behaviours ?? behavioursFile(configDirs)),
    });
    say(`Øvelsesendepunktet lytter på ${endpoint.origin}. Det er en øvelse: svarene siger intet om en regions system.`);
    const served = [...inForce(configuration.regions, onDate), ...servedParties(configuration, onDate)];
    for (const party of served) say(`  ${party.name}: ${endpoint.origin}/${party.id}/`);
    for (const problem of endpoint.problems.slice(0, SHOWN_PROBLEMS)) say(`  Linje ${problem.line}: ${problem.message}`);
    if (endpoint.problems.length > 0) say(`${endpoint.problems.length} steder i udtrækket kunne ikke læses; resten er med.`);
    say('Stop med Ctrl-C.');
    await new Promise<void>((resolve) => interrupt.signal.addEventListener('abort', () => resolve(), { once: true }));
    await endpoint.close();
    interrupt.release();
    return EXIT.passed;
  },
});

/** The test units of every region of the exercise, as an environment file has them; people are told what they are. */
function printUnits(configuration: Configuration, onDate: string): void {
  const units = exerciseUnits(configuration, configuration.regions, onDate);
  const roles = Array.from(units, ([id, codes]) => [id, { units: codes }] as const);
  say('Øvelsens testenheder. Koderne er opdigtede, og de er de samme hver dag.');
  print(
    stringify({ regions: Object.fromEntries(roles) }, { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' }).trimEnd(),
  );
}

function unitsOfExtract(from: string): PilotError {
  return new PilotError('SP1021', {
    place: { what: '--units' },
    seen: `“--from ${from}”: et rigtigt udtræk har ingen af øvelsens testenheder`,
    expected: '--units uden --from',
    remedy: 'Udpeg selv enheder i udtrækket, og skriv dem under “units” i miljøfilen.',
  });
}
