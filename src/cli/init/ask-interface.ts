import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ConfigFolders } from '../../config/config-folder.ts';
import type { SecretReference } from '../../model/config/access.ts';
import { INTERFACE_NAMES, interfaceRow } from '../../model/interfaces.ts';
import type { PilotError } from '../../model/pilot-error.ts';
import type { Terminal } from '../manual/terminal.ts';
import { say, sayErrors, shownPath } from '../output.ts';
import { Refusal } from '../refusal.ts';
import { type AccessAnswers, accessKinds, type AccessPart, suggestedVariable } from './access-kinds.ts';
import { askFor } from './ask.ts';
import { saveChanges } from './environment-file.ts';
import type { Change } from './environment-text.ts';
import { listed, noneOf, readAddress, readChoice, readReference, readWord } from './replies.ts';
import type { Role } from './setup.ts';
import { type Place, type Tried, tryInterface } from './try-interface.ts';

/** Where the answers about one interface come from and go. */
export interface InterfaceAsking {
  readonly terminal: Terminal;
  readonly file: string;
  readonly configDirs: ConfigFolders;
  readonly role: Role | undefined;
  readonly place: Place;
}

/** Why an interface is not there, as its scenarios then tell; anyone may write something better in the file. */
const NOT_THERE: Readonly<Record<Role, string>> = {
  tester: 'Regionen tilbyder ikke snitfladen.',
  leverandør: 'Snitfladen er ikke med i leverandørens afprøvning.',
  udgiver: 'Snitfladen er ikke med.',
};
const LATER = 'Adressen er ikke oplyst endnu.';
const LATER_COMMENT = 'Skriv her, hvorfor den ikke er klar, og hvornår den ventes.';

const OFFERED = ['ja', 'nej', 'senere'] as const;

/** Asks whether an interface is there and where, and saves it; access is the next question. Throws Stopped. */
export async function askOffered(asking: InterfaceAsking): Promise<undefined> {
  const { terminal, place, role = 'tester' } = asking;
  const name = INTERFACE_NAMES[place.interface];
  const deliveries = interfaceRow(place.interface).kind === 'deliveries';
  const where = deliveries ? ', adressen eller mappen' : ' eller adressen';
  const reply = await askFor(terminal, {
    question: `${name}: ${role === 'leverandør' ? 'er den med i jeres afprøvning' : 'tilbyder regionen den'}? [ja, nej, senere${where}; q stopper] `,
    read: (text) => {
      const word = readWord(text, OFFERED);
      if (word !== undefined) return { value: word };
      return deliveries ? { value: text } : readAddress(text, `${name}, adressen`);
    },
  });
  if (reply === 'nej' || reply === 'senere') {
    const later = reply === 'senere';
    const reason = later ? { value: LATER, comment: LATER_COMMENT } : { value: NOT_THERE[role] };
    await save(asking, [{ path: [...pathOf(place), 'notOffered'], ...reason }]);
    if (later) say('  Gemt. Skriv grunden i filen ved “notOffered”, eller slet den, og kør “init” igen, når den er klar.');
    return;
  }
  await askWhere(asking, reply === 'ja' ? undefined : reply);
}

/** Asks how one proves who one is at an interface, saves it, and tries it. Throws Stopped. */
export async function askAccess(asking: InterfaceAsking): Promise<Tried | undefined> {
  await askForAccess(asking);
  return tryAndMend(asking);
}

const MENDING = ['adressen', 'adgangen', 'igen', 'behold'] as const;

/**
 * Looks at the interface, and lets what is wrong be put right until it can be used or is kept as it is. Undefined when it
 * became a folder. Throws Stopped.
 */
export async function tryAndMend(asking: InterfaceAsking): Promise<Tried | undefined> {
  const { terminal, place, configDirs } = asking;
  for (;;) {
    say(`\nPrøver ${INTERFACE_NAMES[place.interface]} …`);
    const tried = await tryInterface(place, configDirs);
    if (tried === 'lacks-secret') say('\n  Svaret er gemt. Snitfladen kan først prøves, når det, der mangler, er på plads.');
    if (tried !== 'failed') return tried;
    const mending = await askFor(terminal, {
      question: '\n  Hvad vil du? 1: ret adressen  2: ret adgangen  3: prøv igen  4: behold det, som det er  q: stop: ',
      read: (text) => {
        const word = readChoice(text, MENDING);
        return word === undefined ? noneOf(text, ['1', '2', '3', '4']) : { value: word };
      },
    });
    if (mending === 'behold') return tried;
    if (mending === 'adressen' && (await askWhere(asking, undefined)) === 'folder') return undefined;
    if (mending === 'adgangen') await askForAccess(asking);
  }
}

