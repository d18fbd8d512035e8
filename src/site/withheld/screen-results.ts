import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { maskUncertain } from '../../evidence/uncertain.ts';
import { isClean, leakWords, type LookedThrough, lookThrough, lookThroughEvidence, NOTHING_FOUND } from '../../handover/leaks.ts';
import { fieldsShownIn, type ShownNumber } from '../../model/decisions/shown-number.ts';
import type { InterfaceName } from '../../model/interfaces.ts';
import { packedDigest } from '../../model/packed-evidence.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { readCaseDetails, readEvidence, readPackedEvidence } from '../../store/reader.ts';
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
  /** Whether there is a file of evidence that may be handed on as it is. */
  isOffered(place: EvidencePlace, sha256: string): Promise<boolean>;
  /** A file of evidence as it is stored; undefined when it is not offered. */
  storedEvidence(place: EvidencePlace, sha256: string): Promise<Uint8Array | undefined>;
  /** The same packed, as evidence is. */
  packedEvidence(place: EvidencePlace, sha256: string): Promise<Uint8Array | undefined>;
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

  /** What is found in a file of evidence, but in the fields; undefined when it is not there, or is not what its name says. */
  const evidence = kept(async (record: RunRecord, [region = '', sha256 = '', ...fields]: readonly string[]) => {
    const bytes = await readEvidence(record, region, sha256);
    return bytes === undefined ? undefined : lookThroughEvidence(sha256, bytes, fields);
  });
  const lookedThrough = async (
    record: RunRecord,
    { region, fields }: { readonly region: string; readonly fields: readonly string[] },
    sha256: string,
  ): Promise<LookedThrough | undefined> => {
    const found = await evidence(record, [region, sha256]);
    // What by decision is shown need only be left out where anything is found.
    return found === undefined || isClean(found) || fields.length === 0 ? found : evidence(record, [region, sha256, ...fields]);
  };
  const findAt = async (place: EvidencePlace, sha256: string) => {
    const record = records.get(place.run);
    if (record === undefined) return undefined;
    const fields = shownFields(record.plan.environment, place.interface);
    const found = await lookedThrough(record, { region: place.region, fields }, sha256);
    return found === undefined ? undefined : { record, fields, found };
  };
  const details = kept(async (record: RunRecord, [region = '', key = '']: readonly string[]) => {
    const detail = (await readCaseDetails(record, region)).find((one) => one.key === key);
    if (detail === undefined) return undefined;
    const screened = await screenDetail(detail, {
      evidence: async (sha256, of) => (await findAt({ run: record.run, region, interface: of }, sha256))?.found ?? NOTHING_FOUND,
      shownFields: (of) => shownFields(record.plan.environment, of),
    });
    hold({ run: record.run, region }, key, screened.withheld);
    return screened;
  });
  const inFile = async (record: RunRecord, path: string, fields: readonly string[]): Promise<LookedThrough> => {
    const [region = '', ...inRegion] = path.split('/');
    const sha256 = packedDigest(inRegion.join('/'));
    const isEvidence = sha256 !== undefined && inRegion.length === 2;
    const known = isEvidence ? await lookedThrough(record, { region, fields }, sha256).catch(() => undefined) : undefined;
    if (known !== undefined) return known;
    // What cannot be read is told where it is needed.
    return lookThrough(path, await readFile(join(record.folder, ...path.split('/'))).catch(() => Buffer.alloc(0)), fields);
  };
  const files = onceFor(async (record: RunRecord): Promise<FilesHeldBack> => {
    const found: string[] = [];
    const perhaps: string[] = [];
    const fields = shown.map(({ field }) => field);
    for (const path of listRunFiles(record.folder)) {
      const { leaks, uncertain } = await inFile(record, path, fields);
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
      const at = await findAt(place, sha256);
      if (at === undefined || at.found.leaks.length > 0) return undefined;
      const bytes = await readEvidence(at.record, place.region, sha256);
      if (bytes === undefined || at.found.uncertain.length === 0) return bytes;
      return Buffer.from(maskUncertain(Buffer.from(bytes).toString('utf8'), at.fields));
    },
    isOffered: async (place, sha256) => {
      const at = await findAt(place, sha256);
      return at !== undefined && isClean(at.found);
    },
    storedEvidence: async (place, sha256) => {
      const at = await findAt(place, sha256);
      return at === undefined || !isClean(at.found) ? undefined : readEvidence(at.record, place.region, sha256);
    },
    packedEvidence: async (place, sha256) => {
      const at = await findAt(place, sha256);
      return at === undefined || !isClean(at.found) ? undefined : readPackedEvidence(at.record, place.region, sha256);
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
      const name = JSON.stringify(place);
      const known = byPlace.get(name) ?? find(record, place);
      byPlace.set(name, known);
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
