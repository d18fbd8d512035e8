import type { ClassificationEntry, ReadProblem, RegisterContent } from '../../sor/unit.ts';
import type { TableId } from '../../sor/fields/known-names.ts';
import type { ColumnsNotUnderstood } from '../columns-not-understood.ts';
import type { ShakMapView, UnitView } from '../views.ts';

/** The files a region's extract consists of. */
export type ExtractFile = 'xml2' | 'xml3' | 'csvDaily' | 'csvComplete';

/** What steps may ask of the register's files. Throws as every client does: EndpointError, PreconditionError or Deviation. */
export interface ExtractClient {
  /** Reads one file whole, streaming; parsed once per region and run, or anew when `fresh`. */
  read(file: ExtractFile, options?: { readonly fresh: boolean }): Promise<ExtractView>;
  /** Fetches one file whole without reading what is in it, every time it is asked. */
  download(file: ExtractFile): Promise<void>;
}

/** One file, read whole. */
export interface ExtractView {
  readonly file: ExtractFile;
  readonly address: string;
  /** XML: the root's namespace; CSV: undefined. */
  readonly namespace: string | undefined;
  /** XML SnapshotDate / CreatedAtTime; CSV: from Last-Modified. */
  readonly snapshotDate: string | undefined;
  readonly createdAtTime: string | undefined;
  readonly lastModified: string | undefined;
  readonly units: readonly UnitView[];
  readonly shakSorMap: readonly ShakMapView[];
  readonly classifications: readonly ClassificationEntry[];
  /** Parsed register for whole-extract checks. */
  readonly content: RegisterContent;
  readonly problems: readonly ReadProblem[];
  /** What a reader should know and no rule forbids. */
  readonly notes: readonly ReadProblem[];
  /** Tables of a zip that were left because nobody has said which of their columns is which; each with the fault to throw. */
  readonly notUnderstood: readonly { readonly table: TableId; readonly fault: ColumnsNotUnderstood }[];
  /** CSV: the column names as written, per file in a zip. XML: empty. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Names of the files in a zip. */
  readonly entries: readonly string[];
}

/** A table of the zip as it was read. Throws ColumnsNotUnderstood when it was left for the names of its columns. */
export function tableOf<T extends 'shakSorMap' | 'classifications'>(view: ExtractView, table: T): ExtractView[T] {
  const id: TableId = table === 'shakSorMap' ? 'shakSorMap' : 'sorClassifications';
  const left = view.notUnderstood.find((one) => one.table === id);
  if (left !== undefined) throw left.fault;
  return view[table];
}
