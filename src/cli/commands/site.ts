import { resolve } from 'node:path';
import { plainGet } from '../../wire/plain-get.ts';
import { readProxies } from '../../wire/proxies.ts';
import { defineCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { abortOnSignals } from '../interrupt.ts';
import { say, sayErrors } from '../output.ts';
import { readSettings } from '../../site/settings.ts';
import { places } from '../places.ts';
import { assertPortFree, buildAndTell, serveSite, SITE_PORT } from '../site-tools.ts';
import { checkSite } from '../site-check/check-site.ts';

/** `sor-pilot site`: builds the site and shows it, and sees whether the host of a published one does what it needs. */
export const siteCommand = defineCommand({
  name: 'site',
  summary: 'Byg siden, vis den, eller se, om værten viser den udgivne, som den skal: build, show, check ADRESSE',
  parts: {
    build: [],
    show: [],
    check: [
      {
        kind: 'address',
        value: 'ADRESSE',
        needed: true,
        remedy: 'Skriv adressen på sidens forside, fx “npx sor-pilot site check https://eksempel.dk/sor/pilot/”.',
      },
    ],
  },
  options: {
    // As the build of a clone calls it, and what errors of a build advise.
    outDir: { kind: 'new-folder', of: ['build'], value: 'MAPPE', help: 'build: hvor siden lægges; uden: dist/' },
    port: { kind: 'number', of: ['show'], value: 'N', range: [1, 65_535], help: `show: port til siden; uden: ${SITE_PORT}` },
  },
  act({ options, part, positionals: [address = ''] }) {
    if (part === 'check') return check(address);
    return part === 'show' ? show(options.port ?? SITE_PORT) : build(options.outDir);
  },
});

async function build(folder: string | undefined): Promise<ExitCode> {
  const interrupt = abortOnSignals();
  const isBuilt = await buildAndTell(interrupt.signal, folder === undefined ? undefined : resolve(folder));
  interrupt.release();
  return isBuilt ? EXIT.passed : EXIT.faults;
}

async function show(port: number): Promise<ExitCode> {
  await assertPortFree(port);
  const interrupt = abortOnSignals();
  say(`Viser siden på http://localhost:${port}${readSettings(process.env, places).base} – stop med Ctrl-C.`);
  const served = await serveSite(port, interrupt.signal);
  interrupt.release();
  return served === 0 || interrupt.interrupted() ? EXIT.passed : EXIT.faults;
}

async function check(address: string): Promise<ExitCode> {
  const {
    address: checked,
    fetched,
    problems,
    notes,
  } = await checkSite(address, (url) => plainGet(url, readProxies(process.env)));
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
}
