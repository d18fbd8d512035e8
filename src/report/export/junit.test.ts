import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { VERDICT_CODES, verdictRow } from '../../model/verdict.ts';
import { asExercise, EXPORT_RUNS, exportSet, HARD_TEXT, RUN_NAMES } from './export-world.fixture.ts';
import { fromRun } from './from-run.ts';
import { toJUnit } from './junit.ts';
import type { ResultSet } from './result-set.ts';

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

/** Reads XML with a real parser; throws on anything that is not well formed. */
function read(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes, children: [], text: '' };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    open.at(-1)!.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return root.children[0]!;
}

/** What Jenkins' and Surefire's schemas allow: for each element its attributes (those that must be there first) and children. */
const SCHEMA: Readonly<Record<string, { must: readonly string[]; may: readonly string[]; children: readonly string[] }>> = {
  testsuites: { must: [], may: ['name', 'time', 'tests', 'failures', 'errors'], children: ['testsuite'] },
  testsuite: {
    must: ['name', 'tests', 'failures', 'errors'],
    may: ['skipped', 'time', 'timestamp', 'hostname', 'id', 'package'],
    children: ['properties', 'testcase', 'system-out', 'system-err'],
  },
  properties: { must: [], may: [], children: ['property'] },
  property: { must: ['name', 'value'], may: [], children: [] },
  testcase: {
    must: ['name'],
    may: ['classname', 'time', 'group'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  failure: { must: [], may: ['type', 'message'], children: [] },
  error: { must: [], may: ['type', 'message'], children: [] },
  skipped: { must: [], may: ['type', 'message'], children: [] },
  'system-out': { must: [], may: [], children: [] },
};

function faults({ name, attributes, children }: Node): string[] {
  const rule = SCHEMA[name];
  if (rule === undefined) return [`ukendt element ${name}`];
  return [
    ...rule.must.filter((attribute) => attributes[attribute] === undefined).map((one) => `${name} mangler ${one}`),
    ...Object.keys(attributes)
      .filter((one) => !rule.must.includes(one) && !rule.may.includes(one))
      .map((one) => `${name} har ${one}`),
    ...['time'].filter((one) => attributes[one] !== undefined && !/^\d+\.\d{3}$/.test(attributes[one])),
    ...children.filter((child) => !rule.children.includes(child.name)).map((child) => `${name} har ${child.name}`),
    ...children.flatMap(faults),
  ];
}

const all = (node: Node, name: string): Node[] => [
  ...(node.name === name ? [node] : []),
  ...node.children.flatMap((child) => all(child, name)),
];

const samples: readonly (readonly [string, ResultSet])[] = [
  ['a matrix', exportSet()],
  ['an exercise', exportSet(true)],
  ['a run', fromRun(EXPORT_RUNS[1]!, RUN_NAMES)],
  ['an aborted run', fromRun(EXPORT_RUNS[2]!, RUN_NAMES)],
  ['a set without regions', { ...exportSet(), regions: [] }],
];

describe('JUnit', () => {
  it.each(samples)('%s conforms to what Jenkins and Surefire expect', (_name, set) => {
    expect(faults(read(toJUnit(set)))).toEqual([]);
  });

  it.each(samples)('%s states the counts of what it contains', (_name, set) => {
    const root = read(toJUnit(set));
    for (const suite of root.children) {
      const counted = (name: string): string => String(all(suite, name).length);
      const { tests, failures, errors, skipped } = suite.attributes;
      expect({ tests, failures, errors, skipped }).toEqual({
        tests: counted('testcase'),
        failures: counted('failure'),
        errors: counted('error'),
        skipped: counted('skipped'),
      });
    }
    expect(root.attributes['tests']).toBe(String(all(root, 'testcase').length));
    expect(root.attributes['errors']).toBe(String(all(root, 'error').length));
  });

  it.each(VERDICT_CODES)('%s becomes the element the table of verdicts gives', (verdict) => {
    const set = exportSet();
    const [region] = set.regions;
    const results = [{ ...region!.results[0]!, verdict }];
    const cases = all(read(toJUnit({ ...set, regions: [{ ...region!, results }] })), 'testcase');
    const { junit } = verdictRow(verdict);
    expect(cases.map(({ children }) => children.map(({ name }) => name).filter((name) => name !== 'system-out'))).toEqual(
      junit === null ? [] : [junit === 'passed' ? [] : [junit]],
    );
  });

  it('reports an aborted region as one error, even when no case was aborted', () => {
    const set = fromRun(EXPORT_RUNS[2]!, RUN_NAMES);
    for (const results of [[], set.regions[0]!.results, exportSet().regions[0]!.results.slice(0, 1)]) {
      const suite = read(toJUnit({ ...set, regions: [{ ...set.regions[0]!, results }] })).children[0]!;
      expect(Number(suite.attributes['errors'])).toBe(1);
    }
  });

  it('marks an exercise in the name, the class and a property', () => {
    const own = toJUnit(fromRun(EXPORT_RUNS[1]!, RUN_NAMES));
    expect(own).not.toMatch(/øvelse/i);
    const exercise = read(toJUnit(fromRun(asExercise(EXPORT_RUNS[1]!), RUN_NAMES)));
    expect(exercise.attributes['name']).toMatch(/^Øvelse: /);
    for (const suite of exercise.children) {
      expect(suite.attributes['name']).toMatch(/^Øvelse: /);
      expect(all(suite, 'property').find((one) => one.attributes['name'] === 'exercise')?.attributes['value']).toBe('true');
      for (const one of all(suite, 'testcase')) expect(one.attributes['classname']).toMatch(/^sor-pilot-oevelse\./);
    }
  });

  it('carries text from an endpoint unchanged and never lets it become XML', () => {
    const failure = all(read(toJUnit(exportSet())), 'failure')[0]!;
    expect(failure.attributes['message']).toBe(`Afvigelse: ${HARD_TEXT.replace('\u0007', '\uFFFD')}`);
    const [region] = exportSet().regions;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (sentence, received) => {
        const fault = { type: 'Deviation', sentence, received };
        const results = [{ ...region!.results[0]!, verdict: 'deviation' as const, name: sentence, fault }];
        expect(faults(read(toJUnit({ ...exportSet(), regions: [{ ...region!, results }] })))).toEqual([]);
      }),
    );
  });
});
