import { closeSync, readSync } from 'node:fs';
import { type MessageProblem, parseMessages } from '../recording/parse-messages.ts';
import { openToRead } from './run-files.ts';

const CHUNK_BYTES = 1024 * 1024;

/**
 * Reads newline-delimited JSON whatever state it is in: bad lines are reported and left out, and a last line torn by a
 * crash is told from other damage. Memory is bounded by one line. Never throws on content; throws what the file system
 * throws when the file cannot be opened, and TypeError for what is no file.
 */
export function* readMessages(file: string, onProblem: (problem: MessageProblem) => void): Generator<object> {
  yield* parseMessages(readChunks(file), onProblem);
}

function* readChunks(file: string): Generator<Uint8Array> {
  const descriptor = openToRead(file);
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const length = readSync(descriptor, chunk, 0, CHUNK_BYTES, null);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}
