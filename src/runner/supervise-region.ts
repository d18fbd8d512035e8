import { fork } from 'node:child_process';
import { listed } from '../model/listed.ts';
import type { ParentMessage, RegionJob, RegionMessage } from './region/job.ts';

export interface SuperviseOptions {
  readonly job: RegionJob;
  readonly secrets: ReadonlyMap<string, string>;
  /** Module that is the region's process. */
  readonly entry: URL;
  /** Folder where Node keeps compiled code between runs: five processes start at once and load the same. */
  readonly codeCache: string;
  /** Old-space limit of the region's process, in MiB. */
  readonly memoryMiB: number;
  /** Without a beat for so long the event loop hangs, and the process is ended. */
  readonly hangMs: number;
  /** After a stop, what is under way gets so long before the process is ended. */
  readonly stopMs: number;
  readonly onCaseFinished: (key: string, passed: boolean) => void;
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
  const child = fork(options.entry, {
    execArgv: [`--max-old-space-size=${options.memoryMiB}`],
    env: minimalEnvironment(options.codeCache),
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
    let hang = setTimeout(() => kill(hangReason(options.hangMs, underWay)), options.hangMs);
    let stop: NodeJS.Timeout | undefined;
    const alive = (): void => {
      clearTimeout(hang);
      hang = setTimeout(() => kill(hangReason(options.hangMs, underWay)), options.hangMs);
    };
    const onAbort = (): void => {
      if (child.connected) child.send({ kind: 'stop' } satisfies ParentMessage);
      stop = setTimeout(() => kill(STOPPED), options.stopMs);
    };
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (lastWords = (lastWords + text).slice(-4_000)));
    child.on('message', (message: RegionMessage) => {
      alive();
      if (message.kind === 'case-finished') options.onCaseFinished(message.key, message.passed);
      else if (message.kind === 'beat') underWay = message.underWay;
      else if (message.kind === 'failed') end ??= { state: 'aborted', reason: `Regionen kunne ikke afprøves: ${message.reason}` };
      else end ??= options.signal.aborted ? { state: 'aborted', reason: STOPPED } : completed(message.note);
    });
    child.on('error', (error) => (end ??= { state: 'aborted', reason: `Regionens proces kunne ikke startes: ${error.message}` }));
    child.on('close', (code, signal) => {
      clearTimeout(hang);
      clearTimeout(stop);
      options.signal.removeEventListener('abort', onAbort);
      const reason = options.signal.aborted ? STOPPED : crashReason(code, signal, lastWords);
      resolve(end ?? { state: 'aborted', reason });
    });
    options.signal.addEventListener('abort', onAbort, { once: true });
    child.send({ kind: 'start', job: options.job, secrets: [...options.secrets] } satisfies ParentMessage);
    if (options.signal.aborted) onAbort();
  });
}

/** More names than this say no more than their number does. */
const NAMED_UNDER_WAY = 5;

/** One of the scenarios that were under way at the last beat most likely holds the event loop. */
function hangReason(hangMs: number, underWay: readonly string[]): string {
  const stopped = `Regionens proces svarede ikke i ${Math.round(hangMs / 1000)} sekunder og blev standset.`;
  if (underWay.length === 0) return stopped;
  const rest = underWay.length - NAMED_UNDER_WAY;
  const named = [...underWay.slice(0, NAMED_UNDER_WAY), ...(rest > 0 ? [`${rest} til`] : [])];
  return `${stopped} I gang var ${listed(named)}.`;
}

function completed(note: string | undefined): RegionEnd {
  return { state: 'completed', ...(note === undefined ? {} : { note }) };
}

/** Words for an end nobody announced. Node's heap message is the only sign of a full memory. */
function crashReason(code: number | null, signal: NodeJS.Signals | null, lastWords: string): string {
  if (/heap out of memory|Reached heap limit/.test(lastWords))
    return 'Regionens proces brugte mere hukommelse, end den må, og blev standset.';
  if (signal !== null) return `Regionens proces blev standset af systemet (${signal}).`;
  return `Regionens proces sluttede uventet (kode ${code ?? 'ukendt'}).`;
}

function minimalEnvironment(codeCache: string): NodeJS.ProcessEnv {
  return { LANG: 'C.UTF-8', TZ: 'Europe/Copenhagen', NODE_COMPILE_CACHE: codeCache };
}
