import { createHash } from 'node:crypto';
import { expectedLevels } from '../config/trial-grounds.ts';
import type { Configuration } from '../model/config/configuration.ts';
import type { DayMeasurement, HospitalUnit, MeasuredChange, Measurements } from '../model/measurement.ts';
import type { PilotError } from '../model/pilot-error.ts';
import {
  writeClassificationsCsv,
  writeReplacedEntitiesCsv,
  writeShakSorMapCsv,
  writeSorEntityCsv,
} from '../sor/formats/csv/write.ts';
import { measureDay } from '../sor/measure/measure-day.ts';
import { measuredFile } from '../sor/measure/measured-file.ts';
import { createSyntheticRollout } from '../sor/synthetic/rollout.ts';
import type { RegisterContent } from '../sor/unit.ts';
import { readMeasurements } from '../store/measurements/measurements-folder.ts';

/** What the pages of the rollout are made from. */
export interface RolloutSource {
  readonly measurementsDirectory: string;
  readonly configuration: Configuration;
  /** The day the site is built, ISO. */
  readonly today: string;
}

/**
 * The measured days of the register; where none has been measured, those of the exercise's own register, which says of
 * itself that it is one. The two never stand together. What cannot be read is told.
 */
export function loadRollout(
  { measurementsDirectory, configuration, today }: RolloutSource,
  tell: (problem: PilotError) => void,
): Measurements {
  const problems: PilotError[] = [];
  const measured = readMeasurements(measurementsDirectory, problems);
  problems.forEach(tell);
  if (measured !== undefined) return measured;
  // The exercise never takes the place of something that could not be read.
  if (problems.length > 0) return { exercise: false, days: [], units: [], history: [] };
  return exerciseMeasurements(configuration, today);
}

/** Seed of the exercise's register. */
const SEED = 27;

/** The levels the days were measured by, as far as the site knows: those of the exercise, or of no environment. */
export function measuredLevels(configuration: Configuration, { exercise }: Pick<Measurements, 'exercise'>): MeasuredLevels {
  return expectedLevels(configuration, exercise ? configuration.environments.find((one) => one.exercise) : undefined);
}

type MeasuredLevels = ReturnType<typeof expectedLevels>;

/** The files the exercise's register can be had as, by their names without an ending. */
export const EXERCISE_FILES = ['SorEntity', 'SHAKSORMap', 'SORClassifications', 'SORReplacedEntities'] as const;

/** The exercise's register as those files, as of the newest of its days. */
export function exerciseFiles(
  configuration: Configuration,
  day: string,
): Readonly<Record<(typeof EXERCISE_FILES)[number], string>> | undefined {
  const content = exerciseExtracts(configuration, day).at(-1);
  if (content === undefined) return undefined;
  return {
    SorEntity: exerciseText(content),
    SHAKSORMap: [...writeShakSorMapCsv(content)].join(''),
    SORClassifications: [...writeClassificationsCsv(content)].join(''),
    SORReplacedEntities: [...writeReplacedEntitiesCsv(content)].join(''),
  };
}

function exerciseExtracts(configuration: Configuration, today: string): readonly RegisterContent[] {
  const { levels } = measuredLevels(configuration, { exercise: true });
  return createSyntheticRollout({
    seed: SEED,
    snapshotDate: today,
    regions: configuration.regions,
    levels: levels.map(({ name, code = '', position, shakLength }) => ({ name, code, position, shakLength })),
  });
}

/** Some days of a register that is nobody's, measured as any other. */
function exerciseMeasurements(configuration: Configuration, today: string): Measurements {
  const levels = measuredLevels(configuration, { exercise: true });
  const extracts = exerciseExtracts(configuration, today);
  const days: DayMeasurement[] = [];
  const history: MeasuredChange[] = [];
  let units: readonly HospitalUnit[] = [];
  for (const content of extracts) {
    const previous = days.length === 0 ? undefined : { day: days.at(-1)?.day ?? '', units, carriesLevels: true };
    const measured = measureDay({ content, regions: configuration.regions, ...levels, previous });
    days.push({ ...measured.figures, measuredAt: content.createdAtTime, ms: 0, files: [exerciseFile(content)] });
    history.push(...measured.changes);
    ({ units } = measured);
  }
  return { exercise: true, days, units, history };
}

function exerciseFile(content: RegisterContent): DayMeasurement['files'][number] {
  const text = exerciseText(content);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return measuredFile(
    { name: 'SorEntity.csv (øvelse)', kind: 'csv', bytes: Buffer.byteLength(text), sha256, unreadable: 0 },
    content,
  );
}

function exerciseText(content: RegisterContent): string {
  return [...writeSorEntityCsv(content, { daily: false, date: content.snapshotDate })].join('');
}
