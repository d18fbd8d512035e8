import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import type { KnownDeviation } from '../model/decisions/known-deviation.ts';
import { hasOutcome, knownStandings, type KnownState } from '../report/known.ts';
import type { Matrix } from '../report/types.ts';

/** What staleness is checked against. */
export interface DecisionsLint {
  readonly deviations: readonly KnownDeviation[];
  /** ISO date. */
  readonly today: string;
  /** The matrices of the environments; a deviation whose cases were never tried is not checked against results. */
  readonly matrices: readonly Matrix[];
  /** Where a deviation’s post stands. */
  readonly placeOf: (deviation: KnownDeviation) => ErrorPlace;
}

/** States of a cell in which an agreement is no error. */
const KEPT: readonly KnownState[] = ['standing', 'not-begun', 'open-question'];

/**
 * One SP1050 for each known deviation that has run out, or that the results no longer show anything of. One whose case has
 * become an open question is only noticed; see {@link questionedDecisions}.
 */
export function staleDecisions({ deviations, today, matrices, placeOf }: DecisionsLint): PilotError[] {
  return deviations.flatMap((deviation) => {
    const what = `den kendte afvigelse ${deviation.id}`;
    const place = { ...placeOf(deviation), what };
    if (today > deviation.until)
      return [
        new PilotError('SP1050', {
          place,
          seen: `Aftalen gjaldt til og med ${deviation.until}, og i dag er det ${today}.`,
          expected: 'en aftale, der gælder endnu',
          remedy: 'Fjern posten, når afvigelsen er rettet. Ellers aftal en ny dag, og få den godkendt af to igen.',
        }),
      ];
    const standings = matrices.flatMap((matrix) => knownStandings(matrix, [deviation], today));
    const tried = standings.filter(({ cell }) => hasOutcome(cell));
    if (tried.length === 0 || tried.some(({ state }) => KEPT.includes(state))) return [];
    const passed = tried.every(({ state }) => state === 'passed');
    return [
      new PilotError('SP1050', {
        place,
        seen: passed
          ? `${deviation.case} i ${deviation.region} består nu, så der er ingen afvigelse at kende til.`
          : `Ingen afvigelse i resultaterne for ${deviation.case} i ${deviation.region} er den, der er aftalt.`,
        expected: 'mindst ét resultat med den sætning, der står under failure',
        remedy: passed
          ? 'Fjern posten.'
          : 'Se på scenariets side, hvad der nu står. Er det en anden fejl, kræver den sin egen aftale.',
      }),
    ];
  });
}

/** A sentence for each known deviation in force whose case is an open question: there is nothing left to agree to, and no error. */
export function questionedDecisions({ deviations, today, matrices }: Omit<DecisionsLint, 'placeOf'>): string[] {
  return deviations
    .filter(({ until }) => today <= until)
    .flatMap((deviation) => {
      const standings = matrices.flatMap((matrix) => knownStandings(matrix, [deviation], today));
      if (!standings.some(({ state }) => state === 'open-question')) return [];
      return `Bemærk: ${deviation.case} i ${deviation.region} er nu et åbent spørgsmål, så den kendte afvigelse ${deviation.id} dækker intet. Fjern posten, hvis antagelsen ikke ventes bekræftet.`;
    });
}
