import type { DayMeasurement, MeasuredFile } from '../../model/measurement.ts';
import { countInWords, dayInWords } from './in-words.ts';

/** Something a reader of the files must know: what changed in one of them from a measured day to the next. */
export interface FileNote {
  readonly day: string;
  readonly file: string;
  /** Danish, a whole sentence. */
  readonly text: string;
}

/** A file that shrinks by more than this has likely not been fetched or made whole. */
const SHRUNK = 0.1;

/**
 * What a file is known by from day to day: its name, without the day that may stand in it, and what it says it is. A file that
 * is kept under its date each night is the same file.
 */
const identityOf = ({ name, kind, version = 0 }: MeasuredFile): string =>
  JSON.stringify([name.replace(/\d{4}-?\d{2}-?\d{2}/g, ''), kind, version]);

/** What became of the files from each measured day to the next, oldest first. */
export function fileNotes(days: readonly DayMeasurement[]): readonly FileNote[] {
  return days.flatMap((after, index) => {
    const before = days[index - 1];
    return [...newerFiles(after), ...(before === undefined ? [] : notesBetween(before, after))];
  });
}

/** Files of a later day than the one that was measured: they have no place for the level, and an older one has. */
function newerFiles({ day, files }: DayMeasurement): readonly FileNote[] {
  const [main] = files;
  return files
    .filter((file) => file.day > day)
    .map(({ name, day: newer }) => ({
      day,
      file: name,
      text: `${name} er for ${dayInWords(newer)}, men har ikke plads til niveauet. Tallene er derfor fra ${main?.name ?? ''} for ${dayInWords(day)}.`,
    }));
}

function notesBetween(before: DayMeasurement, after: DayMeasurement): readonly FileNote[] {
  const then = new Map(before.files.map((file) => [identityOf(file), file]));
  const now = new Set(after.files.map(identityOf));
  const note = (file: string, text: string): FileNote => ({ day: after.day, file, text });
  return [
    ...before.files
      .filter((file) => !now.has(identityOf(file)))
      .map(({ name }) => note(name, `${name} er ikke længere blandt de filer, der er målt.`)),
    ...after.files.flatMap((file) => {
      const old = then.get(identityOf(file));
      return old === undefined
        ? [note(file.name, `${file.name} er ny blandt de filer, der er målt.`)]
        : changesOf(old, file, note);
    }),
  ];
}

function changesOf(old: MeasuredFile, file: MeasuredFile, note: (file: string, text: string) => FileNote): FileNote[] {
  const lost = old.carries.filter((field) => !file.carries.includes(field));
  const won = file.carries.filter((field) => !old.carries.includes(field));
  const texts = [
    ...(lost.length === 0 ? [] : [`${file.name} har ikke længere ${lost.join(', ')}.`]),
    ...(won.length === 0 ? [] : [`${file.name} har nu ${won.join(', ')}.`]),
    ...(file.day > old.day ? [] : [`${file.name} er stadig den fra ${dayInWords(old.day)}.`]),
    ...(old.bytes - file.bytes > SHRUNK * old.bytes
      ? [`${file.name} er blevet mere end ${SHRUNK * 100} % mindre; den kan være hentet eller lavet ufuldstændigt.`]
      : []),
    ...(file.unreadable > old.unreadable
      ? [
          `${file.name} har ${countInWords(file.unreadable)} ${file.unreadable === 1 ? 'sted' : 'steder'}, der ikke kan læses eller mangler noget; før var der ${countInWords(old.unreadable)}.`,
        ]
      : []),
  ];
  return texts.map((text) => note(file.name, text));
}
