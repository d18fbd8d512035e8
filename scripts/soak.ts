/**
 * `npm run soak`: repeats what must hold every time on a machine that is as busy as it can be, and stands outside
 * `npm test` because it takes an hour. `npm run soak -- svartid` takes one of the soaks, `--repeats 10` a number of them.
 * Ends with 1 when anything happened that may not.
 */
import { argv, exit } from 'node:process';
import { parseArgs } from 'node:util';
import { FULL_DISK_SITE_SOAK } from './soak/full-disk-site.ts';
import { FULL_DISK_SOAK } from './soak/full-disk.ts';
import { RESPONSE_TIME_SOAK } from './soak/response-time.ts';
import { SHARED_READING_SOAK } from './soak/shared-reading.ts';
import { keepCoresBusy } from './soak/busy-cores.ts';

/** Something to repeat. */
export interface Soak {
  /** As it is named on the command line. */
  readonly name: string;
  readonly summary: string;
  /** Does it once; gives what may not happen and did, one sentence each, in Danish. */
  once(): Promise<readonly string[]>;
}

const SOAKS: readonly Soak[] = [RESPONSE_TIME_SOAK, SHARED_READING_SOAK, FULL_DISK_SOAK, FULL_DISK_SITE_SOAK];

const USE = `Skriv “npm run soak [-- NAVN …] [--repeats ANTAL]”. Der er: ${SOAKS.map(({ name }) => name).join(', ')}.`;

function readArguments(): { readonly soaks: readonly Soak[]; readonly repeats: number } {
  try {
    const { values, positionals } = parseArgs({
      args: argv.slice(2),
      options: { repeats: { type: 'string', default: '100' } },
      allowPositionals: true,
    });
    const repeats = Number(values.repeats);
    const unknown = positionals.filter((wanted) => !SOAKS.some(({ name }) => name === wanted));
    if (!Number.isSafeInteger(repeats) || repeats < 1 || unknown.length > 0) throw new RangeError(USE);
    return { soaks: SOAKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name)), repeats };
  } catch {
    console.error(USE);
    exit(2);
  }
}

const { soaks, repeats } = readArguments();
const idle = keepCoresBusy();
const found: string[] = [];
try {
  for (const soak of soaks) {
    console.log(`${soak.name}: ${soak.summary} ${repeats} gange, mens alle kerner er optaget.`);
    for (let number = 1; number <= repeats; number += 1) {
      const wrong = await soak.once().catch((error: unknown) => [error instanceof Error ? error.message : String(error)]);
      found.push(...wrong.map((sentence) => `${soak.name}, gang ${number}: ${sentence}`));
      console.log(`  ${number} af ${repeats}: ${wrong.length === 0 ? 'i orden' : wrong.join('; ')}`);
    }
  }
} finally {
  idle();
}
console.log(
  found.length === 0 ? '\nIntet skete, som ikke må ske.' : `\n${found.length} ting skete, som ikke må ske:\n${found.join('\n')}`,
);
exit(found.length === 0 ? 0 : 1);
