import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import { loadSupport } from '@cucumber/cucumber/api';
import { nameInPlaces, type Places } from '../model/places.ts';
import { stepsNotLoaded } from './steps-not-loaded.ts';
import type { StepDefinition } from './step-definition.ts';

/** What we use of Cucumber's library of loaded code; its public type does not name it. */
interface LoadedDefinitions {
  readonly stepDefinitions: readonly {
    readonly pattern: string | RegExp;
    readonly uri: string;
    readonly line: number;
    matchesStepName(text: string): boolean;
  }[];
}

/**
 * Loads the step definitions of a suite through Cucumber's API, so that parameter types count as they do in a run.
 * The globs are relative to the home, e.g. `step-definitions/**\/*.ts`. The process must be able to import TypeScript.
 *
 * Throws PilotError SP2020, with its place, for what a step definition file throws when it is loaded.
 */
export async function collectStepDefinitions(places: Places, globs: readonly string[]): Promise<readonly StepDefinition[]> {
  const nothing = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
  const loading: Promise<unknown> = loadSupport(
    {
      sources: { defaultDialect: 'da', paths: [], names: [], tagExpression: '', order: 'defined' },
      support: { requireModules: [], requirePaths: [], importPaths: [...globs], loaders: [] },
    },
    { cwd: places.home, env: {}, stdout: nothing(), stderr: nothing(), debug: false },
  );
  const library = await loading.catch((error: unknown) => {
    throw stepsNotLoaded(error, places);
  });
  if (!hasDefinitions(library)) throw new TypeError('Cucumber’s support code library has no step definitions');
  return library.stepDefinitions.map((definition) => ({
    pattern: String(definition.pattern),
    file: nameInPlaces(places, resolve(places.home, definition.uri)),
    line: definition.line,
    matches: (text) => definition.matchesStepName(text),
  }));
}

function hasDefinitions(library: unknown): library is LoadedDefinitions {
  return (
    typeof library === 'object' && library !== null && 'stepDefinitions' in library && Array.isArray(library.stepDefinitions)
  );
}