/** Asks for the address, or for the folder and the files of what is handed over, saves them and gives which it was. */
async function askWhere(asking: InterfaceAsking, given: string | undefined): Promise<'url' | 'folder'> {
  const { terminal, place } = asking;
  const name = INTERFACE_NAMES[place.interface];
  if (interfaceRow(place.interface).kind !== 'deliveries') {
    const url = given ?? (await askForAddress(terminal, `  Adressen på ${name}: `, `${name}, adressen`));
    await save(asking, [{ path: [...pathOf(place), 'url'], value: url }]);
    return 'url';
  }
  for (let first = given; ; first = undefined) {
    const where =
      first ??
      (await askFor(terminal, {
        question: '  Adressen, eller mappen regnet fra miljøfilens egen: ',
        read: (text) => ({ value: text }),
      }));
    const read = where.includes('://') ? readAddress(where, `${name}, adressen`) : { value: where };
    if ('problem' in read) {
      sayErrors([read.problem]);
      continue;
    }
    const files = await askFor(terminal, {
      question: '  Filernes navne med komma imellem: ',
      read: (text) => ({ value: listed(text) }),
    });
    const at = pathOf(place);
    const isAddress = where.includes('://');
    const problems = await saveChanges(asking.file, [
      { path: [...at, isAddress ? 'folder' : 'url'], value: undefined },
      ...(isAddress ? [] : ['auth', 'tls'].map((key): Change => ({ path: [...at, key], value: undefined }))),
      { path: [...at, isAddress ? 'url' : 'folder'], value: where },
      { path: [...at, 'files'], value: files },
    ]);
    if (problems.length > 0) {
      sayErrors(problems);
      continue;
    }
    if (isAddress) return 'url';
    tellOfFiles(resolve(dirname(asking.file), where), files);
    return 'folder';
  }
}

/** Nobody is called for a folder, so that it is tried by whether its files are there. */
function tellOfFiles(folder: string, files: readonly string[]): void {
  const missing = files.filter((name) => !existsSync(join(folder, name)));
  if (missing.length === 0) say(`  Filerne ligger i ${shownPath(folder)}.`);
  else say(`  Gemt. I ${shownPath(folder)} mangler endnu: ${missing.join(', ')}.`);
}

async function askForAddress(terminal: Terminal, question: string, what: string): Promise<string> {
  return askFor(terminal, { question, read: (text) => readAddress(text, what) });
}

/** Asks for the kind of access and what it needs, and saves the whole of it in place of what stood there. */
async function askForAccess(asking: InterfaceAsking): Promise<void> {
  const { terminal, place } = asking;
  const kinds = accessKinds(place.interface);
  say(`\n  Adgang til ${INTERFACE_NAMES[place.interface]}:`);
  for (const [index, { word, words }] of kinds.entries()) say(`  ${index + 1}: ${word}, ${words}`);
  const words = kinds.map(({ word }) => word);
  const chosen = await askFor(terminal, {
    question: '  Hvilken? [Enter: ingen] ',
    usual: 'ingen',
    read: (text) => {
      const word = readChoice(text, words);
      return word === undefined ? noneOf(text, words) : { value: word };
    },
  });
  const kind = kinds.find(({ word }) => word === chosen);
  if (kind === undefined) throw new TypeError(`Unknown kind of access: ${chosen}`);
  if (kind.parts.some((part) => part.kind === 'reference'))
    say('  Skriv aldrig selve hemmeligheden her, kun navnet på den miljøvariabel eller hele stien til den fil, den ligger i.');
  const answers: Record<string, AccessAnswers[string]> = {};
  for (const part of kind.parts) answers[part.key] = await askPart(asking, part);
  const { auth, tls } = kind.settings(answers);
  const at = pathOf(place);
  await save(asking, [
    { path: [...at, 'auth'], value: auth },
    { path: [...at, 'tls'], value: tls },
  ]);
}

async function askPart({ terminal, place }: InterfaceAsking, part: AccessPart): Promise<AccessAnswers[string]> {
  const { words, suffix } = part;
  const what = `${INTERFACE_NAMES[place.interface]}, ${words.toLocaleLowerCase('da')}`;
  switch (part.kind) {
    case 'address':
      return askForAddress(terminal, `  ${words}: `, what);
    case 'level':
      return askFor<3 | 4>(terminal, {
        question: '  Niveauet: 3 for systemets kort, 4 for en medarbejders [Enter: 3] ',
        usual: 3,
        read: (text) => (text === '3' ? { value: 3 } : text === '4' ? { value: 4 } : noneOf(text, ['3', '4'])),
      });
    case 'text': {
      if (part.optional !== true) return askFor(terminal, { question: `  ${words}: `, read: (text) => ({ value: text }) });
      const text = await askFor(terminal, {
        question: `  ${words} [Enter: intet] `,
        usual: '',
        read: (reply) => ({ value: reply }),
      });
      return text === '' ? undefined : text;
    }
    case 'reference': {
      const usual = suffix === undefined ? undefined : { env: suggestedVariable(place.region, place.interface, suffix) };
      const reference = await askFor<SecretReference>(terminal, {
        question: usual === undefined ? `  ${words}: hele stien til filen: ` : `  ${words} ligger i [Enter: ${usual.env}] `,
        ...(usual === undefined ? {} : { usual }),
        read: (text) => readReference(text, what),
      });
      say(`  ${standing(reference)}`);
      return reference;
    }
  }
}

/** Whether a secret is there now; never what it is. */
function standing(reference: SecretReference): string {
  if ('env' in reference) {
    const isSet = (process.env[reference.env] ?? '') !== '';
    return isSet ? `${reference.env} er sat.` : `${reference.env} er ikke sat nu.`;
  }
  try {
    accessSync(reference.file, constants.R_OK);
    return `${reference.file} kan læses.`;
  } catch {
    return `${reference.file} kan ikke læses nu.`;
  }
}

const pathOf = ({ region, interface: name }: Place): readonly string[] => ['regions', region, 'interfaces', name];

/** Each reply has been held to the rules already, so that something is wrong with the rest of the file when this fails. */
async function save({ file }: InterfaceAsking, changes: readonly Change[]): Promise<void> {
  const problems: readonly PilotError[] = await saveChanges(file, changes);
  if (problems.length > 0) throw new Refusal(problems);
}
