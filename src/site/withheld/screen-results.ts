import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { leaksInFile, leakWords } from '../../handover/leaks.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { readCaseDetails, readEvidence } from '../../store/reader.ts';
import { listRunFiles } from '../../store/run-files.ts';
import type { RunRecord } from '../../store/types.ts';
import { onceFor } from '../once-for.ts';
import { type ShownDetail, screenDetail, screenTexts } from './screen-detail.ts';

/** The results as the site may show them. */
export interface ScreenedResults {
  /** The runs without the texts that are held back; everything that is counted is as it was. */
  readonly runs: readonly RunRecord[];
  /** A case of a run, without what is held back; undefined when the run holds none. */
  caseDetail(place: Place & { readonly key: string }): Promise<ShownDetail | undefined>;
  /** A file of evidence; undefined when there is none, or it is held back. */
  evidence(place: Place, sha256: string): Promise<Uint8Array | undefined>;
  /** Any value of a region's part, without the texts that are held back. */
  texts<T>(place: Place, value: T): T;
  /** What a rule still matches in any of a run's files, in Danish; a run with any is not handed on. */
  filesHeldBack(run: string): Promise<readonly string[]>;
}

interface Place {
  readonly run: string;
  readonly region: string;
}

/**
 * Looks through results before pages are made of them, so that one party's leak keeps nobody else's results from being
 * published. `tell` is given each thing that is held back, once, as SP4044. Reads the store and never writes to it.
 */
export function screenResults(stored: readonly RunRecord[], tell: (problem: PilotError) => void): ScreenedResults {
  const records = new Map(stored.map((record) => [record.run, record]));
  const told = new Set<string>();
  const hold = ({ run, region }: Place, what: string, withheld: readonly string[]): void => {
    for (const one of withheld) {
      const problem = heldBack(['kørsel', run, region, what].filter((part) => part !== '').join(' '), one);
      const said = `${problem.place.what ?? ''} ${one}`;
      if (!told.has(said)) tell(problem);
      told.add(said);
    }
  };
  const texts = <T>(place: Place, value: T): T => {
    const screened = screenTexts(value);
    hold(place, '', screened.withheld);
    return screened.value;
  };

  const evidence = kept(async (record: RunRecord, [region = '', sha256 = '']: readonly string[]) => {
    const bytes = await readEvidence(record, region, sha256);
    return bytes === undefined ? [] : leaksInFile(sha256, bytes);
  });
  const details = kept(async (record: RunRecord, [region = '', key = '']: readonly string[]) => {
    const detail = (await readCaseDetails(record, region)).find((one) => one.key === key);
    if (detail === undefined) return undefined;
    const shown = await screenDetail(detail, (sha256) => evidence(record, [region, sha256]));
    hold({ run: record.run, region }, key, shown.withheld);
    return shown;
  });
  const files = onceFor(async (record: RunRecord): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const path of listRunFiles(record.folder)) {
      // What cannot be read is told where it is needed.
      const bytes = await readFile(join(record.folder, ...path.split('/'))).catch(() => Buffer.alloc(0));
      const leaks = leaksInFile(path, bytes);
      if (leaks.length > 0) found.push(`${path}: ${leakWords(leaks)}`);
    }
    hold({ run: record.run, region: '' }, '', found);
    return found;
  });

  return {
    runs: stored.map((record) => ({
      ...record,
      plan: texts({ run: record.run, region: '' }, record.plan),
      regions: record.regions.map((digest) => texts({ run: record.run, region: digest.region }, digest)),
    })),
    caseDetail: async ({ run, region, key }) => {
      const record = records.get(run);
      return record === undefined ? undefined : details(record, [region, key]);
    },
    evidence: async ({ run, region }, sha256) => {
      const record = records.get(run);
      if (record === undefined || (await evidence(record, [region, sha256])).length > 0) return undefined;
      return readEvidence(record, region, sha256);
    },
    texts,
    filesHeldBack: async (run) => {
      const record = records.get(run);
      return record === undefined ? [] : files(record);
    },
  };
}

/** Remembers what was found for each place of a run: many cases share an answer, and many pages a case. */
function kept<T>(find: (record: RunRecord, place: readonly string[]) => Promise<T>): typeof find {
  const found = onceFor((record: RunRecord) => {
    const byPlace = new Map<string, Promise<T>>();
    return (place: readonly string[]): Promise<T> => {
      const known = byPlace.get(place.join(' ')) ?? find(record, place);
      byPlace.set(place.join(' '), known);
      return known;
    };
  });
  return (record, place) => found(record)(place);
}

function heldBack(what: string, seen: string): PilotError {
  return new PilotError('SP4044', {
    place: { what },
    seen: `holdt tilbage fra siden: ${seen}`,
    expected: 'at ingen regel rammer noget',
    remedy:
      'Resten af siden er bygget. Lad regionen fjerne det i sine testdata og køre scenariet igen; den nye kørsel tager den gamles plads.',
  });
}
