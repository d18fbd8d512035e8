import { type Dispatcher, request } from 'undici';
import { rowOfAnswer } from '../model/answers.ts';
import type { Limits } from '../model/config/environment.ts';
import { fillPlaces } from '../model/fill-places.ts';
import { START_BYTES, startOfBody, titleOf } from '../protocols/answer-body.ts';
import {
  type AnswerHeaders,
  contentLengthOf,
  contentRangeOf,
  headerOf,
  ifRangeOf,
  retryAfterMs,
  validatorsOf,
} from './download-headers.ts';
import type { FetchedFile } from './download-memory.ts';
import { FAULT_TABLE, type Phase } from './fault-table.ts';
import { DiskFault, type PartFile } from './download-part.ts';
import type { Proxies } from './proxies.ts';
import { brokenMeaning } from './proxy-faults.ts';
import { CodedError, continued, decodedChunks, packingsOf, takeStart } from './read-body.ts';
import { nextAddress } from './download-address.ts';
import { errorCode } from './transport-fault.ts';

/** What one request for a file is made with. */
export interface AttemptMeans {
  readonly part: PartFile;
  /** The file that is here already; undefined when none is, or nothing tells its edition. */
  readonly known: FetchedFile | undefined;
  readonly userAgent: string;
  readonly dispatcher: Dispatcher;
  readonly proxies: Proxies;
  readonly limits: Limits;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onProgress: (bytes: number, total: number | undefined) => void;
  /** Tells what the user should know though it is no fault; a sentence in Danish. */
  readonly note: (sentence: string) => void;
}

/** What one request for a file came to. Faults are sentences in Danish. */
export type Came =
  /** The part is the whole file. */
  | { readonly kind: 'whole' }
  /** The file that is here is the newest. */
  | { readonly kind: 'unchanged'; readonly known: FetchedFile }
  /** It may go better the next time: after a wait, or at once where the host did nothing but not go on from our part. */
  | {
      readonly kind: 'again';
      readonly fault: string;
      readonly atOnce: boolean;
      readonly status?: number;
      readonly waitMs?: number;
    }
  | { readonly kind: 'refused'; readonly fault: string; readonly status?: number };

const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What breaks a connection at one time and need not at another. A certificate or a name that is wrong stays so. */
const PASSING: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_PRX_CONN',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_SOCKET',
]);

const NOT_CONTINUED = 'Værten sendte et andet stykke af filen end det, der blev bedt om.';
const PIECE_UNASKED = 'Værten sendte et stykke af filen (206), skønt der blev bedt om den hele.';

/**
 * Asks once for a file, or for the rest of it where a part is there, and adds what comes to the part. Redirects are followed
 * (download-address.ts). Throws DiskFault, and what is thrown when the signal is aborted.
 */
export async function attemptDownload(address: URL, means: AttemptMeans): Promise<Came> {
  const way: Way = { at: address, phase: 'before-answer' };
  try {
    const answer = await ask(way, means);
    if ('kind' in answer) return answer;
    way.phase = 'within-answer';
    try {
      return await take(answer, way.at, means);
    } finally {
      leaveBody(answer);
    }
  } catch (thrown) {
    // Codes of the disk look like those of the network.
    const code = thrown instanceof DiskFault || means.signal.aborted ? undefined : errorCode(thrown);
    const coding = thrown instanceof CodedError ? thrown.coding : undefined;
    const broken = { thrown, phase: way.phase, coding, proxy: means.proxies.for(way.at) };
    const meaning = code === undefined ? undefined : brokenMeaning({ ...broken, code }, means.limits);
    if (code === undefined || meaning === undefined) throw thrown;
    const fault = meaning.sentence;
    return PASSING.has(code) ? { kind: 'again', fault, atOnce: false } : { kind: 'refused', fault };
  }
}

/** How far a request has come. */
interface Way {
  at: URL;
  phase: Phase;
}

