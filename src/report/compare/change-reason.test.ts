import { describe, expect, it } from 'vitest';
import type { Cause } from '../../model/cause.ts';
import type { Fingerprint } from '../../model/run.ts';
import type { Verdict } from '../../model/verdict.ts';
import { FINGERPRINT } from '../samples.fixture.ts';
import { type ChangeReason, changeReason, movedParts } from './change-reason.ts';

interface Side {
  readonly verdict?: Verdict;
  readonly cause?: Cause;
  readonly specification?: string;
  readonly manual?: boolean;
  readonly moved?: Partial<Fingerprint>;
}
const side = ({ verdict = 'passed', cause, specification = 'tekst', manual = false, moved }: Side) => ({
  region: 'a',
  verdict,
  cause,
  specification,
  marks: manual ? (['manual'] as const) : [],
  fingerprint: { ...FINGERPRINT, register: '2026-11-01', ...moved },
});
const other = { steps: '0'.repeat(64) };

describe('where to look for the reason of a change', () => {
  it.each<[string, Side, Side, ChangeReason]>([
    ['in the system when nothing else has moved', {}, { cause: 'system' }, 'system'],
    [
      'in the system, even with a register from another day, when the evidence points there',
      {},
      { cause: 'system', moved: { register: '2026-11-02' } },
      'system',
    ],
    [
      'in the system even though the configuration has changed',
      {},
      { cause: 'system', moved: { config: '0'.repeat(64) } },
      'system',
    ],
    [
      'in the specification when the text of the scenario differs',
      {},
      { cause: 'system', specification: 'ny tekst' },
      'specification',
    ],
    ['in the specification when the steps differ', {}, { cause: 'system', moved: other }, 'specification'],
    ['in the specification when the scenario lacks steps', {}, { cause: 'specification' }, 'specification'],
    [
      'in the specification when a deviation has become an open question',
      { verdict: 'deviation', cause: 'system' },
      { verdict: 'open-question', cause: 'unsettled' },
      'specification',
    ],
    ['in the data when test data is missing', {}, { cause: 'test-data' }, 'data'],
    ['in the data when test data was missing before', { cause: 'test-data' }, {}, 'data'],
    ['in the data when only the day of the register differs', {}, { moved: { register: '2026-11-02' } }, 'data'],
    ['in the configuration when access is not set up', {}, { cause: 'configuration' }, 'surroundings'],
    ['in the network when the system could not be reached', { cause: 'network' }, {}, 'surroundings'],
    ['in the configuration when the region has declared it not applicable', {}, { verdict: 'not-applicable' }, 'surroundings'],
    ['in the tool when the run was aborted', {}, { cause: 'tool' }, 'surroundings'],
    [
      'in the system when a person answered and the steps played no part',
      { manual: true },
      { manual: true, moved: other },
      'system',
    ],
  ])('%s', (_what, before, after, reason) => expect(changeReason(side(before), side(after))).toBe(reason));

  it('is that it has not run before, when there is nothing before it', () => {
    expect(changeReason(undefined, side({ specification: 'ny tekst' }))).toBe('newly-run');
  });

  it('ignores a part that only one side states', () => {
    const silent = { ...side({}), specification: undefined, fingerprint: undefined };
    expect(movedParts(silent, side({ moved: other }))).toEqual([]);
  });

  it('compares of the steps and the configuration what the case rests on itself, where both sides tell', () => {
    const digests = { steps: 'x'.repeat(64), config: 'y'.repeat(64) };
    const rested = (step: string, fhir: string, moved?: Partial<Fingerprint>) => ({
      ...side({ ...(moved === undefined ? {} : { moved }) }),
      rests: {
        basis: {
          steps: [
            { pattern: 'findes enheden', digest: step },
            { pattern: 'et andet trin', digest: moved === undefined ? '1' : '2' },
          ],
          regions: { a: { 'interface:fhir': fhir, 'interface:lpr': moved === undefined ? '1' : '2' } },
          judging: 0,
        },
        used: { steps: [0], interfaces: ['fhir'] },
      },
    });
    expect(movedParts(rested('s', 'f'), rested('s', 'f', digests))).toEqual([]);
    expect(movedParts(rested('s', 'f'), rested('t', 'f', digests))).toEqual(['steps']);
    expect(movedParts(rested('s', 'f'), rested('s', 'g', digests))).toEqual(['config']);
  });

  it('names every part that has moved', () => {
    const all = side({ specification: 'ny', moved: { steps: 'a', config: 'b', register: '2026-12-01' } });
    expect(movedParts(side({}), all)).toEqual(['specification', 'steps', 'config', 'register']);
  });
});
