import { danishDay } from '../../../model/danish-day.ts';
import type { RegisterContent } from '../../../sor/unit.ts';
import type { ExtractFile, ExtractView } from '../contract.ts';
import { type AnswerHead, headerValue } from '../../../wire/call.ts';

/** What a reader is told of the file it reads. */
export interface Source {
  readonly file: ExtractFile;
  readonly address: string;
  /** The address as it may stand in a message. */
  readonly place: string;
}

/** Reads one kind of file while it arrives. */
export type ReadExtract = (chunks: AsyncIterable<Uint8Array>, head: AnswerHead, source: Source) => Promise<ExtractView>;

/** What the views of all files have in common, before anything was read. */
export function emptyView({ file, address }: Source, head: AnswerHead): ExtractView {
  const lastModified = headerValue(head, 'last-modified');
  return {
    file,
    address,
    namespace: undefined,
    snapshotDate: danishDate(lastModified),
    createdAtTime: undefined,
    lastModified,
    units: [],
    shakSorMap: [],
    classifications: [],
    content: emptyContent(lastModified),
    problems: [],
    notes: [],
    notUnderstood: [],
    columns: {},
    entries: [],
  };
}

/** The register of a file that does not date itself: dated by when the server says it was last changed. */
function emptyContent(lastModified: string | undefined): RegisterContent {
  const time = timeOf(lastModified);
  return {
    snapshotDate: danishDate(lastModified) ?? '',
    createdAtTime: time === undefined ? '' : new Date(time).toISOString(),
    units: [],
    shakSorMap: [],
    classifications: [],
  };
}

function timeOf(lastModified: string | undefined): number | undefined {
  const time = Date.parse(lastModified ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** The day in Denmark, because the nightly files are made just after midnight there, which is the day before in UTC. */
function danishDate(lastModified: string | undefined): string | undefined {
  const time = timeOf(lastModified);
  return time === undefined ? undefined : danishDay(new Date(time));
}
