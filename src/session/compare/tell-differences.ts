import type { Comparison, ComparisonCell, ComparisonSource } from '../../model/comparison.ts';

/** One line a field that differs among those asked about, each value with who shows it. Empty when all agree. */
export function tellDifferences({ fields, sources }: Comparison): readonly string[] {
  return fields
    .filter((field) => field.asked && field.differs)
    .map(({ name, cells }) => {
      const shown = cells.flatMap((cell, index) =>
        isCompared(cell) ? [{ words: cellInWords(cell), source: sources[index]?.name ?? '' }] : [],
      );
      const groups = [...Map.groupBy(shown, ({ words }) => words)];
      return `${name}: ${groups.map(([words, all]) => `${words} (${all.map(({ source }) => source).join(', ')})`).join(' mod ')}`;
    });
}

/** The interfaces the scenario's question concerns: those whose format has at least one of the fields asked about. */
export function askedSources({ sources, fields }: Comparison): readonly ComparisonSource[] {
  const asked = fields.filter((field) => field.asked);
  return sources.filter((_, index) => asked.some(({ cells }) => cells[index]?.state !== 'not-carried'));
}

function isCompared({ state }: ComparisonCell): boolean {
  return state === 'value' || state === 'empty' || state === 'absent';
}

/** A cell as a sentence can hold it. */
function cellInWords({ state, value }: ComparisonCell): string {
  if (state === 'value') return `“${value ?? ''}”`;
  return state === 'empty' ? 'tomt' : 'ikke med';
}
