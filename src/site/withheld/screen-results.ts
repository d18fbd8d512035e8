import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { maskUncertain } from '../../evidence/uncertain.ts';
import { leakWords, lookThrough } from '../../handover/leaks.ts';
import { fieldsShownIn, type ShownNumber } from '../../model/decisions/shown-number.ts';
import type { InterfaceName } from '../../model/interfaces.ts';
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
  /**
   * A file of evidence as it may be shown: what may be personal numbers is masked. Undefined when there is none, or it is held
   * back.
   */
  evidence(place: EvidencePlace, sha256: string): Promise<Uint8Array | undefined>;
  /** A file of evidence as it is stored; undefined when there is none, or it may not be handed on as it is. */
  storedEvidence(place: EvidencePlace, sha256: string): Promise<Uint8Array | undefined>;
  /** Any value of a region's part, without the texts that are held back. */
  texts<T>(place: Place, value: T): T;
  /** What is found in a run's files, in Danish. */
  filesHeldBack(run: string): Promise<FilesHeldBack>;
}

/** What keeps a run's files from being offered; empty as a rule. */
export interface FilesHeldBack {
  /** What a rule still matches: the run is not handed on. */
  readonly leaks: readonly string[];
  /** What may be personal numbers, which an earlier version let stand: the files are not offered to all. */
  readonly uncertain: readonly string[];
}

/** Where a file of evidence lies, and the interface it came from, if from any. */
export interface EvidencePlace extends Place {
  readonly interface?: InterfaceName | undefined;
}

interface Place {
  readonly run: string;
  readonly region: string;
}

/**
 * Looks through results before pages are made of them, so that one party's leak keeps nobody else's results from being
 * published. `tell` is given each thing that is held back, once, as SP4044; `shown` says which numbers are shown by decision.
 * Reads the store and never writes to it.
 */
export function screenResults(
  stored: readonly RunRecord[],
  tell: (problem: PilotError) => void,
  shown: readonly ShownNumber[] = [],
): ScreenedResults {
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
  const shownFields = (environment: string, of?: InterfaceName) => fieldsShownIn(shown, { environment, interface: of });
  const texts = <T>(place: Place, value: T): T => {
    const screened = screenTexts(value, shownFields(records.get(place.run)?.plan.environment ?? ''));
    hold(place, '', screened.withheld);
    return screened.value;
  };

  const evidence = kept(async (record: RunRecord, [region = '', sha256 = '', of]: readonly string[]) => {
    const bytes = (await readEvidence(record, region, sha256)) ?? Buffer.alloc(0);
    return lookThrough(sha256, bytes, shownFields(record.plan.environment, of as InterfaceName | undefined));
  });
  const lookedThrough = (record: RunRecord, { region, interface: of }: EvidencePlace, sha256: string) =>
    evidence(record, [region, sha256, ...(of === undefined ? [] : [of])]);
  const details = kept(async (record: RunRecord, [region = '', key = '']: readonly string[]) => {
    const detail = (await readCaseDetails(record, region)).find((one) => one.key === key);
    if (detail === undefined) return undefined;
    const screened = await screenDetail(detail, {
      evidence: (sha256, of) => lookedThrough(record, { run: record.run, region, interface: of }, sha256),
      shownFields: (of) => shownFields(record.plan.environment, of),
    });
    hold({ run: record.run, region }, key, screened.withheld);
    return screened;
  });
  const files = onceFor(async (record: RunRecord): Promise<FilesHeldBack> => {
    const found: string[] = [];
    const perhaps: string[] = [];
    const fields = shown.map(({ field }) => field);
    for (const path of listRunFiles(record.folder)) {
      // What cannot be read is told where it is needed.
      const bytes = await readFile(join(record.folder, ...path.split('/'))).catch(() => Buffer.alloc(0));
      const { leaks, uncertain } = lookThrough(path, bytes, fields);
      if (leaks.length > 0) found.push(`${path}: ${leakWords(leaks)}`);
      if (uncertain.length > 0) perhaps.push(`${path}: ${leakWords(uncertain)}`);
    }
    hold({ run: record.run, region: '' }, '', found);
    return { leaks: found, uncertain: perhaps };
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
    evidence: async (place, sha256) => {
      const record = records.get(place.run);
      const found = record === undefined ? undefined : await lookedThrough(record, place, sha256);
      if (record === undefined || found === undefined || found.leaks.length > 0) return undefined;
      const bytes = await readEvidence(record, place.region, sha256);
      if (bytes === undefined || found.uncertain.length === 0) return bytes;
      return Buffer.from(
        maskUncertain(Buffer.from(bytes).toString('utf8'), shownFields(record.plan.environment, place.interface)),
      );
    },
    storedEvidence: async (place, sha256) => {
      const record = records.get(place.run);
      const found = record === undefined ? undefined : await lookedThrough(record, place, sha256);
      if (record === undefined || found === undefined || found.leaks.length + found.uncertain.length > 0) return undefined;
      return readEvidence(record, place.region, sha256);
    },
    texts,
    filesHeldBack: async (run) => {
      const record = records.get(run);
      return record === undefined ? { leaks: [], uncertain: [] } : files(record);
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
