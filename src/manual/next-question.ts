import { type Form, isUnexplained, nextStep } from './form.ts';

/** What a tester is asked next, and where in the form the reply belongs. */
export type Question =
  | { readonly kind: 'name' }
  | { readonly kind: 'answer'; readonly scenario: number; readonly step: number }
  | { readonly kind: 'comment'; readonly scenario: number; readonly step: number };

/**
 * The next thing a form lacks, from the top; undefined when nothing more is to be asked. It follows from the form alone,
 * so that a form put aside goes on where it was left. `skipped` are scenarios, from 0, that the tester passed over today.
 */
export function nextQuestion(form: Form, skipped: ReadonlySet<number>): Question | undefined {
  if (form.tester.name === undefined) return { kind: 'name' };
  for (const [scenario, one] of form.scenarios.entries()) {
    if (skipped.has(scenario)) continue;
    const unexplained = one.steps.findIndex(isUnexplained);
    if (unexplained >= 0) return { kind: 'comment', scenario, step: unexplained };
    const step = nextStep(one);
    if (step !== undefined) return { kind: 'answer', scenario, step };
  }
  return undefined;
}