async function ask(way: Way, means: AttemptMeans): Promise<Dispatcher.ResponseData | Came> {
  for (let redirects = 0; ; redirects += 1) {
    const answer = await request(way.at, {
      dispatcher: means.dispatcher,
      headers: headersFor(means),
      signal: means.signal,
    });
    if (!REDIRECTS.has(answer.statusCode)) return answer;
    leaveBody(answer);
    const status = answer.statusCode;
    if (redirects === MOST_REDIRECTS) {
      return { kind: 'refused', status, fault: `Værten sender videre mere end ${MOST_REDIRECTS} gange.` };
    }
    const next = nextAddress(way.at, headerOf(answer.headers, 'location'));
    if ('fault' in next) return { kind: 'refused', status, fault: next.fault };
    // The host alone: what follows it may be a key that lets in whoever has it.
    if (next.host !== way.at.host) means.note(`${way.at.host} sendte videre til ${next.host}.`);
    way.at = next;
  }
}

function headersFor({ part, known, userAgent }: AttemptMeans): Readonly<Record<string, string>> {
  const common = { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'identity' };
  const { ifRange } = part.origin;
  // Of the edition that is here before, nothing is asked: the part is of a later one.
  if (ifRange !== undefined) return { ...common, range: `bytes=${part.bytes}-`, 'if-range': ifRange };
  const { etag, lastModified } = known?.validators ?? {};
  return {
    ...common,
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}

/** What is not read is let go of; the connection with it, for the rest may be large. */
function leaveBody({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => undefined);
  body.destroy();
}

async function take({ statusCode: status, headers, body }: Dispatcher.ResponseData, at: URL, means: AttemptMeans): Promise<Came> {
  const { part, known } = means;
  const coding = [headers['content-encoding'] ?? []].flat().join();
  const isPacked = packingsOf(coding).length > 0;
  if (status === 206 && part.bytes === 0) return { kind: 'refused', status, fault: PIECE_UNASKED };
  if (status === 206) return takeRest({ headers, body, isPacked }, means);
  if (status >= 200 && status < 300) return takeWhole({ status, headers, body, isPacked, coding, host: at.host }, means);
  if (status === 304 && known !== undefined && part.bytes === 0) return { kind: 'unchanged', known };
  if (status === 416 && part.bytes > 0) {
    await part.drop();
    return { kind: 'again', status, fault: NOT_CONTINUED, atOnce: true };
  }
  return refusal(status, headers, means);
}

interface Body {
  readonly headers: AnswerHeaders;
  readonly body: AsyncIterable<Uint8Array>;
  readonly isPacked: boolean;
}

interface WholeBody extends Body {
  readonly status: number;
  readonly coding: string;
  readonly host: string;
}

async function takeWhole({ status, headers, body, isPacked, coding, host }: WholeBody, means: AttemptMeans): Promise<Came> {
  const { part, note } = means;
  const total = isPacked ? undefined : contentLengthOf(headers);
  if (total !== undefined && total > means.maxBytes) return tooLarge(means);
  const source = decodedChunks(body, coding)[Symbol.asyncIterator]();
  const begun = await takeStart(source);
  const page = whatInstead({ status, headers, host }, Buffer.concat(begun));
  if (page !== undefined) return { kind: 'refused', status, fault: page };
  if (isPacked) note(`${host} pakkede filen (${coding}) uden at være bedt om det, så den kan ikke genoptages efter et brud.`);
  else if (total === undefined && headerOf(headers, 'transfer-encoding') === undefined)
    note(`${host} sagde ikke, hvor stor filen er, så det kan ikke ses på længden, om den er hel.`);
  const ifRange = isPacked ? undefined : ifRangeOf(headers);
  await part.begin({
    validators: validatorsOf(headers),
    ...(ifRange === undefined ? {} : { ifRange }),
    ...(total === undefined ? {} : { total }),
  });
  return receive(continued(begun, source), means);
}

/** The rest of a file, if it is that. */
async function takeRest({ headers, body, isPacked }: Body, means: AttemptMeans): Promise<Came> {
  const { part } = means;
  const range = isPacked ? undefined : contentRangeOf(headers);
  const total = range?.total ?? part.origin.total;
  if (
    range === undefined ||
    total === undefined ||
    range.first !== part.bytes ||
    range.last >= total ||
    !isOfPart(headers, total, part)
  ) {
    await part.drop();
    return { kind: 'again', status: 206, fault: NOT_CONTINUED, atOnce: true };
  }
  if (total > means.maxBytes) return tooLarge(means);
  part.expect(total);
  return receive(body, means);
}

/** Whether an answer is of the edition that the part is the beginning of; a host that does not know If-Range may give another's rest. */
function isOfPart(headers: AnswerHeaders, total: number, { origin }: PartFile): boolean {
  const { etag, lastModified } = validatorsOf(headers);
  return (
    (origin.total ?? total) === total &&
    (etag ?? origin.validators.etag) === origin.validators.etag &&
    (lastModified ?? origin.validators.lastModified) === origin.validators.lastModified
  );
}

async function receive(chunks: AsyncIterable<Uint8Array>, means: AttemptMeans): Promise<Came> {
  const { part, maxBytes, onProgress } = means;
  const { total } = part.origin;
  for await (const chunk of chunks) {
    if (part.bytes + chunk.byteLength > maxBytes) return tooLarge(means);
    await part.append(chunk);
    onProgress(part.bytes, total);
  }
  if (total === undefined || part.bytes === total) return { kind: 'whole' };
  // Longer than the whole, it is the beginning of nothing.
  if (part.bytes > total) await part.drop();
  return { kind: 'again', fault: FAULT_TABLE['UND_ERR_RES_CONTENT_LENGTH_MISMATCH']?.sentence ?? '', atOnce: false };
}

async function tooLarge({ part, maxBytes }: AttemptMeans): Promise<Came> {
  await part.drop();
  const mebibytes = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 1 }).format(maxBytes / (1024 * 1024));
  return { kind: 'refused', fault: `Filen er større end de ${mebibytes} MiB, der højst bliver hentet.` };
}

