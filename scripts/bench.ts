/**
 * `npm run bench`: what a run costs beside cucumber-js, what a site costs as results grow, and what reading a register costs
 * beside saxes and papaparse. `npm run bench -- run`, `-- site` and `-- register` take one of the three; sizes after `site`
 * (`400x5x10`: cases, regions, runs) take the place of the usual.
 */
import { argv, exit } from 'node:process';
import { benchRun } from '../bench/bench-run.ts';
import { benchRegister } from '../bench/register/bench-register.ts';
import { benchSite } from '../bench/site/bench-site.ts';
import { parseSize, SIZES } from '../bench/site/size.ts';

const PARTS: readonly (string | undefined)[] = [undefined, 'run', 'site', 'register'];
const [part, ...sizes] = argv.slice(2);
const chosen = sizes.map(parseSize).filter((size) => size !== undefined);
if (!PARTS.includes(part) || chosen.length < sizes.length || (part === 'register' && sizes.length > 0)) {
  console.error(
    'Skriv “npm run bench”, “npm run bench -- run”, “npm run bench -- register” eller “npm run bench -- site [TILFÆLDExREGIONERxKØRSLER …]”.',
  );
  exit(2);
}
if (part === undefined || part === 'run') await benchRun();
if (part === undefined || part === 'site') await benchSite(chosen.length === 0 ? SIZES : chosen);
if (part === undefined || part === 'register') await benchRegister();
