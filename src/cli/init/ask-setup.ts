import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigFolders } from '../../config/config-folder.ts';
import { loadConfiguration } from '../../config/load-configuration.ts';
import { reserved } from '../../config/reference-errors.ts';
import type { Configuration } from '../../model/config/configuration.ts';
import { inForce } from '../../model/config/in-force.ts';
import type { Region } from '../../model/config/region.ts';
import { slugSchema } from '../../model/identity.ts';
import { INTERFACE_NAMES } from '../../model/interfaces.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { layered } from '../../model/places.ts';
import { trialDate } from '../clock.ts';
import type { Terminal } from '../manual/terminal.ts';
import { say, shownPath } from '../output.ts';
import { toolRoot } from '../places.ts';
import { Refusal } from '../refusal.ts';
import { askFor, Stopped } from './ask.ts';
import { askAccess, askOffered, type InterfaceAsking, tryAndMend } from './ask-interface.ts';
import { createEnvironment, environmentFiles, environmentsFolder, readSetup, saveChanges, saveText } from './environment-file.ts';
import { newEnvironmentText, withRole } from './environment-text.ts';
import { nextSteps, setupLines } from './next-steps.ts';
import { noneOf, type Read, readChoice, readRegion, readRegions } from './replies.ts';
import { chooseEnvironment, lastAnswered, nextQuestion, type Question, ROLE_NAMES, ROLES, type Setup } from './setup.ts';
import type { Place, Tried } from './try-interface.ts';

/** Whose environment is asked about, and where. */
export interface SetupInput {
  /** Root of the home; its own files are there already. */
  readonly home: string;
  /** The environment that `init` lays out where nobody is asked. */
  readonly template: string | undefined;
  readonly terminal: Terminal;
}

/**
 * Asks for what the home's environment lacks and saves each answer in its file before the next question, so that it can be
 * stopped anywhere; then tells what to do. Asks nothing where nothing is lacking. Throws ConfigurationError, Refusal and
 * PilotError SP1063.
 */
export async function askSetup({ home, template, terminal }: SetupInput): Promise<void> {
  const configDirs = layered({ tool: toolRoot, home }, 'config');
  const configuration = await loadConfiguration(configDirs);
  const choice = chooseEnvironment(await environmentFiles(home, template));
  if (choice.kind === 'complete') {
    for (const { file, setup } of choice.files) {
      say(`\nDer er svaret på alt i ${shownPath(file)}.`);
      await tellWhatToDo(setup, configDirs);
    }
    return;
  }
  say(
    '\nSvar på nogle spørgsmål om jeres miljø. Hvert svar bliver gemt med det samme. Stop med q eller Ctrl-C; den samme kommando går videre, hvor den slap.',
  );
  const tried = new Map<string, Tried>();
  let file = choice.kind === 'continue' ? choice.file : undefined;
  try {
    file ??= await askEnvironment({ home, terminal, configuration }, choice.kind === 'new' ? choice.suggested : '');
    say(`Svarene står i ${shownPath(file)}.`);
    await askRest({ file, terminal, configuration, configDirs, tried });
    say(`\nDer er svaret på alt. Det står i ${shownPath(file)}.`);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    if (file === undefined) {
      say('\nDu stoppede. Intet er gemt.');
      return;
    }
    say(`\nDu stoppede undervejs. Det, der er svaret, står i ${shownPath(file)}. Gå videre med den samme kommando.`);
  }
  for (const [what, outcome] of tried)
    if (outcome !== 'usable')
      say(`${what}: ${outcome === 'failed' ? 'virker ikke endnu' : 'er ikke prøvet; en hemmelighed mangler'}.`);
  const setup = await readSetup(file);
  if (nextQuestion(setup, true) === undefined) await tellWhatToDo(setup, configDirs);
}

async function tellWhatToDo(setup: Setup, configDirs: ConfigFolders): Promise<void> {
  const { regions, environments } = await loadConfiguration(configDirs);
  const names = new Map(regions.map(({ id, name }) => [id, name]));
  if (setup.role !== 'udgiver') for (const line of setupLines(setup, names)) say(line);
  const endpoints = environments.find(({ id }) => id === setup.id)?.regions ?? {};
  const units = new Set(Object.keys(endpoints).filter((id) => Object.keys(endpoints[id]?.units ?? {}).length > 0));
  say('\nDerefter:');
  for (const [index, step] of nextSteps(setup, { units, page }).entries()) say(`${index + 1}. ${step}`);
}

const page = (name: string): string => shownPath(join(toolRoot, 'docs', 'pilot', `${name}.mdx`));

interface EnvironmentAsking {
  readonly home: string;
  readonly terminal: Terminal;
  readonly configuration: Configuration;
}

/** Asks what the environment is to be called, and gives its file; made unless it is the untouched one of that name. */
async function askEnvironment({ home, terminal, configuration }: EnvironmentAsking, suggested: string): Promise<string> {
  const taken = configuration.environments.map(({ id }) => id).filter((id) => id !== suggested);
  const fileOf = (id: string): string => join(environmentsFolder(home), `${id}.yaml`);
  const id = await askFor(terminal, {
    question: `Miljøets id, fx test1. Det står i adresser og resultater og kan ikke ændres siden [Enter: ${suggested}] `,
    usual: suggested,
    read: (text) => readNewId(text, taken),
  });
  const file = fileOf(id);
  if (!existsSync(file)) await createEnvironment(file, newEnvironmentText(id));
  return file;
}

