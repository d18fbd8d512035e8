import { closeSync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync, rmSync } from 'node:fs';
import type { Envelope } from '@cucumber/messages';
import type { EvidenceSink } from '../model/exchange.ts';
import type { PilotError } from '../model/pilot-error.ts';
import { type RegionEnd, RESULTS_SCHEMA_VERSION, type RunState } from '../model/run.ts';
import { toJsonFile, writeAll, writeFileAtomic } from '../disk/atomic-write.ts';
import { openBackgroundSync } from './background-sync.ts';
import { openEvidenceStore } from './evidence-store.ts';
import { mendTail } from './message-tail.ts';
import { insideFolder, MESSAGES_FILE, REGION_END_FILE, regionFolder } from './paths.ts';
import { guardWrite, writeError } from '../disk/write-error.ts';

/** Writes one region's part of a run; used inside the region's own process. Every method throws PilotError SP4003. */
export interface RegionWriter {
  /** Appends one message as one line, before it returns. */
  write(envelope: Envelope): void;
  /** Has everything written so far survive a power cut, soon: the writer does not wait for the disk. */
  sync(): void;
  readonly evidence: EvidenceSink;
  /**
   * The first write that failed; undefined while all have gone well. After it nothing more is written, not even where there
   * is room again: what was under way lacks a part, and may not be judged on the rest. It is run again by `--resume`.
   */
  failure(): PilotError | undefined;
  /** Does another write that the region's scenarios rest on, and holds its failure to be one of this writer. */
  guard<T>(write: () => T): T;
  /** Says how the region's part ended, and closes. Nothing may be written after it. */
  end(state: RunState, told?: Pick<RegionEnd, 'reason' | 'note'>): void;
}

/**
 * Opens a region's folder for writing. On a resumed run it appends: a last line torn by a crash is cut off first, and
 * the earlier end is taken away, so that a new crash does not look like that end.
 *
 * Throws SP4006 for a region that is no slug and SP4003 when the folder cannot be written.
 */
export function openRegionWriter(runFolder: string, region: string, now: () => Date = () => new Date()): RegionWriter {
  const folder = regionFolder(runFolder, region);
  const file = insideFolder(folder, MESSAGES_FILE);
  const descriptor = guardWrite(file, () => {
    mkdirSync(folder, { recursive: true });
    rmSync(insideFolder(folder, REGION_END_FILE), { force: true });
    mendTail(file);
    return openSync(file, 'a');
  });
  const background = guardWrite(file, () => openBackgroundSync(file));
  const evidence = openEvidenceStore(runFolder, region);
  let size = guardWrite(file, () => fstatSync(descriptor).size);
  let failure: PilotError | undefined;
  const failed = (error: unknown): PilotError => (failure ??= writeError(error, file));
  const guard = <T>(write: () => T): T => {
    if (failure !== undefined) throw failure;
    try {
      return write();
    } catch (error) {
      throw failed(error);
    }
  };
  return {
    evidence: {
      put: async (bytes) => {
        try {
          return await guard(() => evidence.put(bytes));
        } catch (error) {
          throw failed(error);
        }
      },
      read: (sha256) => evidence.read(sha256),
    },
    failure: () => failure,
    guard,
    write(envelope) {
      const line = Buffer.from(`${JSON.stringify(envelope)}\n`);
      guard(() => {
        try {
          writeAll(descriptor, line);
        } catch (error) {
          cutBack(descriptor, size);
          throw error;
        }
      });
      size += line.length;
    },
    sync: () => background.request(),
    end(state, told = {}) {
      background.close();
      guardWrite(file, () => {
        fsyncSync(descriptor);
        closeSync(descriptor);
      });
      writeRegionEnd(runFolder, { region, state, ...told, finishedAt: now() });
    },
  };
}

/** Half a line would swallow the next one, should there be room again. The write's own error is the one to tell. */
function cutBack(descriptor: number, size: number): void {
  try {
    ftruncateSync(descriptor, size);
  } catch {
    // The reader leaves a torn line out, and the next start cuts it off.
  }
}

/** How a region's part of a run ended. */
export interface RegionEndInput {
  readonly region: string;
  readonly state: RunState;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
  readonly finishedAt: Date;
}

/** Writes region.json. Throws PilotError SP4003 and SP4006. */
export function writeRegionEnd(runFolder: string, input: RegionEndInput): void {
  const end: RegionEnd = {
    schemaVersion: RESULTS_SCHEMA_VERSION,
    region: input.region,
    state: input.state,
    ...(input.reason === undefined ? {} : { reason: input.reason }),
    ...(input.note === undefined ? {} : { note: input.note }),
    finishedAt: input.finishedAt.toISOString(),
  };
  const folder = regionFolder(runFolder, input.region);
  guardWrite(folder, () => mkdirSync(folder, { recursive: true }));
  writeFileAtomic(insideFolder(folder, REGION_END_FILE), toJsonFile(end));
}
