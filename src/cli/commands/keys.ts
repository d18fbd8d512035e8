import { relative, resolve } from 'node:path';
import { stringify } from 'yaml';
import type { ConfigFolders } from '../../config/config-folder.ts';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { createKeyFile, readKeyFile, type SigningKey } from '../../handover/keys.ts';
import { layered } from '../../model/places.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { FOLDER_OPTIONS } from '../arguments/shared-options.ts';
import { trialDate } from '../clock.ts';
import { defineCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { print, say } from '../output.ts';
import { places } from '../places.ts';
import { configFolders, assertRegions } from '../project.ts';

const OPTIONS = {
  region: { kind: 'region', of: ['new'], value: 'REGION', help: 'new: regionen, nøglen taler for' },
  out: { kind: 'output', code: 'SP4046', of: ['new'], short: 'o', value: 'FIL', help: 'new: hvor den private nøgle skrives' },
  config: { ...FOLDER_OPTIONS.config, of: ['new'] },
} as const;

/** `sor-pilot keys`: makes a region's pair of keys, and shows the half that is public. */
export const keysCommand = defineCommand({
  name: 'keys',
  summary: 'Lav et nøglepar til underskrifter, eller vis den offentlige nøgle: new, show FIL',
  parts: { new: [], show: [{ kind: 'file', code: 'SP4045', value: 'FIL', needed: true }] },
  options: OPTIONS,
  async act({ options, part, positionals: [file] }) {
    if (part === 'show' && file !== undefined) return show(await readKeyFile(resolve(file)));
    return makeKey(options.region, options.out, configFolders(options.config));
  },
});

async function makeKey(region: string | undefined, out: string | undefined, configDirs: ConfigFolders): Promise<ExitCode> {
  const { parties } = await loadConfiguration(configDirs);
  const ids = parties.map(({ id }) => id);
  if (region === undefined) {
    throw new PilotError('SP1010', {
      place: { what: '--region' },
      seen: 'der er ikke valgt nogen region',
      expected: `en af ${ids.join(', ')}`,
      remedy: 'Vælg den region, nøglen skal tale for.',
    });
  }
  assertRegions([region], ids);
  const file = resolve(out ?? `${region}.key`);
  for (const published of [
    ...[configDirs].flat(),
    ...['docs', 'public', 'results', 'guidance'].flatMap((name) => layered(places, name)),
  ]) {
    if (isInside(file, published)) throw publicPlace(file, published);
  }
  const key = await createKeyFile(file, region);
  say(`Den private nøgle ligger i ${file}. Kun du kan læse den. Giv den ikke fra dig, og læg den ikke i projektet.`);
  say('Giv det følgende til den, der udgiver resultaterne, ad en vej I stoler på. Det skal stå under “keys” i config/keys.yaml:');
  return show(key);
}

function show({ kid, region, key }: SigningKey): ExitCode {
  print(stringify([{ kid, region, key, validFrom: trialDate(undefined) }]).trimEnd());
  return EXIT.passed;
}

function isInside(file: string, parent: string): boolean {
  const path = relative(parent, file);
  return path !== '' && !path.startsWith('..') && resolve(parent, path) === file;
}

function publicPlace(file: string, parent: string): PilotError {
  return new PilotError('SP4046', {
    place: { file },
    seen: `mappen ${relative(places.home, parent) || parent} bliver delt med andre`,
    expected: 'et sted, kun du har adgang til',
    remedy: 'Vælg en anden mappe med -o, helst uden for projektet.',
  });
}
