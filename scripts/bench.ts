/**
 * `npm run bench`: what a run costs beside cucumber-js, and what a site costs as results grow. `npm run bench -- run` and
 * `npm run bench -- site` take one of the two; sizes after `site` (`400x5x10`: cases, regions, runs) take the place of the usual.
 */
import { argv, exit } from 'node:process';
import { benchRun } from '../bench/bench-run.ts';
import { benchSite } from '../bench/site/bench-site.ts';
import { parseSize, SIZES } from '../bench/site/size.ts';

const [part, ...sizes] = argv.slice(2);
const chosen = sizes.map(parseSize).filter((size) => size !== undefined);
if ((part !== undefined && part !== 'run' && part !== 'site') || chosen.length < sizes.length) {
  console.error('Skriv “npm run bench”, “npm run bench -- run” eller “npm run bench -- site [TILFÆLDExREGIONERxKØRSLER …]”.');
  exit(2);
}
if (part !== 'site') await benchRun();
if (part !== 'run') await benchSite(chosen.length === 0 ? SIZES : chosen);
