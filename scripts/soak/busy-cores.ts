import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Ends with its parent, so that a soak that is killed leaves nothing behind. */
const LOOP = `process.on('disconnect', () => process.exit()); const turn = () => { const until = Date.now() + 50; while (Date.now() < until); setImmediate(turn); }; turn();`;

/** Keeps every core busy with work of ordinary priority until the function it gives is called. */
export function keepCoresBusy(): () => void {
  const loops = Array.from({ length: availableParallelism() }, (): ChildProcess =>
    spawn(process.execPath, ['-e', LOOP], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }),
  );
  return () => {
    for (const loop of loops) loop.kill('SIGKILL');
  };
}
