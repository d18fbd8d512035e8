import type { ErrorCode } from '../../model/error-codes.ts';
import { isoDateSchema, runIdPattern, slugSchema } from '../../model/identity.ts';
import { didYouMean } from '../../model/similar.ts';
import { readDanishTime } from '../../manual/danish-time.ts';
import { whyNoOutput } from '../output-file.ts';
import { lookUp, type Misfit, shownPlace, whyNoFile, whyNoFolder, whyNoNewFolder, whyNoPath } from './paths.ts';

/** What one value of an option, or one positional, may be. */
export interface ValueSpec {
  readonly kind: ArgumentKind;
  /** For numbers: the least and the greatest. */
  readonly range?: readonly [number, number];
  /** For choices: what can be chosen. */
  readonly choices?: readonly string[];
  /** Code of the error, where a command has its own for what it cannot read or write. */
  readonly code?: ErrorCode;
  /** What to do when it will not do, where the kind's own advice says too little. */
  readonly remedy?: string;
}

interface KindRow {
  /** Undefined when the value fits. */
  readonly misfit: (text: string, spec: Omit<ValueSpec, 'kind'>) => Misfit | undefined;
  readonly code: ErrorCode;
  /** Another name an option of the kind may be given by. */
  readonly alsoCalled?: string;
}

/** A value that only the command can hold against what there is. */
const ANY_TEXT = { misfit: () => undefined, code: 'SP1021' } as const satisfies KindRow;

/**
 * Every kind of argument there is, and what does not fit it. Ids are held against configuration and results by those who
 * read these (SP1010, SP1011, SP1006, SP4001), where the nearest that exists can be told.
 */
export const KINDS = {
  /** Stands alone, without a value. */
  flag: ANY_TEXT,
  /** Words for people. */
  text: ANY_TEXT,
  /** An expression over tags; read with the specifications. */
  tags: ANY_TEXT,
  /** A part of how many, as 1/4; read with the specifications. */
  shard: ANY_TEXT,
  environment: ANY_TEXT,
  /** A party, which need not be a region; whoever writes of one may call it that. */
  region: { ...ANY_TEXT, alsoCalled: 'party' },
  scenario: ANY_TEXT,
  run: ANY_TEXT,
  number: { misfit: numberMisfit, code: 'SP1021' },
  choice: { misfit: choiceMisfit, code: 'SP1021' },
  date: { misfit: dateMisfit, code: 'SP1021' },
  time: { misfit: timeMisfit, code: 'SP1021' },
  /** A new name that becomes a file's and a part of an address. */
  slug: { misfit: slugMisfit, code: 'SP1021' },
  /** The whole address of something on the web. */
  address: { misfit: addressMisfit, code: 'SP1021' },
  /** A folder that is there. */
  folder: { misfit: whyNoFolder, code: 'SP1023' },
  /** A folder that is written in, and made where it is not there. */
  'new-folder': { misfit: whyNoNewFolder, code: 'SP1023' },
  /** A regular file that is there. */
  file: { misfit: whyNoFile, code: 'SP1023' },
  /** A file or folder that is there. */
  path: { misfit: whyNoPath, code: 'SP1023' },
  /** A file or folder that is there, or the whole address of something on the web. */
  'path-or-address': { misfit: pathOrAddressMisfit, code: 'SP1023' },
  /** A run's id, or a file. What is neither is told as a run that is not there. */
  'run-or-file': { misfit: runOrFileMisfit, code: 'SP1023' },
  /** Where something is written. */
  output: { misfit: whyNoOutput, code: 'SP1023' },
} as const satisfies Readonly<Record<string, KindRow>>;

/** What kind of thing an argument is. */
export type ArgumentKind = keyof typeof KINDS;

/** Why a value does not fit what was declared of it; undefined when it does. No value at all fits nothing. */
export function misfitOf(text: string, spec: ValueSpec): Misfit | undefined {
  if (text.trim() === '') return { seen: 'en tom værdi', expected: 'en værdi' };
  return (KINDS[spec.kind] as KindRow).misfit(text, spec);
}

/** Another name an option may be given by; undefined when it has only its own. */
export const alsoCalled = ({ kind }: Pick<ValueSpec, 'kind'>): string | undefined => (KINDS[kind] as KindRow).alsoCalled;

function numberMisfit(
  text: string,
  { range: [least, greatest] = [0, Number.MAX_SAFE_INTEGER] }: Omit<ValueSpec, 'kind'>,
): Misfit | undefined {
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && value >= least && value <= greatest) return undefined;
  return { seen: shownPlace(text), expected: `et helt tal fra ${least} til ${greatest}` };
}

function choiceMisfit(text: string, { choices = [] }: Omit<ValueSpec, 'kind'>): Misfit | undefined {
  if (choices.includes(text)) return undefined;
  return {
    seen: `${shownPlace(text)} kan ikke vælges.${didYouMean(text, choices)}`,
    expected: `et af ${choices.join(', ')}`,
    remedy: 'Vælg et af dem.',
  };
}

function dateMisfit(text: string): Misfit | undefined {
  if (isoDateSchema.safeParse(text).success) return undefined;
  return { seen: shownPlace(text), expected: 'en dato som 2027-01-01', remedy: 'Skriv datoen som år-måned-dag.' };
}

function timeMisfit(text: string): Misfit | undefined {
  if (readDanishTime(text) !== undefined) return undefined;
  return {
    seen: shownPlace(text),
    expected: 'et tidspunkt som “2026-11-23 14:30” (dansk tid) eller 2026-11-23T13:30:00Z',
    remedy: 'Ret tidspunktet.',
  };
}

function slugMisfit(text: string): Misfit | undefined {
  if (slugSchema.safeParse(text).success) return undefined;
  return { seen: shownPlace(text), expected: 'små bogstaver a-z, tal og bindestreg', remedy: 'Vælg et andet navn.' };
}

function addressMisfit(text: string): Misfit | undefined {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) {
    const { username, password } = new URL(text);
    if (username === '' && password === '') return undefined;
    return {
      seen: 'en adresse med brugernavn eller adgangskode',
      expected: 'en adresse uden',
      remedy: 'Slet det, der står før “@”.',
    };
  }
  return { seen: shownPlace(text), expected: 'en hel adresse som https://eksempel.dk/sor/pilot/', remedy: 'Ret adressen.' };
}

function pathOrAddressMisfit(text: string): Misfit | undefined {
  return isWebAddress(text) ? addressMisfit(text) : whyNoPath(text);
}

/** Whether something named stands on the web, and not in a folder. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text);

function runOrFileMisfit(text: string): Misfit | undefined {
  if (runIdPattern.test(text) || lookUp(text).stats === undefined) return undefined;
  const why = whyNoFile(text);
  return why === undefined ? undefined : { ...why, expected: 'et bundt, som er en fil, eller en kørsels id' };
}
