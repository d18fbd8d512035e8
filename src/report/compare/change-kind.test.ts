import { describe, expect, it } from 'vitest';
import type { Mark, Verdict } from '../../model/verdict.ts';
import { type ChangeKind, changeKind } from './change-kind.ts';

const seen = (verdict: Verdict, sentence?: string, marks: readonly Mark[] = []) => ({ verdict, sentence, marks });
const passed = seen('passed');
const unstable = seen('passed', undefined, ['unstable']);
const failed = seen('deviation', 'Niveauet er tomt.');

describe('hvad der skete mellem to resultater', () => {
  it.each<[string, Parameters<typeof changeKind>, ChangeKind]>([
    ['bestod og bestod', [passed, passed], 'same'],
    ['fejlede og fejler på samme måde', [failed, failed], 'same'],
    ['fejler på en anden måde', [failed, seen('deviation', 'Niveauet er ukendt.')], 'changed'],
    ['fejler med en anden afgørelse', [failed, seen('endpoint-error', 'Forbindelsen blev brudt.')], 'changed'],
    ['bestod og fejler', [passed, failed], 'regressed'],
    ['bestod ustabilt og fejler', [unstable, failed], 'regressed'],
    ['fejlede og består', [failed, passed], 'fixed'],
    ['fejlede og består kun ved gentagelse', [failed, unstable], 'unstable'],
    ['bestod og består kun ved gentagelse', [passed, unstable], 'unstable'],
    ['bestod ustabilt og består ustabilt', [unstable, unstable], 'same'],
    ['bestod ustabilt og består', [unstable, passed], 'same'],
    ['bestod og er erklæret ikke relevant', [passed, seen('not-applicable')], 'changed'],
    ['fandtes ikke før', [undefined, failed], 'new'],
    ['køres ikke længere', [failed, undefined], 'gone'],
  ])('%s', (_what, [before, after], kind) => expect(changeKind(before, after)).toBe(kind));
});
