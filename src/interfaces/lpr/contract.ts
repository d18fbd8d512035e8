/** Sample reports to LPR. */
export interface ReportClient {
  /** Names of the files, as configuration lists them. */
  files(): Promise<readonly string[]>;
  /** One report, read once for the session. A file that cannot be read to its end, or has no entries, is a Deviation. */
  read(file: string): Promise<ReportView>;
}

/** One report, read. */
export interface ReportView {
  readonly file: string;
  readonly entries: readonly ReportEntry[];
}

/** One course element of a report. */
export interface ReportEntry {
  /** “indberetning.xml, Forloebselement 3”. */
  readonly place: string;
  /** What stands as the responsible unit; a right entry has one. */
  readonly responsibleUnits: readonly string[];
  /** Values that may be SHAK codes: `saysSo` when their name says that they are. */
  readonly possibleShak: readonly { readonly name: string; readonly value: string; readonly saysSo: boolean }[];
}
