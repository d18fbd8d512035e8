import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/tools.ts';
import { addedByCell, addedByRun, type MeasuredSite } from './growth.ts';
import { makeWorld } from './make-world.ts';
import { measureBuild } from './measure-build.ts';
import { countOutput, filesBelow, KINDS } from './output.ts';
import { type SiteSize, sizeName } from './size.ts';

/**
 * What a site costs as results grow: builds it from made-up results of each size, as `npm run build` does, and prints
 * seconds, memory and bytes, and what one more cell and one more run add.
 */
export async function benchSite(sizes: readonly SiteSize[]): Promise<void> {
  const folder = join(root, '.cache', 'bench-site');
  const sites: MeasuredSite[] = [];
  try {
    for (const size of sizes) {
      console.error(`${sizeName(size)}: laver resultater og bygger siden …`);
      sites.push(await measureSize(folder, size));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  printCosts(sites);
  printBytes(sites);
  printGrowth(sites);
}

async function measureSize(folder: string, size: SiteSize): Promise<MeasuredSite> {
  const world = await makeWorld(root, folder, size);
  const out = join(folder, 'out');
  const cost = await measureBuild({
    root,
    args: [join(root, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'build', '--outDir', out],
    env: { SOR_PILOT_FEATURES: world.features, SOR_PILOT_RESULTS: world.results, SOR_PILOT_DECISIONS: world.decisions },
  });
  const output = countOutput(filesBelow(out));
  rmSync(out, { recursive: true });
  rmSync(join(folder, sizeName(size)), { recursive: true });
  return { size, cost, output };
}

const whole = (value: number): string => Math.round(value).toLocaleString('da-DK');
const mega = (bytes: number): string =>
  (bytes / 1e6).toLocaleString('da-DK', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A table with a name for each row and numbers to the right. */
function print(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  console.log(`\n${[head, ...rows].map(line).join('\n')}`);
}

function printCosts(sites: readonly MeasuredSite[]): void {
  print(
    ['tilfælde × regioner × kørsler', 'celler', 'kørsler', 'sider', 'filer', 'tid s', 'cpu s', 'hukommelse MB', 'i alt MB'],
    sites.map(({ size, cost, output }) => [
      sizeName(size).replaceAll('x', ' × '),
      whole(size.cases * size.regions),
      whole(size.runs),
      whole(output.pages),
      whole(output.files),
      whole(cost.wall),
      whole(cost.cpu),
      whole(cost.peak / 1e6),
      mega(output.bytes),
    ]),
  );
}

function printBytes(sites: readonly MeasuredSite[]): void {
  print(
    ['MB', ...sites.map(({ size }) => sizeName(size))],
    KINDS.map(({ kind, da }) => [da, ...sites.map(({ output }) => mega(output.bytesOf[kind]))]),
  );
}

function printGrowth(sites: readonly MeasuredSite[]): void {
  const [cell, run] = [addedByCell(sites), addedByRun(sites)];
  console.log();
  if (cell !== undefined) console.log(`Én celle mere: ${whole(cell.cpuMs)} ms cpu og ${whole(cell.bytes / 1000)} kB.`);
  if (run !== undefined) console.log(`Én kørsel mere: ${whole(run.cpuMs)} ms cpu og ${whole(run.bytes / 1000)} kB.`);
}
