import { randomBytes } from 'node:crypto';

/** A new run's id: when it began, UTC to the second, and eight random digits. */
export function newRunId(startedAt: Date): string {
  const stamp = startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `${stamp}-${randomBytes(4).toString('hex')}`;
}
