import { listed } from '../model/listed.ts';
import { type Person, samePerson, type SettlementMark } from '../model/manual.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';

/** One answer in a disagreement. */
export interface WeighedAnswer {
  readonly run: string;
  readonly tester: string;
  /** Run of what counts for the tester now: the answer itself, or the settlement it was weighed in. */
  readonly counts: string;
}

/** What is known of a disagreement, and how someone wants it settled. */
export interface SettlementInput {
  readonly place: ErrorPlace;
  /** The newest answer of each tester; empty when nobody disagrees. */
  readonly answers: readonly WeighedAnswer[];
  /** The answer that stands: its run, or its tester's name. */
  readonly stands: string | undefined;
  readonly by: readonly Person[];
  readonly reason: string | undefined;
  readonly at: Date;
}

/**
 * A settlement that may be made: a reason, one of the answers, and either someone who gave none of them or all who did
 * together. Nobody settles a disagreement in favour of oneself alone. Throws PilotError SP4028.
 */
export function judgeSettlement(input: SettlementInput): SettlementMark {
  const { place, answers, by, reason, at } = input;
  const refuse = (seen: string, expected: string, remedy: string): PilotError =>
    new PilotError('SP4028', { place, seen, expected, remedy });
  if (answers.length < 2) {
    throw refuse('ingen er uenige her', 'et scenarie med mærket “Uenige”', 'Se uenighederne med “npx sor-pilot manual settle”.');
  }
  const names = answers.map(({ tester }) => tester);
  const standing = answers.find(({ counts, tester }) => counts === input.stands || samePerson(tester, input.stands ?? ''));
  if (standing === undefined) {
    const seen =
      input.stands === undefined ? 'det er ikke sagt, hvilket svar der gælder' : `ingen af svarene er “${input.stands}”`;
    throw refuse(seen, `--stands med en af testerne ${listed(names)} eller svarets kørsel`, 'Vælg det svar, der gælder.');
  }
  if (reason === undefined || reason.trim() === '') {
    throw refuse(
      'der er ingen begrundelse',
      '--reason med det, der afgjorde det',
      'Skriv, hvorfor svaret gælder. Begrundelsen bliver offentliggjort.',
    );
  }
  const unsaid = by.find(({ name, organisation }) => organisation === undefined && !names.some((one) => samePerson(one, name)));
  if (unsaid !== undefined) {
    throw refuse(
      `“${unsaid.name}” er ikke en af testerne og siger ikke, hvilken rolle det er afgjort i`,
      `“Rolle, Organisation”, eller en af testerne ${listed(names)}`,
      'Skriv fx --by "Pilotleder, Region Nordjylland". Rolle og organisation bliver offentliggjort; skriv ikke et navn.',
    );
  }
  const outsider = by.some(({ name }) => !names.some((tester) => samePerson(tester, name)));
  const together = names.every((tester) => by.some(({ name }) => samePerson(tester, name)));
  if (!outsider && !together) {
    throw refuse(
      by.length === 0
        ? 'det er ikke sagt, hvem der afgør det'
        : `${listed(by.map(({ name }) => name))} er selv part i uenigheden`,
      `en tredje person, eller ${listed(names)} sammen`,
      'Nævn med --by den eller dem, der har afgjort det; valget kan gentages.',
    );
  }
  return {
    kind: 'settlement',
    stands: standing.counts,
    answers: answers.map(({ run, tester }) => ({ run, tester })),
    by: [...by],
    reason: reason.trim(),
    at: at.toISOString(),
  };
}
