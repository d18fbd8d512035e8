import { causeRow } from '../../../model/cause.ts';
import type { NextGroup } from '../../../report/next-steps.ts';

/** What a group of waiting cases is called, and what to do about it. */
export interface NextWords {
  /** Part of the anchor on the page. */
  readonly anchor: string;
  readonly heading: string;
  readonly advice: string;
}

/** The words of a group. */
export function nextWords({ kind, cause }: Pick<NextGroup, 'kind' | 'cause'>): NextWords {
  switch (kind) {
    case 'failed':
      return cause === undefined
        ? {
            anchor: 'uden-aarsag',
            heading: 'Bestod ikke, årsagen er ikke opgjort',
            advice: 'De er afgjort, før årsager blev læst af beviset. Kør dem igen.',
          }
        : { anchor: cause, heading: `Bestod ikke: ${causeRow(cause).da}`, advice: causeRow(cause).advice };
    case 'outdated':
      return {
        anchor: 'foraeldet',
        heading: 'Bestod, men er forældet',
        advice: 'Noget er ændret, siden de blev afprøvet. Kør dem igen, før du bruger resultatet.',
      };
    case 'never-run':
      return { anchor: 'aldrig-koert', heading: 'Aldrig kørt', advice: 'De har ikke været med i en kørsel for regionen.' };
    case 'manual':
      return {
        anchor: 'manuelle',
        heading: 'Venter på et menneske',
        advice: 'Kommandoen skriver et svarark. Udfyld det, og tag det ind med “sor-pilot manual import svar.yaml”.',
      };
  }
}
