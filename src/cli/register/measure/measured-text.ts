import type { Region } from '../../../model/config/region.ts';
import { type DayMeasurement, type MeasuredChange, OTHER_OWNERS, type UnitCounts } from '../../../model/measurement.ts';
import { figureOf, FIGURES } from '../../../report/rollout/figures.ts';
import { type FileNote } from '../../../report/rollout/file-watch.ts';
import { CHANGE_WORDS, changeCounts } from '../../../report/rollout/change-words.ts';
import { percentInWords } from '../../../report/rollout/in-words.ts';
import { namedAreas, UNKNOWN_REGION } from '../../../report/rollout/areas.ts';
import { countryFigures, findingsOn, type FindingsOfDay } from '../../../report/rollout/rollout.ts';
import { massUpdates } from '../../../report/rollout/series.ts';
import { isConfirmedRule } from '../../../site/rollout-rules.ts';
import { number } from '../text.ts';

/** A measured day beside the one before it. */
export interface MeasuredReport {
  readonly day: DayMeasurement;
  readonly before: DayMeasurement | undefined;
  /** The day the changes are since; its own when the newest day is measured again, undefined when there is none. */
  readonly since: string | undefined;
  /** Older than the newest day that is measured, so that nobody knows what has changed. */
  readonly isOlder: boolean;
  readonly changes: readonly MeasuredChange[];
  readonly notes: readonly FileNote[];
  readonly regions: readonly Region[];
}

/** Findings of confirmed rules that nobody disputes. */
const undisputed = ({ confirmed, confirmedDisputed }: FindingsOfDay): number => confirmed - confirmedDisputed;

/**
 * Regions whose findings of confirmed rules rose since the day before, and by how many; those that are disputed apart. Of two
 * editions nothing is said.
 */
export function risenFindings({
  day,
  before,
  regions,
}: MeasuredReport): readonly { readonly region: string; readonly by: number }[] {
  if (before === undefined || before.edition !== day.edition) return [];
  // A rule that could not be tried the day before has not risen.
  const both = day.tried.filter((rule) => before.tried.includes(rule));
  const of = (one: DayMeasurement, names: ReadonlySet<string>): number =>
    undisputed(findingsOn({ findings: one.findings.filter(({ rule }) => both.includes(rule)) }, isConfirmedRule, names));
  return namedAreas(day, regions).flatMap(({ area: region, names }) => {
    const by = names === undefined ? 0 : of(day, names) - of(before, names);
    return by > 0 ? [{ region, by }] : [];
  });
}

/** The day for people on a terminal: the country, the regions, what changed, and what could not be measured. */
export function measuredText(report: MeasuredReport): string {
  const { day, before, notes, regions } = report;
  const country = countryFigures(day, regions);
  const [main] = day.files;
  const risen = risenFindings(report);
  return [
    `Målt pr. ${day.day} fra ${main?.name ?? ''} (${number(main?.units ?? 0)} enheder), udgave ${day.edition} af reglerne.`,
    ...FIGURES.flatMap((figure) => {
      const measured = figureOf(figure, country.counts);
      if (measured === undefined) return [];
      const percent = percentInWords(measured);
      return [
        `  ${figure.title}: ${number(measured.part)} af ${number(measured.whole)}${percent === undefined ? '' : ` (${percent})`}`,
      ];
    }),
    ...(day.regions.length === 0 ? ['  Filen har ingen hospitaler, eller den siger ikke, hvilke enheder de er.'] : []),
    ...(country.regions.length === 0 ? [] : ['Regioner, hospitalsenheder med niveau:']),
    ...country.regions.map(({ region, counts, sumOf }) => {
      const told = sumOf.length === 0 ? region.name : `${region.name} (lagt sammen af ${sumOf.join(' og ')})`;
      return `  ${told}: ${ofOpen(counts)}`;
    }),
    ...(country.others === undefined ? [] : [`  ${OTHER_OWNERS}: ${ofOpen(country.others)}`]),
    ...(country.unknown === undefined ? [] : [`  ${UNKNOWN_REGION}: ${ofOpen(country.unknown)}`]),
    findingLine(day),
    ...changeLines(report),
    ...day.files.flatMap(({ name, unreadable }) =>
      unreadable === 0
        ? []
        : [
            `– ${name} har ${number(unreadable)} ${unreadable === 1 ? 'sted' : 'steder'}, der ikke kan læses eller mangler noget; “register check” fortæller mere.`,
          ],
    ),
    ...notes.map(({ text }) => `! ${text}`),
    ...risen.map(({ region, by }) => `✗ ${region}: ${number(by)} flere fund af bekræftede regler end ${before?.day ?? ''}`),
    ...day.lacks.map((lack) => `– Filen mangler ${lack}; det er ikke målt.`),
  ].join('\n');
}

function findingLine(day: DayMeasurement): string {
  const { confirmed, confirmedDisputed, assumed, assumedDisputed } = findingsOn(day, isConfirmedRule);
  const of = (count: number, disputed: number): string =>
    disputed === 0 ? number(count) : `${number(count)} (heraf ${number(disputed)} bestridt)`;
  return `Fund: ${of(confirmed, confirmedDisputed)} efter bekræftede regler, ${of(assumed, assumedDisputed)} efter antagelser.`;
}

const ofOpen = ({ both, open }: UnitCounts): string =>
  both === undefined ? `${number(open)} åbne; niveauet er ikke målt` : `${number(both)} af ${number(open)}`;

function changeLines({ day, since, isOlder, changes }: MeasuredReport): readonly string[] {
  if (isOlder) return [];
  if (since === undefined) return ['Der er ikke målt før, så der er ingen ændringer at fortælle om.'];
  const before = since === day.day ? 'den forrige måling af samme dag' : since;
  if (changes.length === 0) return [`Ingen ændringer i hospitalsenhederne siden ${before}.`];
  const { single, mass } = massUpdates(changes);
  return [
    `Ændringer i hospitalsenhederne siden ${before}:`,
    ...changeCounts(single).map(({ kind, count }) => {
      const { one, many } = CHANGE_WORDS[kind];
      return `  ${number(count)} ${count === 1 ? one : many}`;
    }),
    ...mass.map(({ units, registered }) => `  ${number(units)} enheder er ændret på én gang (${registered})`),
  ];
}
