import { z } from 'zod';
import type { Moment } from './moment.ts';

/**
 * How much of a message must be there. `strict` is Cucumber Messages as our own engine writes them (protocol 34).
 * `lenient` is as every implementation and every version since 2019 writes them: older ones leave out what is zero or
 * empty, and some give seconds as text.
 */
export type Strictness = 'strict' | 'lenient';

/** A scenario, or one row of an outline, ready to be run. */
export interface PickleMessage {
  readonly id: string;
  readonly uri: string;
  /** Read leniently only. */
  readonly name?: string | undefined;
  /** Line of the scenario, or of the Examples row it was made from; always there when read strictly. */
  readonly location?: { readonly line: number } | undefined;
  readonly tags: readonly { readonly name: string }[];
  /** Read leniently only. */
  readonly astNodeIds?: readonly string[] | undefined;
  readonly steps: readonly { readonly id: string; readonly text: string; readonly astNodeIds: readonly string[] }[];
}

/** What was to be carried out for a pickle: steps of the text, and hooks, which have no `pickleStepId`. */
export interface TestCaseMessage {
  readonly id: string;
  readonly pickleId: string;
  readonly testSteps: readonly {
    readonly id: string;
    readonly pickleStepId?: string | undefined;
    /** Read strictly only. */
    readonly stepDefinitionIds?: readonly string[] | undefined;
  }[];
}

/** How a step or hook went. */
export interface TestStepResultMessage {
  readonly status: string;
  readonly duration: Moment;
  readonly message?: string | undefined;
  /** Of the step; where older implementations say that an attempt is not the last. Read leniently only. */
  readonly willBeRetried?: boolean | undefined;
  /** Its class is always there when read strictly. */
  readonly exception?: { readonly type?: string | undefined; readonly message?: string | undefined } | undefined;
}

/** Something a step or hook left beside its result. */
export interface AttachmentMessage {
  readonly body: string;
  readonly contentEncoding: 'IDENTITY' | 'BASE64';
  readonly mediaType: string;
  readonly testCaseStartedId: string;
  readonly testStepId?: string | undefined;
}

interface StepHolder {
  readonly steps: readonly { readonly id: string; readonly keyword: string }[];
}

/** A scenario's node in a feature; all but its steps is read leniently only. */
interface ScenarioNode extends StepHolder {
  readonly id?: string | undefined;
  readonly location?: { readonly line: number } | undefined;
  readonly examples?: readonly { readonly tableBody: readonly RowNode[] }[] | undefined;
}

interface RowNode {
  readonly id: string;
  readonly location: { readonly line: number };
  readonly cells: readonly { readonly value: string }[];
}

interface FeatureChild {
  readonly background?: StepHolder | undefined;
  readonly scenario?: ScenarioNode | undefined;
}

/** A feature as it was read: only what a pickle does not say itself is taken from it. */
export interface GherkinDocumentMessage {
  readonly feature?:
    | {
        readonly children: readonly (FeatureChild & {
          readonly rule?: { readonly children: readonly FeatureChild[] } | undefined;
        })[];
      }
    | undefined;
}

/**
 * The parts of the messages that are read, and no more: a recording may carry anything else beside them. The two
 * strictnesses are made by one function, so that each field stands once.
 */
