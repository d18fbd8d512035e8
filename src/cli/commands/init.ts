import { relative, resolve } from 'node:path';
import { PilotError } from '../../model/pilot-error.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { askSetup } from '../init/ask-setup.ts';
import { type HomeFile, homeFiles } from '../init/home-files.ts';
import { writeHome, type WrittenHome } from '../init/write-home.ts';
import { openTerminal } from '../manual/terminal.ts';
import { say, shownPath } from '../output.ts';
import { places, readHomePackage, toolRoot } from '../places.ts';

/** `sor-pilot init`: makes a folder the home of one's own results, specifications and steps; see Places. */
export const initCommand = defineCommand({
  name: 'init',
  summary: 'Sæt jeres egen mappe op, og svar på, hvad jeres miljø er; overskriver intet',
  anywhere: true,
  positionals: [{ kind: 'new-folder', value: 'MAPPE', remedy: 'Uden mappe sættes den op, du står i.' }],
  options: {
    ask: { kind: 'flag', help: 'spørg efter miljøet, også når svarene ikke kommer fra en terminal, men fra en fil eller et rør' },
  },
  async act({ options, positionals: [given] }) {
    const home = given === undefined ? usualHome() : resolve(given);
    const way = relative(toolRoot, home);
    if (way === '' || !way.startsWith('..')) throw insideTool(home);
    const files = homeFiles(toolRoot);
    const asks = options.ask === true || (process.stdin.isTTY && process.stderr.isTTY);
    const outcome = writeHome(home, asks ? files.filter((file) => !isEnvironment(file)) : files);
    tell(home, outcome);
    if (!asks) tellToFillIn();
    else await ask(home, files.find(isEnvironment)?.text);
    return EXIT.passed;
  },
});

/** The home one stands in, whose missing files come back; else the folder one stands in. */
function usualHome(): string {
  return places.isSetUp && places.home !== toolRoot ? places.home : process.cwd();
}

function tell(home: string, { written, left, addedToPackage }: WrittenHome): void {
  for (const path of written) say(`Skrev ${path}`);
  if (addedToPackage !== undefined && addedToPackage.length > 0)
    say(`Føjede ${addedToPackage.join(' og ')} til package.json; resten af den er, som den var.`);
  for (const path of left) say(`Lod ${path} være, som den er`);
  if (addedToPackage === undefined) say('package.json kan ikke læses som JSON. Ret den, og kør “npx sor-pilot init” igen.');
  if (readHomePackage(`${home}/package.json`)?.dependsOnTool !== true)
    say('sor-pilot er ikke blandt mappens pakker endnu. Kør “npm install” med pakken, så alle, der henter mappen, får den.');
  const there = shownPath(home) === '.' ? '' : `cd ${shownPath(home)} && `;
  say(`\nPrøv: ${there}npx sor-pilot run --scenario EGEN-001`);
}

/** The environment comes of the answers, where somebody is asked. */
const isEnvironment = ({ path }: HomeFile): boolean => path.startsWith('config/environments/');

function tellToFillIn(): void {
  say('Derefter: udfyld config/environments/test.yaml med jeres egne adresser. Adgangskoder hører ikke til i filen.');
}

async function ask(home: string, template: string | undefined): Promise<void> {
  const terminal = openTerminal();
  try {
    await askSetup({ home, template, terminal });
  } finally {
    terminal.close();
  }
}

function insideTool(home: string): PilotError {
  return new PilotError('SP1063', {
    place: { file: home },
    seen: 'mappen er sor-pilots egen eller ligger i den',
    expected: 'en mappe for sig selv',
    remedy: 'Lav en ny mappe, og kør “init” dér, eller nævn den efter “init”.',
  });
}
