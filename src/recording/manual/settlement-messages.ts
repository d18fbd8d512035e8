import type { Envelope, Meta } from '@cucumber/messages';
import type { SettlementMark } from '../../model/manual.ts';
import { ASSUMPTION_MEDIA_TYPE, assumptionFindingSchema } from '../../model/assumption-outcome.ts';
import type { AttachmentMessage } from '../message-shapes.ts';
import { parseBody } from '../digest/attachments.ts';
import { buildMessages, type StreamAttachment } from '../build-messages.ts';
import { momentOf } from '../moment.ts';
import { readRecording } from '../read-recording.ts';
import { manualAttachment } from './answer-messages.ts';

/** A case whose disagreement was settled, and the recording its standing answer is in. */
export interface SettledCase {
  /** The recording that the answer stands in. */
  readonly recording: Iterable<object>;
  /** Where the case stands in its feature. */
  readonly place: { readonly path: string; readonly line: number };
  readonly mark: SettlementMark;
  readonly meta: Meta;
}

/**
 * A settlement as messages of its own: the feature, the case and its results as the standing answer has them, and the
 * settlement beside them. Nothing of the answers themselves is changed. Empty when the recording does not hold the case.
 */
export function settlementMessages({ recording, place, mark, meta }: SettledCase): Envelope[] {
  const envelopes = [...recording] as Envelope[];
  const { pickles, testCases, attempts } = readRecording(envelopes);
  const pickleId = [...pickles.values()].find(({ uri, location }) => uri === place.path && location?.line === place.line)?.id;
  const pickle = envelopes.find((one) => one.pickle?.id === pickleId)?.pickle;
  const testCase = testCases.find((one) => one.pickleId === pickleId);
  const attempt = attempts.find((one) => one.testCaseId === testCase?.id);
  if (pickle === undefined || testCase === undefined || attempt === undefined) return [];
  const at = momentOf(new Date(mark.at));
  const messages = buildMessages({
    meta,
    startedAt: at,
    finishedAt: at,
    features: [
      {
        documents: envelopes.filter(({ source, gherkinDocument }) => (source ?? gherkinDocument)?.uri === place.path),
        pickles: [pickle],
      },
    ],
    cases: [
      {
        ...testCase,
        attempts: [
          {
            id: attempt.id,
            number: 0,
            startedAt: at,
            finishedAt: at,
            willBeRetried: false,
            // How the standing answer stood to the assumptions goes on standing.
            before: [manualAttachment(mark), ...attempt.assumptions.flatMap(again)],
            steps: testCase.testSteps.flatMap(({ id: testStepId }) =>
              (attempt.results.get(testStepId) ?? []).slice(-1).map((result) => ({ testStepId, result })),
            ),
          },
        ],
      },
    ],
    stepStarts: true,
  });
  return [...messages];
}

function again(attachment: AttachmentMessage): readonly StreamAttachment[] {
  const { data } = assumptionFindingSchema.safeParse(parseBody(attachment));
  return data === undefined ? [] : [{ mediaType: ASSUMPTION_MEDIA_TYPE, content: data }];
}
