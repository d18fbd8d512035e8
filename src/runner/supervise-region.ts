import { fork } from 'node:child_process';
import { listed } from '../model/listed.ts';
import type { Network } from '../model/network.ts';
import type { ParentMessage, RegionJob, RegionMessage } from './region/job.ts';
import { judgeSilence, mostResidentMiB, type ProcessUsage, readResidentMiB, readUsage } from './silence.ts';

/** A region's process: its work, and what is told of it. */
export interface SuperviseOptions {
  readonly job: RegionJob;
  readonly secrets: ReadonlyMap<string, string>;
  /** Module that is the region's process. */
  readonly entry: URL;
  /** Folder where Node keeps compiled code between runs: five processes start at once and load the same. */
  readonly codeCache: string;
  /** How the machine gets out on the network; without, straight. */
  readonly network?: Network | undefined;
  /** Old-space limit of the region's process, in MiB; what it may hold in all follows from it. */
  readonly memoryMiB: number;
  /** Without a beat for so long, and with the processor time to have given one, the event loop hangs and is ended. */
  readonly hangMs: number;
  /** After a stop, what is under way gets so long before the process is ended. */
  readonly stopMs: number;
  readonly onCaseFinished: (key: string, passed: boolean) => void;
  /** The region has only scenarios left that measure time, and runs none of them until `grant` is called. */
  readonly onTurnWanted: (grant: () => void) => void;
  /** Aborts the region: asks it to stop, then ends it. */
  readonly signal: AbortSignal;
}

const STOPPED = 'Kørslen blev afbrudt.';

/** How a region's process ended. Reason and note are Danish and stand on the region's page. */
export type RegionEnd =
  { readonly state: 'completed'; readonly note?: string } | { readonly state: 'aborted'; readonly reason: string };

/**
 * Runs one region in a process of its own and waits for its end, however it ends. Never rejects: a crash, an exit, a
 * hang or a full memory is a result, not an exception. The process sees a minimal environment, so that no secret of
 * ours is in reach of what it loads; the secrets it needs come over the channel.
 */
