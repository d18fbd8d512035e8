import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { abortOnSignals } from '../interrupt.ts';
import { say } from '../output.ts';
import { readSettings } from '../../site/settings.ts';
import { assertPortFree, buildAndTell, serveSite, SITE_PORT } from '../site-tools.ts';
import { NOTHING_CHOSEN, runPilotAs } from './run.ts';
import { places } from '../places.ts';

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
    const port = options.port ?? SITE_PORT;
    const { base } = readSettings(process.env, places);
    const interrupt = abortOnSignals();
    await assertPortFree(port);
    say('Trin 1 af 3: kører pilotens specifikationer mod øvelsesendepunktet.');
    // What did not pass is what the site is about to show.
    const outcome = await runPilotAs(NOTHING_CHOSEN, { tellsFailures: false });
    if (interrupt.interrupted() || outcome === EXIT.usage || outcome === EXIT.nothing) return outcome;
    say('\nTrin 2 af 3: bygger siden i dist/.');
    const isBuilt = await buildAndTell(interrupt.signal);
    if (interrupt.interrupted()) return EXIT.passed;
    if (!isBuilt) return EXIT.faults;
    say(`\nTrin 3 af 3: viser siden på http://localhost:${port}${base} – stop med Ctrl-C.`);
    const served = await serveSite(port, interrupt.signal);
    interrupt.release();
    return served === 0 || interrupt.interrupted() ? EXIT.passed : EXIT.faults;
  },
});
