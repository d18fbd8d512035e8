import { loadConfiguration } from '../../config/load-configuration.ts';
import { regionsInForce } from '../../model/config/region.ts';
import { FOLDER_OPTIONS, parseOptions } from '../arguments.ts';
import { trialDate } from '../clock.ts';
import type { Command } from '../command.ts';
import { behavioursFile, startExercise } from '../exercise.ts';
import { EXIT } from '../exit-codes.ts';
import { abortOnSignals } from '../interrupt.ts';
import { say } from '../output.ts';
import { folder } from '../project.ts';

const OPTIONS = {
  port: { kind: 'number', value: 'N', range: [0, 65_535], help: 'port på 127.0.0.1; uden: 8027' },
  from: {
    kind: 'text',
    value: 'FIL',
    help: 'et rigtigt udtræk (SOR XML, SorEntity-CSV eller Sor_complete.zip) i stedet for det syntetiske register',
  },
  behaviours: { kind: 'text', value: 'FIL', help: 'adfærdsfil; uden: config/exercise/behaviours.yaml' },
  security: {
    kind: 'text',
    value: 'FIL',
    help: 'sikkerhedsfil: hvad hver snitflade kræver (basic, bearer, oauth2, mtls, dgws), fx config/exercise/security.example.yaml',
  },
  correct: { kind: 'flag', help: 'uden afvigelser: alle regioner svarer rigtigt' },
  date: { kind: 'text', value: 'DATO', help: 'dagen, registret gælder, fx 2027-01-01; uden: i dag' },
  config: FOLDER_OPTIONS.config,
} as const;

/** Port of the endpoint when it runs on its own: fixed, so that addresses can be written down. */
const PORT = 8027;

/** An extract with a wrong encoding has as many problems as rows; the first ones tell why. */
const SHOWN_PROBLEMS = 10;

/** `sor-pilot endpoint`: the embedded exercise endpoint on its own, until Ctrl-C. */
export const endpointCommand: Command = {
  name: 'endpoint',
  summary: 'Start øvelsesendepunktet for sig selv',
  options: OPTIONS,
  async run(args) {
    const { options } = parseOptions('endpoint', OPTIONS, args);
    const interrupt = abortOnSignals();
    const configFolder = folder(options.config, 'config');
    const configuration = await loadConfiguration(configFolder);
    const onDate = trialDate(options.date);
    const endpoint = await startExercise({
      configuration,
      onDate,
      port: options.port ?? PORT,
      from: options.from,
      securityFile: options.security,
      behavioursFile: options.correct === true ? undefined : (options.behaviours ?? behavioursFile(configFolder)),
    });
    say(`Øvelsesendepunktet lytter på ${endpoint.origin}. Det er en øvelse: svarene siger intet om en regions system.`);
    for (const region of regionsInForce(configuration.regions, onDate)) say(`  ${region.name}: ${endpoint.origin}/${region.id}/`);
    for (const problem of endpoint.problems.slice(0, SHOWN_PROBLEMS)) say(`  Linje ${problem.line}: ${problem.message}`);
    if (endpoint.problems.length > 0) say(`${endpoint.problems.length} steder i udtrækket kunne ikke læses; resten er med.`);
    say('Stop med Ctrl-C.');
    await new Promise<void>((resolve) => interrupt.signal.addEventListener('abort', () => resolve(), { once: true }));
    await endpoint.close();
    interrupt.release();
    return EXIT.passed;
  },
};
