import { z } from 'zod';
import { slugSchema } from '../model/identity.ts';
import { MANUAL_ANSWERS } from '../model/manual.ts';

/** Version of the form's shape. In version 1 a tester wrote a name or initials; it is read as the code it now is. */
export const FORM_VERSION = 2;

/** Text a tester may have left empty; undefined when nothing but spaces stands there. */
const freeText = z
  .string()
  .nullish()
  .transform((text) => {
    const trimmed = text?.trim() ?? '';
    return trimmed === '' ? undefined : trimmed;
  });

const stepSchema = z.strictObject({
  /** The step as it was when the form was written; for reading only. */
  step: z.string(),
  answer: z
    .enum(MANUAL_ANSWERS)
    .nullish()
    .transform((answer) => answer ?? undefined),
  comment: freeText,
});

const evidenceSchema = z.strictObject({
  /** File in the form's folder or below it. */
  file: z.string().min(1, 'et filnavn'),
  /** What the file shows; stands for a picture to those who cannot see it. */
  comment: freeText,
});

const scenarioSchema = z.strictObject({
  /** Case key: `MAN-001`, or `MAN-004~Afsnit`. */
  id: z.string().min(1),
  name: z.string(),
  /** Fingerprint of the specification the form was written from. */
  specification: z.string(),
  /** When it was tried, in Danish time: `2026-11-23 14:30`. */
  time: freeText,
  steps: z.array(stepSchema),
  comment: freeText,
  evidence: z
    .array(evidenceSchema)
    .nullish()
    .transform((files) => files ?? []),
});

const common = { environment: slugSchema, region: slugSchema, scenarios: z.array(scenarioSchema) };

/** A form as a tester hands it in. */
export const formSchema = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal(FORM_VERSION),
    ...common,
    /** Tells a tester's answers from others', and says nothing of who it is. */
    tester: z.strictObject({ code: freeText, role: freeText, organisation: freeText }),
  }),
  z.strictObject({ form: z.literal(1), ...common, tester: z.strictObject({ name: freeText, role: freeText }) }),
]);

/** Who filled a form in, as far as it says. */
export function testerOf({ tester }: Form) {
  return 'code' in tester
    ? tester
    : { code: 'name' in tester ? tester.name : undefined, role: tester.role, organisation: undefined };
}

/** A form of the right shape. */
export type Form = z.infer<typeof formSchema>;
/** One scenario of a form, as its tester left it. */
export type FormScenario = Form['scenarios'][number];

/** Whether anything at all was answered; a scenario nobody touched is no answer, and no mistake. */
export function isTouched({ steps, comment, evidence }: FormScenario): boolean {
  return (
    comment !== undefined || evidence.length > 0 || steps.some((step) => step.answer !== undefined || step.comment !== undefined)
  );
}

/** Whether a step was answered with something other than passed, and not why. */
export function isUnexplained({ answer, comment }: Pick<FormScenario['steps'][number], 'answer' | 'comment'>): boolean {
  return answer !== undefined && answer !== 'bestået' && comment === undefined;
}

/** The place of the next step to answer, from 0; undefined when the scenario is answered to its end. */
export function nextStep({ steps }: Pick<FormScenario, 'steps'>): number | undefined {
  for (const [index, { answer }] of steps.entries()) {
    if (answer === undefined) return index;
    // What comes after a step that did not pass cannot be tried as it was meant.
    if (answer !== 'bestået') return undefined;
  }
  return undefined;
}

/** What a tester is asked next, and where in the form the reply belongs. */
export type Question =
  | { readonly kind: 'role' }
  | { readonly kind: 'answer'; readonly scenario: number; readonly step: number }
  | { readonly kind: 'comment'; readonly scenario: number; readonly step: number };

/**
 * The next thing a form lacks, from the top; undefined when nothing more is to be asked. It follows from the form alone,
 * so that a form put aside goes on where it was left. `skipped` are scenarios, from 0, that the tester passed over today.
 */
export function nextQuestion(form: Form, skipped: ReadonlySet<number>): Question | undefined {
  if (form.tester.role === undefined) return { kind: 'role' };
  for (const [scenario, one] of form.scenarios.entries()) {
    if (skipped.has(scenario)) continue;
    const unexplained = one.steps.findIndex(isUnexplained);
    if (unexplained >= 0) return { kind: 'comment', scenario, step: unexplained };
    const step = nextStep(one);
    if (step !== undefined) return { kind: 'answer', scenario, step };
  }
  return undefined;
}
