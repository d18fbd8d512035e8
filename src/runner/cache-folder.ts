import { join } from 'node:path';

/** Where compiled code is kept between runs, under the home; may be deleted at any time. */
export function cacheFolder(home: string): string {
  return join(home, 'node_modules', '.cache', 'sor-pilot');
}
