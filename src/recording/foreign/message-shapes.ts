import { z } from 'zod';

/**
 * The parts of Cucumber Messages that are read, as every implementation and every version since 2019 writes them: older
 * ones leave out what is zero or empty, and some give seconds as text.
 */
export const momentShape = z.object({
  seconds: z.coerce.number().int().nonnegative(),
  nanos: z.number().nonnegative().default(0),
});
const noTime = { seconds: 0, nanos: 0 };

export const metaShape = z.object({
  implementation: z.object({ name: z.string(), version: z.string().optional() }).optional(),
});
export const sourceShape = z.object({ uri: z.string(), data: z.string() });
const locationShape = z.object({ line: z.number().int().positive() });
const stepNodeShape = z.object({ id: z.string(), keyword: z.string() });
const rowShape = z.object({
  id: z.string(),
  location: locationShape,
  cells: z.array(z.object({ value: z.string().default('') })).default([]),
});
const scenarioNodeShape = z.object({
  id: z.string(),
  location: locationShape,
  steps: z.array(stepNodeShape).default([]),
  examples: z.array(z.object({ tableBody: z.array(rowShape).default([]) })).default([]),
});
const childShape = z.object({
  background: z.object({ steps: z.array(stepNodeShape).default([]) }).optional(),
  scenario: scenarioNodeShape.optional(),
});
export const documentShape = z.object({
  feature: z
    .object({
      children: z
        .array(childShape.extend({ rule: z.object({ children: z.array(childShape).default([]) }).optional() }))
        .default([]),
    })
    .optional(),
});
export const pickleShape = z.object({
  id: z.string(),
  uri: z.string(),
  name: z.string().default(''),
  location: locationShape.optional(),
  tags: z.array(z.object({ name: z.string() })).default([]),
  astNodeIds: z.array(z.string()).default([]),
  steps: z.array(z.object({ id: z.string(), text: z.string(), astNodeIds: z.array(z.string()).default([]) })).default([]),
});
export const testCaseShape = z.object({
  id: z.string(),
  pickleId: z.string(),
  testSteps: z.array(z.object({ id: z.string(), pickleStepId: z.string().optional() })).default([]),
});
export const testCaseStartedShape = z.object({
  id: z.string(),
  testCaseId: z.string(),
  attempt: z.number().int().nonnegative().default(0),
  timestamp: momentShape,
});
const resultShape = z.object({
  status: z.string(),
  duration: momentShape.default(noTime),
  message: z.string().optional(),
  willBeRetried: z.boolean().optional(),
  exception: z.object({ type: z.string().optional(), message: z.string().optional() }).optional(),
});
export const testStepFinishedShape = z.object({
  testCaseStartedId: z.string(),
  testStepId: z.string(),
  testStepResult: resultShape,
});
export const testCaseFinishedShape = z.object({
  testCaseStartedId: z.string(),
  timestamp: momentShape,
  willBeRetried: z.boolean().optional(),
});
export const runHookFinishedShape = z.object({ result: resultShape });
export const testRunStartedShape = z.object({ timestamp: momentShape });
export const testRunFinishedShape = z.object({
  timestamp: momentShape,
  message: z.string().optional(),
  exception: z.object({ type: z.string().optional(), message: z.string().optional() }).optional(),
});

export type Pickle = z.infer<typeof pickleShape>;
export type TestCase = z.infer<typeof testCaseShape>;
export type DocumentNode = z.infer<typeof documentShape>;
export type StepFinished = z.infer<typeof testStepFinishedShape>;
