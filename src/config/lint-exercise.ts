import { existsSync } from 'node:fs';
import { type Behaviour, behaviourFileSchema } from '../model/config/behaviour.ts';
import { deviationFileSchema } from '../model/config/deviation.ts';
import type { ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { ConfigFolder, type ConfigFolders } from './config-folder.ts';
import { dangling } from './reference-errors.ts';
import type { KeyPath } from './wording.ts';

type PlaceOf = (path: KeyPath) => ErrorPlace;

/**
 * Everything wrong with the exercise's own files under a config folder: its script and the catalogue of deliberate
 * deviations. Each case that one of them must make fail is a specified one. A folder without an exercise has nothing wrong.
 */
export async function lintExercise(dir: ConfigFolders, cases: readonly string[]): Promise<readonly PilotError[]> {
  const reading = new ConfigFolder(dir);
  const has = (name: string): boolean => existsSync(reading.pathOf(name));
  const script = 'exercise/behaviours.yaml';
  const catalogue = 'exercise/deviations.yaml';
  const behaviours = has(script) ? await reading.read(script, behaviourFileSchema) : undefined;
  const deviations = has(catalogue) ? await reading.read(catalogue, deviationFileSchema) : undefined;
  return [
    ...reading.problems(),
    ...Object.entries(behaviours?.value.regions ?? {}).flatMap(([region, list]) =>
      unspecified(list ?? [], cases, (at) => behaviours?.placeOf(['regions', region, ...at]) ?? {}),
    ),
    ...(['deviations', 'inMerger'] as const).flatMap((list) =>
      unspecified(deviations?.value[list] ?? [], cases, (at) => deviations?.placeOf([list, ...at]) ?? {}),
    ),
  ];
}

/** SP1006 for each case that nobody has specified. */
function unspecified(list: readonly Pick<Behaviour, 'expects'>[], cases: readonly string[], placeOf: PlaceOf): PilotError[] {
  return list.flatMap(({ expects }, index) =>
    expects.flatMap(({ case: key }, at) =>
      cases.includes(key) ? [] : [dangling('scenariet', key, { among: cases, place: placeOf([index, 'expects', at, 'case']) })],
    ),
  );
}
