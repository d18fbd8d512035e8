import type { SituationKind } from '../../../model/guidance/situation.ts';
import type { Certainty } from '../../../model/guidance/grounds.ts';
import type { Matrix } from '../../../report/types.ts';
import { plural } from '../../format.ts';

/** What the kinds of situations are called; the headings of the overview. */
export const SITUATION_KIND: Readonly<Record<SituationKind, string>> = {
  reporting: 'Indberetning',
  medicine: 'Medicin',
  messages: 'Meddelelser og henvisninger',
  services: 'Fælles tjenester',
  registers: 'Registre',
  regional: 'Regionale systemer',
};

/** How sure a claim is, in one word. */
export const CERTAINTY: Readonly<Record<Certainty, string>> = {
  confirmed: 'Bekræftet',
  assumption: 'Antagelse',
  unknown: 'Ukendt',
};

/** What each of those words means. */
export const CERTAINTY_MEANING: Readonly<Record<Certainty, string>> = {
  confirmed: 'en kilde siger det',
  assumption: 'vi har sluttet det, og ingen kilde bekræfter det',
  unknown: 'ingen offentlig kilde siger det',
};

/** The parts of a situation's page, with their anchors: its headings and the list beside it. */
export const SITUATION_SECTIONS = {
  who: { slug: 'hvem', text: 'Hvem arbejder med det' },
  needs: { slug: 'behov', text: 'Det har de brug for fra SOR' },
  withoutShak: { slug: 'uden-shak', text: 'Det ændrer sig uden SHAK' },
  steps: { slug: 'saadan-goer-du', text: 'Sådan gør du' },
  claims: { slug: 'udsagn', text: 'Udsagn, og hvad de står på' },
  proof: { slug: 'bevis', text: 'Beviset lige nu' },
  unknown: { slug: 'det-ved-vi-ikke', text: 'Det ved vi ikke' },
} as const;

/** What an environment is called beside a result: the exercise is never named as anything else. */
export const environmentWords = ({ environment }: Matrix): string => (environment.exercise ? 'Øvelse' : environment.name);

/** `1 scenarie afprøver det`, `3 scenarier afprøver det`. */
export const triedByWords = (count: number): string => `${plural(count, 'scenarie', 'scenarier')} afprøver det`;
