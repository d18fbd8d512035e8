import { type AnswerRow, type BodyKind, rowOfAnswer } from '../model/answers.ts';
import { FAULT_CLASSES, NotOffered } from '../model/faults.ts';
import { fillPlaces } from '../model/fill-places.ts';
import { INTERFACE_NAMES } from '../model/interfaces.ts';
import { packingOf, partsInWords, START_BYTES, startOfBody, titleOf } from '../protocols/answer-body.ts';
import { accessFault } from '../protocols/dgws/access-fault.ts';
import { isServerSide, localCode, ownCode, readFault, type ToldFault } from '../protocols/soap/fault.ts';
import { charsetOf } from '../protocols/text-of-body.ts';
import { parseXml, type XmlElement, XmlRefused } from '../protocols/xml/xml-tree.ts';
import { parseMediaType } from '../protocols/media-type.ts';
import { type AnswerHead, type Call, headerValue, type Wire } from './call.ts';

/** How much of an error page is quoted in a message. */
const QUOTE_LENGTH = 200;

/** A whole answer, before anything has been made of it. */
export interface WholeAnswer {
  readonly call: Call;
  readonly head: AnswerHead;
  readonly bytes: Uint8Array;
}

/** What an answer means by the table of answers. */
export interface Judgement {
  /** The row's id, for the evidence. */
  readonly row: string;
  readonly error: Error;
  /** Whether the proof of access itself was refused, so that a fresh one may do better. */
  readonly renewable: boolean;
}

/**
 * Judges an answer by the table (src/model/answers.ts). Undefined when its interface is to read it. Redirects are among
 * what is judged: an answer from another address than the configured one would be evidence about the wrong system.
 */
export function judgeAnswer(answer: WholeAnswer, wire: Wire): Judgement | undefined {
  const { call, head } = answer;
  const body = bodyOf(answer);
  const row = rowOfAnswer({
    status: head.status,
    body: body.kind,
    code: body.fault?.code,
    absenceIsTold: call.absence === 'not-offered',
    // What SOAP means by a status is told by the fault that comes with it, and the table has a row for that.
    ownStatus: isUsable(call, head) && (head.status < 300 || !isSoap(call)),
  });
  if (row?.thrown == null) return undefined;
  return { row: row.id, error: errorOf(row, { ...answer, body }, wire), renewable: row.renewable === true };
}

/** Whether the interface has a meaning for a status: a success, or one its own protocol names. */
function isUsable(call: Call, { status }: Pick<AnswerHead, 'status'>): boolean {
  return (status >= 200 && status < 300) || (call.ownStatuses ?? []).includes(status);
}

/**
 * Whether an answer must be held whole to be judged, by its status and how it begins: what begins as it should is read
 * while it arrives.
 */
export function needsJudging(call: Call, head: AnswerHead, start: Uint8Array): boolean {
  if (head.status >= 300 || !isUsable(call, head)) return true;
  return isSoap(call) || kindOfStart(call, head, start) !== 'other';
}

/** A SOAP 1.1 call names its action; no other does. */
const isSoap = ({ headers }: Call): boolean => headers['soapaction'] !== undefined;

/** A call that says nothing of what it accepts asks for something to be done, and no answer to read. */
const asksForContent = ({ method, headers }: Call): boolean => method !== 'HEAD' && headers['accept'] !== undefined;

function kindOfStart(call: Call, { status, contentType }: AnswerHead, start: Uint8Array): ReturnType<typeof startOfBody> {
  const kind = startOfBody(start.subarray(0, START_BYTES), contentType);
  if (kind !== 'empty' || asksForContent(call)) return kind;
  // Only the head was asked for, and it tells of a page.
  return call.method === 'HEAD' && status === 200 && parseMediaType(contentType).type === 'text/html' ? 'html' : 'other';
}

/** What is known of a body; `fault` when it is a SOAP fault. */
interface SeenBody {
  readonly kind: BodyKind;
  readonly fault?: { readonly code: string; readonly said: string; readonly text: string };
}

function bodyOf({ call, head, bytes }: WholeAnswer): SeenBody {
  const start = kindOfStart(call, head, bytes);
  if (start !== 'envelope') return { kind: start };
  const envelope = readEnvelope(bytes, head.contentType);
  const told = envelope === undefined ? undefined : readFault(envelope);
  if (envelope === undefined || told === undefined) return { kind: 'other' };
  const access = accessFault(envelope, told);
  const text = told.faultString;
  if (access?.layer === 'dgws')
    return { kind: 'dgws-fault', fault: { code: access.code, said: `DGWS-fejl ${access.code}`, text } };
  if (access !== undefined)
    return { kind: 'security-fault', fault: { code: access.code, said: `WS-Security-fejl ${access.code}`, text } };
  const fault = { code: localCode(told.faultCode), said: `SOAP-fejl ${codesOf(told)}`, text };
  if (isServerSide(told)) return { kind: 'server-fault', fault };
  // To a call that is no SOAP, an envelope means nothing of its own.
  return { kind: isSoap(call) ? 'service-fault' : 'other', fault };
}