interface Head {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly host: string;
}

/** What came instead of the file, by the table of answers: a page, or nothing. What else a file can be is for its reader to say. */
function whatInstead({ status, headers, host }: Head, start: Uint8Array): string | undefined {
  const contentType = headerOf(headers, 'content-type') ?? '';
  const body = startOfBody(start.subarray(0, START_BYTES), contentType);
  if (body !== 'html' && body !== 'empty') return undefined;
  const row = rowOfAnswer({ status, body, absenceIsTold: false, ownStatus: true });
  const title = body === 'html' ? titleOf(start, contentType) : undefined;
  return fillPlaces(row?.sentence ?? '', { interface: host, title: title === undefined ? '' : `: “${title}”` });
}

/** What a status that is no success means: by the table of answers, but for a file that is not there. */
function refusal(status: number, headers: AnswerHeaders, { now }: AttemptMeans): Came {
  const told = status === 404 || status === 410 ? 'Der er ingen fil på adressen.' : tabled(status);
  const fault = told.includes(`${status}`) ? told : told.replace(/\.$/, ` (status ${status}).`);
  if (status !== 429 && status < 500) return { kind: 'refused', status, fault };
  const waitMs = retryAfterMs(headers, now());
  return { kind: 'again', status, fault, atOnce: false, ...(waitMs === undefined ? {} : { waitMs }) };
}

function tabled(status: number): string {
  const row = rowOfAnswer({ status, body: 'other', absenceIsTold: false, ownStatus: false });
  return fillPlaces(row?.sentence ?? '', { interface: 'filen', status: `${status}` }).replace(/^./, (first) =>
    first.toUpperCase(),
  );
}
