import { causeRow } from '../../../model/cause.ts';
import type { NextGroup } from '../../../report/next-steps.ts';
import type { Cause } from '../../../model/cause.ts';

/** What a group of waiting cases is called, and what to do about it. */
export interface NextWords {
  /** Part of the anchor on the page. */
  readonly anchor: string;
  readonly heading: string;
  readonly advice: string;
}

const ADVICE: Readonly<Record<Cause, string>> = {
  network:
    'Tag dem først. Når forbindelsen er åben, kan mange af dem vise sig at bestå. Se regionens forbindelser, og tal med driften.',
  configuration: 'Ret adresse, adgang eller tilvalg i regionens miljøfil, og kør igen.',
  'test-data': 'Find en testenhed, der har det, scenariet skal bruge, og skriv dens kode i regionens miljøfil.',
  tester: 'Luk andre programmer på den maskine, der afprøver, eller brug en anden, og kør dem igen.',
  tool: 'Kør dem igen. Sker det igen, så send beviset til dem, der vedligeholder sor-pilot.',
  specification: 'Ret scenariet eller dets trin, før det køres igen.',
  system: 'Åbn beviset, og tal med systemejeren. Hvert tilfælde er sin egen sag.',
  unsettled: 'Reglen er en antagelse. Afklar den med SOR-teamet, før systemet ændres.',
};

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
        : { anchor: cause, heading: `Bestod ikke: ${causeRow(cause).da}`, advice: ADVICE[cause] };
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
