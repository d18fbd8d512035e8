import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseResult } from '../../src/model/run.ts';
import { MISTAKES_A, MISTAKES_B } from './mistakes.ts';
import { tryPilot } from './try-pilot.ts';

/**
 * The pilot at regions that nobody who wrote it made. A right region deviates nowhere and finds no fault in the tool; it
 * answers otherwise than assumed just where the public material leaves it free to, and each of its mistakes is found.
 */
const REGIONS = {
  a: {
    mistakes: MISTAKES_A.map(({ name }) => name),
    questions: ['MED-015', 'SORLS-011', 'SORLS-013', 'SORUS-017', 'SORUS-018'],
    found: {
      'sorls-niveaunavn': ['ENH-001~Afdeling', 'ID27-040', 'SORLS-002~Afdeling', 'SORLS-009~Afdeling'],
      'xml3-uden-niveau': ['ID27-032', 'ID27-037', 'ID27-038', 'ID27-039', 'ID27-040'],
      'fhir-lukket-aktiv': ['FHIR-015'],
      'shakkort-forkert-enhed': ['SHAK-010'],
      'skrs-mangler-enhed': ['FRISK-006', 'SHAK-006'],
    },
  },
  b: {
    mistakes: MISTAKES_B.map(({ name }) => name),
    questions: ['SORLS-014', 'SORUS-006', 'SORUS-017', 'SORUS-018'],
    found: {
      'sorls-forkert-kode': ['ID27-040'],
      'csv-afrundet-sor-kode': ['DATA-003'],
      'fhir-forkert-overordnet': ['FHIR-014'],
      'sorus-tager-ukendt-niveau': ['SORUS-010', 'SORUS-020', 'SORUS-036'],
      'lpr-lukket-enhed': ['LPR-006'],
    },
  },
} as const;

/** What a right system may end as: what passes, what it does not have, and what nobody has settled. */
const RIGHT = ['passed', 'precondition', 'not-applicable', 'open-question'];

const keysOf = (cases: readonly CaseResult[], ...verdicts: readonly string[]): readonly string[] =>
  cases.flatMap(({ key, verdict }) => (verdicts.includes(verdict) ? [key] : [])).toSorted();

describe.each(['a', 'b'] as const)('the pilot at the foreign region %s', (id) => {
  const { mistakes, questions, found } = REGIONS[id];
  let right: readonly CaseResult[];
  let wrong: readonly CaseResult[];

  beforeAll(async () => {
    right = await tryPilot(id);
    wrong = await tryPilot(id, { mistakes });
  });

  it('finds no deviation, and no fault in the tool, where all is right', () => {
    expect(right.length).toBeGreaterThan(300);
    expect(right.filter(({ verdict }) => !RIGHT.includes(verdict)).map(({ key, fault }) => [key, fault?.sentence])).toEqual([]);
    expect(keysOf(right, 'passed').length).toBeGreaterThan(200);
  });

  it('asks where the region answers otherwise than assumed, and nowhere else', () => {
    expect(keysOf(right, 'open-question')).toEqual(questions);
    for (const { key, verdict, fault } of right)
      if (verdict === 'open-question') expect(fault?.assumption, key).toMatch(/^[a-z0-9-]+$/);
  });

  it('finds each of the region’s own mistakes, and nothing else', () => {
    const expected = new Set([...questions, ...Object.values<readonly string[]>(found).flat()]);
    expect(keysOf(wrong, 'deviation', 'open-question')).toEqual([...expected].toSorted());
    expect(keysOf(wrong, 'tool-error', 'endpoint-error', 'aborted', 'unspecified')).toEqual([]);
  });

  it('has a scenario that finds each mistake', () => {
    expect(Object.keys(found).toSorted()).toEqual([...mistakes].toSorted());
  });
});
