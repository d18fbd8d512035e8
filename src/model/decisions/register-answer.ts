import { z } from 'zod';
import { slugSchema } from '../identity.ts';
import { approvalSchema } from './known-deviation.ts';

/**
 * What has become of a finding in the register: it was sent to who can correct it, somebody is looking into it, it has been
 * corrected, whoever owns the unit says that it is no mistake, or it was taken back by who found it.
 */
export const ANSWER_STATES = ['sent', 'examined', 'corrected', 'disputed', 'withdrawn'] as const;

/** One answer to one finding: a rule of the register, and the unit it was found on. */
export const registerAnswerSchema = z.strictObject({
  /** Id of the rule, as `register check` tells it. */
  rule: slugSchema,
  /** SOR code of the unit. */
  unit: z.string().regex(/^[0-9]{1,18}$/, 'en SOR-kode'),
  state: z.enum(ANSWER_STATES),
  reason: z.string().min(1),
  /** Where the matter is followed. */
  link: z.url({ protocol: /^https?$/ }).optional(),
  /** Who says so, and when. */
  by: approvalSchema,
});

/** decisions/register-answers.yaml: what has been said of findings; of several of one finding the newest counts. */
export const registerAnswersFileSchema = z.strictObject({ registerAnswers: z.array(registerAnswerSchema) });
/** An answer to a finding in the register. */
export type RegisterAnswer = z.infer<typeof registerAnswerSchema>;

/** What is known of a finding by its rule and unit: the newest answer, of two of one day the last in the file. */
export function answersByFinding(
  answers: readonly RegisterAnswer[],
): (rule: string, unit: string | undefined) => RegisterAnswer | undefined {
  const newest = new Map<string, RegisterAnswer>();
  for (const answer of answers) {
    const key = `${answer.rule} ${answer.unit}`;
    const known = newest.get(key);
    if (known === undefined || known.by.date <= answer.by.date) newest.set(key, answer);
  }
  return (rule, unit) => (unit === undefined ? undefined : newest.get(`${rule} ${unit}`));
}
