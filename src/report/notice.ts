import { listed } from '../model/listed.ts';
import { neutral } from '../model/neutral.ts';
import { severity, verdictRow } from '../model/verdict.ts';
import type { Change } from './compare/compare-results.ts';
import type { ComparedSets } from './compare/compared-sets.ts';
import { PART_WORDS, REASON_WORDS } from './compare/words.ts';
import type { Addresses } from './export/addresses.ts';
import { exerciseNote, keyWords, markedName } from './export/words.ts';

/** What a party is to be told: which of its cases a run made worse. Texts are plain, without anything that steers a reader. */
export interface Notice {
  readonly environment: string;
  readonly region: string;
  readonly run: string;
  /** “Region Midtjylland: 2 afprøvninger er blevet dårligere (Test 1)” */
  readonly subject: string;
  readonly intro: readonly string[];
  readonly cases: readonly NoticeCase[];
}

/** One case that is worse than it was. */
export interface NoticeCase {
  readonly key: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** What was seen; absent where nothing was said. */
  readonly sentence?: string;
  /** Where to look first, and what else is not as it was. */
  readonly lookIn: string;
  readonly address: string;
}

/** Whom a notice is about, and where its links lead. */
export interface NoticeOf {
  readonly environment: { readonly id: string; readonly name: string; readonly exercise: boolean };
  readonly region: { readonly id: string; readonly name: string };
  readonly addresses: Addresses;
}

/** The notice of what one run changed for one region; undefined when nothing became worse. */
export function noticeOf(sets: ComparedSets, { environment, region, addresses }: NoticeOf): Notice | undefined {
  const worse = sets.changes.filter((change) => change.region === region.id && isWorse(change));
  const { run } = sets.after;
  if (worse.length === 0 || run === undefined) return undefined;
  const count = worse.length === 1 ? '1 afprøvning er blevet dårligere' : `${worse.length} afprøvninger er blevet dårligere`;
  const note = exerciseNote(environment);
  return {
    environment: environment.id,
    region: region.id,
    run,
    subject: neutral(markedName(environment, `${region.name}: ${count} (${environment.name})`)),
    intro: [
      `Kørslen ${run} er holdt op imod det, der gjaldt, da den begyndte.`,
      `Regionens side: ${addresses.regionPage(environment.id, region.id)}`,
      ...(note === undefined ? [] : [note]),
    ],
    cases: worse.map((change) => ({
      key: change.key,
      name: neutral(change.name),
      before: change.before === undefined ? '' : verdictRow(change.before.verdict).da,
      after: change.after === undefined ? '' : verdictRow(change.after.verdict).da,
      ...(change.after?.sentence === undefined ? {} : { sentence: neutral(change.after.sentence).replaceAll('\n', ' ') }),
      lookIn: lookIn(change),
      address: addresses.casePage(environment.id, region.id, change.key),
    })),
  };
}

/** What no longer passes, passes only at a second try, or does not pass in a worse way than before. */
function isWorse({ kind, before, after }: Change): boolean {
  if (kind === 'regressed' || kind === 'unstable') return true;
  return kind === 'changed' && before !== undefined && after !== undefined && severity(after.verdict) < severity(before.verdict);
}

function lookIn({ reason, moved }: Change): string {
  const first = reason === undefined ? 'ukendt' : REASON_WORDS[reason].short;
  return moved.length === 0 ? first : `${first}; ændret siden: ${listed(moved.map((part) => PART_WORDS[part]))}`;
}

/** A case of a notice in words, a line each. */
function linesOf({ key, name, before, after, sentence, lookIn: where, address }: NoticeCase): readonly string[] {
  return [
    `${keyWords(key)} ${name}`,
    `  ${before} → ${after}`,
    ...(sentence === undefined ? [] : [`  ${sentence}`]),
    `  Se først efter i: ${where}`,
    `  ${address}`,
  ];
}

/** A notice as plain text. */
export function noticeText({ intro, cases }: Notice): string {
  return [...intro, ...cases.flatMap((one) => ['', ...linesOf(one)])].join('\n');
}

/**
 * A notice as a mail without a recipient: head and body as RFC 5322 has them, which `sendmail -t` takes when a line “To:” is put
 * in front. The subject is an encoded word (RFC 2047), and nothing in it can begin another line of the head.
 */
export function noticeMail(notice: Notice): string {
  const words = encodedWords(notice.subject.replaceAll(/\s+/g, ' '));
  const head = [
    `Subject: ${words.join('\r\n ')}`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  const body = Buffer.from(noticeText(notice).replaceAll('\n', '\r\n'), 'utf8').toString('base64');
  return [...head, '', ...(body.match(/.{1,76}/g) ?? []), ''].join('\r\n');
}

/** An encoded word holds at most 75 letters; 42 bytes of text are 56 of base64, and none is cut in the middle of a character. */
function encodedWords(text: string): readonly string[] {
  const pieces: string[] = [''];
  for (const character of text) {
    const last = pieces.at(-1) ?? '';
    if (Buffer.byteLength(last + character) > 42) pieces.push(character);
    else pieces[pieces.length - 1] = last + character;
  }
  return pieces.map((piece) => `=?UTF-8?B?${Buffer.from(piece, 'utf8').toString('base64')}?=`);
}

/** A notice as the body of a webhook: a text, as most chat services take it, and everything as data beside it. */
export function noticeWebhook(notice: Notice): object {
  return { text: `${notice.subject}\n\n${noticeText(notice)}`, ...notice };
}
