import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { STEPS_EDITION } from '../model/own-steps.ts';
import { PilotError } from '../model/pilot-error.ts';
import type { Places } from '../model/places.ts';
import { foldersUpward, readHomePackage } from './places.ts';

/**
 * Looks whether steps of the home can be run by this tool, before any is loaded. Throws PilotError SP1061 when they would get
 * another Cucumber than the one that runs them, and SP1062 when they are written for another edition of `sor-pilot/steps`.
 */
export function assertOwnSteps({ tool, home }: Places): void {
  if (tool === home) return;
  const [ours, theirs] = [cucumberFrom(tool), cucumberFrom(home)];
  if (ours !== undefined && theirs !== undefined && ours !== theirs) throw secondCucumber(ours, theirs);
  const written = readHomePackage(join(home, 'package.json'))?.settings?.steps;
  if (written !== undefined && written !== STEPS_EDITION) throw otherEdition(written);
}

/** The Cucumber that a module in a folder gets, as Node looks for it; undefined when it gets none. */
function cucumberFrom(folder: string): string | undefined {
  const file = foldersUpward(folder)
    .map((above) => join(above, 'node_modules', '@cucumber', 'cucumber', 'package.json'))
    .find((candidate) => existsSync(candidate));
  return file === undefined ? undefined : dirname(realpathSync(file));
}

function secondCucumber(ours: string, theirs: string): PilotError {
  return new PilotError('SP1061', {
    place: { file: theirs },
    seen: `jeres mappe har ${versionOf(theirs)}, og sor-pilot kører med ${versionOf(ours)} i ${ours}`,
    expected: 'kun den Cucumber, sor-pilot har med',
    remedy: 'Kør “npm uninstall @cucumber/cucumber”, og hent Given, When og Then fra “sor-pilot/steps”.',
  });
}

function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string }).version;
}

function otherEdition(written: unknown): PilotError {
  return new PilotError('SP1062', {
    place: { what: 'package.json: sor-pilot.steps' },
    seen: JSON.stringify(written),
    expected: `${STEPS_EDITION}, som den installerede sor-pilot har`,
    remedy: `Se i CHANGELOG.md, hvad der er ændret, ret trinene, og skriv ${STEPS_EDITION}. Eller installér den udgave af sor-pilot, de er skrevet til.`,
  });
}
