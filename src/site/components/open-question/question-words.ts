import { valueInWords } from '../../../model/config/assumed-value.ts';
import type { Settlement } from '../../../model/config/settlement.ts';
import type { AssumptionQuestion, MetAssumption } from '../../../report/open-questions.ts';

/** The headings of the page's parts, and what each holds. */
export const QUESTION_PARTS: Readonly<Record<AssumptionQuestion['state'], { readonly title: string; readonly lead: string }>> = {
  differs: {
    title: 'Nogen svarer anderledes',
    lead: 'Mindst ét system svarer anderledes, end vi antager. Ingen har fejlet, før spørgsmålet er afklaret.',
  },
  'as-assumed': {
    title: 'De spurgte svarer som antaget',
    lead: 'Systemerne svarer, som vi antager, men ingen offentlig kilde siger, at det er rigtigt.',
  },
  unanswered: {
    title: 'Ingen har svaret endnu',
    lead: 'Ingen region, som antagelsen er åben for, er afprøvet på den.',
  },
  settled: { title: 'Afklaret for hele landet', lead: 'Antagelsen er afklaret, og scenarierne følger det, der er afklaret.' },
};

/** How a party answers, in a few words. */
export const OUTCOME_WORDS: Readonly<Record<MetAssumption['outcome'], string>> = {
  differs: 'Anderledes',
  'as-assumed': 'Som antaget',
};

/** How an assumption was settled. */
export function settledWords(as: Settlement['as']): string {
  if (as === 'assumed') return 'Den holder';
  return as === 'dropped' ? 'Den gælder ikke' : `I stedet gælder: ${valueInWords(as.value)}`;
}

/** The line that settles an assumption for the country, under it in config/assumptions.yaml. */
export const NATIONAL_LINE = 'settled: { as: assumed, source: <nøgle i sources.yaml>, date: <dato> }';

/** The lines that settle an assumption in one environment, in its file under config/environments/. */
export const environmentLines = (id: string): string =>
  `settled:\n  ${id}: { as: assumed, source: <hvem der har sagt det>, date: <dato> }`;
