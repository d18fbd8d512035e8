/** What Ctrl-C and a polite kill do to a command. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Whether a signal has come. */
  interrupted(): boolean;
  /** Gives the signals back to Node's own handling. */
  release(): void;
}

/** A signal that aborts at the first SIGINT, SIGTERM or SIGHUP; what runs then ends itself and tells how far it came. */
export function abortOnSignals(): Interrupt {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, abort);
  return {
    signal: controller.signal,
    interrupted: () => controller.signal.aborted,
    release() {
      for (const signal of signals) process.off(signal, abort);
    },
  };
}
