import { ConfigurationError } from '../config/configuration-error.ts';
import { PilotError } from '../model/pilot-error.ts';
import { Refusal } from '../model/refusal.ts';

export { Refusal };

/** The coded errors a thrown value carries; empty for anything that is not ours. */
export function problemsOf(error: unknown): readonly PilotError[] {
  if (error instanceof PilotError) return [error];
  if (error instanceof Refusal || error instanceof ConfigurationError) return error.problems;
  return [];
}
