import type { OpenSession } from '../../session/session.ts';
import type { RegionPreflight } from '../../model/preflight.ts';

/** A preflight whose low steps are through, while the interfaces still tell of themselves. */
export interface BegunPreflight {
  /** Resolves when what was found has been written. Rejects with what writing threw. */
  readonly written: Promise<void>;
  /** What is found from now on is not written: the sockets are being closed under it. */
  drop(): void;
}

/**
 * Starts to look at a region's interfaces, and resolves as soon as those that cannot be reached are closed: that no
 * scenario may begin without. The rest is only told, so it goes on beside the scenarios instead of before them.
 */
export async function beginPreflight(open: OpenSession, write: (found: RegionPreflight) => void): Promise<BegunPreflight> {
  const { closed, found } = open.preflight();
  let dropped = false;
  const written = found.then((result) => {
    if (!dropped) write(result);
  });
  // Until somebody waits for it, a failure must not be an exception of the whole process.
  written.catch(() => undefined);
  await closed;
  return { written, drop: () => (dropped = true) };
}
