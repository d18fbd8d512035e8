import { listed } from '../../model/listed.ts';
import { verdictRow } from '../../model/verdict.ts';
import { didNotPass } from '../../report/cause-tally.ts';
import type { Change } from '../../report/compare/compare-results.ts';
import type { ComparedSets } from '../../report/compare/compared-sets.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../report/compare/change-kind.ts';
import { CHANGE_WORDS, PART_WORDS, REASON_WORDS } from '../../report/compare/words.ts';
import { keyWords } from '../../report/export/words.ts';

/** A comparison as lines for a terminal: the counts, then each kind with its cases. */
export function changeLines(sets: ComparedSets): string[] {
  const { counts, regionsGone } = sets;
  const lines = [
    `${sets.environment.exercise ? 'Øvelse' : `Miljøet ${sets.environment.id}`}: ${sets.before.run ?? ''} → ${sets.after.run ?? ''}`,
    CHANGE_KINDS.filter((kind) => counts[kind] > 0)
      .map((kind) => `${counts[kind]} ${counts[kind] === 1 ? CHANGE_WORDS[kind].one : CHANGE_WORDS[kind].many}`)
      .join(' · ') || 'Ingen scenarier er kørt i begge.',
  ];
  if (regionsGone.length > 0) lines.push(`Ikke med i den seneste: ${listed(regionsGone)}`);
  for (const kind of CHANGE_KINDS) {
    const own = sets.changes.filter((change) => change.kind === kind);
    // What is new and passed is told by its number alone; --json has every one.
    const told = kind === 'new' ? own.filter(({ after }) => after !== undefined && didNotPass(after)) : own;
    if (told.length > 0) lines.push('', headingOf(kind), ...told.flatMap(linesOf));
  }
  return lines;
}

const headingOf = (kind: ChangeKind): string =>
  kind === 'new' ? `${CHANGE_WORDS.new.heading}, der ikke bestod` : CHANGE_WORDS[kind].heading;

function linesOf({ key, name, region, reason, moved, before, after }: Change): string[] {
  const word = (side: Change['before']): string => (side === undefined ? '–' : verdictRow(side.verdict).da);
  const where = reason === undefined || reason === 'newly-run' ? '' : ` (${REASON_WORDS[reason].short})`;
  const sentence = (after ?? before)?.sentence;
  return [
    `  ${region}  ${keyWords(key)}  ${word(before)} → ${word(after)}${where}  ${name}`,
    ...(sentence === undefined ? [] : [`    ${sentence}`]),
    ...(moved.length === 0 ? [] : [`    Ændret siden: ${listed(moved.map((part) => PART_WORDS[part]))}`]),
  ];
}
