import { z } from 'zod';
import { lenientLine, lenientNumber, lenientText, lenientWhole } from './lenient.ts';
import type { Moment } from './moment.ts';

/**
 * How much of a message must be there. `strict` is Cucumber Messages as our own engine writes them (protocol 34).
 * `lenient` is as every implementation and every version since 2019 writes them: older ones leave out what is zero or
 * empty, or write null for it, and some give numbers as text and line 0 for one they do not know.
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
  readonly location?: { readonly line: number } | undefined;
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
  const text: z.ZodType<string> = strict ? z.string() : lenientText;
  const moment = z.object({
    seconds: strict ? z.number().int().nonnegative() : lenientWhole,
    nanos: strict ? z.number().int().nonnegative() : z._default(lenientNumber, 0),
  });
  const location = z.object({ line: z.number().int().positive() });
  /** Where something stands, as far as a foreign recording knows. */
  const place = z
    .object({ line: lenientLine.optional() })
    .transform(({ line }) => (line === undefined ? undefined : { line }))
    .optional();
  const stepHolder = z.object({ steps: or(z.array(z.object({ id: text, keyword: text })), []) });
  const row = z.object({
    id: text,
    location: place,
    cells: z.array(z.object({ value: z._default(text, '') })).default([]),
  });
  const scenarioNode: z.ZodType<ScenarioNode> = strict
    ? stepHolder
    : z.object({
        id: text,
        location: place,
        steps: stepHolder.shape.steps,
        examples: z.array(z.object({ tableBody: z.array(row).default([]) })).default([]),
      });
  const child = z.object({ background: stepHolder.optional(), scenario: scenarioNode.optional() });
  const resultFields = {
    status: text,
    // Strictly read, a clock that went backwards costs a step its length and not its outcome.
    duration: strict ? z.object({ seconds: z.number(), nanos: z.number() }) : moment.default({ seconds: 0, nanos: 0 }),
    message: text.optional(),
    exception: z.object({ type: strict ? text : text.optional(), message: text.optional() }).optional(),
  };
  const result: z.ZodType<TestStepResultMessage> = z.object(
    strict ? resultFields : { ...resultFields, willBeRetried: z.boolean().optional() },
  );
  const pickleSteps = or(z.array(z.object({ id: text, text: text, astNodeIds: or(z.array(text), []) })), []);
  const pickle: z.ZodType<PickleMessage> = strict
    ? z.object({ id: text, uri: text, location, tags: z.array(z.object({ name: text })), steps: pickleSteps })
    : z.object({
        id: text,
        uri: text,
        name: z._default(text, ''),
        location: place,
        tags: z.array(z.object({ name: text })).default([]),
        astNodeIds: z.array(text).default([]),
        steps: pickleSteps,
      });
  const testStepFields = { id: text, pickleStepId: text.optional() };
  const testStep: z.ZodType<TestCaseMessage['testSteps'][number]> = z.object(
    strict ? { ...testStepFields, stepDefinitionIds: z.array(z.string()).optional() } : testStepFields,
  );
  return {
    meta: z.object({
      implementation: z.object({ name: text, version: text.optional() }).optional(),
    }),
    source: z.object({ uri: text, data: text }),
    gherkinDocument: z.object({
      feature: z
        .object({ children: or(z.array(child.extend({ rule: z.object({ children: or(z.array(child), []) }).optional() })), []) })
        .optional(),
    }) satisfies z.ZodType<GherkinDocumentMessage>,
    pickle,
    testCase: z.object({
      id: text,
      pickleId: text,
      testSteps: or(z.array(testStep), []),
    }) satisfies z.ZodType<TestCaseMessage>,
    stepDefinition: z.object({ id: z.string(), pattern: z.object({ source: z.string() }) }),
    testCaseStarted: z.object({
      id: text,
      testCaseId: text,
      attempt: or(strict ? z.number().int().nonnegative() : lenientWhole, 0),
      timestamp: moment,
    }),
    testStepFinished: z.object({ testCaseStartedId: text, testStepId: text, testStepResult: result }),
    testCaseFinished: z.object({
      testCaseStartedId: text,
      timestamp: moment,
      willBeRetried: strict ? z.boolean() : z.boolean().optional(),
    }),
    attachment: z.object({
      body: text,
      contentEncoding: z.enum(['IDENTITY', 'BASE64']),
      mediaType: text,
      testCaseStartedId: text,
      testStepId: text.optional(),
    }) satisfies z.ZodType<AttachmentMessage>,
    testRunStarted: z.object({ timestamp: moment }),
    testRunHookFinished: z.object({ result }),
    testRunFinished: z.object({
      timestamp: moment,
      message: text.optional(),
      exception: z.object({ type: text.optional(), message: text.optional() }).optional(),
    }),
  };
}

/** The shapes of the messages that are read, in each strictness. */
export const MESSAGE_SHAPES = { strict: shapesFor('strict'), lenient: shapesFor('lenient') } as const;
