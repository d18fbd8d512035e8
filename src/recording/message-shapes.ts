import { z } from 'zod';

/**
 * The parts of Cucumber Messages (protocol 34) that a verdict rests on, and no more: a recording may carry anything
 * else beside them. What does not fit is left out and counted, never guessed at.
 */
const timestampSchema = z.object({ seconds: z.number().int().nonnegative(), nanos: z.number().int().nonnegative() });
const locationSchema = z.object({ line: z.number().int().positive() });

export const pickleSchema = z.object({
  id: z.string(),
  uri: z.string(),
  /** Line of the scenario, or of the Examples row it was made from. */
  location: locationSchema,
  tags: z.array(z.object({ name: z.string() })),
  steps: z.array(z.object({ id: z.string(), text: z.string(), astNodeIds: z.array(z.string()) })),
});

export const testCaseSchema = z.object({
  id: z.string(),
  pickleId: z.string(),
  testSteps: z.array(z.object({ id: z.string(), pickleStepId: z.string().optional(), hookId: z.string().optional() })),
});

export const testCaseStartedSchema = z.object({
  id: z.string(),
  testCaseId: z.string(),
  attempt: z.number().int().nonnegative(),
  timestamp: timestampSchema,
});

export const testStepFinishedSchema = z.object({
  testCaseStartedId: z.string(),
  testStepId: z.string(),
  testStepResult: z.object({
    status: z.string(),
    duration: z.object({ seconds: z.number(), nanos: z.number() }),
    message: z.string().optional(),
    exception: z.object({ type: z.string(), message: z.string().optional() }).optional(),
  }),
});

export const testCaseFinishedSchema = z.object({
  testCaseStartedId: z.string(),
  timestamp: timestampSchema,
  willBeRetried: z.boolean(),
});

export const attachmentSchema = z.object({
  body: z.string(),
  contentEncoding: z.enum(['IDENTITY', 'BASE64']),
  mediaType: z.string(),
  testCaseStartedId: z.string(),
  testStepId: z.string().optional(),
});

const stepNodeSchema = z.object({ id: z.string(), keyword: z.string() });
const holderSchema = z.object({ steps: z.array(stepNodeSchema) });
const childSchema = z.object({ background: holderSchema.optional(), scenario: holderSchema.optional() });

/** Only the keywords are taken from the document; everything else about a step stands in its pickle. */
export const gherkinDocumentSchema = z.object({
  feature: z
    .object({
      children: z.array(childSchema.extend({ rule: z.object({ children: z.array(childSchema) }).optional() })),
    })
    .optional(),
});

export const testRunStartedSchema = z.object({ timestamp: timestampSchema });

export type PickleMessage = z.infer<typeof pickleSchema>;
export type TestCaseMessage = z.infer<typeof testCaseSchema>;
export type TestStepResultMessage = z.infer<typeof testStepFinishedSchema>['testStepResult'];
export type AttachmentMessage = z.infer<typeof attachmentSchema>;
export type TimestampMessage = z.infer<typeof timestampSchema>;
export type GherkinDocumentMessage = z.infer<typeof gherkinDocumentSchema>;
