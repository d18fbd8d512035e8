import { createHash } from 'node:crypto';
import { caseKey, scenarioIdPattern } from '../../model/identity.ts';
import type { Catalogue } from '../../model/specification.ts';
import { dateOf } from '../moment.ts';
import type { ForeignScenario } from './foreign-recording.ts';

/** A scenario with the key its history hangs on, and a place that belongs to that key alone. */
export interface IdentifiedScenario extends ForeignScenario {
  readonly key: string;
  readonly id: string;
  readonly path: string;
  readonly line: number;
}

/**
 * Gives each scenario its key: the identity tag (`@ID27-012`) with the row's first cell where it has one, else an id made
 * of its file, name and line, which stays the same for as long as those do.
 *
 * A scenario may occur several times in one recording: it was run again, or reports were put together. All that bear one
 * identity tag, and all of one place, come out under one key and place, so that none is left out of a verdict. Those of one
 * place are attempts in the order they were begun: one that fell is followed by the next. Of the rest each counts, and so
 * the worst does. The same recording always gives the same keys.
 */
export function identify(scenarios: readonly ForeignScenario[], catalogue: Catalogue): readonly IdentifiedScenario[] {
  const keys = new Map<string, string>();
  const placed = new Map<string, { readonly path: string; readonly line: number }>();
  const places = new Set<string>();
  let lastLine = Math.max(0, ...scenarios.map(({ line }) => line ?? 0));
  const identified = scenarios.map((scenario, at) => {
    const path = portablePath(scenario.uri);
    const tagged = scenario.tags.map((tag) => tag.replace(/^@/, '')).find((tag) => scenarioIdPattern.test(tag));
    const id = tagged ?? `fremmed-${digest(`${path}\0${scenario.name}`).slice(0, 12)}`;
    const row = rowOf(scenario, { path, id }, catalogue);
    const key =
      tagged === undefined
        ? ownKey(keys, { id, row, name: scenario.name, occurrence: occurrenceOf(scenario, at) })
        : caseKey(id, row);
    let place = placed.get(key);
    if (place === undefined) {
      let line = scenario.line ?? (lastLine += 1);
      while (places.has(`${path}:${line}`)) line = lastLine += 1;
      place = { path, line };
      placed.set(key, place);
      places.add(`${path}:${line}`);
    }
    return { occurrence: occurrenceOf(scenario, at), scenario: { ...scenario, key, id, ...place } };
  });
  const again = Map.groupBy(identified, ({ scenario, occurrence }) => `${scenario.key}\0${occurrence}`);
  return [...again.values()].flatMap((same) => asAttempts(same.map(({ scenario }) => scenario)));
}

/** What two occurrences of one scenario have in common: file, line and words. Where the line is not told, none can be sure. */
function occurrenceOf({ uri, line, name, steps }: ForeignScenario, at: number): string {
  return line === undefined ? `${at}` : digest(JSON.stringify([portablePath(uri), line, name, steps]));
}

/** A key for a scenario without an identity tag: its id, and a number where scenarios of other places have taken that. */
function ownKey(
  keys: Map<string, string>,
  {
    id,
    row,
    name,
    occurrence,
  }: { readonly id: string; readonly row: string | undefined; readonly name: string; readonly occurrence: string },
): string {
  for (let copy = 1; ; copy += 1) {
    const key = caseKey(id, copy === 1 ? row : `${row ?? name} (${copy})`);
    const owner = keys.get(key);
    if (owner !== undefined && owner !== occurrence) continue;
    keys.set(key, occurrence);
    return key;
  }
}

/**
 * Occurrences of one scenario as attempts at it. One that did not pass was tried again by the next; one that passed stands
 * beside the next, unless that never came to an end.
 */
function asAttempts<S extends ForeignScenario>(occurrences: readonly S[]): readonly S[] {
  if (occurrences.length === 1) return occurrences;
  const inTime = occurrences.toSorted((a, b) => begun(a) - begun(b));
  const ended = inTime.at(-1)?.attempts.some(({ finishedAt }) => finishedAt !== undefined) ?? false;
  let before = 0;
  return inTime.map((scenario, at) => {
    const last = at === inTime.length - 1;
    const retried = !last && (!ended || !hasPassed(scenario));
    const attempts = scenario.attempts.map((attempt) => ({
      ...attempt,
      number: attempt.number + before,
      willBeRetried: attempt.willBeRetried || retried,
    }));
    if (retried) before += Math.max(1, ...scenario.attempts.map(({ number }) => number + 1));
    return { ...scenario, attempts };
  });
}

function begun({ attempts: [first] }: ForeignScenario): number {
  return first === undefined ? 0 : dateOf(first.startedAt).getTime();
}

function hasPassed({ attempts }: ForeignScenario): boolean {
  const final = attempts.findLast(({ willBeRetried }) => !willBeRetried);
  return final?.finishedAt !== undefined && final.results.every(({ status }) => status === 'PASSED');
}

/** The row's first cell. Cucumber JSON tells a row by its line alone; where the scenario is one of ours, the catalogue knows it. */
function rowOf(
  scenario: ForeignScenario,
  { path, id }: Pick<IdentifiedScenario, 'path' | 'id'>,
  catalogue: Catalogue,
): string | undefined {
  const all = catalogue.cases.filter((one) => one.id === id);
  // A scenario of ours without rows is one case, also where another suite has divided it into rows.
  if (all.some(({ exampleKey }) => exampleKey === undefined)) return undefined;
  if (scenario.exampleKey !== undefined) return scenario.exampleKey;
  const found =
    all.find((one) => one.path === path && one.line === scenario.line) ?? all.find((one) => one.name === scenario.name);
  return found?.exampleKey;
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
