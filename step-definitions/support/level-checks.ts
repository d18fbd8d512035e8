import { filledLevels } from '../../src/sor/rules/levels.ts';
import type { LevelView } from '../../src/interfaces/views.ts';
import { Deviation } from '../../src/model/faults.ts';
import { inWords, levelsInWords } from './expectations.ts';
import type { LevelName } from './test-units.ts';
import type { PilotWorld } from './world.ts';

/** Where a level was read, and the assumption its place there rests on. */
export interface LevelPlace {
  readonly place: string;
  readonly ground: string | undefined;
}

/** Checks that a unit bears one level: that it bears any is the interface's own promise, that it bears no more is assumed. */
export function expectOneLevel(world: PilotWorld, levels: readonly LevelView[], { place, ground }: LevelPlace): void {
  const filled = filledLevels({ organisationalLevels: levels });
  const sentence = 'Enheden har ikke præcis ét niveau.';
  const details = { place, expected: 'ét niveau', received: levelsInWords(levels) };
  world.assuming(ground, () => {
    if (filled.length === 0) throw new Deviation(sentence, details);
  });
  world.assuming(
    'id27-et-niveau',
    () => {
      if (levels.length > 1) throw new Deviation(sentence, details);
    },
    { quiet: true },
  );
}

/**
 * Checks a level's name against that of the test unit. Another of the six names is another level; a name that is none of
 * them may be right, since the six are known through MedCom alone.
 */
export function expectLevelName(
  world: PilotWorld,
  { what, name, received }: { readonly what: string; readonly name: LevelName; readonly received: string | undefined },
  { place, ground }: LevelPlace,
): void {
  const isUnknown = isUnknownName(world, received);
  const differ = (): void => {
    if (received === name) return;
    throw new Deviation(`${what} er ikke som forventet.`, { place, expected: name, received: inWords(received) });
  };
  if (isUnknown) world.assuming('id27-seks-niveauer', differ, { quiet: true });
  else world.assuming(ground, differ);
}

/** Whether a name is filled in, and none of the levels we know. */
export function isUnknownName({ session }: PilotWorld, name: string | undefined): boolean {
  return (name ?? '') !== '' && session.levels.every((level) => level.name !== name);
}
