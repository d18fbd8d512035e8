import { z } from 'zod';
import { ASSUMPTION_OUTCOMES } from '../../../model/assumption-outcome.ts';
import { QUESTION_STATES } from '../../open-questions.ts';
import { headerFields, originFields } from './parts.ts';

const question = z.object({
  id: z.string(),
  text: z.string().describe('Det, der antages.'),
  state: z
    .enum(QUESTION_STATES)
    .describe('“differs”: nogen svarer anderledes. “as-assumed”: de spurgte svarer som antaget. “settled”: afklaret for landet.'),
  settledBy: z.string().describe('Hvad der ville afklare det.'),
  who: z.string().describe('Hvem der kan afklare det.'),
  sources: z.array(z.string()),
  requirements: z.array(z.string()),
  settled: z.object({ as: z.string(), source: z.string(), date: z.iso.date() }).optional(),
  answers: z.array(
    z.object({
      environment: z.string(),
      exercise: originFields.exercise,
      region: z.string(),
      outcome: z.enum(ASSUMPTION_OUTCOMES),
      cases: z.array(
        z.object({
          key: z.string(),
          outcome: z.enum(ASSUMPTION_OUTCOMES),
          expected: z.string().optional(),
          received: z.string().optional(),
          page: z.string(),
        }),
      ),
    }),
  ),
});

/** Every assumption, who answers how, and who can settle it. */
export const openQuestionsDocument = z
  .object({ ...headerFields, questions: z.array(question) })
  .meta({ title: 'Åbne spørgsmål', description: 'Hver antagelse, hvem der svarer hvordan, og hvem der kan afklare den.' });
