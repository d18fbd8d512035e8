import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ForgedMember, forgeZip } from './forge.fixture.ts';
import { type HandoverRoom, openHandoverRoom } from './handover-room.fixture.ts';
import { type Refused, refusedBy } from './refused.fixture.ts';

let room: HandoverRoom;
beforeEach(async () => {
  room = await openHandoverRoom();
  mkdirSync(room.store);
});
afterEach(() => room.close());

const refused: Refused = (file, changes) => refusedBy(room, file, changes);
const zipOf = (...members: readonly ForgedMember[]): string => {
  const file = join(room.folder, 'ondt.sorpilot.zip');
  writeFileSync(file, forgeZip(members));
  return file;
};
const named = (...names: readonly string[]): string => zipOf(...names.map((name) => ({ name, content: Buffer.from('x') })));

describe('names in a bundle', () => {
  it.each([
    ['../ud.json', 'fører ud af mappen'],
    ['runs/../../ud.json', 'fører ud af mappen'],
    ['/etc/passwd', 'er en absolut sti'],
    ['C:/ud.json', 'begynder med et drevbogstav'],
    ['C:ud.json', 'begynder med et drevbogstav'],
    ['\\\\server\\ud', 'er en absolut sti'],
    ['runs\\ud.json', 'indeholder en omvendt skråstreg'],
    ['runs/CON', 'er forbeholdt Windows'],
    ['runs/nul.json', 'er forbeholdt Windows'],
    ['runs/a:b', 'indeholder et kolon'],
    ['runs/a.', 'slutter med punktum eller mellemrum'],
    ['runs/a ', 'slutter med punktum eller mellemrum'],
    ['runs//a', 'er tomt'],
    ['runs/a\u0000b', 'indeholder et styretegn'],
    ['runs/<img src=x>', 'har andre tegn end bogstaver, tal, punktum og bindestreg'],
    ['.git/config', 'har andre tegn end bogstaver, tal, punktum og bindestreg'],
    ['a/'.repeat(7) + 'a', 'ligger dybere, end nogen kørsel gør'],
    ['a'.repeat(500), 'er længere end 400 byte'],
  ])('refuses %j: %s', async (name, fault) => {
    const said = await refused(named(name));
    expect(said).toMatch(/^SP4038 Navnet i bundtet er ikke tilladt/);
    expect(said).toContain(fault);
  });

  it('are refused when they stand twice, differ only in case or are links', async () => {
    expect(await refused(named('runs/a', 'runs/a'))).toContain('står der to gange');
    expect(await refused(named('runs/a', 'runs/A'))).toMatchInlineSnapshot(`
      "SP4038 Navnet i bundtet er ikke tilladt
        Sted:      ondt.sorpilot.zip
        Fundet:    “runs/A” er kun forskelligt fra “runs/a” i store og små bogstaver
        Forventet: navne, som “sor-pilot bundle” selv giver
        Løsning:   Tag ikke bundtet ind. Spørg afsenderen, hvordan det er lavet.
        Læs mere:  docs/fejl/sp4038.mdx"
    `);
    expect(await refused(zipOf({ name: 'runs/a', content: Buffer.from('/etc/passwd'), mode: 0o120777 }))).toContain(
      'er en henvisning til en anden fil',
    );
  });
});

describe('a bundle that would fill the disk', () => {
  it('is refused when a file grows a thousandfold', async () => {
    const path = zipOf({ name: 'runs/a', content: Buffer.alloc(2_000), says: { method: 8, size: 2_000_000 } });
    expect(await refused(path)).toMatchInlineSnapshot(`
      "SP4039 Bundtet fylder for meget
        Sted:      ondt.sorpilot.zip
        Fundet:    “runs/a” bliver 1000 gange større, når den pakkes ud
        Forventet: højst 200 gange
        Løsning:   Del kørslerne på flere bundter. Har du ikke selv lavet bundtet, så spørg afsenderen.
        Læs mere:  docs/fejl/sp4039.mdx"
    `);
  });

  it('is refused for files too large, too many files or too much in all', async () => {
    const huge = { content: Buffer.alloc(1), says: { size: 600 * 1024 ** 2, packedSize: 500 * 1024 ** 2 } };
    expect(await refused(zipOf({ name: 'a', ...huge }))).toContain('højst 537 MB');
    const large = { content: Buffer.alloc(1), says: { size: 500 * 1024 ** 2, packedSize: 500 * 1024 ** 2 } };
    expect(await refused(zipOf(...Array.from({ length: 5 }, (_, at) => ({ name: `a${at}`, ...large }))))).toContain(
      'højst 2,1 GB',
    );
    const many = Array.from({ length: 50_001 }, (_, at) => ({ name: `a${at}`, content: new Uint8Array() }));
    expect(await refused(zipOf(...many))).toContain('højst 50000 filer');
  });

  it('is refused when a file unpacks to more than it admits to', async () => {
    const path = zipOf(
      { name: 'index.json', content: Buffer.alloc(0) },
      { name: 'signature.json', content: Buffer.alloc(1), says: { method: 8 } },
    );
    expect(await refused(path)).toMatch(/^SP4031/);
  });
});
