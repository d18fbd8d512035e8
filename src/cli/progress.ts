import { Listr } from 'listr2';
import type { RegionEnd } from '../runner/supervise-region.ts';
import { say } from './output.ts';
import { neutral } from '../model/neutral.ts';

/** Shows how far each region is while a run goes on. */
export interface Progress {
  caseFinished(region: string, passed: boolean): void;
  regionEnded(region: string, end: RegionEnd): void;
  /** Resolves when the last line has been shown. */
  done(): Promise<void>;
}

/** A region whose progress is shown. */
export interface ProgressRegion {
  readonly id: string;
  readonly name: string;
  readonly total: number;
}

/** A live list in a terminal, where both outputs are one; plain lines elsewhere (a log keeps what a cursor would overwrite). */
export function createProgress(regions: readonly ProgressRegion[], live: boolean): Progress {
  return live ? liveList(regions) : plainLines(regions);
}

/** Counts of one region under way. */
class Count {
  readonly region: ProgressRegion;
  finished = 0;
  notPassed = 0;
  constructor(region: ProgressRegion) {
    this.region = region;
  }
  add(passed: boolean): void {
    this.finished += 1;
    if (!passed) this.notPassed += 1;
  }
  text(): string {
    const rest = this.notPassed === 0 ? '' : `, ${this.notPassed} ikke bestået`;
    return `${this.region.name}: ${this.finished} af ${this.region.total} scenarier${rest}`;
  }
}

function endText(count: Count, end: RegionEnd): string {
  if (end.state === 'aborted') return `${count.text()} – afbrudt: ${end.reason}`;
  return end.note === undefined ? count.text() : `${count.text()} – ${end.note}`;
}

function plainLines(regions: readonly ProgressRegion[]): Progress {
  const counts = new Map(regions.map((region) => [region.id, new Count(region)]));
  return {
    caseFinished(region, passed) {
      const count = counts.get(region);
      if (count === undefined) return;
      const before = Math.floor((count.finished * 4) / count.region.total);
      count.add(passed);
      const after = Math.floor((count.finished * 4) / count.region.total);
      if (after > before && after < 4) say(`  … ${count.text()}`);
    },
    regionEnded(region, end) {
      const count = counts.get(region);
      if (count !== undefined) say(`  ${end.state === 'completed' ? '✓' : '✕'} ${endText(count, end)}`);
    },
    done: () => Promise.resolve(),
  };
}

/** Until listr2 has started the task there is nowhere to show anything. */
const silent: (text: string) => void = () => undefined;

function liveList(regions: readonly ProgressRegion[]): Progress {
  const rows = new Map(
    regions.map((region) => {
      const { promise, resolve } = Promise.withResolvers<RegionEnd>();
      return [region.id, { count: new Count(region), ended: promise, end: resolve, show: silent }];
    }),
  );
  const list = new Listr(
    [...rows.values()].map((row) => ({
      title: neutral(row.count.text()),
      task: async (_context: unknown, task: { title: string }) => {
        // The list draws with sequences of its own, so what it is given must have none.
        row.show = (text) => (task.title = neutral(text));
        const end = await row.ended;
        row.show(endText(row.count, end));
        if (end.state === 'aborted') throw new Error(task.title);
      },
    })),
    { concurrent: true, exitOnError: false, registerSignalListeners: false, rendererOptions: { collapseErrors: false } },
  );
  const shown = list.run().then(() => undefined);
  return {
    caseFinished(region, passed) {
      const row = rows.get(region);
      row?.count.add(passed);
      row?.show(row.count.text());
    },
    regionEnded: (region, end) => rows.get(region)?.end(end),
    done: () => shown,
  };
}
