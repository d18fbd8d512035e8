import { describe, expect, it } from 'vitest';
import { nextQuestion } from './form.ts';
import { formText, passedForm, readForm } from './forms.fixture.ts';

const ask = (text: string, skipped: readonly number[] = []) => nextQuestion(readForm(text), new Set(skipped));

describe('det næste spørgsmål til en tester', () => {
  const named = formText().replace('  name:\n', '  name: AB\n');
  it.each([
    ['navnet først', formText(), [], { kind: 'name' }],
    ['så det første trin', named, [], { kind: 'answer', scenario: 0, step: 0 }],
    ['så det næste', named.replace('answer:\n', 'answer: bestået\n'), [], { kind: 'answer', scenario: 0, step: 1 }],
    ['et scenarie, der er sprunget over, ikke igen', named, [0, 1], { kind: 'answer', scenario: 2, step: 0 }],
    [
      'grunden, hvis den mangler',
      named.replace('answer:\n', 'answer: afvigelse\n'),
      [],
      { kind: 'comment', scenario: 0, step: 0 },
    ],
    [
      'intet mere i et scenarie, der ikke bestod',
      named.replace('answer:\n        comment:\n', 'answer: ikke muligt\n        comment: Ingen adgang\n'),
      [],
      { kind: 'answer', scenario: 1, step: 0 },
    ],
    ['intet, når alt er besvaret', passedForm(), [], undefined],
    ['intet, når resten er sprunget over', named, [0, 1, 2], undefined],
  ])('er %s', (_why, text, skipped, expected) => {
    expect(ask(text, skipped)).toEqual(expected);
  });
});
