import { plainGet } from '../../wire/plain-get.ts';
import { readProxies } from '../../wire/proxies.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { say, sayErrors } from '../output.ts';
import { checkSite } from '../site-check/check-site.ts';

/** `sor-pilot site check`: whether the host of a published site does what the site needs of it. */
export const siteCommand = defineCommand({
  name: 'site',
  summary: 'Se, om værten viser den udgivne side, som den skal: check ADRESSE',
  parts: {
    check: [
      {
        kind: 'address',
        value: 'ADRESSE',
        needed: true,
        remedy: 'Skriv adressen på sidens forside, fx “npx sor-pilot site check https://eksempel.dk/sor/pilot/”.',
      },
    ],
  },
  options: {},
  async act({ positionals: [address = ''] }) {
    const proxies = readProxies(process.env);
    const { address: checked, fetched, problems, notes } = await checkSite(address, (url) => plainGet(url, proxies));
    if (problems.length > 0) {
      sayErrors(problems);
      say();
    }
    for (const note of notes) say(note);
    const outcome =
      problems.length === 0
        ? 'Værten viser siden, som den skal.'
        : `${problems.length} ${problems.length === 1 ? 'ting mangler eller er forkert' : 'ting mangler eller er forkerte'}.`;
    say(`${checked}: ${fetched} adresser hentet. ${outcome}`);
    return problems.length === 0 ? EXIT.passed : EXIT.deviations;
  },
});