export function superviseRegion(options: SuperviseOptions): Promise<RegionEnd> {
  if (options.signal.aborted) return Promise.resolve({ state: 'aborted', reason: STOPPED });
  const child = fork(options.entry, {
    execArgv: [`--max-old-space-size=${options.memoryMiB}`],
    env: minimalEnvironment(options.codeCache, options.network),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  return new Promise((resolve) => {
    let end: RegionEnd | undefined;
    let lastWords = '';
    let underWay: readonly string[] = [];
    const kill = (reason: string): void => {
      end ??= { state: 'aborted', reason };
      child.kill('SIGKILL');
    };
    const say = (message: ParentMessage): void => {
      // It may have gone down a moment ago; its end is told by the event of that name.
      if (child.connected) child.send(message, () => undefined);
    };
    const watch = watchSilence(child.pid, options, (found) => {
      kill(found === 'memory' ? FULL : hangReason(options.hangMs, underWay));
    });
    const weigh = setInterval(() => {
      if ((readResidentMiB(child.pid) ?? 0) > mostResidentMiB(options.memoryMiB)) kill(withUnderWay(FULL, underWay));
    }, WEIGH_MS);
    let stop: NodeJS.Timeout | undefined;
    const onAbort = (): void => {
      say({ kind: 'stop' });
      stop = setTimeout(() => kill(STOPPED), options.stopMs);
    };
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (lastWords = (lastWords + text).slice(-4_000)));
    child.on('message', (message: RegionMessage) => {
      watch.sign();
      if (message.kind === 'turn-wanted') options.onTurnWanted(() => say({ kind: 'turn-granted' }));
      else if (message.kind === 'case-finished') options.onCaseFinished(message.key, message.passed);
      else if (message.kind === 'beat') underWay = message.underWay;
      else if (message.kind === 'failed') end ??= { state: 'aborted', reason: `Regionen kunne ikke afprøves: ${message.reason}` };
      else end ??= options.signal.aborted ? { state: 'aborted', reason: STOPPED } : completed(message.note);
    });
    child.on('error', (error) => (end ??= { state: 'aborted', reason: `Regionens proces kunne ikke startes: ${error.message}` }));
    child.on('close', (code, signal) => {
      watch.end();
      clearInterval(weigh);
      clearTimeout(stop);
      options.signal.removeEventListener('abort', onAbort);
      const reason = options.signal.aborted ? STOPPED : crashReason(code, signal, lastWords);
      // Its last words are better evidence than its silence: writing them takes a busy machine seconds.
      const full = end?.state === 'aborted' && end.reason !== STOPPED && isFull(lastWords);
      resolve(end === undefined || full ? { state: 'aborted', reason } : end);
    });
    options.signal.addEventListener('abort', onAbort, { once: true });
    const { job, secrets, network } = options;
    child.send({ kind: 'start', job, secrets: [...secrets], proxies: network?.proxies ?? {} } satisfies ParentMessage);
  });
}

/** How often what a process holds in memory is read: an answer of the largest size takes longer to arrive. */
const WEIGH_MS = 250;

/** How often a silent process is looked at within its limit. */
const LOOKS = 4;

/**
 * Looks at a process until it ends, and tells once when its silence is a hang. A look that comes late says that this
 * process was itself held up, or the machine asleep; the signs of life may then lie unread, so it does not count.
 */
function watchSilence(
  pid: number | undefined,
  { hangMs, memoryMiB }: Pick<SuperviseOptions, 'hangMs' | 'memoryMiB'>,
  onHang: (found: 'hang' | 'memory') => void,
): { sign(): void; end(): void } {
  const everyMs = hangMs / LOOKS;
  let signAt = performance.now();
  let lookedAt = signAt;
  let heard = false;
  let atSign: ProcessUsage | undefined;
  let before: ProcessUsage | undefined;
  const timer = setInterval(() => {
    const at = performance.now();
    const late = at - lookedAt > 2 * everyMs;
    lookedAt = at;
    const now = readUsage(pid);
    if (heard) atSign = now;
    heard = false;
    const found = late ? 'wait' : judgeSilence({ silentMs: at - signAt, hangMs, memoryMiB, atSign, before, now });
    before = now;
    if (found === 'wait') return;
    clearInterval(timer);
    onHang(found);
  }, everyMs);
  const sign = (): void => {
    signAt = performance.now();
    heard = true;
  };
  return { sign, end: () => clearInterval(timer) };
}

/** More names than this say no more than their number does. */
const NAMED_UNDER_WAY = 5;

/** One of the scenarios that were under way at the last beat most likely holds the event loop. */
function hangReason(hangMs: number, underWay: readonly string[]): string {
  return withUnderWay(`Regionens proces svarede ikke i ${Math.round(hangMs / 1000)} sekunder og blev standset.`, underWay);
}

function withUnderWay(reason: string, underWay: readonly string[]): string {
  if (underWay.length === 0) return reason;
  const rest = underWay.length - NAMED_UNDER_WAY;
  const named = [...underWay.slice(0, NAMED_UNDER_WAY), ...(rest > 0 ? [`${rest} til`] : [])];
  return `${reason} I gang var ${listed(named)}.`;
}

function completed(note: string | undefined): RegionEnd {
  return { state: 'completed', ...(note === undefined ? {} : { note }) };
}

const FULL = 'Regionens proces brugte mere hukommelse, end den må, og blev standset.';

/** Node says so itself before it ends for want of memory. */
const isFull = (lastWords: string): boolean => /heap out of memory|Reached heap limit/.test(lastWords);

/** Words for an end nobody announced. */
function crashReason(code: number | null, signal: NodeJS.Signals | null, lastWords: string): string {
  if (isFull(lastWords)) return FULL;
  if (signal !== null) return `Regionens proces blev standset af systemet (${signal}).`;
  return `Regionens proces sluttede uventet (kode ${code ?? 'ukendt'}).`;
}

function minimalEnvironment(codeCache: string, network: Network | undefined): NodeJS.ProcessEnv {
  return { LANG: 'C.UTF-8', TZ: 'Europe/Copenhagen', NODE_COMPILE_CACHE: codeCache, ...network?.trust };
}
