import { vi } from 'vitest';
import { runCommandLine } from './command-line.ts';

/** What was told on each stream. */
export interface Told {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, which takes milliseconds where a process of its own takes seconds. */
export async function inProcess(...args: readonly string[]): Promise<Told & { readonly code: number }> {
  let code = -1;
  const told = await listen(async () => {
    code = await runCommandLine(args);
  });
  return { code, ...told };
}

/** What is told while something is done. */
export async function listen(act: () => void | Promise<void>): Promise<Told> {
  const told = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text, encodingOrWritten?: unknown) => {
      told[name] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
      if (typeof encodingOrWritten === 'function') (encodingOrWritten as () => void)();
      return true;
    }),
  );
  try {
    await act();
    return told;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
