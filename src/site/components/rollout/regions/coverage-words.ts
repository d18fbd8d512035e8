import type { Coverage } from '../../../../report/rollout/breakdown.ts';
import type { Region } from '../../../../model/config/region.ts';
import { formatList, formatNumber } from '../../../format.ts';

/** How many open units are a region's, and by what; of the rest it is said whose they are, or that nobody guesses. */
export function coverageSentence({ open, found, byOwner, byColumn, others }: Coverage): string {
  const unknown = open - found - others;
  return [
    `${formatNumber(found)} af ${formatNumber(open)} åbne enheder af alle typer er fundet i en region: ${how({ byOwner, byColumn })}.`,
    ...(others === 0 ? [] : [`${formatNumber(others)} har andre ejere end regionerne.`]),
    ...(unknown === 0
      ? []
      : [`Om de sidste ${formatNumber(unknown)} siger filen ikke, hvem der ejer dem, og de er ikke regnet med til nogen.`]),
  ].join(' ');
}

/** The same of one region: how its units were found. */
export const foundSentence = (coverage: Coverage): string =>
  `${formatNumber(coverage.found)} åbne enheder af alle typer er fundet i regionen: ${how(coverage)}.`;

const how = ({ byOwner, byColumn }: Pick<Coverage, 'byOwner' | 'byColumn'>): string =>
  `${formatNumber(byOwner)} efter ejerens navn, ${formatNumber(byColumn)} efter filens regionskode`;

/** Whose figures are in a region's: before a merger those it is made of, after it those still told under their old names. */
export function sumOfWords({ name }: Pick<Region, 'name'>, sumOf: readonly string[]): string {
  const others = sumOf.filter((other) => other !== name);
  return sumOf.includes(name) ? `Medregnet: ${formatList(others)}` : `Lagt sammen af ${formatList(others)}`;
}
