import { describe, expect, it } from 'vitest';
import type { Mark, Verdict } from '../../model/verdict.ts';
import { type ChangeKind, changeKind } from './change-kind.ts';

const seen = (verdict: Verdict, sentence?: string, marks: readonly Mark[] = []) => ({ verdict, sentence, marks });
const passed = seen('passed');
const unstable = seen('passed', undefined, ['unstable']);
const failed = seen('deviation', 'Niveauet er tomt.');

describe('what happened between two results', () => {
  it.each<[string, Parameters<typeof changeKind>, ChangeKind]>([
    ['passed and still passes', [passed, passed], 'same'],
    ['failed and fails the same way', [failed, failed], 'same'],
    ['fails in another way', [failed, seen('deviation', 'Niveauet er ukendt.')], 'changed'],
    ['fails with another verdict', [failed, seen('endpoint-error', 'Forbindelsen blev brudt.')], 'changed'],
    ['passed and now fails', [passed, failed], 'regressed'],
    ['passed unstably and now fails', [unstable, failed], 'regressed'],
    ['failed and now passes', [failed, passed], 'fixed'],
    ['failed and passes only on a retry', [failed, unstable], 'unstable'],
    ['passed and now passes only on a retry', [passed, unstable], 'unstable'],
    ['passed unstably and still does', [unstable, unstable], 'same'],
    ['passed unstably and now passes', [unstable, passed], 'same'],
    ['passed and is now declared not applicable', [passed, seen('not-applicable')], 'changed'],
    ['did not exist before', [undefined, failed], 'new'],
    ['is no longer run', [failed, undefined], 'gone'],
  ])('%s', (_what, [before, after], kind) => expect(changeKind(before, after)).toBe(kind));
});
