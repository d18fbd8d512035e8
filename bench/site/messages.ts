import { createHash } from 'node:crypto';
import { type Exchange, EXCHANGE_MEDIA_TYPE, INTERFACES } from '../../src/model/exchange.ts';
import { Deviation, EndpointError, type FaultDetails, PreconditionError } from '../../src/model/faults.ts';
import type { CaseFault } from '../../src/model/run.ts';
import type { Specification } from '../../src/model/specification.ts';
import { createRandom, type Random } from '../../src/sor/synthetic/random.ts';
import type { PlannedCase } from '../../src/model/run-plan.ts';
import type { BenchOutcome } from './outcomes.ts';

/** A case with what it came to, and the words of its steps. */
export interface TriedCase {
  readonly planned: PlannedCase;
  readonly specification: Specification;
  readonly startedAt: Date;
  readonly outcome: BenchOutcome;
}

/** The recording of a region's part of a run: Cucumber Messages, and the bytes that its exchanges point to. */
export interface Recorded {
  readonly messages: readonly object[];
  /** By SHA-256. */
  readonly evidence: ReadonlyMap<string, Uint8Array>;
}

/** Where an answer's bytes are. */
interface Kept {
  readonly size: number;
  readonly sha256: string;
}

/** How many exchanges a case makes, most often few, as in a run of the project’s own scenarios. */
const EXCHANGES = [1, 1, 1, 2, 2, 2, 4, 4, 7, 12] as const;
/** Sizes of answers in bytes, as there; the largest are read once and shared by all cases of a region. */
const OWN_ANSWERS = [480, 540, 830, 1900] as const;
const SHARED_ANSWERS = [10_300, 55_400, 131_900] as const;

/** Makes the recording of a region's cases. The same seed gives the same bytes. */
export function recordRegion(input: {
  readonly seed: number;
  readonly region: string;
  readonly cases: readonly TriedCase[];
}): Recorded {
  const evidence = new Map<string, Uint8Array>();
  const keep = (text: string): Kept => {
    const bytes = Buffer.from(text);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    evidence.set(sha256, bytes);
    return { size: bytes.length, sha256 };
  };
  const first = input.cases[0]?.startedAt ?? new Date(0);
  const messages = [
    { meta: { protocolVersion: '34.2.1', implementation: { name: 'maaling', version: '1' } } },
    { testRunStarted: { id: 'run', timestamp: timestamp(first) } },
    ...input.cases.flatMap((tried, index) => {
      const random = createRandom(input.seed, `${input.region}/${tried.planned.key}/udveksling`);
      const answered = (size: number, reused: boolean): Kept =>
        keep(answer(input.region, reused ? 'alle' : tried.planned.key, size));
      return caseMessages(`${index}`, tried, exchangesOf(tried, input.region, random, answered));
    }),
  ];
  return { messages, evidence };
}

/** An answer of about so many bytes, in FHIR's shape. */
function answer(region: string, key: string, size: number): string {
  const entry = (index: number): object => {
    return { resourceType: 'Organization', id: `${region}-${index}`, name: `Opdigtet enhed ${index} for ${key}`, active: true };
  };
  const entries = Math.max(1, Math.round(size / JSON.stringify(entry(100)).length));
  return JSON.stringify({ resourceType: 'Bundle', entry: Array.from({ length: entries }, (_, index) => entry(index)) });
}

