import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { formatPilotError, type PilotError } from '../../model/pilot-error.ts';
import { contentSecurityPolicy, hostHeaders, withPolicy } from './csp.ts';
import { leaksInBuiltFile, mayShowAnswers } from './leaks-in-site.ts';

/**
 * Gives every built page of a site under `base` its own content-security policy and writes the host's `_headers`. Ends the build with SP4044 when
 * a redaction rule still matches something in the results.
 */
export function securityPolicy(base: string): AstroIntegration {
  return {
    name: 'sor-pilot-security-policy',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const { pages, leaks } = await secure(root);
        if (leaks.length > 0) throw new Error(leaks.map(formatPilotError).join('\n\n'));
        writeFileSync(join(root, '_headers'), hostHeaders(base));
        logger.info(`Sikkerhedspolitik sat på ${pages} sider.`);
      },
    },
  };
}

/** Gives the pages of a folder their policies, and tells what may not be published; reads each file once. */
async function secure(root: string): Promise<{ readonly pages: number; readonly leaks: readonly PilotError[] }> {
  const leaks: PilotError[] = [];
  let pages = 0;
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  for (const path of paths.toSorted()) {
    const isPage = path.endsWith('.html');
    if (!isPage && !mayShowAnswers(path)) continue;
    const file = join(root, path);
    // At once, as nothing else goes on; but a signal that ends the build is heard between two files.
    await nextTurn();
    const bytes = readFileSync(file);
    leaks.push(...leaksInBuiltFile(path, bytes));
    if (!isPage) continue;
    const html = bytes.toString('utf8');
    writeFileSync(file, withPolicy(html, contentSecurityPolicy(html)));
    pages += 1;
  }
  return { pages, leaks };
}
