import { Deviation } from '../../../model/faults.ts';
import { spelled } from '../../../sor/fields/carriers.ts';
import {
  readClassificationsCsv,
  readReplacedEntitiesCsv,
  type Replacement,
  readShakSorMapCsv,
  readSorEntityCsv,
  withReplacements,
} from '../../../sor/formats/csv/read.ts';
import { readCsvRows } from '../../../sor/formats/csv/rows.ts';
import type { FieldKey } from '../../../sor/fields.ts';
import { contentOn } from '../../../sor/states.ts';
import type { ClassificationEntry, ReadProblem, ShakSorMapRow, SorUnit } from '../../../sor/unit.ts';
import type { ExtractView } from '../contract.ts';
import type { ShakMapView, UnitView } from '../../views.ts';
import type { Wire } from '../../../wire/call.ts';
import { readWhole } from '../../../wire/read-whole.ts';
import { emptyView, type ReadExtract } from './reading.ts';
import { shakMapOfRow, unitOfRow } from './views.ts';
import { visitZip } from './zip.ts';

/** What the files of an extract are put together in. */
interface Parts {
  units: readonly SorUnit[];
  absentFields: readonly FieldKey[];
  readonly views: UnitView[];
  rows: readonly ShakSorMapRow[];
  readonly maps: ShakMapView[];
  classifications: readonly ClassificationEntry[];
  replacements: readonly Replacement[];
  readonly problems: ReadProblem[];
  readonly columns: Record<string, readonly string[]>;
  readonly entries: string[];
}

/** Later than any state of a unit begins. */
const LAST_DAY = '9999-12-31';

type ReadFile = (chunks: AsyncIterable<Uint8Array>, parts: Parts, name: string) => Promise<Reading>;
interface Reading {
  readonly columns: readonly string[];
  readonly problems: readonly ReadProblem[];
}

/** Readers by file name in lower case: sources spell the names of the same files differently. */
const FILES: Readonly<Record<string, ReadFile>> = {
  'sorentity.csv': async (chunks, parts, name) => {
    const reading = await readSorEntityCsv(chunks, { onRow: (row) => void parts.views.push(unitOfRow(row, name)) });
    parts.units = reading.units;
    parts.absentFields = reading.absentFields;
    return reading;
  },
  'shaksormap.csv': async (chunks, parts, name) => {
    const reading = await readShakSorMapCsv(chunks, { onRow: (row) => void parts.maps.push(shakMapOfRow(row, name)) });
    parts.rows = reading.rows;
    return reading;
  },
  'sorclassifications.csv': async (chunks, parts) => {
    const reading = await readClassificationsCsv(chunks);
    parts.classifications = reading.entries;
    return reading;
  },
  'sorreplacedentities.csv': async (chunks, parts) => {
    const reading = await readReplacedEntitiesCsv(chunks);
    parts.replacements = reading.replacements;
    return reading;
  },
};

/** Reads SorEntity_daily.csv. Throws Deviation when the first line does not name the column SorId. */
export const readDailyCsv: ReadExtract = async (chunks, head, source) => {
  const parts = emptyParts();
  const name = source.address.slice(source.address.lastIndexOf('/') + 1);
  await readInto(parts, FILES['sorentity.csv'] ?? onlyColumns, { chunks, name });
  assertSorEntity(parts.columns[name], source.place);
  return viewOf(parts, emptyView(source, head));
};

/**
 * Makes a reader of Sor_complete.zip. Throws Deviation when the file is no zip, unpacks beyond the session's limit, or
 * holds no SorEntity. Files we have no use for give their column names and nothing else.
 */
export function readCompleteZip(limits: Wire['limits']): ReadExtract {
  return async (chunks, head, source) => {
    const parts = emptyParts();
    const bytes = await readWhole(chunks);
    await visitZip({ bytes, place: source.place, maxUnpackedBytes: limits.maxBodyBytes }, async (entry) => {
      parts.entries.push(entry.name);
      if (!entry.name.toLowerCase().endsWith('.csv')) return;
      const read = FILES[entry.name.slice(entry.name.lastIndexOf('/') + 1).toLowerCase()] ?? onlyColumns;
      await readInto(parts, read, { chunks: await entry.open(), name: entry.name });
    });
    const entity = parts.entries.find((name) => name.toLowerCase().endsWith('sorentity.csv'));
    assertSorEntity(entity === undefined ? undefined : parts.columns[entity], source.place);
    return viewOf(parts, emptyView(source, head));
  };
}

const onlyColumns: ReadFile = async (chunks) => {
  for await (const item of readCsvRows(chunks)) {
    if (item.kind === 'columns') return { columns: item.columns, problems: [] };
  }
  return { columns: [], problems: [] };
};

async function readInto(
  parts: Parts,
  read: ReadFile,
  file: { readonly chunks: AsyncIterable<Uint8Array>; readonly name: string },
): Promise<void> {
  const { columns, problems } = await read(file.chunks, parts, file.name);
  parts.columns[file.name] = columns;
  parts.problems.push(
    ...problems.map((problem) => ({ ...problem, what: [file.name, problem.what].filter(Boolean).join(' · ') })),
  );
}

/** The column without which a file is no SorEntity. */
const SOR_CODE = spelled('csv', 'sorIdentifier');

function assertSorEntity(columns: readonly string[] | undefined, place: string): void {
  if (columns?.includes(SOR_CODE) === true) return;
  throw new Deviation('Filen er ikke SorEntity i CSV.', {
    place,
    expected: `en første linje med kolonnenavne, der har ${SOR_CODE}`,
    received:
      columns === undefined
        ? 'ingen fil med navnet SOREntity.csv'
        : `kolonnerne ${columns.slice(0, 5).join('; ').slice(0, 120) || '(ingen)'}`,
  });
}

function viewOf(parts: Parts, empty: ExtractView): ExtractView {
  return {
    ...empty,
    units: parts.views,
    shakSorMap: parts.maps,
    classifications: parts.classifications,
    content: contentOn(
      {
        ...empty.content,
        units: withReplacements(parts.units, parts.replacements),
        absentFields: parts.absentFields,
        shakSorMap: parts.rows,
        classifications: parts.classifications,
      },
      // A file that is not dated is read as the newest it tells of.
      empty.content.snapshotDate === '' ? LAST_DAY : empty.content.snapshotDate,
    ),
    problems: parts.problems,
    columns: parts.columns,
    entries: parts.entries,
  };
}

function emptyParts(): Parts {
  return {
    units: [],
    absentFields: [],
    views: [],
    rows: [],
    maps: [],
    classifications: [],
    replacements: [],
    problems: [],
    columns: {},
    entries: [],
  };
}
