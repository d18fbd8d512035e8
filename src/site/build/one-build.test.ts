import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { oneBuild } from './one-build.ts';

let root = '';
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'byg-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

type Setup = NonNullable<AstroIntegration['hooks']['astro:config:setup']>;
type Done = NonNullable<AstroIntegration['hooks']['astro:build:done']>;

/** What Astro does first, with one of its commands. */
function begin(command: 'build' | 'dev', folder = 'dist'): AstroIntegration {
  const integration = oneBuild(root);
  const config = { outDir: pathToFileURL(`${join(root, folder)}/`) };
  const updateConfig = ({ outDir }: { readonly outDir: URL }) => (writtenIn = fileURLToPath(outDir));
  void integration.hooks['astro:config:setup']?.({ command, config, updateConfig } as unknown as Parameters<Setup>[0]);
  return integration;
}
/** Where Astro was told to write. */
let writtenIn = '';
/** What Astro does next: it makes the folder, and writes. */
function write(text: string): void {
  mkdirSync(writtenIn, { recursive: true });
  writeFileSync(join(writtenIn, 'index.html'), text);
}
const standing = (): string => readFileSync(join(root, 'dist', 'index.html'), 'utf8');
const finish = (integration: AstroIntegration): void => void integration.hooks['astro:build:done']?.({} as Parameters<Done>[0]);

describe('building the site', () => {
  it('is for one at a time; the second is told who builds, and nothing of a stack', () => {
    const first = begin('build');
    write('siden');
    let told: unknown;
    try {
      begin('build');
    } catch (error) {
      told = error;
    }
    expect(told).toMatchObject({
      message: expect.stringMatching(/^SP5004 Siden bliver allerede bygget\n {2}Sted: [^]* proces \d+ på /) as unknown,
      stack: '',
    });
    finish(first);
    const next = begin('build');
    write('igen');
    finish(next);
    expect(standing()).toBe('igen');
  });

  it('waits for nobody in another folder, and showing the site while one writes waits for nobody', () => {
    const first = begin('build');
    const there = writtenIn;
    const second = begin('build', 'andet');
    write('den anden');
    finish(second);
    begin('dev');
    writtenIn = there;
    write('den første');
    finish(first);
  });

  it('goes on after one that was killed', async () => {
    const file = join(root, 'builder.ts');
    const module = new URL('./one-build.ts', import.meta.url).href;
    writeFileSync(
      file,
      `import { oneBuild } from ${JSON.stringify(module)};
       oneBuild(${JSON.stringify(root)}).hooks['astro:config:setup']({ command: 'build', updateConfig: () => undefined, config: { outDir: ${JSON.stringify(pathToFileURL(`${join(root, 'dist')}/`).href)} } });
       setInterval(() => undefined, 1_000);
       process.send('bygger');`,
    );
    const builder = fork(file, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await once(builder, 'message');
    expect(() => begin('build')).toThrow(/SP5004/);
    const ended = once(builder, 'exit');
    builder.kill('SIGKILL');
    await ended;
    const next = begin('build');
    write('siden');
    finish(next);
    expect(standing()).toBe('siden');
  }, 30_000);

  it('shows the new site only when all of it is there, and leaves nothing beside it', () => {
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, 'dist', 'index.html'), 'den gamle');
    writeFileSync(join(root, 'dist', 'kun-den-gamle.html'), '');
    const build = begin('build');
    write('den nye');
    expect(standing()).toBe('den gamle');
    finish(build);
    expect(standing()).toBe('den nye');
    expect(existsSync(join(root, 'dist', 'kun-den-gamle.html'))).toBe(false);
    expect(readdirSync(root).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
  });

  it.each(['SIGINT', 'SIGTERM', 'refused'] as const)(
    'that is ended by %s leaves the last good site and nothing else',
    async (how) => {
      mkdirSync(join(root, 'dist'));
      writeFileSync(join(root, 'dist', 'index.html'), 'den gamle');
      const file = join(root, 'builder.ts');
      writeFileSync(
        file,
        `import { mkdirSync, writeFileSync } from 'node:fs';
       import { fileURLToPath } from 'node:url';
       import { oneBuild } from ${JSON.stringify(new URL('./one-build.ts', import.meta.url).href)};
       const updateConfig = ({ outDir }) => {
         mkdirSync(outDir, { recursive: true });
         writeFileSync(new URL('index.html', outDir), 'halvt');
         process.send(fileURLToPath(outDir));
       };
       oneBuild(${JSON.stringify(root)}).hooks['astro:config:setup']({ command: 'build', updateConfig, config: { outDir: ${JSON.stringify(pathToFileURL(`${join(root, 'dist')}/`).href)} } });
       setInterval(() => undefined, 1_000);
       process.on('message', () => process.exit(1));`,
      );
      const builder = fork(file, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      const [folder] = (await once(builder, 'message')) as [string];
      expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('halvt');
      const ended = once(builder, 'exit');
      if (how === 'refused') builder.send('afvist');
      else builder.kill(how);
      expect((await ended)[0]).toBe({ SIGINT: 130, SIGTERM: 143, refused: 1 }[how]);
      expect(standing()).toBe('den gamle');
      expect(readdirSync(root).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
    },
    30_000,
  );
});
