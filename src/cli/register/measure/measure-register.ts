import { isProcessAlive } from '../../../disk/process-liveness.ts';
import type { Configuration } from '../../../model/config/configuration.ts';
import { answersByFinding, type RegisterAnswer } from '../../../model/decisions/register-answer.ts';
import { type DayMeasurement, MEASURE_EDITION, type Measurements } from '../../../model/measurement.ts';
import { PilotError } from '../../../model/pilot-error.ts';
import { sumOfCounts } from '../../../report/rollout/figures.ts';
import { type FileNote, fileNotes } from '../../../report/rollout/file-watch.ts';
import { seriesOf } from '../../../report/rollout/series.ts';
import { measureDay } from '../../../sor/measure/measure-day.ts';
import type { RuleContext } from '../../../sor/rules/levels.ts';
import { readMeasurements, readUnits } from '../../../store/measurements/measurements-folder.ts';
import { addMeasurement } from '../../../store/measurements/measurements-lock.ts';
import { chooseExtract, type ExtractFile, readExtracts } from './measure-inputs.ts';
import type { MeasuredReport } from './measured-text.ts';

/** What is measured, by what, and where it is kept. */
export interface MeasureOrder {
  readonly files: readonly ExtractFile[];
  readonly folder: string;
  /** Only to be seen: what tonight's figures would be, held against those that are kept. */
  readonly dryRun: boolean;
  readonly regions: Configuration['regions'];
  readonly levels: Omit<RuleContext, 'onDate'>;
  /** What has been said of findings. */
  readonly answers: readonly RegisterAnswer[];
  readonly now: () => Date;
  readonly tell: (problem: PilotError) => void;
}

/** What came of it: a day, or that the newest day was of these very files; and whether some file could not be read. */
export type Measured = { readonly failed: boolean } & (
  { readonly kind: 'measured'; readonly report: MeasuredReport } | { readonly kind: 'unchanged'; readonly day: string }
);

/**
 * Measures the extracts as one day of the register, and keeps it unless it is only to be seen. The same files measured twice
 * change nothing. Throws PilotError SP3002 when none of the files can be read, and SP4070 to SP4072 for the folder of measurements.
 */
export async function measureRegister({
  files,
  folder,
  dryRun,
  regions,
  levels,
  answers,
  now,
  tell,
}: MeasureOrder): Promise<Measured> {
  const started = now();
  const earlier = earlierIn(folder, tell);
  let failed = false;
  const [first, ...rest] = await readExtracts(files, (problem) => {
    failed = true;
    tell(problem);
  });
  if (first === undefined) throw noFiles();
  const { content, files: measured } = chooseExtract([first, ...rest]);
  const known = earlier?.days.find(({ day }) => day === content.snapshotDate);
  const state = readUnits(folder);
  const digests = measured.map(({ sha256 }) => sha256);
  if (
    known?.edition === MEASURE_EDITION &&
    known.files.length === digests.length &&
    known.files.every(({ sha256 }) => digests.includes(sha256))
  ) {
    return { kind: 'unchanged', day: known.day, failed };
  }
  const answerTo = answersByFinding(answers);
  const isOlder = state !== undefined && content.snapshotDate < state.day;
  const { figures, units, carriesLevels, changes } = measureDay({
    content,
    regions,
    ...levels,
    isDisputed: (rule, unit) => answerTo(rule, unit)?.state === 'disputed',
    previous: isOlder ? undefined : state,
  });
  const day = { ...figures, measuredAt: started.toISOString(), ms: now().getTime() - started.getTime(), files: measured };
  if (!dryRun) {
    const holder = { pid: process.pid, startedAt: new Date(performance.timeOrigin), isAlive: isProcessAlive };
    addMeasurement(folder, { day, units, carriesLevels, changes }, { holder, state });
  }
  const before = earlier?.days.findLast((one) => one.day < day.day);
  // A draft is no file of the register's.
  const notes = dryRun ? [] : notesOn(day, before);
  return {
    kind: 'measured',
    failed,
    report: { day, before, since: isOlder ? undefined : state?.day, isOlder, changes, notes, regions },
  };
}

/** What became of the files since the day before, and whether the day is to be held against it at all. */
function notesOn(day: DayMeasurement, before: DayMeasurement | undefined): readonly FileNote[] {
  const days = before === undefined ? [day] : [before, day];
  const apart = seriesOf(days, ({ regions }) => sumOfCounts(regions.map(({ counts }) => counts))).at(-1)?.apart;
  const own = fileNotes(days).filter((note) => note.day === day.day);
  return apart === undefined ? own : [...own, { day: day.day, file: day.files[0]?.name ?? '', text: apart }];
}

/** What was measured before; what of it cannot be read is told, and is no reason not to measure today. */
function earlierIn(folder: string, tell: (problem: PilotError) => void): Measurements | undefined {
  const problems: PilotError[] = [];
  const earlier = readMeasurements(folder, problems);
  problems.forEach(tell);
  return earlier;
}

const noFiles = (): PilotError =>
  new PilotError('SP1022', {
    place: { what: 'register measure' },
    seen: 'mappen har ingen XML-, CSV- eller zip-filer',
    expected: 'mindst ét udtræk af SOR',
    remedy: 'Angiv filen selv, eller den mappe, udtrækkene ligger i.',
  });
