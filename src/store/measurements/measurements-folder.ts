import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { z } from 'zod';
import { newerVersion } from '../../model/format-version.ts';
import type { DayMeasurement, HospitalUnit, MeasuredChange, Measurements } from '../../model/measurement.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { writeFileAtomic } from '../../disk/atomic-write.ts';
import { insideFolder } from '../paths.ts';
import { errnoOf, writeErrorInWords } from '../../disk/write-error.ts';
import {
  changeSchema,
  daySchema,
  decodeDay,
  decodeUnits,
  encodeDay,
  encodeUnits,
  MEASUREMENTS_SCHEMA_VERSION,
  unitsSchema,
} from './codec.ts';

/**
 * A folder of measurements:
 *
 *     days/2026-11-23.json     a day's figures
 *     history/2026-11.ndjson   what happened to hospital units, a line each, by the month it was seen
 *     units.json.gz            the hospital units as of the newest day; written last, so that what is newer than it was
 *                              never finished
 */
const DAYS = 'days';
const HISTORY = 'history';
const UNITS = 'units.json.gz';

/** A national state of hospital units unpacks to some 10 MB; far more is none. */
const MAX_UNPACKED_BYTES = 512 * 1024 ** 2;

/** A measured day with the hospital units and what became of them. */
export interface NewMeasurement {
  readonly day: DayMeasurement;
  readonly units: readonly HospitalUnit[];
  /** Whether the extract had a place for the level. */
  readonly carriesLevels: boolean;
  readonly changes: readonly MeasuredChange[];
}

/**
 * Everything that was measured; undefined when the folder has none. A day or a line that cannot be read is told (SP4070,
 * SP4071) and left out: the others are still good. What was written after the newest units was cut off, and is left out.
 */
export function readMeasurements(folder: string, problems: PilotError[]): Measurements | undefined {
  const state = telling(problems, () => readUnits(folder));
  const names = telling(problems, () => namesIn(folder, DAYS, '.json')) ?? [];
  if (state === undefined || names.length === 0) return undefined;
  const days = names.flatMap((name) => {
    if (name.slice(0, 10) > state.day) return [];
    return telling(problems, () => readDay(insideFolder(folder, DAYS, name))) ?? [];
  });
  const history = (telling(problems, () => namesIn(folder, HISTORY, '.ndjson')) ?? []).flatMap((name) =>
    readHistory(insideFolder(folder, HISTORY, name), problems),
  );
  return { exercise: false, days, units: state.units, history: history.filter(({ day }) => day <= state.day) };
}

/** The hospital units of the newest measured day. */
export interface NewestUnits {
  readonly day: string;
  /** Of the file they were read from: another one when anything has been measured since. */
  readonly digest: string;
  readonly units: readonly HospitalUnit[];
  readonly carriesLevels: boolean;
}

/** The hospital units of the newest measured day; undefined when nothing was measured. Throws PilotError SP4070, SP4071. */
export function readUnits(folder: string): NewestUnits | undefined {
  const file = insideFolder(folder, UNITS);
  const packed = contentOf(file);
  if (packed === undefined) return undefined;
  let text: string;
  try {
    text = gunzipSync(packed, { maxOutputLength: MAX_UNPACKED_BYTES }).toString('utf8');
  } catch (error) {
    throw damaged(file, 'filen kan ikke pakkes ud', error);
  }
  const read = parse(file, text, unitsSchema);
  const digest = createHash('sha256').update(packed).digest('hex');
  return { day: read.day, digest, carriesLevels: read.carriesLevels, units: decodeUnits(read) };
}

/**
 * Adds a day. The newest day moves the hospital units and the history on; an older one has figures alone, as nobody can know
 * what had happened since the day before it. A day that was measured is measured anew. Throws PilotError SP4070 to SP4072.
 */
