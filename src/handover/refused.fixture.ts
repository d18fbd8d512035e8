import { expect } from 'vitest';
import { importFiles } from './import-files.ts';
import { type HandoverRoom, pictureOf, saidBy } from './handover-room.fixture.ts';

/** What taking files in says when it is refused. */
export type Refused = (file: string | readonly string[], changes?: Parameters<HandoverRoom['input']>[0]) => Promise<string>;

/** Tries to take files in. Whatever is said, the store must be as it was: nothing lost, nothing half written. */
export async function refusedBy(
  room: HandoverRoom,
  file: string | readonly string[],
  changes: Parameters<HandoverRoom['input']>[0] = {},
): Promise<string> {
  const before = pictureOf(room.store);
  const said = await saidBy(importFiles([file].flat(), room.input(changes)), room);
  expect(pictureOf(room.store)).toEqual(before);
  return said;
}
