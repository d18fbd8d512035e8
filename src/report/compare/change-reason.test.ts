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
  verdict,
  cause,
  specification,
  marks: manual ? (['manual'] as const) : [],
  fingerprint: { ...FINGERPRINT, register: '2026-11-01', ...moved },
});
const other = { steps: '0'.repeat(64) };

describe('hvor en ændring skal findes', () => {
  it.each<[string, Side, Side, ChangeReason]>([
    ['i systemet, når intet andet har flyttet sig', {}, { cause: 'system' }, 'system'],
    [
      'i systemet, selv om registret er fra en anden dag, når beviset peger på systemet',
      {},
      { cause: 'system', moved: { register: '2026-11-02' } },
      'system',
    ],
    ['i systemet, selv om opsætningen er ændret', {}, { cause: 'system', moved: { config: '0'.repeat(64) } }, 'system'],
    ['i specifikationen, når scenariets tekst er en anden', {}, { cause: 'system', specification: 'ny tekst' }, 'specification'],
    ['i specifikationen, når trinnene er andre', {}, { cause: 'system', moved: other }, 'specification'],
    ['i specifikationen, når scenariet mangler trin', {}, { cause: 'specification' }, 'specification'],
    [
      'i specifikationen, når en afvigelse er blevet et åbent spørgsmål',
      { verdict: 'deviation', cause: 'system' },
      { verdict: 'open-question', cause: 'unsettled' },
      'specification',
    ],
    ['i data, når testdata mangler', {}, { cause: 'test-data' }, 'data'],
    ['i data, når testdata manglede før', { cause: 'test-data' }, {}, 'data'],
    ['i data, når kun registrets dag er en anden', {}, { moved: { register: '2026-11-02' } }, 'data'],
    ['i opsætningen, når adgangen ikke er sat op', {}, { cause: 'configuration' }, 'surroundings'],
    ['i netværket, når systemet ikke kunne nås', { cause: 'network' }, {}, 'surroundings'],
    ['i opsætningen, når regionen har erklæret det ikke relevant', {}, { verdict: 'not-applicable' }, 'surroundings'],
    ['i værktøjet, når kørslen blev afbrudt', {}, { cause: 'tool' }, 'surroundings'],
    ['i systemet, når et menneskes svar ikke rører trinnene', { manual: true }, { manual: true, moved: other }, 'system'],
  ])('%s', (_what, before, after, reason) => expect(changeReason(side(before), side(after))).toBe(reason));

  it('er, at det ikke er kørt før, når der intet var før', () => {
    expect(changeReason(undefined, side({ specification: 'ny tekst' }))).toBe('newly-run');
  });

  it('tæller ikke en del, som kun den ene side oplyser', () => {
    const silent = { ...side({}), specification: undefined, fingerprint: undefined };
    expect(movedParts(silent, side({ moved: other }))).toEqual([]);
  });

  it('nævner alle dele, der har flyttet sig', () => {
    const all = side({ specification: 'ny', moved: { steps: 'a', config: 'b', register: '2026-12-01' } });
    expect(movedParts(side({}), all)).toEqual(['specification', 'steps', 'config', 'register']);
  });
});
