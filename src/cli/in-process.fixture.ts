import { vi } from 'vitest';
import { runCommandLine } from './command-line.ts';
import { EXIT } from './exit-codes.ts';

/** What a command told, and what it ended with. */
export interface Told {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, which takes milliseconds where a process of its own takes seconds. */
export async function inProcess(...args: readonly string[]): Promise<Told> {
  const { code = EXIT.faults, ...told } = await listen(async () => ({ code: await runCommandLine(args) }));
  return { code, ...told };
}

/** What is told while something is done. */
export async function listen<T extends object>(act: () => Promise<T>): Promise<Partial<T> & Omit<Told, 'code'>> {
  const told = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      told[name] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
      return true;
    }),
  );
  try {
    return { ...(await act()), ...told };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
