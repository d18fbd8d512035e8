import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify, portablePath } from './identify.ts';
import { classInText, keptClass } from './exception-class.ts';
import type { ForeignScenario } from './foreign-recording.ts';

const scenario = (changes: Partial<ForeignScenario>): ForeignScenario => ({
  uri: 'features/a.feature',
  line: 3,
  name: 'Et',
  tags: [],
  exampleKey: undefined,
  steps: [],
  testSteps: [],
  attempts: [],
  ...changes,
});
const NONE = { specifications: [], cases: [] };

describe('the id of a foreign scenario', () => {
  it('is its identity tag, with the row’s first cell in an outline', () => {
    const tags = ['@smoke', '@ID27-012'];
    const keys = identify([scenario({ tags }), scenario({ tags, exampleKey: 'Afsnit', line: 9 })], NONE).map(({ key }) => key);
    expect(keys).toEqual(['ID27-012', 'ID27-012~Afsnit']);
  });

  it('otherwise follows from file and name, and not from line or machine', () => {
    const [here] = identify([scenario({ uri: 'file:///home/a/kode/features/a.feature' })], NONE);
    const [there] = identify([scenario({ uri: 'C:\\Users\\b\\features\\a.feature', line: 99 })], NONE);
    expect(here?.key).toMatch(/^fremmed-[0-9a-f]{12}$/);
    expect(there?.key).toBe(here?.key);
  });

  it('comes from the catalogue when Cucumber JSON tells only the row’s line', () => {
    const one = { key: 'ID27-012~Afsnit', id: 'ID27-012', name: 'Et', exampleKey: 'Afsnit', path: 'features/a.feature', line: 9 };
    const [found] = identify([scenario({ tags: ['@ID27-012'], line: 9, name: 'Andet' })], { specifications: [], cases: [one] });
    expect(found?.key).toBe('ID27-012~Afsnit');
  });

  it('is one with its place: no two keys share one, and no key has two, whatever the recording holds', () => {
    const any = fc.record({
      uri: fc.constantFrom('a.feature', '../a.feature', 'b.feature'),
      line: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      name: fc.constantFrom('', 'Et', 'To'),
      tags: fc.constantFrom([], ['@ID27-001'], ['@ID27-001', '@ID27-002']),
      exampleKey: fc.option(fc.constantFrom('', 'x', 'x (2)'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(any), (given) => {
        const found = identify(given.map(scenario), NONE);
        expect(found).toHaveLength(given.length);
        const pairs = new Set(found.map(({ key, path, line }) => `${key} ${path}:${line}`));
        expect(new Set(found.map(({ key }) => key)).size).toBe(pairs.size);
        expect(new Set(found.map(({ path, line }) => `${path}:${line}`)).size).toBe(pairs.size);
        expect(identify(given.map(scenario), NONE)).toEqual(found);
      }),
    );
  });

  it('of a scenario without rows takes in the rows another suite has divided it into', () => {
    const tags = ['@ID27-012'];
    const one = { key: 'ID27-012', id: 'ID27-012', name: 'Et', exampleKey: undefined, path: 'features/a.feature', line: 3 };
    const rows = [scenario({ tags, exampleKey: 'a', line: 9 }), scenario({ tags, exampleKey: 'b', line: 10 })];
    expect(identify(rows, { specifications: [], cases: [one] }).map(({ key }) => key)).toEqual(['ID27-012', 'ID27-012']);
  });

  it('without a tag tells scenarios of one name in two places apart, and not two runs of the same', () => {
    const keys = identify([scenario({}), scenario({ line: 9 }), scenario({})], NONE).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });
});

it.each([
  ['classpath:features/a.feature', 'features/a.feature'],
  ['file:features/a.feature', 'features/a.feature'],
  ['/srv/byg/a.feature', 'a.feature'],
  ['./a/b.feature', 'a/b.feature'],
  ['a%20b.feature', 'a b.feature'],
  ['100%.feature', '100%.feature'],
])('reads the path %s as %s', (uri, path) => {
  expect(portablePath(uri)).toBe(path);
});

it.each([
  ['Deviation', 'Deviation'],
  ['dk.region.PreconditionError', 'PreconditionError'],
  ['AssertionError', 'Deviation'],
  ['java.lang.AssertionError', 'Deviation'],
  ['org.opentest4j.AssertionFailedError', 'Deviation'],
  ['RSpec::Expectations::ExpectationNotMetError', 'Deviation'],
  ['junit.framework.ComparisonFailure', 'Deviation'],
  [undefined, 'Deviation'],
  ['java.lang.NullPointerException', 'java.lang.NullPointerException'],
  ['NotAnAssertionErrorAtAll', 'NotAnAssertionErrorAtAll'],
])('keeps an exception of class %s as %s', (exceptionType, kept) => {
  const result = { testStep: 0, status: 'FAILED', duration: { seconds: 0, nanos: 0 }, message: undefined, exceptionType };
  expect(keptClass(result)).toBe(kept);
});

it.each([
  ['java.lang.AssertionError: expected 1', 'java.lang.AssertionError'],
  ['  AssertionError [ERR_ASSERTION]: 1 == 2', 'AssertionError'],
  ['det gik galt', undefined],
  ['Error: whoops\n    at step', 'Error'],
  ['Error rates are up', undefined],
  [
    'expected: 1\n     got: 2 (RSpec::Expectations::ExpectationNotMetError)\n./features/a.rb:3',
    'RSpec::Expectations::ExpectationNotMetError',
  ],
])('finds in the text “%s” the class %s', (text, found) => {
  expect(classInText(text)).toBe(found);
});

it('takes a hook of which no class is told for a fault in the test’s own code', () => {
  const result = {
    testStep: 0,
    status: 'FAILED',
    duration: { seconds: 0, nanos: 0 },
    message: undefined,
    exceptionType: undefined,
  };
  expect(keptClass(result, true)).toBe('Error');
});

it('finds the class in a Python traceback', () => {
  expect(classInText('Traceback (most recent call last):\n  File "a.py", line 3\nKeyError: 1')).toBe('KeyError');
});
