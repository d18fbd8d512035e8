import type { DocumentOf } from '../export/json/documents.ts';
import type { ComparedResult } from './compared-result.ts';

/** The document of one run, as it stands on the site. */
export type RunDocument = DocumentOf<'results'> & { readonly run: NonNullable<DocumentOf<'results'>['run']> };

/** The results of a run from its published document, so that a reader's browser can hold two runs against each other. */
export function resultsOfDocument({ run, regions, cases }: RunDocument): ComparedResult[] {
  const measured = new Map(regions.map(({ id, latest }) => [id, latest] as const));
  return regions.flatMap(({ id: region }) =>
    cases.flatMap(({ key, name, specification, results }): ComparedResult[] => {
      const one = results[region];
      if (one === undefined) return [];
      const { verdict, marks, cause, sentence } = one;
      return [
        {
          key,
          name,
          region,
          run: run.id,
          at: one.at ?? run.startedAt,
          verdict,
          marks,
          cause,
          sentence: verdict === 'passed' ? undefined : sentence,
          specification,
          fingerprint: measured.get(region)?.fingerprint,
        },
      ];
    }),
  );
}
