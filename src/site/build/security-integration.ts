import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { formatPilotError } from '../../model/pilot-error.ts';
import { contentSecurityPolicy, hostHeaders, withPolicy } from './csp.ts';
import { leaksInSite } from './leaks-in-site.ts';

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
        const leaks = await leaksInSite(root);
        if (leaks.length > 0) throw new Error(leaks.map(formatPilotError).join('\n\n'));
        const pages = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.html'));
        for (const page of pages) {
          const file = join(root, page);
          const html = await readFile(file, 'utf8');
          await writeFile(file, withPolicy(html, contentSecurityPolicy(html)));
        }
        await writeFile(join(root, '_headers'), hostHeaders(base));
        logger.info(`Sikkerhedspolitik sat på ${pages.length} sider.`);
      },
    },
  };
}
