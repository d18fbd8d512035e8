import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/gherkin/catalogue.ts';
import { loadFeatures } from '../../src/gherkin/load-features.ts';
import type { Specification } from '../../src/model/specification.ts';
import { FAULTS } from './faults.ts';
import { NOT_IN_MEMORY } from './memory-client.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Fault name, then scenario id, then what the first failing step threw: “Deviation: …”. */
let results: Readonly<Record<string, Readonly<Record<string, string>>>>;
/** Every scenario that runs here. */
let inMemory: readonly Specification[];

beforeAll(async () => {
  // A process of its own: Cucumber loads the step definitions with Node, not with the test runner.
  const script = fileURLToPath(new URL('run-suite.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
  results = JSON.parse(stdout) as typeof results;
  const { specifications } = readCatalogue(await loadFeatures(`${ROOT}features`)).catalogue;
  inMemory = specifications.filter(
    ({ manual, interfaces }) => !manual && !interfaces.some((name) => NOT_IN_MEMORY.some((other) => other === name)),
  );
  // One run of the suite for each fault: minutes on a busy machine.
}, 600_000);

/** All that a scenario's steps say, those of its background included. */
function spoken({ background, steps }: Specification): string {
  return [...background, ...steps].map(({ text }) => text).join('\n');
}

describe('the whole specification over a register in memory', () => {
  it('has no scenario that cannot end as a deviation', () => {
    const failing = new Set(
      Object.values(results).flatMap((failures) =>
        Object.entries(failures).flatMap(([id, text]) => (text.startsWith('Deviation: ') ? id : [])),
      ),
    );
    expect(inMemory.length).toBeGreaterThan(90);
    expect(inMemory.map(({ id }) => id).filter((id) => !failing.has(id))).toEqual([]);
  });

  it('tells deviations from missing preconditions and throws nothing else', () => {
    const types = Object.values(results).flatMap((failures) => Object.values(failures).map((text) => text.split(':')[0]));
    expect(new Set(types)).toEqual(new Set(['Deviation', 'PreconditionError']));
  });

  it('calls it a precondition when test units or codes are missing', () => {
    for (const name of ['no test units are named', 'no level codes are filled in']) {
      for (const text of Object.values(results[name]!)) expect(text).toMatch(/^PreconditionError: /);
    }
  });

  it.each(Object.entries(FAULTS).flatMap(([name, { expects }]) => (expects === undefined ? [] : [[name, expects] as const])))(
    'fails at “%s” exactly the scenarios it concerns',
    (name, expects) => {
      const concerned =
        expects instanceof RegExp ? inMemory.filter((one) => expects.test(spoken(one))).map(({ id }) => id) : expects;
      expect(Object.keys(results[name]!).toSorted()).toEqual(concerned.toSorted());
    },
  );

  it.each([
    ['the department has an empty name in SKRS', 'ID27-006'],
    ['the department has a wrong code in SKRS', 'ID27-008'],
    ['a level lies too high in XML version 3', 'ID27-034'],
    ['the SHAK map has a wrong row in SKRS', 'SHAK-005'],
    ['SKRS loses records and forgets its fault codes', 'SKRS-008'],
    ['no test units are named', 'ID27-005'],
    ['no level codes are filled in', 'ID27-021'],
  ])('explains itself at “%s” in %s', (name, id) => {
    // The register is synthetic; its numbers may move when it is made differently.
    expect(
      results[name]![id]!.replaceAll(/9\d{17}/g, '<SOR-kode>')
        .replaceAll(/\b\d+ (enheder|åbne)/g, 'N $1')
        .replaceAll(/linje \d+/g, 'linje N'),
    ).toMatchSnapshot();
  });
});
