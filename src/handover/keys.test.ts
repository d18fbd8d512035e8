import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyFile, readKeyFile } from './keys.ts';
import { type HandoverRoom, openHandoverRoom, PLACE, saidBy } from './handover-room.fixture.ts';

let room: HandoverRoom;
beforeEach(async () => {
  room = await openHandoverRoom();
});
afterEach(() => room.close());

describe('keys', () => {
  it('are never written over another', async () => {
    expect(await saidBy(createKeyFile(join(room.folder, 'nord.key'), PLACE.region), room)).toMatchInlineSnapshot(`
      "SP4046 Nøglefilen kan ikke skrives
        Sted:      nord.key
        Fundet:    filen findes i forvejen
        Forventet: et nyt filnavn i en mappe, der kan skrives i
        Løsning:   Vælg et andet navn med -o. En nøgle bliver aldrig skrevet oven i en anden.
        Læs mere:  docs/fejl/sp4046.mdx"
    `);
  });

  it('are not used when others can read them, or when they are something else', async () => {
    chmodSync(join(room.folder, 'nord.key'), 0o644);
    expect(await saidBy(readKeyFile(join(room.folder, 'nord.key')), room)).toMatchInlineSnapshot(`
      "SP4045 Nøglefilen kan ikke bruges
        Sted:      nord.key
        Fundet:    andre brugere på maskinen kan læse filen
        Forventet: en privat nøgle, kun ejeren kan læse
        Løsning:   Kør “chmod 600 nord.key”. Har andre kunnet se den, så lav en ny nøgle.
        Læs mere:  docs/fejl/sp4045.mdx"
    `);
    writeFileSync(join(room.folder, 'a.key'), '{}', { mode: 0o600 });
    expect(await saidBy(readKeyFile(join(room.folder, 'a.key')), room)).toContain('er ikke en privat nøgle fra');
  });
});
