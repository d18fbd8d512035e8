import { z } from 'zod';
import { lenientLine, lenientNumber, lenientText, lenientTime } from '../lenient.ts';

/** Some tools write an error as a list of its lines. */
const lines = z.union([lenientText, z.array(lenientText).transform((all) => all.join('\n'))]);
/** A tag, which behave writes as its bare name. */
const tag = z.union([z.object({ name: lenientText }), lenientText.transform((name) => ({ name }))]);
/** `features/a.feature:3`, where behave tells file and line in one. */
const location = z.object({ location: z.string().optional() });

const result = z.object({
  status: lenientText,
  duration: lenientNumber.default(0),
  error_message: lines.optional(),
});
const hook = z.object({ result: result.optional() });
const hooks = z.array(hook).default([]);
const step = z.object({
  keyword: lenientText.default(''),
  name: lenientText.default(''),
  hidden: z.boolean().default(false),
  result: result.optional(),
  /** What a BeforeStep and an AfterStep came to. */
  before: hooks,
  after: hooks,
});
const element = location.extend({
  type: lenientText.optional(),
  keyword: lenientText.default(''),
  name: lenientText.default(''),
  line: lenientLine.optional(),
  /** Of the scenario as a whole, where a tool tells it. */
  status: lenientText.optional(),
  start_timestamp: lenientTime.optional(),
  tags: z.array(tag).default([]),
  before: hooks,
  after: hooks,
  steps: z.array(step).default([]),
});
const feature = location.extend({
  uri: lenientText.optional(),
  name: lenientText.default(''),
  elements: z.array(element).default([]),
});

/** A whole file of Cucumber JSON, once its nulls are out. What is not named here is not read. */
export const cucumberJson = z.array(feature);

/** A feature as it stands in the file. */
export type JsonFeature = z.infer<typeof feature>;
/** A scenario, a row of an outline, or a background, with the results of its hooks and steps. */
export type JsonElement = z.infer<typeof element>;
/** A step of the text, or in one dialect a hook. */
export type JsonStep = z.infer<typeof step>;
/** What came of a step or hook; its duration in the unit of the file. */
export type JsonResult = z.infer<typeof result>;

/** Form and place of the code by which a tool is told; the more particular first. */
const TOOLS: readonly (readonly [tool: string, tells: (told: Told) => boolean])[] = [
  ['behave', ({ keys }) => keys.has('step_type')],
  ['Karate', ({ codeAt }) => codeAt.includes('karate')],
  ['cypress-cucumber-preprocessor', ({ uris }) => uris.some((uri) => /(?:^|[\\/])cypress[\\/]/.test(uri))],
  ['SpecFlow eller Reqnroll', ({ codeAt }) => codeAt.some((at) => /\.(?:cs|vb|dll)\b/i.test(at))],
  ['cucumber-ruby', ({ codeAt }) => codeAt.some((at) => /\.rb:\d/.test(at))],
  ['godog', ({ codeAt }) => codeAt.some((at) => /\.go:\d/.test(at))],
  ['cucumber-js', ({ codeAt, keys }) => keys.has('hidden') || codeAt.some((at) => /\.[cm]?[jt]sx?:\d/.test(at))],
  ['cucumber-jvm', ({ codeAt }) => codeAt.some((at) => /^[\w$.]+\.[\w$]+\(.*\)$/.test(at))],
];

interface Told {
  readonly keys: ReadonlySet<string>;
  readonly uris: readonly string[];
  readonly codeAt: readonly string[];
}

/**
 * The tool that seems to have written a file, by what only it writes; undefined when nothing tells. The format has no
 * field for it, so this is for the words of a refusal and for the unit of durations, and decides no verdict.
 */
export function toolBehind(file: unknown): string | undefined {
  const features = objects(file);
  const steps = features.flatMap((one) => objects(one['elements']).flatMap((scenario) => objects(scenario['steps'])));
  const told: Told = {
    keys: new Set(steps.flatMap((one) => Object.keys(one))),
    uris: features.flatMap(({ uri }) => (typeof uri === 'string' ? [uri] : [])),
    codeAt: steps.flatMap(({ match }) => {
      const at = objects([match])[0]?.['location'];
      return typeof at === 'string' ? [at] : [];
    }),
  };
  return TOOLS.find(([, tells]) => tells(told))?.[0];
}

function objects(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const isObject = (one: unknown): one is Readonly<Record<string, unknown>> => typeof one === 'object' && one !== null;
  return Array.isArray(value) ? value.filter(isObject) : [];
}
