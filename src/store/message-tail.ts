import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { writeAll } from '../disk/atomic-write.ts';

const CHUNK_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;

/**
 * Makes a message file end in a line break again after a crash, so that what is appended starts on a line of its own.
 * A last line that is whole but lacks its line break is kept; a torn one is cut off. Does nothing when there is no file.
 */
export function mendTail(file: string): void {
  if (!existsSync(file)) return;
  const descriptor = openSync(file, 'r+');
  try {
    const size = fstatSync(descriptor).size;
    const start = endOfLastLine(descriptor, size);
    if (start === size) return;
    const tail = Buffer.alloc(size - start);
    readSync(descriptor, tail, 0, tail.length, start);
    if (isWhole(tail)) appendLineFeed(file);
    else ftruncateSync(descriptor, start);
  } finally {
    closeSync(descriptor);
  }
}

/** Offset just after the last line break; 0 when there is none. */
function endOfLastLine(descriptor: number, size: number): number {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - CHUNK_BYTES);
    const length = readSync(descriptor, chunk, 0, end - start, start);
    const at = chunk.subarray(0, length).lastIndexOf(LINE_FEED);
    if (at >= 0) return start + at + 1;
    end = start;
  }
  return 0;
}

function isWhole(line: Buffer): boolean {
  try {
    JSON.parse(line.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

function appendLineFeed(file: string): void {
  const descriptor = openSync(file, 'a');
  try {
    writeAll(descriptor, Buffer.of(LINE_FEED));
  } finally {
    closeSync(descriptor);
  }
}