function codesOf(told: ToldFault): string {
  const own = ownCode(told);
  return [told.faultCode, own === undefined ? '' : `(${own})`].filter((part) => part !== '').join(' ');
}

/** Looked for as bytes first: an answer may be large, and hardly any is a fault. */
function readEnvelope(bytes: Uint8Array, contentType: string): XmlElement | undefined {
  const { charset } = charsetOf(bytes, contentType);
  const isWide = charset.startsWith('utf-16');
  if (!isWide && !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('Fault')) return undefined;
  try {
    return parseXml(new TextDecoder(charset).decode(bytes));
  } catch (error) {
    // What cannot be read is for the interface to refuse in its own words; RangeError is an unknown charset.
    if (error instanceof XmlRefused || error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Told extends WholeAnswer {
  readonly body: SeenBody;
}

function errorOf(row: AnswerRow, { call, head, bytes, body }: Told, wire: Wire): Error {
  const { status, contentType } = head;
  const shown = (text: string): string => wire.redactor.text(text).text;
  const title = body.kind === 'html' ? titleOf(bytes, contentType) : undefined;
  const wait = headerValue(head, 'retry-after');
  const words: Readonly<Record<string, string>> = {
    interface: INTERFACE_NAMES[call.interface],
    title: title === undefined ? '' : `: “${shown(title)}”`,
    coding: body.kind === 'packed' ? (packingOf(bytes) ?? '') : partsInWords(contentType),
    status: String(status),
    wait: wait === undefined ? '' : `Systemet beder om at vente: ${shown(wait)}. `,
  };
  const FaultOfRow = row.isAbsence === true ? NotOffered : FAULT_CLASSES[row.thrown ?? 'Deviation'];
  return new FaultOfRow(fillPlaces(row.sentence, words), {
    place: wire.redactor.url(`${call.method} ${call.url}`).text,
    expected: expectedOf(row, call, wire),
    received: body.fault === undefined ? received({ call, head, bytes, body }, wire) : shown(faultInWords(body.fault, status)),
    remedy: fillPlaces(row.remedy, words),
  });
}

function faultInWords({ said, text }: NonNullable<SeenBody['fault']>, status: number): string {
  return `${said}, status ${status}${text === '' ? '' : `: “${text.replaceAll(/\s+/g, ' ').slice(0, QUOTE_LENGTH)}”`}`;
}

/** What would have been right. A client certificate is part of a proof: a server may tell of one it does not accept by a status. */
function expectedOf(row: AnswerRow, { auth }: Call, { redactor }: Wire): string {
  if (row.expected !== undefined) return row.expected;
  if (row.thrown !== 'PreconditionError') return 'et svar';
  const proofs = [auth?.proof, auth?.certificate === undefined ? undefined : `klientcertifikatet ${auth.certificate}`];
  const shown = proofs.filter((proof) => proof !== undefined).join(' og ');
  if (row.body !== undefined) return `adgang med ${shown === '' ? 'det, konfigurationen har: intet' : redactor.text(shown).text}`;
  return shown === '' ? 'et svar uden adgangsoplysninger: konfigurationen har ingen' : redactor.text(`et svar på ${shown}`).text;
}

function received({ head, bytes, body }: Told, wire: Wire): string {
  const { status, contentType } = head;
  const location = headerValue(head, 'location');
  const to = location === undefined ? '' : ` til ${wire.redactor.url(location).text}`;
  const type = contentType === '' ? '' : `, Content-Type ${contentType}`;
  if (body.kind === 'multipart' || body.kind === 'packed') return `status ${status}${wire.redactor.text(type).text}`;
  const text = new TextDecoder(labelOf(bytes, contentType)).decode(bytes);
  const quote = wire.redactor.text(text).text.replaceAll(/\s+/g, ' ').trim().slice(0, QUOTE_LENGTH);
  return `status ${status}${to}${quote === '' ? '' : `: “${quote}”`}`;
}

function labelOf(bytes: Uint8Array, contentType: string): string {
  const { charset } = charsetOf(bytes, contentType);
  try {
    return new TextDecoder(charset).encoding;
  } catch {
    return 'utf-8';
  }
}
