import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Wall and CPU seconds of commands that ran side by side, start-up included. */
export interface Measurement {
  readonly wall: number;
  readonly cpu: number;
}

/** CPU seconds of a process' ended children, from the system's own account (Linux; 0 elsewhere). */
function childrenCpu(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    // Fields 16 and 17 of proc(5): cutime and cstime, in ticks of 10 ms.
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return 0;
  }
}

/** A command, and what running it took. */
export interface MeasuredCommand {
  readonly args: readonly string[];
  readonly cwd: string;
}

/** Runs the commands at the same time and measures until the last has ended. Throws when one fails. */
export async function measure(commands: readonly MeasuredCommand[]): Promise<Measurement> {
  const cpuBefore = childrenCpu();
  const start = performance.now();
  await Promise.all(
    commands.map(
      ({ args, cwd }) =>
        new Promise<void>((resolve, reject) => {
          const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
          child.on('close', (code) =>
            code === 0 ? resolve() : reject(new Error(`${args.join(' ')} sluttede med kode ${code ?? 'ukendt'}`)),
          );
        }),
    ),
  );
  return { wall: (performance.now() - start) / 1000, cpu: childrenCpu() - cpuBefore };
}

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
