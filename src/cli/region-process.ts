/**
 * Entry of a region's own process. It takes one job over the channel from its parent, runs it and ends. Nothing here
 * can harm another region: an exit, a crash, a hang or a full memory ends this process only.
 */
import { Worker } from 'node:worker_threads';
import { placeInSteps, stepsNotLoaded } from '../gherkin/steps-not-loaded.ts';
import type { Places } from '../model/places.ts';
import { runRegion, type RegionControl } from '../runner/region/run-region.ts';
import { readProxies } from '../wire/proxies.ts';
import type { ParentMessage, RegionMessage } from '../runner/region/job.ts';

/** How often the parent hears that the event loop still turns. */
const BEAT_MS = 500;

/** Where orphans are given another parent, as on Linux and macOS; once a second, so that it is no sign of life. */
const WITH_PARENT = `const parent = process.ppid;
setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 1_000);`;

let stopping = false;
let control: RegionControl | undefined;
let goOn: (() => void) | undefined;

/** Asks the parent for the machine and waits for it, or for the run to stop. */
async function machineTurn(): Promise<void> {
  if (stopping) return;
  const granted = new Promise<void>((resolve) => (goOn = resolve));
  await send({ kind: 'turn-wanted' });
  await granted;
}

function send(message: RegionMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) return resolve();
    process.send(message, () => resolve());
  });
}

async function start(message: Extract<ParentMessage, { kind: 'start' }>): Promise<void> {
  const beat = setInterval(() => {
    void send({ kind: 'beat', underWay: control?.underWay() ?? [] });
  }, BEAT_MS);
  try {
    const { note } = await runRegion(
      message.job,
      { secrets: new Map(message.secrets), proxies: readProxies(message.proxies) },
      {
        started: (given) => (control = given),
        caseFinished: (key, passed) => void send({ kind: 'case-finished', key, passed }),
        machineTurn,
        stopping: () => stopping,
      },
    );
    await send({ kind: 'finished', ...(note === undefined ? {} : { note }) });
  } catch (error) {
    await send({ kind: 'failed', reason: reasonOf(error, message.job.places) });
  } finally {
    clearInterval(beat);
    process.exit(0);
  }
}

/** Why a region could not be tried; where its steps are the cause, with the place in them. */
function reasonOf(error: unknown, places: Places): string {
  const { file, line } = placeInSteps(error, places) ?? {};
  if (file !== undefined)
    return `Trinnene kan ikke indlæses: ${stepsNotLoaded(error, places).seen} (${file}, linje ${line ?? '?'})`;
  return error instanceof Error ? error.message : String(error);
}

// Cucumber listens once per step under way, where it does so itself; Node's warning of a leak starts at eleven.
process.setMaxListeners(0);
process.on('uncaughtException', (error: unknown) => control?.strayException(error));
// The parent decides what Ctrl-C means; the terminal sends it to the whole group.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(1));
// An event loop that hangs hears of nothing; then a thread of its own ends the process with its parent.
new Worker(WITH_PARENT, { eval: true, execArgv: [] }).unref();
process.on('message', (message: ParentMessage) => {
  if (message.kind === 'start') return void start(message);
  if (message.kind === 'stop') stopping = true;
  goOn?.();
});
