import { parseDocument } from 'yaml';
import { z } from 'zod';
import { type InterfaceName, INTERFACES } from '../../model/interfaces.ts';

/**
 * What the one who sits there does, in words for what the pages describe. It decides what is asked and which commands are
 * told of afterwards, and nothing else: no result knows it.
 */
export const ROLES = {
  tester: 'prøver en regions snitflader og afleverer resultaterne',
  leverandør: 'prøver det, I leverer, hos en eller flere regioner',
  udgiver: 'tager andres resultater ind og lægger siden op',
} as const;
/** One of {@link ROLES}. */
export type Role = keyof typeof ROLES;

/** The roles there are, in the order they are told. */
export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

/** As far as an environment file has been answered. */
export interface Setup {
  readonly id: string;
  readonly name: string;
  readonly exercise: boolean;
  /** Undefined in a file that nobody was asked for. */
  readonly role: Role | undefined;
  readonly regions: readonly RegionSetup[];
}

/** A region of an environment file, and what is said there of each interface. */
export interface RegionSetup {
  readonly id: string;
  readonly interfaces: Readonly<Partial<Record<InterfaceName, InterfaceSetup>>>;
}

/** What is said of an interface: its settings as they are written, so that what was left out is seen. */
export type InterfaceSetup = Readonly<Record<string, unknown>>;

/** The line that tells who was asked: a comment, for it is no part of what an environment is. */
export const roleLine = (role: Role): string => `# Rolle: ${role}\n`;

const shape = z.object({
  id: z.string(),
  name: z.string(),
  exercise: z.boolean(),
  regions: z.record(z.string(), z.object({ interfaces: z.partialRecord(z.enum(INTERFACES), z.record(z.string(), z.unknown())) })),
});

/** Reads how far an environment file has come. The text is that of a file that configuration accepts. */
export function setupOf(text: string): Setup {
  const { regions, ...rest } = shape.parse(parseDocument(text).toJS());
  const written = /^# Rolle: (\S+)$/m.exec(text)?.[1];
  return {
    ...rest,
    role: ROLE_NAMES.find((role) => role === written),
    regions: Object.entries(regions).map(([id, { interfaces }]) => ({ id, interfaces })),
  };
}

/** What is asked next. */
export type Question =
  | { readonly kind: 'role' | 'name' | 'regions' }
  /** Whether a region has an interface, and where. */
  | { readonly kind: 'offered' | 'access'; readonly region: string; readonly interface: InterfaceName };

/**
 * The next thing an environment file lacks, from the top; undefined when nothing more is to be asked. It follows from the
 * file, so that an answer that was given is never asked for again. `named` is whether the name has been looked at today:
 * a file has one from the start.
 */
export function nextQuestion(setup: Setup, named: boolean): Question | undefined {
  const lacking = firstLack(setup, named);
  // Who one is matters only to what is still to be asked.
  return lacking !== undefined && setup.role === undefined ? { kind: 'role' } : lacking;
}

function firstLack({ role, regions }: Setup, named: boolean): Question | undefined {
  if (regions.length === 0) return { kind: named ? 'regions' : 'name' };
  // Whoever publishes calls no interface.
  if (role === 'udgiver') return undefined;
  for (const { id: region, interfaces } of regions)
    for (const name of INTERFACES) {
      const settings = interfaces[name];
      if (settings === undefined) return { kind: 'offered', region, interface: name };
      if (lacksAccess(settings)) return { kind: 'access', region, interface: name };
    }
  return undefined;
}

/** An address without a word of access; a folder and what is not there need none. */
function lacksAccess(settings: InterfaceSetup): boolean {
  return 'url' in settings && !('auth' in settings) && !('tls' in settings);
}

/**
 * The interface that was answered about last, for the questions come in order; undefined when it has no address, or its
 * access is to be asked for anyway.
 */
export function lastAnswered({
  role,
  regions,
}: Setup): { readonly region: string; readonly interface: InterfaceName } | undefined {
  if (role === 'udgiver') return undefined;
  const answered = regions.flatMap(({ id: region, interfaces }) =>
    INTERFACES.flatMap((name) => {
      const settings = interfaces[name];
      return settings === undefined ? [] : [{ region, interface: name, settings }];
    }),
  );
  const last = answered.at(-1);
  if (last === undefined || !('url' in last.settings) || lacksAccess(last.settings)) return undefined;
  return { region: last.region, interface: last.interface };
}

/** An environment file of the home. */
export interface EnvironmentFile {
  /** Absolute path. */
  readonly file: string;
  readonly setup: Setup;
  /** As `init` lays it out where nobody is asked. */
  readonly untouched: boolean;
}

/** Which environment is asked about. */
export type Choice =
  | { readonly kind: 'continue'; readonly file: string }
  /** All there are, and nothing is lacking in them. */
  | { readonly kind: 'complete'; readonly files: readonly EnvironmentFile[] }
  /** None has been begun; what to call it is asked first. */
  | { readonly kind: 'new'; readonly suggested: string };

/** The first environment that has been begun and lacks something; the exercise is no one's to set up. */
export function chooseEnvironment(files: readonly EnvironmentFile[]): Choice {
  const own = files.filter(({ setup }) => !setup.exercise);
  const begun = own.filter(({ untouched }) => !untouched);
  const lacking = begun.find(({ setup }) => nextQuestion(setup, false) !== undefined);
  if (lacking !== undefined) return { kind: 'continue', file: lacking.file };
  if (begun.length > 0) return { kind: 'complete', files: begun };
  return { kind: 'new', suggested: own[0]?.setup.id ?? 'test1' };
}
