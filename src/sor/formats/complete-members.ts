import type { ClassificationEntry, ReadProblem, ShakSorMapRow, SorUnit } from '../unit.ts';
import {
  readClassificationsCsv,
  readReplacedEntitiesCsv,
  type Replacement,
  readShakSorMapCsv,
  readSorEntityCsv,
  withReplacements,
} from './csv/read.ts';
import { type CsvRow, readCsvRows } from './csv/rows.ts';
import type { FieldKey } from '../fields.ts';
import type { ColumnMapping, UnknownColumns } from '../fields/known-names.ts';

/** A file of the complete extract, wherever it is kept. */
export interface CompleteMember {
  readonly name: string;
  /** Its bytes, read as they are asked for; to be called once. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** What Sor_complete holds, packed or not. */
export interface CompleteExtract {
  readonly units: readonly SorUnit[];
  /** Fields that SorEntity has no column for. */
  readonly absentFields: readonly FieldKey[];
  readonly shakSorMap: readonly ShakSorMapRow[];
  readonly classifications: readonly ClassificationEntry[];
  /** Files that were left because nobody has said which of their columns is which, by the file's name. */
  readonly unknown: Readonly<Record<string, UnknownColumns>>;
  /** What could not be read, with the name of its file. */
  readonly problems: readonly ReadProblem[];
  /** Column names of every CSV file, as written, by the file's name. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Names of the files, in order. */
  readonly entries: readonly string[];
}

/** Told of rows as they stood, with the name of their file, before anything is understood of them. */
export interface RowListeners {
  /** `lacking`: columns the file has none for, by the names we give them. */
  readonly onUnit?: (row: CsvRow, file: string, lacking: readonly string[]) => void;
  readonly onMapRow?: (row: CsvRow, file: string) => void;
}

/** How the files are read: who is told of rows, and what configuration says that columns are called. */
export interface CompleteOptions extends RowListeners {
  readonly mapping?: ColumnMapping;
}

interface Parts {
  units: readonly SorUnit[];
  absentFields: readonly FieldKey[];
  shakSorMap: readonly ShakSorMapRow[];
  classifications: readonly ClassificationEntry[];
  replacements: readonly Replacement[];
  knowsReplacements: boolean;
}

interface Reading {
  readonly columns: readonly string[];
  readonly unknown: UnknownColumns | undefined;
  readonly problems: readonly ReadProblem[];
}

type ReadPart = (file: CompleteMember, parts: Parts, options: CompleteOptions) => Promise<Reading>;

/** Readers by file name in lower case: sources spell the names of the same files differently. */
const READERS: ReadonlyMap<string, ReadPart> = new Map<string, ReadPart>([
  [
    'sorentity.csv',
    async ({ name, bytes }, parts, { onUnit, mapping = {} }) => {
      const reading = await readSorEntityCsv(bytes(), { mapping, onRow: (row, lacking) => onUnit?.(row, name, lacking) });
      parts.units = reading.units;
      parts.absentFields = reading.absentFields;
      return reading;
    },
  ],
  [
    'shaksormap.csv',
    async ({ name, bytes }, parts, { onMapRow, mapping = {} }) => {
      const reading = await readShakSorMapCsv(bytes(), { mapping, onRow: (row) => onMapRow?.(row, name) });
      parts.shakSorMap = reading.rows;
      return reading;
    },
  ],
  [
    'sorclassifications.csv',
    async ({ bytes }, parts, { mapping = {} }) => {
      const reading = await readClassificationsCsv(bytes(), { mapping });
      parts.classifications = reading.entries;
      return reading;
    },
  ],
  [
    'sorreplacedentities.csv',
    async ({ bytes }, parts, { mapping = {} }) => {
      const reading = await readReplacedEntitiesCsv(bytes(), { mapping });
      parts.replacements = reading.replacements;
      parts.knowsReplacements = reading.unknown === undefined;
      return reading;
    },
  ],
]);

/** The names in lower case of the files that are read for more than their columns. */
export const COMPLETE_TABLES: ReadonlySet<string> = new Set(READERS.keys());

/** Takes the files of a complete extract one at a time, as whoever keeps them can give them. */
export interface CompleteReader {
  /** Reads a file; to be awaited before the next one is given. Rejects with what its bytes reject with. */
  readonly take: (member: CompleteMember) => Promise<void>;
  /** The extract, once every file has been given. */
  readonly extract: () => CompleteExtract;
}

/**
 * Reads the files of Sor_complete, known by their names in any case. CSV files we have no use for give their column names
 * and nothing else; of files with the same name the first is read, and the others are a problem, since readers differ in
 * which of them they would take; so is an archive among them.
 */
export function readComplete(options: CompleteOptions = {}): CompleteReader {
  const parts: Parts = {
    units: [],
    absentFields: [],
    shakSorMap: [],
    classifications: [],
    replacements: [],
    knowsReplacements: true,
  };
  const unknown: Record<string, UnknownColumns> = {};
  const problems: ReadProblem[] = [];
  const columns: Record<string, readonly string[]> = {};
  const entries: string[] = [];
  const read = new Set<string>();
  return {
    take: async (file) => {
      entries.push(file.name);
      const name = file.name.slice(file.name.lastIndexOf('/') + 1).toLowerCase();
      if (name.endsWith('.zip'))
        problems.push({ line: 0, what: file.name, message: 'Zip-filen har en zip-fil i sig; den er ikke læst.' });
      if (!name.endsWith('.csv')) return;
      const readPart = READERS.get(name);
      const key = readPart === undefined ? file.name : name;
      if (read.has(key)) {
        problems.push({ line: 0, what: file.name, message: 'Udtrækket har flere filer af det navn; kun den første er læst.' });
        return;
      }
      read.add(key);
      const reading = await (readPart ?? onlyColumns)(file, parts, options);
      columns[file.name] = reading.columns;
      if (reading.unknown !== undefined) unknown[file.name] = reading.unknown;
      problems.push(...problemsIn(file.name, reading.problems));
    },
    extract: () => {
      const { units, replacements, knowsReplacements, absentFields, ...rest } = parts;
      return {
        ...rest,
        units: withReplacements(units, replacements),
        absentFields: knowsReplacements ? absentFields : [...absentFields, 'replaces', 'replacedBy'],
        unknown,
        problems,
        columns,
        entries,
      };
    },
  };
}

/** Problems of one file among several, each told with the file's name. */
export function problemsIn(file: string, problems: readonly ReadProblem[]): readonly ReadProblem[] {
  return problems.map((problem) => ({ ...problem, what: [file, problem.what].filter(Boolean).join(' · ') }));
}

const onlyColumns: ReadPart = async ({ bytes }) => {
  for await (const item of readCsvRows(bytes())) {
    if (item.kind === 'columns') return { columns: item.columns, unknown: undefined, problems: [] };
  }
  return { columns: [], unknown: undefined, problems: [] };
};