function readNewId(text: string, taken: readonly string[]): Read<string> {
  const place = { what: 'miljøets id' };
  const parsed = slugSchema.safeParse(text);
  if (!parsed.success)
    return {
      problem: new PilotError('SP1004', {
        place,
        seen: `“${text}” kan ikke være et id.`,
        expected: 'små bogstaver a-z, tal og bindestreg',
        remedy: 'Vælg et andet id.',
      }),
    };
  const [problem] = reserved('environment', text, place);
  if (problem !== undefined) return { problem };
  if (!taken.includes(text)) return { value: text };
  return {
    problem: new PilotError('SP1007', {
      place,
      seen: `“${text}” er et andet miljøs id.`,
      expected: 'et id, der ikke er brugt',
      remedy: 'Vælg et andet id.',
    }),
  };
}

interface RestAsking {
  readonly file: string;
  readonly terminal: Terminal;
  readonly configuration: Configuration;
  readonly configDirs: ConfigFolders;
  /** How each look ended that was taken on the way, by what it was of. */
  readonly tried: Map<string, Tried>;
}

async function askRest(asking: RestAsking): Promise<void> {
  await lookAgain(await readSetup(asking.file), asking);
  let named = false;
  let region: string | undefined;
  for (;;) {
    const setup = await readSetup(asking.file);
    const question = nextQuestion(setup, named);
    if (question === undefined) return;
    if ('region' in question && question.region !== region) {
      region = question.region;
      say(`\n${regionName(asking, region)}: snitfladerne, én ad gangen.`);
    }
    await askOne(question, setup, asking);
    if (question.kind === 'name') named = true;
  }
}

/** What was answered last may be why the questions were stopped: a wrong address, or a secret to be put in place. */
async function lookAgain(setup: Setup, asking: RestAsking): Promise<void> {
  const last = lastAnswered(setup);
  if (last === undefined) return;
  say(`\nFørst bliver det sidste svar prøvet igen: ${INTERFACE_NAMES[last.interface]}, ${regionName(asking, last.region)}.`);
  await lookAt(last, setup, { asking, ask: tryAndMend });
}

/** Has something asked about an interface, and remembers how the look at it ended. */
async function lookAt(
  { region, interface: name }: Pick<Place, 'region' | 'interface'>,
  { id, role }: Setup,
  { asking, ask }: { readonly asking: RestAsking; readonly ask: (one: InterfaceAsking) => Promise<Tried | undefined> },
): Promise<void> {
  const place = { environment: id, region, interface: name };
  const tried = await ask({ ...asking, role, place });
  if (tried !== undefined) asking.tried.set(`${regionName(asking, region)}, ${INTERFACE_NAMES[name]}`, tried);
}

async function askOne(question: Question, setup: Setup, asking: RestAsking): Promise<void> {
  const { file, terminal } = asking;
  switch (question.kind) {
    case 'role':
      return askRole(asking);
    case 'name': {
      const name = await askFor(terminal, {
        question: `Miljøets navn, som det vises på siden [Enter: ${setup.name}] `,
        usual: setup.name,
        read: (text) => ({ value: text }),
      });
      return keep(await saveChanges(file, [{ path: ['name'], value: name }]));
    }
    case 'regions':
      return askRegions(setup, asking);
    case 'offered':
      return lookAt(question, setup, { asking, ask: askOffered });
    case 'access':
      return lookAt(question, setup, { asking, ask: askAccess });
  }
}

async function askRole({ file, terminal }: RestAsking): Promise<void> {
  say('\nHvad gør du her? Svaret afgør, hvad der bliver spurgt om.');
  for (const [index, role] of ROLE_NAMES.entries()) say(`${index + 1}: ${role} (${ROLES[role]})`);
  const role = await askFor(terminal, {
    question: 'Din rolle: ',
    read: (text) => {
      const found = readChoice(text, ROLE_NAMES);
      return found === undefined ? noneOf(text, ROLE_NAMES) : { value: found };
    },
  });
  keep(await saveText(file, (text) => withRole(text, role)));
}

/** A tester sits at one region; the others have to do with several. */
async function askRegions({ role }: Setup, { file, terminal, configuration }: RestAsking): Promise<void> {
  const regions = inForce(configuration.regions, trialDate(undefined));
  say('\nRegionerne i dag:');
  for (const [index, { name }] of regions.entries()) say(`${index + 1}: ${name}`);
  const several = role !== 'tester';
  const chosen = await askFor<readonly Region[]>(terminal, {
    question: several ? 'Hvilke regioner? Skriv numrene med komma imellem: ' : 'Hvilken region? ',
    read: (text) => {
      if (several) return readRegions(text, regions);
      const one = readRegion(text, regions);
      return 'problem' in one ? one : { value: [one.value] };
    },
  });
  keep(
    await saveChanges(
      file,
      chosen.map(({ id }) => ({ path: ['regions', id], value: { interfaces: {} } })),
    ),
  );
}

const regionName = ({ configuration }: RestAsking, id: string): string =>
  configuration.regions.find((region) => region.id === id)?.name ?? id;

/** Each reply has been held to the rules already, so that something is wrong with the rest of the file when this fails. */
function keep(problems: readonly PilotError[]): void {
  if (problems.length > 0) throw new Refusal(problems);
}
