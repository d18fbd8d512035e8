import { relative } from 'node:path';
import type { Manifest } from '../model/run.ts';
import { VERDICTS } from '../model/verdict.ts';
import { say } from './output.ts';

/** The end of a run as a person reads it: a line a region with its counts, worst first, and where the results lie. */
export function sayOutcome(manifest: Manifest, resultsFolder: string, nameOf: (region: string) => string): void {
  say();
  for (const { region, state, counts } of manifest.regions) {
    const parts = VERDICTS.flatMap(({ code, da }) => {
      const count = counts[code] ?? 0;
      return count === 0 ? [] : [`${da.toLowerCase()} ${count}`];
    });
    say(`  ${state === 'aborted' ? '⊘' : '•'} ${nameOf(region)}: ${parts.join(' · ')}`);
  }
  const where = relative(process.cwd(), resultsFolder) || '.';
  const state = manifest.state === 'aborted' ? 'Kørslen blev afbrudt' : 'Kørslen er færdig';
  say(`\n${state}: ${where}/${manifest.run}`);
  if (manifest.state === 'aborted') say(`Genoptag den med: npm run pilot -- --resume ${manifest.run}`);
}
