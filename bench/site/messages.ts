import { createHash } from 'node:crypto';
import { type Exchange, EXCHANGE_MEDIA_TYPE } from '../../src/model/exchange.ts';
import { INTERFACES } from '../../src/model/interfaces.ts';
import { Deviation, EndpointError, type FaultDetails, PreconditionError } from '../../src/model/faults.ts';
import type { CaseFault } from '../../src/model/run.ts';
import type { Specification } from '../../src/model/specification.ts';
import {
  buildMessages,
  type FeatureMessages,
  stepIdOf,
  type StreamAttempt,
  type StreamCase,
  wordedFeature,
} from '../../src/recording/build-messages.ts';
import type { TestStepResultMessage } from '../../src/recording/message-shapes.ts';
import { momentOf } from '../../src/recording/moment.ts';
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

const META = {
  protocolVersion: '34.2.1',
  implementation: { name: 'maaling', version: '1' },
  runtime: { name: '' },
  os: { name: '' },
  cpu: { name: '' },
} as const;

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
  const cases = input.cases.map((tried, index) => {
    const random = createRandom(input.seed, `${input.region}/${tried.planned.key}/udveksling`);
    const answered = (size: number, reused: boolean): Kept =>
      keep(answer(input.region, reused ? 'alle' : tried.planned.key, size));
    return builtCase(`${index}`, tried, exchangesOf(tried, input.region, { random, answered }));
  });
  const messages = buildMessages({
    meta: META,
    startedAt: momentOf(first),
    finishedAt: momentOf(input.cases.at(-1)?.startedAt ?? first),
    features: cases.map(({ feature }) => feature),
    cases: cases.map(({ tried }) => tried),
    stepStarts: false,
  });
  return { messages: [...messages], evidence };
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
  { random, answered }: { readonly random: Random; readonly answered: (size: number, reused: boolean) => Kept },
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

interface BuiltCase {
  readonly feature: FeatureMessages;
  readonly tried: StreamCase;
}

function builtCase(id: string, tried: TriedCase, exchanges: readonly Exchange[]): BuiltCase {
  const { planned, specification, startedAt, outcome } = tried;
  const { path, name, line } = planned;
  const steps = [...specification.background, ...specification.steps];
  const tags = specification.tags.map((tag) => `@${tag}`);
  const testSteps = steps.map((_, index) => ({ id: `${id}:test:${index}`, pickleStepId: stepIdOf(id, index) }));
  const finishedAt = momentOf(new Date(startedAt.getTime() + outcome.durationMs));
  const attempt = (number: number, fault: CaseFault | undefined, willBeRetried: boolean): StreamAttempt => ({
    id: `${id}/${number}`,
    number,
    startedAt: momentOf(startedAt),
    finishedAt,
    willBeRetried,
    steps: testSteps.map(({ id: testStepId }, index) => ({
      testStepId,
      result: stepResult(index === steps.length - 1 ? fault : undefined),
      attachments: exchanges
        .filter((_, place) => place % steps.length === index)
        .map((exchange) => ({ mediaType: EXCHANGE_MEDIA_TYPE, content: exchange })),
    })),
  });
  return {
    feature: wordedFeature({ id, path, name, line, tags, steps }),
    tried: {
      id: `${id}:test`,
      pickleId: id,
      testSteps,
      attempts: [
        ...(outcome.attempts === 2 ? [attempt(0, UNSTABLE, true)] : []),
        attempt(outcome.attempts - 1, outcome.fault, false),
      ],
    },
  };
}

/** What went wrong the first time in a case that passed the second. */
const UNSTABLE: CaseFault = { type: 'EndpointError', sentence: 'Systemet svarede ikke i tide.' };

function stepResult(fault: CaseFault | undefined): TestStepResultMessage {
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
