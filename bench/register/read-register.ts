/**
 * One reading of an extract, in a process of its own: `node bench/register/read-register.ts READER FILE`. Writes what it
 * took as JSON.
 */
import { createReadStream } from 'node:fs';
import { argv, cpuUsage, resourceUsage, stdout } from 'node:process';
import type { SorUnit } from '../../src/sor/unit.ts';

/** What a reading took: seconds, and the most memory the process had, in bytes. */
export interface ReadCost {
  readonly units: number;
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

/** How an extract is read: by us or another, or by us with all rules tried on it. */
export type Reader = 'xml' | 'saxes' | 'csv' | 'papaparse' | 'rules';

type Read = (path: string, take: (unit: SorUnit) => void) => Promise<unknown>;

/** Each is loaded alone, so that no reader pays for another's code. */
const READERS: Readonly<Record<Reader, () => Promise<Read>>> = {
  xml: async () => {
    const { streamSorXml } = await import('../../src/sor/formats/xml/read.ts');
    return (path, take) => streamSorXml(createReadStream(path), take);
  },
  saxes: async () => (await import('./saxes-reader.ts')).readWithSaxes,
  csv: async () => {
    const { streamSorEntityCsv } = await import('../../src/sor/formats/csv/read.ts');
    return (path, take) => streamSorEntityCsv(createReadStream(path), take);
  },
  papaparse: async () => (await import('./papaparse-reader.ts')).readWithPapaparse,
  rules: async () => (await import('./try-all-rules.ts')).tryAllRules,
};

const [reader = '', path = ''] = argv.slice(2);
const read = await READERS[reader as Reader]();
const [begun, used] = [performance.now(), cpuUsage()];
let units = 0;
await read(path, () => (units += 1));
const { user, system } = cpuUsage(used);
const cost: ReadCost = {
  units,
  wall: (performance.now() - begun) / 1000,
  cpu: (user + system) / 1e6,
  peak: resourceUsage().maxRSS * 1024,
};
stdout.write(JSON.stringify(cost));