export function writeMeasurement(folder: string, { day, units, carriesLevels, changes }: NewMeasurement): void {
  const newest = readUnits(folder)?.day ?? '';
  writing(folder, () => {
    mkdirSync(insideFolder(folder, DAYS), { recursive: true });
    mkdirSync(insideFolder(folder, HISTORY), { recursive: true });
    writeFileAtomic(insideFolder(folder, DAYS, `${day.day}.json`), `${JSON.stringify(encodeDay(day))}\n`);
    if (day.day < newest) return;
    if (changes.length > 0) {
      const file = insideFolder(folder, HISTORY, `${day.day.slice(0, 7)}.ndjson`);
      // Lines of a measurement that was cut off are those newer than the units; they are told anew now.
      const kept = linesKept(file, newest);
      const added = changes.map((change) => JSON.stringify(change));
      writeFileAtomic(file, [...kept, ...added].map((line) => `${line}\n`).join(''));
    }
    writeFileAtomic(
      insideFolder(folder, UNITS),
      gzipSync(`${JSON.stringify(encodeUnits({ day: day.day, carriesLevels }, units))}\n`),
    );
  });
}

/** A copy under another name would be a day twice. */
function readDay(file: string): DayMeasurement {
  const day = decodeDay(readJson(file, daySchema));
  if (basename(file) !== `${day.day}.json`) throw damaged(file, `målingen er af ${day.day}, og filen hedder ikke det`, undefined);
  return day;
}

function namesIn(folder: string, part: string, ending: string): readonly string[] {
  try {
    return readdirSync(insideFolder(folder, part))
      .filter((name) => name.endsWith(ending) && /^\d{4}-\d{2}/.test(name))
      .toSorted();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw damaged(insideFolder(folder, part), `mappen kan ikke læses (${errnoOf(error) ?? 'ukendt fejl'})`, error);
  }
}

function readHistory(file: string, problems: PilotError[]): readonly MeasuredChange[] {
  const text = contentOf(file)?.toString('utf8') ?? '';
  return text.split('\n').flatMap((line, index) => {
    if (line === '') return [];
    return telling(problems, () => parse(`${file}, linje ${index + 1}`, line, changeSchema)) ?? [];
  });
}

/** A line that cannot be read here is kept as it stands: a newer sor-pilot may read it, or somebody mend it. */
function linesKept(file: string, newest: string): readonly string[] {
  const lines = (contentOf(file)?.toString('utf8') ?? '').split('\n').filter((line) => line !== '');
  return lines.filter((line) => {
    const change = telling([], () => parse(file, line, changeSchema));
    return change === undefined || change.day <= newest;
  });
}

function readJson<T>(file: string, schema: z.ZodType<T>): T {
  return parse(file, contentOf(file)?.toString('utf8') ?? '', schema);
}

function parse<T>(file: string, text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw damaged(file, 'indholdet er ikke gyldig JSON', error);
  }
  const version = newerVersion(value, MEASUREMENTS_SCHEMA_VERSION);
  if (version !== undefined) {
    throw new PilotError('SP4071', {
      place: { file },
      seen: `filens udgave er ${version}`,
      expected: `udgave ${MEASUREMENTS_SCHEMA_VERSION} eller ældre`,
      remedy: 'Opdatér sor-pilot, og læs målingerne igen. De kan være helt i orden; de kan bare ikke læses her.',
    });
  }
  const read = schema.safeParse(value);
  if (!read.success) throw damaged(file, `feltet “${read.error.issues[0]?.path.join('.') ?? ''}” passer ikke`, read.error);
  return read.data;
}

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw damaged(file, `filen kan ikke læses (${errnoOf(error) ?? 'ukendt fejl'})`, error);
  }
}

function damaged(file: string, seen: string, cause: unknown): PilotError {
  return new PilotError('SP4070', {
    place: { file },
    seen,
    expected: 'filen, som den blev skrevet, da dagen blev målt',
    remedy: 'Hent filen igen fra den oprindelige kopi. De andre dage kan stadig læses.',
    cause,
  });
}

function telling<T>(problems: PilotError[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PilotError)) throw error;
    problems.push(error);
    return undefined;
  }
}

function writing(folder: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw notWritten(folder, error);
  }
}

/** Why nothing can be written in a folder of measurements (SP4072). */
export function notWritten(folder: string, error: unknown): PilotError {
  return new PilotError('SP4072', {
    place: { file: folder },
    seen: writeErrorInWords(error instanceof PilotError ? error.cause : error),
    expected: 'en mappe, der kan skrives i, med plads til målingen',
    remedy: 'Skaf plads eller skriveadgang, eller vælg en anden mappe med --measurements, og mål dagen igen.',
    cause: error,
  });
}
