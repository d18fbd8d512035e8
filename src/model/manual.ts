import { z } from 'zod';
import { runIdSchema, sha256Schema } from './identity.ts';

/**
 * Media type of the attachments that make a manual answer in Cucumber Messages: who answered, comments, files and
 * settlements, one an attachment, told apart by `kind`.
 */
export const MANUAL_MEDIA_TYPE = 'application/vnd.sor-pilot.manual+json';

/** What a tester may answer to a step, as it is written in the form. */
export const MANUAL_ANSWERS = ['bestået', 'afvigelse', 'ikke muligt'] as const;
/** What a tester may answer to a step, in the form's own words. */
export type ManualAnswer = (typeof MANUAL_ANSWERS)[number];

/**
 * A person who tried or settled something. Role and organisation are published. `name` is a key that tells people apart, a code
 * since forms of version 2 and whatever a tester wrote before; a name that may be shown stands in decisions/people.yaml alone.
 */
export const personSchema = z.object({
  name: z.string().min(1),
  role: z.string().min(1).optional(),
  organisation: z.string().min(1).optional(),
});

/** The kinds of files a tester may give, by what the bytes are, with the ending the site gives them. */
export const MANUAL_FILE_TYPES = {
  'image/png': { ending: 'png', picture: true },
  'image/jpeg': { ending: 'jpg', picture: true },
  'application/pdf': { ending: 'pdf', picture: false },
  'text/plain': { ending: 'txt', picture: false },
} as const satisfies Readonly<Record<string, { readonly ending: string; readonly picture: boolean }>>;
/** Media type of a file that may be laid by as evidence. */
export type ManualFileType = keyof typeof MANUAL_FILE_TYPES;
const MANUAL_MEDIA_TYPES = Object.keys(MANUAL_FILE_TYPES) as [ManualFileType, ...ManualFileType[]];

/** A file given as evidence; its bytes lie under evidence/ by their SHA-256. */
export const manualFileSchema = z.object({
  /** The file's own name, without its folder. */
  name: z.string().min(1),
  mediaType: z.enum(MANUAL_MEDIA_TYPES),
  /** Bytes as they are kept: pictures and PDF as given, text after redaction. */
  size: z.number().int().nonnegative(),
  sha256: sha256Schema,
  /** What the tester says it shows; the text that stands for a picture. */
  comment: z.string().min(1),
  /** Pixels; only for pictures. */
  width: z.number().int().positive().optional(),
  height: z.number().int().positive().optional(),
});

/** What a person answered: the whole case at one time. */
export const answerMarkSchema = z.object({ kind: z.literal('answer'), tester: personSchema, at: z.iso.datetime() });

/** How a disagreement was settled: which answer stands, which ones were weighed, by whom, and why. */
export const settlementMarkSchema = z.object({
  kind: z.literal('settlement'),
  /** Run of the answer that stands; of an earlier settlement, when that goes on standing. */
  stands: runIdSchema,
  /** The answers that were weighed: the newest of each tester. */
  answers: z.array(z.object({ run: runIdSchema, tester: z.string().min(1) })).min(2),
  by: z.array(personSchema).min(1),
  reason: z.string().min(1),
  at: z.iso.datetime(),
});

/** What makes an outcome a manual one; kept in the digest, because who disagrees with whom follows from it. */
export const manualMarkSchema = z.discriminatedUnion('kind', [answerMarkSchema, settlementMarkSchema]);

/** One attachment: an outcome's mark, or a comment or file to the step it is attached to, or to the whole case. */
export const manualAttachmentSchema = z.discriminatedUnion('kind', [
  answerMarkSchema,
  settlementMarkSchema,
  z.object({ kind: z.literal('comment'), text: z.string().min(1) }),
  z.object({ kind: z.literal('file'), file: manualFileSchema }),
]);

/** A comment to the case, or to a step of it. */
export const manualCommentSchema = z.object({ text: z.string(), step: z.number().int().nonnegative().optional() });

/** Somebody who answered or settled. */
export type Person = z.infer<typeof personSchema>;
/** A file laid by as evidence, by its digest. */
export type ManualFile = z.infer<typeof manualFileSchema>;
/** What a result by hand rests on: somebody's answer, or a settlement of two that differ. */
export type ManualMark = z.infer<typeof manualMarkSchema>;
/** Who answered a whole case, and when. */
export type AnswerMark = z.infer<typeof answerMarkSchema>;
/** A settlement: who decided between differing answers, and why. */
export type SettlementMark = z.infer<typeof settlementMarkSchema>;
/** What a tester laid by, as Cucumber Messages carry it. */
export type ManualAttachment = z.infer<typeof manualAttachmentSchema>;
/** What a tester wrote beside an answer, as Cucumber Messages carry it. */
export type ManualComment = z.infer<typeof manualCommentSchema>;

/** Whether two names mean the same person: case, spaces and how letters are composed count for nothing. */
export function samePerson(a: string, b: string): boolean {
  return personKey(a) === personKey(b);
}

/** A name as it is compared. */
export function personKey(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('da');
}
