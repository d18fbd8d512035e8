import type { Region } from '../../../model/config/region.ts';
import type { DayMeasurement } from '../../../model/measurement.ts';
import { FIGURES } from '../../rollout/figures.ts';
import { countryFigures, findingsOn, namesOfRegion, regionFigures } from '../../rollout/rollout.ts';
import type { RolloutScope } from '../../rollout/scope.ts';
import { ROLLOUT_EXERCISE_NOTE } from '../rollout/exercise-words.ts';
import type { DocumentOf } from './documents.ts';

/** What the documents of the rollout are made of. */
export interface RolloutSource {
  readonly exercise: boolean;
  /** Whom the document is about. */
  readonly scope: RolloutScope;
  /** Every region there is, was or is to be. */
  readonly regions: readonly Region[];
  /** Whether a rule rests on a source. */
  readonly isConfirmed: (rule: string) => boolean;
}

/** Where a document's schema and its page stand. */
export interface RolloutPlace {
  readonly $schema: string;
  readonly page: string;
}

type DaysDocument = DocumentOf<'rollout-days'>;

/** The measured days of the country or a region, as a document. */
export function rolloutDaysJson(source: RolloutSource, place: RolloutPlace): DaysDocument {
  const { scope } = source;
  const days = new Map(scope.days.map((day) => [day.day, day]));
  return {
    ...header(source, place),
    figures: FIGURES.map(({ id, title, part, whole, status, sources }) => ({
      ...{ id, title, part, whole, status },
      sources: [...sources],
    })),
    days: scope.series.flatMap(({ day, counts, missing, apart }) => {
      const measured = days.get(day);
      if (measured === undefined) return [];
      const { measuredAt, edition, files, lacks } = measured;
      return [
        {
          ...{ day, measuredAt, edition },
          files: files.map(({ name, day: of, bytes, sha256, units, unreadable }) => ({
            ...{ name, day: of, bytes, sha256, units, unreadable },
          })),
          lacks: [...lacks],
          missingBefore: missing,
          ...(apart === undefined ? {} : { apart }),
          sumOf: scope.region === undefined ? [] : [...(regionFigures(measured, scope.region, source.regions)?.sumOf ?? [])],
          counts: { ...counts },
          findings: { ...findingsOn(measured, source.isConfirmed, scope.names) },
          ...(scope.region === undefined ? areasOf(measured, source) : {}),
        },
      ];
    }),
  };
}

function areasOf(
  day: DayMeasurement,
  { regions, isConfirmed }: RolloutSource,
): Pick<DaysDocument['days'][number], 'regions' | 'others' | 'unknown'> {
  const { regions: own, others, unknown } = countryFigures(day, regions);
  return {
    regions: own.map(({ region, counts }) => ({
      id: region.id,
      name: region.name,
      counts: { ...counts },
      findings: { ...findingsOn(day, isConfirmed, namesOfRegion(region, regions)) },
    })),
    ...(others === undefined ? {} : { others: { ...others } }),
    ...(unknown === undefined ? {} : { unknown: { ...unknown } }),
  };
}

/** What happened to hospital units, as a document. */
export function rolloutChangesJson(source: RolloutSource, place: RolloutPlace): DocumentOf<'rollout-changes'> {
  return {
    ...header(source, place),
    changes: source.scope.changes.map(({ day, since, kind, hospital, before, after, region, registered, unit }) => ({
      ...{ day, since, kind, hospital, before, after },
      unit: { sorIdentifier: unit.sorIdentifier, name: unit.name },
      ...(region === '' ? {} : { region }),
      ...(registered === '' ? {} : { registered }),
    })),
  };
}

function header({ exercise, scope: { region } }: RolloutSource, { $schema, page }: RolloutPlace) {
  return {
    $schema,
    exercise,
    ...(exercise ? { exerciseNote: ROLLOUT_EXERCISE_NOTE } : {}),
    ...(region === undefined
      ? {}
      : { region: { id: region.id, name: region.name, ...(region.code === undefined ? {} : { code: region.code }) } }),
    page,
  };
}
