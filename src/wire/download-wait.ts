import { setTimeout as pause } from 'node:timers/promises';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Milliseconds to wait after so many requests that were of no use: twice as long each time, and half of it by chance (`random`,
 * from 0 up to 1), so that many who were broken off at once do not come back at once.
 */
export function backoff(requests: number, random: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (requests - 1));
  return Math.round(whole / 2 + (whole / 2) * random);
}

/** Waits; rejects when the signal is aborted. */
export async function patiently(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal });
}

/** A wait in Danish, rounded up: “45 sekunder”, “60 minutter”, “3 timer”. */
export function waitInWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  if (seconds === 1) return '1 sekund';
  if (seconds < 120) return `${seconds} sekunder`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} minutter` : `${Math.ceil(minutes / 60)} timer`;
}
