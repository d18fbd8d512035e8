import { stripVTControlCharacters } from 'node:util';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { abortOnSignals } from '../interrupt.ts';
import { say } from '../output.ts';
import { readSettings } from '../../site/settings.ts';
import { assertPortFree, buildSite, serveSite } from '../site-tools.ts';
import { NOTHING_CHOSEN, runPilotAs } from './run.ts';
import { places } from '../places.ts';

/** Astro's own port, the one the README names. */
const PORT = 4321;

const OPTIONS = { port: { kind: 'number', value: 'N', range: [1, 65_535], help: 'port til siden; uden: 4321' } } as const;

/**
 * `npm start`: runs the pilot against the embedded endpoint, builds the site with the results and serves it. Deviations
 * found in the exercise do not stop it; that is what an exercise is for.
 */
export const startCommand = defineCommand({
  name: 'start',
  summary: 'Kør øvelsen, byg siden med resultaterne, og vis den',
  options: OPTIONS,
  async act({ options }) {
    const port = options.port ?? PORT;
    const { base } = readSettings(process.env, places);
    const interrupt = abortOnSignals();
    await assertPortFree(port);
    say('Trin 1 af 3: kører pilotens specifikationer mod øvelsesendepunktet.');
    // What did not pass is what the site is about to show.
    const outcome = await runPilotAs(NOTHING_CHOSEN, { tellsFailures: false });
    if (interrupt.interrupted() || outcome === EXIT.usage || outcome === EXIT.nothing) return outcome;
    say('\nTrin 2 af 3: bygger siden i dist/.');
    const built = await buildSite(interrupt.signal);
    if (interrupt.interrupted()) return EXIT.passed;
    if (!built.ok) {
      // Another program's colours are no text from outside to be shown as it is.
      say(stripVTControlCharacters(built.output));
      const full = /\b(?:ENOSPC|EDQUOT)\b/.test(built.output) ? ': der er ikke mere plads på disken' : '';
      say(`Siden kunne ikke bygges${full}. Se grunden ovenfor. En side fra før er urørt.`);
      return EXIT.faults;
    }
    say(`Siden er bygget på ${built.seconds} sekunder.`);
    say(`\nTrin 3 af 3: viser siden på http://localhost:${port}${base} – stop med Ctrl-C.`);
    const served = await serveSite(port, interrupt.signal);
    interrupt.release();
    return served === 0 || interrupt.interrupted() ? EXIT.passed : EXIT.faults;
  },
});
