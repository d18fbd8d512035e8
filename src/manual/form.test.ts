import { describe, expect, it } from 'vitest';
import { nextQuestion } from './form.ts';
import { formText, passedForm, readForm } from './forms.fixture.ts';

const ask = (text: string, skipped: readonly number[] = []) => nextQuestion(readForm(text), new Set(skipped));

describe('the next question to a tester', () => {
  const named = formText().replace('  role:\n', '  role: Registrator\n');
  it.each([
    ['the role first', formText(), [], { kind: 'role' }],
    ['then the first step', named, [], { kind: 'answer', scenario: 0, step: 0 }],
    ['then the next', named.replace('answer:\n', 'answer: bestået\n'), [], { kind: 'answer', scenario: 0, step: 1 }],
    ['not again about a scenario that was skipped', named, [0, 1], { kind: 'answer', scenario: 2, step: 0 }],
    [
      'the reason, where it is missing',
      named.replace('answer:\n', 'answer: afvigelse\n'),
      [],
      { kind: 'comment', scenario: 0, step: 0 },
    ],
    [
      'nothing more in a scenario that did not pass',
      named.replace('answer:\n        comment:\n', 'answer: ikke muligt\n        comment: Ingen adgang\n'),
      [],
      { kind: 'answer', scenario: 1, step: 0 },
    ],
    ['nothing when all is answered', passedForm(), [], undefined],
    ['nothing when the rest is skipped', named, [0, 1, 2], undefined],
  ])('is %s', (_why, text, skipped, expected) => {
    expect(ask(text, skipped)).toEqual(expected);
  });
});
