import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stageBuild } from './last-good-build.ts';

/** Memory that looks like a disk, on most machines with Linux. */
const SHARED_MEMORY = '/dev/shm';
const isOther = existsSync(SHARED_MEMORY) && statSync(SHARED_MEMORY).dev !== statSync(tmpdir()).dev;
const OTHER_DISK = isOther ? SHARED_MEMORY : undefined;

let place = '';
let root = '';
beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'sidst-gode-')));
  root = join(place, 'projekt');
  mkdirSync(root);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const at = (...parts: readonly string[]): string => join(root, ...parts);
function site(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), text);
}
const shown = (folder: string): string => readFileSync(join(folder, 'index.html'), 'utf8');

describe('a build on its way', () => {
  it('is put where there was none, also in folders that are not there yet', () => {
    const build = stageBuild(at('ud', 'her'), root);
    site(build.folder, 'ny');
    build.accept();
    expect(shown(at('ud', 'her'))).toBe('ny');
    expect(readdirSync(at('ud'))).toEqual(['her']);
  });

  it('that is discarded leaves the last good one', () => {
    site(at('dist'), 'sidste');
    const build = stageBuild(at('dist'), root);
    site(build.folder, 'halv');
    build.discard();
    expect(shown(at('dist'))).toBe('sidste');
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('that cannot be moved leaves the last good one, and says so by its code', () => {
    site(at('dist'), 'sidste');
    const build = stageBuild(at('dist'), root);
    expect(() => build.accept()).toThrow(expect.objectContaining({ code: 'SP5005' }) as Error);
    expect(shown(at('dist'))).toBe('sidste');
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('begins without what a killed one left', () => {
    site(at('dist'), 'sidste');
    site(at('dist.under-opbygning'), 'halv');
    site(at('dist.forrige'), 'forrige');
    const build = stageBuild(at('dist'), root);
    expect(existsSync(build.folder)).toBe(false);
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('puts back the last good one when a build was killed between the two moves', () => {
    site(at('dist.forrige'), 'sidste');
    site(at('dist.under-opbygning'), 'ny');
    stageBuild(at('dist'), root);
    expect(shown(at('dist'))).toBe('sidste');
  });

  it('goes where a link leads, and leaves the link', () => {
    site(join(place, 'vist'), 'sidste');
    symlinkSync(join(place, 'vist'), at('dist'));
    const build = stageBuild(at('dist'), root);
    site(build.folder, 'ny');
    build.accept();
    expect(shown(join(place, 'vist'))).toBe('ny');
    expect(realpathSync(at('dist'))).toBe(join(place, 'vist'));
  });

  describe.skipIf(OTHER_DISK === undefined)('that is meant for another disk', () => {
    let elsewhere = '';
    beforeEach(() => (elsewhere = mkdtempSync(join(OTHER_DISK ?? '', 'sidst-gode-'))));
    afterEach(() => rmSync(elsewhere, { recursive: true, force: true }));

    it('is written on the project’s own, where Astro can move files into it, and leaves nothing there', () => {
      const target = join(elsewhere, 'dist');
      site(target, 'sidste');
      const build = stageBuild(target, root);
      site(build.folder, 'ny');
      expect(statSync(build.folder).dev).toBe(statSync(root).dev);
      expect(shown(target)).toBe('sidste');
      build.accept();
      build.discard();
      expect(shown(target)).toBe('ny');
      expect([readdirSync(elsewhere), readdirSync(at('.astro'))]).toEqual([['dist'], []]);
    });

    it('leaves the last good one when it is discarded', () => {
      const target = join(elsewhere, 'dist');
      site(target, 'sidste');
      const build = stageBuild(target, root);
      site(build.folder, 'halv');
      build.discard();
      expect(shown(target)).toBe('sidste');
      expect(readdirSync(elsewhere)).toEqual(['dist']);
    });
  });

  it.each([
    ['the project', () => root],
    ['a folder the project lies in', () => place],
    ['a file', () => at('fil')],
  ])('never takes the place of %s', (_what, folder) => {
    writeFileSync(at('fil'), 'indhold');
    expect(() => stageBuild(folder(), root)).toThrow(expect.objectContaining({ code: 'SP5005' }) as Error);
    expect(readFileSync(at('fil'), 'utf8')).toBe('indhold');
  });
});
