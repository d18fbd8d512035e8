import { readSettings } from '../../site/settings.ts';
import { FOLDER_OPTIONS, parseOptions } from '../arguments.ts';
import { trialDate } from '../clock.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { freeze } from '../freeze/freeze.ts';
import { signOffPost } from '../freeze/sign-off-post.ts';
import { neededOption, readDay, readIdentifier, readProposer } from '../freeze/read-options.ts';
import { print, say } from '../output.ts';
import { folder, loadProject, projectRoot } from '../project.ts';

const OPTIONS = {
  environment: { kind: 'text', value: 'MILJØ', help: 'miljøet, resultaterne er fra' },
  id: { kind: 'text', value: 'ID', help: 'hvad forelæggelsen hedder i adresser, for eksempel test1-december' },
  title: { kind: 'text', value: 'TITEL', help: 'hvad den hedder for mennesker' },
  'proposed-by': { kind: 'text', value: 'NAVN, ORGANISATION', help: 'hvem der lægger den frem' },
  'hearing-until': { kind: 'text', value: 'DATO', help: 'høringens sidste dag' },
  results: FOLDER_OPTIONS.results,
  decisions: FOLDER_OPTIONS.decisions,
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot freeze`: the results as they stand, frozen to be heard about and approved. */
export const freezeCommand: Command = {
  name: 'freeze',
  summary: 'Frys resultaterne, så de kan komme i høring og blive godkendt',
  options: OPTIONS,
  async run(args) {
    const { options } = parseOptions('freeze', OPTIONS, args);
    const today = trialDate(undefined);
    const id = readIdentifier(neededOption('id', options.id));
    const environment = neededOption('environment', options.environment);
    const title = neededOption('title', options.title);
    const proposed = { ...readProposer(neededOption('proposed-by', options['proposed-by'])), date: today };
    const hearingUntil = readDay('hearing-until', neededOption('hearing-until', options['hearing-until']), today);
    const project = await loadProject(folder(options.config, 'config'));
    const frozen = await freeze({
      project,
      environment,
      id,
      at: new Date().toISOString(),
      today,
      results: folder(options.results, 'results'),
      decisions:
        options.decisions === undefined
          ? readSettings(process.env, projectRoot).decisionsDirectory
          : folder(options.decisions, 'decisions'),
    });
    say(`Skrevet: ${frozen.file}`);
    say('Sæt denne post ind under signOffs i sign-offs.yaml:');
    print(signOffPost({ id, title, environment, snapshot: frozen.digest, proposed, hearingUntil }));
    return EXIT.passed;
  },
};