function exchangesOf(
  { startedAt, outcome }: TriedCase,
  region: string,
  random: Random,
  answered: (size: number, reused: boolean) => Kept,
): Exchange[] {
  return Array.from({ length: random.pick(EXCHANGES) }, (_, index): Exchange => {
    const reused = random.chance(0.5);
    const kept = answered(random.pick(reused ? SHARED_ANSWERS : OWN_ANSWERS), reused);
    const name = random.pick(INTERFACES);
    const body = {
      mediaType: 'application/fhir+json; charset=utf-8',
      truncatedBytes: 0,
      text: true,
      originalSha256: kept.sha256,
      ...kept,
    };
    return {
      interface: name,
      sequence: index + 1,
      purpose: `Læs enheden ${random.int(900_000_000, 999_999_999)}`,
      reused,
      startedAt: startedAt.toISOString(),
      durationMs: random.int(2, 300),
      request: {
        method: 'GET',
        url: `https://pilot.eksempel.invalid/${region}/${name}/Organization?identifier=${random.int(900_000_000, 999_999_999)}`,
        headers: [
          { name: 'accept', value: 'application/fhir+json' },
          { name: 'user-agent', value: 'sor-pilot' },
        ],
      },
      response: {
        status: outcome.verdict === 'endpoint-error' ? 500 : 200,
        headers: [
          { name: 'content-type', value: 'application/fhir+json; charset=utf-8' },
          { name: 'content-length', value: String(kept.size) },
        ],
        body,
      },
      redactions: { hoved: 1 },
    };
  });
}

function caseMessages(id: string, tried: TriedCase, exchanges: readonly Exchange[]): object[] {
  const { planned, specification, startedAt, outcome } = tried;
  const steps = [...specification.background, ...specification.steps].map((step, index) => ({ ...step, id: `${id}.${index}` }));
  const at = (part: number): object => timestamp(new Date(startedAt.getTime() + Math.round(outcome.durationMs * part)));
  const attempt = (number: number, fault: CaseFault | undefined, willBeRetried: boolean): object[] => {
    const started = { testCaseStartedId: `${id}/${number}` };
    return [
      { testCaseStarted: { id: `${id}/${number}`, testCaseId: `${id}c`, attempt: number, timestamp: at(0) } },
      ...steps.flatMap((step, index) => {
        const stepId = `${step.id}t`;
        const last = index === steps.length - 1;
        const own = exchanges.filter((_, place) => place % steps.length === index);
        return [
          ...own.map((exchange) => ({
            attachment: {
              ...started,
              testStepId: stepId,
              body: JSON.stringify(exchange),
              contentEncoding: 'IDENTITY',
              mediaType: EXCHANGE_MEDIA_TYPE,
            },
          })),
          {
            testStepFinished: {
              ...started,
              testStepId: stepId,
              testStepResult: stepResult(last ? fault : undefined),
              timestamp: at(1),
            },
          },
        ];
      }),
      { testCaseFinished: { ...started, timestamp: at(1), willBeRetried } },
    ];
  };
  return [
    {
      pickle: {
        id: `${id}p`,
        uri: planned.path,
        location: { line: planned.line },
        name: planned.name,
        language: 'da',
        tags: specification.tags.map((name) => ({ name: `@${name}` })),
        steps: steps.map((step) => ({ id: step.id, text: step.text, astNodeIds: [] })),
      },
    },
    {
      testCase: {
        id: `${id}c`,
        pickleId: `${id}p`,
        testSteps: steps.map((step) => ({ id: `${step.id}t`, pickleStepId: step.id })),
      },
    },
    ...(outcome.attempts === 2 ? attempt(0, UNSTABLE, true) : []),
    ...attempt(outcome.attempts - 1, outcome.fault, false),
  ];
}

/** What went wrong the first time in a case that passed the second. */
const UNSTABLE: CaseFault = { type: 'EndpointError', sentence: 'Systemet svarede ikke i tide.' };

function stepResult(fault: CaseFault | undefined): object {
  const duration = { seconds: 0, nanos: 2_000_000 };
  if (fault === undefined) return { status: 'PASSED', duration };
  return { status: 'FAILED', duration, exception: { type: fault.type, message: messageOf(fault) } };
}

const FAULTS = { Deviation, EndpointError, PreconditionError } as const;

/** The message as a step throws it, details and all. */
function messageOf({ type, sentence, ...details }: CaseFault): string {
  const known = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)) as FaultDetails;
  return new FAULTS[type as keyof typeof FAULTS](sentence, known).message;
}

function timestamp(at: Date): { readonly seconds: number; readonly nanos: number } {
  const time = at.getTime();
  return { seconds: Math.floor(time / 1000), nanos: (time % 1000) * 1_000_000 };
}
