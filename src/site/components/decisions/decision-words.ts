import type { Decisions, FrozenSignOff } from '../../../model/decisions/decisions.ts';
import { type PersonReference, whoIs } from '../../../model/decisions/person.ts';
import type { HearingComment } from '../../../model/decisions/sign-off.ts';
import { splitCaseKey } from '../../../model/identity.ts';
import type { KnownStanding, KnownState } from '../../../report/known.ts';
import { formatDate } from '../../format.ts';
import { commentAnchor, signOffPath } from '../../paths.ts';

/** What each state of a known deviation is worth, in a few words. */
export const STATE_WORDS: Readonly<Record<KnownState, string>> = {
  standing: 'Gælder',
  expired: 'Åben igen: den sidste dag er gået',
  'other-failure': 'Åben igen: fejlen er en anden end den aftalte',
  'not-begun': 'Gælder ikke endnu',
  'open-question': 'Nu et åbent spørgsmål',
  passed: 'Består nu: aftalen kan fjernes',
  untried: 'Ikke afprøvet: intet at holde aftalen op imod',
};

/** How many cells an agreement covers, in words: “Dækker 2 af de 3 afprøvninger, den nævner”. */
export function worth(standings: readonly KnownStanding[]): string {
  const covered = standings.filter(({ state }) => state === 'standing').length;
  const [one] = standings;
  if (standings.length <= 1)
    return covered === 1 || one === undefined ? 'Dækker den afprøvning, den nævner.' : 'Dækker intet lige nu.';
  return `Dækker ${covered} af de ${standings.length} afprøvninger, den nævner.`;
}

/** A comment with its place on its sign-off’s page. */
export interface PlacedComment {
  readonly comment: HearingComment;
  readonly signOff: FrozenSignOff['signOff'];
  readonly href: string;
}

/** The sign-offs of an environment, newest frozen first. */
export function signOffsOf(decisions: Decisions, environment: string): FrozenSignOff[] {
  return decisions.signOffs
    .filter(({ signOff }) => signOff.environment === environment)
    .toSorted((a, b) => (a.snapshot.at < b.snapshot.at ? 1 : -1));
}

/** A region’s comments: those that name a case, or without a key those about the whole. */
export function commentsOn(
  decisions: Decisions,
  { environment, region, key }: { readonly environment: string; readonly region: string; readonly key?: string },
): PlacedComment[] {
  return signOffsOf(decisions, environment).flatMap(({ signOff }) =>
    signOff.comments.flatMap((comment, index) => {
      const about = key === undefined ? comment.cases.length === 0 : namesCase(comment, key);
      if (comment.region !== region || !about) return [];
      return [{ comment, signOff, href: `${signOffPath(signOff.id)}#${commentAnchor(index + 1)}` }];
    }),
  );
}

/** A bare scenario id stands for every row of its examples. */
function namesCase({ cases }: HearingComment, key: string): boolean {
  return cases.includes(key) || cases.includes(splitCaseKey(key).id);
}

/** A person as they may be shown, whom they speak for, and the day. */
export function whoAndWhen(one: PersonReference & { readonly date: string }, { people }: Pick<Decisions, 'people'>): string {
  return `${whoIs(one, people)}, ${formatDate(one.date)}`;
}

/** The day the last of those who approved it did so; undefined while nobody has. */
export const approvedOn = ({ approved }: FrozenSignOff['signOff']): string | undefined =>
  approved
    ?.map(({ date }) => date)
    .sort()
    .at(-1);
