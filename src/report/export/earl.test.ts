import { describe, expect, it } from 'vitest';
import { verdictRow } from '../../model/verdict.ts';
import { toEarl } from './earl.ts';
import { ADDRESSES, exportSet } from './export-world.fixture.ts';

const nodes = (exercise: boolean, type: string): Record<string, unknown>[] =>
  toEarl(exportSet(exercise), ADDRESSES, '0.1.0')['@graph'].filter((node) => node['@type'] === type);

describe('EARL', () => {
  it('has one assertion for each cell, with the outcome from the table of verdicts', () => {
    const cells = exportSet().regions.flatMap((region) => region.results.map((result) => ({ region, result })));
    expect(nodes(false, 'Assertion').map((node) => [node['subject'], (node['result'] as { outcome: string }).outcome])).toEqual(
      cells.map(({ region, result }) => [`/resultater/test1/${region.id}/`, `earl:${verdictRow(result.verdict).earl}`]),
    );
  });

  it('refers only to what the document itself contains', () => {
    const ids = toEarl(exportSet(), ADDRESSES, '0.1.0')['@graph'].flatMap((node) => node['@id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const node of nodes(false, 'Assertion')) {
      for (const property of ['assertedBy', 'subject', 'test']) expect(ids).toContain(node[property]);
    }
  });

  it('tells what a person tested from what a machine tested', () => {
    const modes = nodes(false, 'Assertion').map((node) => [String(node['test']).includes('MAN'), node['mode']]);
    for (const [manual, mode] of modes) expect(mode).toBe(manual === true ? 'earl:manual' : 'earl:automatic');
  });

  it('uses only terms that its own context defines', () => {
    const { '@context': context, '@graph': graph } = toEarl(exportSet(true), ADDRESSES, '0.1.0');
    const words = new Set<string>();
    JSON.stringify(graph, (key, value: unknown) => {
      if (/^[a-z]/i.test(key)) words.add(key);
      if (key === '@type') words.add(String(value));
      return value;
    });
    for (const word of words) expect(Object.keys(context)).toContain(word);
  });

  it('says of every system that it is an exercise, when it is one', () => {
    for (const subject of nodes(true, 'TestSubject')) expect(subject).toMatchObject({ type: 'Øvelse' });
    for (const subject of nodes(false, 'TestSubject')) expect(subject).not.toHaveProperty('type');
  });
});
