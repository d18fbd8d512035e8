import { join } from 'node:path';

/** Where compiled code is kept between runs; may be deleted at any time. */
export function cacheFolder(projectRoot: string): string {
  return join(projectRoot, 'node_modules', '.cache', 'sor-pilot');
}
