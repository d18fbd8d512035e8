import {
  FIGURES,
  type Figure,
  figureDefinition,
  type FigureDefinition,
  type FigureId,
  figureOf,
} from '../../../../report/rollout/figures.ts';
import { percentInWords } from '../../../../report/rollout/in-words.ts';
import { movedBy, type SeriesDay } from '../../../../report/rollout/series.ts';
import type { UnitCounts } from '../../../../model/measurement.ts';
import { formatNumber } from '../../../format.ts';

const HARD_SPACE = '\u00A0';
const MINUS = '\u2212';

/** `1.130 af 1.463`. */
export const partOf = ({ part, whole }: Figure): string => [formatNumber(part), 'af', formatNumber(whole)].join(HARD_SPACE);

/** `77 %`, `under 1 %` of what is some and rounds down to nothing, and `–` of none. */
export const percentOf = (figure: Figure): string => percentInWords(figure) ?? '–';

/** `1.130 af 1.463 åbne hospitalsenheder har både kode og navn på niveauet (77 %)`; undefined where it was not measured. */
export function figureSentence(id: FigureId, counts: UnitCounts): string | undefined {
  const definition = figureDefinition(id);
  const figure = figureOf(definition, counts);
  if (figure === undefined) return undefined;
  const percent = figure.percent === undefined ? '' : ` (${percentOf(figure)})`;
  return `${partOf(figure)} ${definition.says}${percent}`;
}

/** `+12`, `−3`, `uændret`; undefined where two days are not to be held against each other. */
export function movedWords(moved: number | undefined): string | undefined {
  if (moved === undefined) return undefined;
  if (moved === 0) return 'uændret';
  return moved > 0 ? `+${formatNumber(moved)}` : `${MINUS}${formatNumber(-moved)}`;
}

/** `112 flere end 30. november 2026` of a movement, in a sentence. */
export function movedSentence(moved: number, day: string): string {
  if (moved === 0) return `Det samme antal som ${day}`;
  return moved > 0 ? `${formatNumber(moved)} flere end ${day}` : `${formatNumber(-moved)} færre end ${day}`;
}

/** The figures that were measured of some units: what the file has no place for has no figure. */
export const measuredFigures = (counts: UnitCounts): readonly (typeof FIGURES)[number][] =>
  FIGURES.filter((definition) => figureOf(definition, counts) !== undefined);

/** How much a figure moved to the newest of some days, when that is the day that is told of. */
export function movedTo(
  definition: Pick<FigureDefinition, 'part' | 'whole'>,
  series: readonly SeriesDay[],
  day: string,
): number | undefined {
  const newest = series.at(-1);
  return newest?.day === day ? movedBy(definition, series.at(-2), newest) : undefined;
}