function shapesFor(strictness: Strictness) {
  const strict = strictness === 'strict';
  /** A field that must be there when read strictly, and stands for `absent` otherwise. */
  const or = <T>(shape: z.ZodType<T>, absent: z.core.util.NoUndefined<T>): z.ZodType<T> =>
    strict ? shape : z._default(shape, absent);
  const moment = z.object({
    seconds: strict ? z.number().int().nonnegative() : z.coerce.number().int().nonnegative(),
    nanos: strict ? z.number().int().nonnegative() : z.number().nonnegative().default(0),
  });
  const location = z.object({ line: z.number().int().positive() });
  const stepHolder = z.object({ steps: or(z.array(z.object({ id: z.string(), keyword: z.string() })), []) });
  const row = z.object({
    id: z.string(),
    location,
    cells: z.array(z.object({ value: z.string().default('') })).default([]),
  });
  const scenarioNode: z.ZodType<ScenarioNode> = strict
    ? stepHolder
    : z.object({
        id: z.string(),
        location,
        steps: stepHolder.shape.steps,
        examples: z.array(z.object({ tableBody: z.array(row).default([]) })).default([]),
      });
  const child = z.object({ background: stepHolder.optional(), scenario: scenarioNode.optional() });
  const resultFields = {
    status: z.string(),
    // Strictly read, a clock that went backwards costs a step its length and not its outcome.
    duration: strict ? z.object({ seconds: z.number(), nanos: z.number() }) : moment.default({ seconds: 0, nanos: 0 }),
    message: z.string().optional(),
    exception: z.object({ type: strict ? z.string() : z.string().optional(), message: z.string().optional() }).optional(),
  };
  const result: z.ZodType<TestStepResultMessage> = z.object(
    strict ? resultFields : { ...resultFields, willBeRetried: z.boolean().optional() },
  );
  const pickleSteps = or(z.array(z.object({ id: z.string(), text: z.string(), astNodeIds: or(z.array(z.string()), []) })), []);
  const pickle: z.ZodType<PickleMessage> = strict
    ? z.object({ id: z.string(), uri: z.string(), location, tags: z.array(z.object({ name: z.string() })), steps: pickleSteps })
    : z.object({
        id: z.string(),
        uri: z.string(),
        name: z.string().default(''),
        location: location.optional(),
        tags: z.array(z.object({ name: z.string() })).default([]),
        astNodeIds: z.array(z.string()).default([]),
        steps: pickleSteps,
      });
  const testStepFields = { id: z.string(), pickleStepId: z.string().optional() };
  const testStep: z.ZodType<TestCaseMessage['testSteps'][number]> = z.object(
    strict ? { ...testStepFields, stepDefinitionIds: z.array(z.string()).optional() } : testStepFields,
  );
  return {
    meta: z.object({
      implementation: z.object({ name: z.string(), version: z.string().optional() }).optional(),
    }),
    source: z.object({ uri: z.string(), data: z.string() }),
    gherkinDocument: z.object({
      feature: z
        .object({ children: or(z.array(child.extend({ rule: z.object({ children: or(z.array(child), []) }).optional() })), []) })
        .optional(),
    }) satisfies z.ZodType<GherkinDocumentMessage>,
    pickle,
    testCase: z.object({
      id: z.string(),
      pickleId: z.string(),
      testSteps: or(z.array(testStep), []),
    }) satisfies z.ZodType<TestCaseMessage>,
    stepDefinition: z.object({ id: z.string(), pattern: z.object({ source: z.string() }) }),
    testCaseStarted: z.object({
      id: z.string(),
      testCaseId: z.string(),
      attempt: or(z.number().int().nonnegative(), 0),
      timestamp: moment,
    }),
    testStepFinished: z.object({ testCaseStartedId: z.string(), testStepId: z.string(), testStepResult: result }),
    testCaseFinished: z.object({
      testCaseStartedId: z.string(),
      timestamp: moment,
      willBeRetried: strict ? z.boolean() : z.boolean().optional(),
    }),
    attachment: z.object({
      body: z.string(),
      contentEncoding: z.enum(['IDENTITY', 'BASE64']),
      mediaType: z.string(),
      testCaseStartedId: z.string(),
      testStepId: z.string().optional(),
    }) satisfies z.ZodType<AttachmentMessage>,
    testRunStarted: z.object({ timestamp: moment }),
    testRunHookFinished: z.object({ result }),
    testRunFinished: z.object({
      timestamp: moment,
      message: z.string().optional(),
      exception: z.object({ type: z.string().optional(), message: z.string().optional() }).optional(),
    }),
  };
}

/** The shapes of the messages that are read, in each strictness. */
export const MESSAGE_SHAPES = { strict: shapesFor('strict'), lenient: shapesFor('lenient') } as const;
