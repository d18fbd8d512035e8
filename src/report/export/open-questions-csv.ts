import { writeCsv } from '../../protocols/csv/write-csv.ts';
import type { AssumptionQuestion } from '../open-questions.ts';
import { settledAs } from './json/open-questions.ts';

const HEADINGS = [
  'Antagelse',
  'Tekst',
  'Stand',
  'Afklares af',
  'Hvem kan afklare det',
  'Afklaret til',
  'Miljø',
  'Øvelse',
  'Region',
  'Svarer',
  'Tilfælde',
  'Forventet',
  'Modtaget',
] as const;

/** The assumptions as Danish spreadsheets open them: one line a case that met one; an assumption nobody has met has one line. */
export function openQuestionsCsv(questions: readonly AssumptionQuestion[]): string {
  const lines: string[][] = [[...HEADINGS]];
  for (const { assumption, state, answers } of questions) {
    const { id, text, settledBy, who, settled } = assumption;
    const own = [id, text, state, settledBy, who, settled === undefined ? '' : settledAs(settled.as)];
    const met = answers.flatMap(({ environment, region, cases }) =>
      cases.map(({ cell, outcome }) => {
        const { expected = '', received = '' } = cell.fault?.assumption === id ? cell.fault : {};
        return [environment.id, environment.exercise ? 'ja' : 'nej', region.name, outcome, cell.key, expected, received];
      }),
    );
    if (met.length === 0) lines.push([...own, ...Array<string>(7).fill('')]);
    for (const line of met) lines.push([...own, ...line]);
  }
  return writeCsv(lines);
}
