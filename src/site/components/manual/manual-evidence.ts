import type { CaseDetail } from '../../../model/run.ts';
import { MANUAL_FILE_TYPES, type ManualComment, type ManualFile, type ManualFileType } from '../../../model/manual.ts';
import type { ManualOpinion } from '../../../report/manual-standing.ts';
import type { Cell } from '../../../report/types.ts';
import { allMatrices, cellViews, type SiteData } from '../../site-data.ts';

/** One tester's answer as a case page shows it. */
export interface ShownAnswer {
  readonly opinion: ManualOpinion;
  /** Whether the disagreement was settled in its favour. */
  readonly stands: boolean;
  readonly steps: CaseDetail['steps'];
  readonly comments: readonly ManualComment[];
  readonly files: readonly ManualFile[];
}

/** Every tester's newest answer to a cell's case, with what each wrote and gave. */
export async function shownAnswers(site: SiteData, { key, region, manual }: Cell): Promise<ShownAnswer[]> {
  return Promise.all(
    (manual?.opinions ?? []).map(async (opinion) => {
      const detail = await site.caseDetail({ run: opinion.run, region, key });
      return {
        opinion,
        stands: opinion.settledBy !== undefined && manual?.settlement?.mark.stands === opinion.run,
        steps: detail?.steps ?? [],
        comments: detail?.comments ?? [],
        files: detail?.files ?? [],
      };
    }),
  );
}

/** A file testers gave, to be served under its digest. */
export interface ServedFile {
  readonly sha256: string;
  readonly mediaType: ManualFileType;
  readonly place: { readonly run: string; readonly region: string };
}

/** The files of every answer a case page shows, each once. */
export async function servedFiles(site: SiteData): Promise<ServedFile[]> {
  const cells = allMatrices(site)
    .flatMap(cellViews)
    .map((view) => view.cell);
  const shown = await Promise.all(
    cells.map(async (cell) => {
      const answers = await shownAnswers(site, cell);
      return answers.flatMap(({ opinion, files }) =>
        files.map(({ sha256, mediaType }) => ({ sha256, mediaType, place: { run: opinion.run, region: cell.region } })),
      );
    }),
  );
  return [...new Map(shown.flat().map((file) => [servedName(file), file])).values()];
}

/** The last part of a file's address: its digest and the ending its content has, so that hosts tell its type right. */
export function servedName({ sha256, mediaType }: Pick<ManualFile, 'sha256' | 'mediaType'>): string {
  return `${sha256}.${MANUAL_FILE_TYPES[mediaType].ending}`;
}

/** Address of a file that was given as evidence. */
export const filePath = (file: Pick<ManualFile, 'sha256' | 'mediaType'>): string => `/bevis/${servedName(file)}`;

/** Whether a file can be shown on the page itself. */
export const isPicture = ({ mediaType }: ManualFile): boolean => MANUAL_FILE_TYPES[mediaType].picture;
