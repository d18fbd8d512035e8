import { readSettings } from '../../site/settings.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { trialDate } from '../clock.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { freeze } from '../freeze/freeze.ts';
import { signOffPost } from '../freeze/sign-off-post.ts';
import { comingDay, readProposer } from '../freeze/read-options.ts';
import { print, say } from '../output.ts';
import { places } from '../places.ts';
import { configFolders, folder, loadProject } from '../project.ts';

const OPTIONS = {
  environment: { kind: 'environment', needed: true, value: 'MILJØ', help: 'miljøet, resultaterne er fra' },
  id: { kind: 'slug', needed: true, value: 'ID', help: 'hvad forelæggelsen hedder i adresser, for eksempel test1-december' },
  title: { kind: 'text', needed: true, value: 'TITEL', help: 'hvad den hedder for mennesker' },
  'proposed-by': { kind: 'text', needed: true, value: 'ROLLE, ORGANISATION', help: 'hvem der lægger den frem' },
  'hearing-until': { kind: 'date', needed: true, value: 'DATO', help: 'høringens sidste dag' },
  results: FOLDER_OPTIONS.results,
  decisions: FOLDER_OPTIONS.decisions,
  config: FOLDER_OPTIONS.config,
} as const;

/** `sor-pilot freeze`: the results as they stand, frozen to be heard about and approved. */
export const freezeCommand = defineCommand({
  name: 'freeze',
  summary: 'Frys resultaterne, så de kan komme i høring og blive godkendt',
  options: OPTIONS,
  async act({ options }) {
    const { id, environment } = options;
    const title = options.title.trim();
    const today = trialDate(undefined);
    const proposed = { ...readProposer(options['proposed-by']), date: today };
    const hearingUntil = comingDay('hearing-until', options['hearing-until'], today);
    const project = await loadProject(configFolders(options.config));
    const frozen = await freeze({
      project,
      environment,
      id,
      at: new Date().toISOString(),
      today,
      results: folder(options.results, 'results'),
      decisions:
        options.decisions === undefined
          ? readSettings(process.env, places).decisionsDirectory
          : folder(options.decisions, 'decisions'),
    });
    say(`Skrevet: ${frozen.file}`);
    say('Sæt denne post ind under signOffs i sign-offs.yaml:');
    print(signOffPost({ id, title, environment, snapshot: frozen.digest, proposed, hearingUntil }));
    return EXIT.passed;
  },
});
