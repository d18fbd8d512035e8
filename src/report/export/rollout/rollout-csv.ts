import { COUNTS, type UnitCounts } from '../../../model/measurement.ts';
import { writeCsv } from '../../../protocols/csv/write-csv.ts';
import { CHANGE_WORDS } from '../../rollout/change-words.ts';
import { areaFigures, COUNT_WORDS, UNKNOWN_REGION } from '../../rollout/areas.ts';
import { findingsOn, type FindingsOfDay } from '../../rollout/rollout.ts';
import type { RolloutSource } from '../json/rollout.ts';

const DAY_HEADINGS = [
  'Dag',
  'Øvelse',
  'Område',
  'Målt (UTC)',
  'Reglernes udgave',
  'Fil',
  // A count that is added later comes last.
  ...COUNTS.map((count) => COUNT_WORDS[count]),
  'Fund efter bekræftede regler',
  'Bestridte efter bekræftede regler',
  'Fund efter antagelser',
  'Bestridte efter antagelser',
  'Dage uden måling før',
  'Kan ikke sammenlignes, fordi',
];

/**
 * The measured days as Danish spreadsheets open them: a line a day; for the country a line more for each region, which are
 * parts of the first and not to be added to it. What was not measured is empty, and never 0.
 */
export function rolloutDaysCsv({ exercise, scope, regions, isConfirmed }: RolloutSource): string {
  const days = new Map(scope.days.map((day) => [day.day, day]));
  const lines = scope.series.flatMap(({ day, counts, missing, apart = '' }) => {
    const measured = days.get(day);
    if (measured === undefined) return [];
    const line = (area: string, own: UnitCounts, found: FindingsOfDay): string[] => [
      ...[
        day,
        exercise ? 'ja' : 'nej',
        area,
        moment(measured.measuredAt),
        String(measured.edition),
        measured.files[0]?.name ?? '',
      ],
      ...COUNTS.map((count) => String(own[count] ?? '')),
      ...[found.confirmed, found.confirmedDisputed, found.assumed, found.assumedDisputed, missing].map(String),
      apart,
    ];
    if (scope.region !== undefined) return [line(scope.region.name, counts, findingsOn(measured, isConfirmed, scope.names))];
    return areaFigures(measured, regions, isConfirmed).map(({ area, counts: of, found }) => line(area, of, found));
  });
  return writeCsv([DAY_HEADINGS, ...lines]);
}

const CHANGE_HEADINGS = [
  'Dag',
  'Dagen før',
  'Øvelse',
  'Ændring',
  'SOR-kode',
  'Enhed',
  'Hospitalets SOR-kode',
  'Region',
  'Før',
  'Efter',
  'Registreret (UTC)',
];

/** What happened to hospital units as Danish spreadsheets open it, a line each, oldest first. */
export function rolloutChangesCsv({ exercise, scope }: RolloutSource): string {
  return writeCsv([
    CHANGE_HEADINGS,
    ...scope.changes.map(({ day, since, kind, unit, hospital, region, before, after, registered }) => [
      ...[day, since, exercise ? 'ja' : 'nej', CHANGE_WORDS[kind].title, unit.sorIdentifier, unit.name],
      ...[hospital, region === '' ? UNKNOWN_REGION : region, before, after, moment(registered)],
    ]),
  ]);
}

const moment = (iso: string): string => iso.slice(0, 19).replace('T', ' ');
