import { createHash } from 'node:crypto';
import { caseKey, scenarioIdPattern } from '../../model/identity.ts';
import type { Catalogue } from '../../model/specification.ts';
import type { ForeignScenario } from './foreign-recording.ts';

/** A scenario with the key its history hangs on, and a place no other scenario of the recording has. */
export interface IdentifiedScenario extends ForeignScenario {
  readonly key: string;
  readonly id: string;
  readonly path: string;
  readonly line: number;
}

/**
 * Gives each scenario its key: the identity tag (`@ID27-012`) with the row's first cell where it has one, else an id made
 * of its file and name, which stays the same for as long as those do. Keys and places are unique; the same recording
 * always gives the same ones.
 */
export function identify(scenarios: readonly ForeignScenario[], catalogue: Catalogue): readonly IdentifiedScenario[] {
  const keys = new Set<string>();
  const places = new Set<string>();
  let lastLine = Math.max(0, ...scenarios.map(({ line }) => line ?? 0));
  return scenarios.map((scenario) => {
    const path = portablePath(scenario.uri);
    const tagged = scenario.tags.map((tag) => tag.replace(/^@/, '')).find((tag) => scenarioIdPattern.test(tag));
    const id = tagged ?? `fremmed-${digest(`${path}\0${scenario.name}`).slice(0, 12)}`;
    const row = scenario.exampleKey ?? knownRow(scenario, { path, id }, catalogue);
    const key = unused(keys, (copy) => caseKey(id, copy === 1 ? row : `${row ?? scenario.name} (${copy})`));
    let line = scenario.line ?? (lastLine += 1);
    while (places.has(`${path}:${line}`)) line = lastLine += 1;
    places.add(`${path}:${line}`);
    return { ...scenario, key, id, path, line };
  });
}

/** Cucumber JSON tells an outline's row by its line alone; where the scenario is one of ours, the catalogue knows the row. */
function knownRow(
  scenario: ForeignScenario,
  { path, id }: Pick<IdentifiedScenario, 'path' | 'id'>,
  catalogue: Catalogue,
): string | undefined {
  const own = catalogue.cases.filter((one) => one.id === id && one.exampleKey !== undefined);
  const found =
    own.find((one) => one.path === path && one.line === scenario.line) ?? own.find((one) => one.name === scenario.name);
  return found?.exampleKey;
}

function unused(keys: Set<string>, make: (copy: number) => string): string {
  for (let copy = 1; ; copy += 1) {
    const key = make(copy);
    if (keys.has(key)) continue;
    keys.add(key);
    return key;
  }
}

/** A feature's path without what it says of the machine: from `features/` on where that is in it, else no absolute folders. */
export function portablePath(uri: string): string {
  const path = decodePath(uri.replace(/^(?:file:(?:\/\/)?|classpath:\/*)/, '')).replaceAll('\\', '/');
  const from = path.lastIndexOf('/features/');
  if (from >= 0) return path.slice(from + 1);
  return /^(?:\/|[A-Za-z]:)/.test(path) ? (path.split('/').at(-1) ?? path) : path.replace(/^(?:\.{1,2}\/)+/, '');
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
