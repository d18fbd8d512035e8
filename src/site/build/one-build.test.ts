import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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
  void integration.hooks['astro:config:setup']?.({ command, config } as unknown as Parameters<Setup>[0]);
  return integration;
}
const finish = (integration: AstroIntegration): void => void integration.hooks['astro:build:done']?.({} as Parameters<Done>[0]);

describe('building the site', () => {
  it('is for one at a time; the second is told who builds, and nothing of a stack', () => {
    const first = begin('build');
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
    finish(begin('build'));
  });

  it('waits for nobody in another folder, and showing the site while one writes waits for nobody', () => {
    const first = begin('build');
    finish(begin('build', 'andet'));
    begin('dev');
    finish(first);
  });

  it('goes on after one that was killed', async () => {
    const file = join(root, 'builder.ts');
    const module = new URL('./one-build.ts', import.meta.url).href;
    writeFileSync(
      file,
      `import { oneBuild } from ${JSON.stringify(module)};
       oneBuild(${JSON.stringify(root)}).hooks['astro:config:setup']({ command: 'build', config: { outDir: ${JSON.stringify(pathToFileURL(`${join(root, 'dist')}/`).href)} } });
       setInterval(() => undefined, 1_000);
       process.send('bygger');`,
    );
    const builder = fork(file, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await once(builder, 'message');
    expect(() => begin('build')).toThrow(/SP5004/);
    const ended = once(builder, 'exit');
    builder.kill('SIGKILL');
    await ended;
    finish(begin('build'));
  }, 30_000);
});
