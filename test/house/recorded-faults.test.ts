import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { supportCodeLibraryBuilder } from '@cucumber/cucumber';
import { runCucumber } from '@cucumber/cucumber/api';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/tools.ts';
import {
  copyFault,
  type Deviation,
  type EndpointError,
  type FaultDetails,
  type OpenQuestion,
  type PreconditionError,
} from '../../src/model/faults.ts';
import { verdictOfThrown } from '../../src/model/verdict.ts';

/** What a step can throw, by what it is to end as. A new class is a decision, so it is written here by hand. */
const EXPECTED = {
  Deviation: 'deviation',
  OpenQuestion: 'open-question',
  EndpointError: 'endpoint-error',
  PreconditionError: 'precondition',
  TesterFault: 'precondition',
  NotOffered: 'precondition',
  ContractNotUnderstood: 'precondition',
  ColumnsNotUnderstood: 'precondition',
} as const;

type Thrown = Deviation | EndpointError | OpenQuestion | PreconditionError;
type FaultConstructor = new (sentence: string, details: FaultDetails) => Thrown;

/** Every class in the house that extends Fault, near or far, with the file that has it. */
function faultClasses(): ReadonlyMap<string, string> {
  const declared = ['src', 'step-definitions'].flatMap((folder) =>
    globSync(`${folder}/**/*.ts`, { cwd: root }).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:export )?class (\w+) extends (\w+)/gm)].map(
        ([, name = '', base = '']) => ({ name, base, file }),
      ),
    ),
  );
  const found = new Map([['Fault', '']]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const { name, base, file } of declared) if (found.has(base)) found.set(name, file);
  }
  found.delete('Fault');
  return found;
}

/** The class name that Cucumber's own messages keep of what a step throws. */
async function recorded(thrown: readonly Error[]): Promise<readonly (string | undefined)[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sor-pilot-faults-'));
  try {
    const feature = join(folder, 'kast.feature');
    const scenarios = thrown.map((_, at) => `  Scenario: ${at}\n    Given ${at} is thrown`);
    writeFileSync(feature, `# language: en\nFeature: Faults\n${scenarios.join('\n')}\n`);
    supportCodeLibraryBuilder.reset(folder, () => 'id', { requireModules: [], requirePaths: [], importPaths: [], loaders: [] });
    supportCodeLibraryBuilder.methods.Given('{int} is thrown', (at: number) => {
      throw thrown[at] ?? new TypeError(`Nothing number ${at}`);
    });
    const nothing = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
    const types: (string | undefined)[] = [];
    await runCucumber(
      {
        sources: { defaultDialect: 'en', paths: [feature], names: [], tagExpression: '', order: 'defined' },
        support: supportCodeLibraryBuilder.finalize(),
        runtime: {
          dryRun: false,
          failFast: false,
          filterStacktraces: true,
          parallel: 0,
          retry: 0,
          retryTagFilter: '',
          strict: true,
          worldParameters: {},
        },
        formats: { stdout: 'rerun', files: {}, publish: false, options: {} },
        plugins: { specifiers: [], options: {} },
      },
      { cwd: folder, env: {}, stdout: nothing(), stderr: nothing(), debug: false },
      ({ testStepFinished }) => {
        if (testStepFinished !== undefined) types.push(testStepFinished.testStepResult.exception?.type);
      },
    );
    return types;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One of each, by the name of its class. */
async function oneOfEach(): Promise<ReadonlyMap<string, Thrown>> {
  const made = [...faultClasses()].map(async ([name, file]): Promise<[string, Thrown]> => {
    const module = (await import(pathToFileURL(join(root, file)).href)) as Readonly<Record<string, FaultConstructor>>;
    const Class = module[name];
    if (Class === undefined) throw new Error(`${file} does not export ${name}`);
    return [name, new Class('noget', { place: 'her', received: 'hemmeligt' })];
  });
  return new Map(await Promise.all(made));
}

describe('what steps throw, as Cucumber records it', () => {
  it('ends as it was meant to, whichever class of the house it is', async () => {
    const thrown = await oneOfEach();
    const types = await recorded([...thrown.values()]);
    const verdicts = [...thrown.keys()].map((name, at) => [name, verdictOfThrown(types[at])]);
    expect(Object.fromEntries(verdicts)).toEqual(EXPECTED);
  });

  it('stays of its class when it is copied with its secrets taken out, or for each of those who wait for one reading', async () => {
    for (const [name, fault] of await oneOfEach()) {
      const copy = copyFault(fault, (text) => text.replace('hemmeligt', '***'));
      expect(copy, name).not.toBe(fault);
      expect(Object.getPrototypeOf(copy), name).toBe(Object.getPrototypeOf(fault));
      expect(copy.details, name).toEqual({ place: 'her', received: '***' });
    }
  });

  it('ends as a fault of the tool when it is nothing the house knows', async () => {
    expect((await recorded([new TypeError('x')])).map(verdictOfThrown)).toEqual(['tool-error']);
  });
});
