import { type AnswerMark, personKey, type SettlementMark } from '../model/manual.ts';
import { type Verdict, worst } from '../model/verdict.ts';
import { order, type Outcome } from './outcomes.ts';

/** One tester's answer to a case, and how it counts now. */
export interface ManualOpinion {
  readonly run: string;
  readonly answer: AnswerMark;
  /** What the tester answered. */
  readonly verdict: Verdict;
  /** The settlement it was weighed in; undefined when it speaks for itself. */
  readonly settledBy: string | undefined;
}

/** Where the people who answered a case stand. */
export interface ManualStanding {
  /** The newest answer of each tester to the scenario as it was worded at the newest answer; oldest first. */
  readonly opinions: readonly ManualOpinion[];
  /** Whether what they answered, or what it was settled to, still differs. */
  readonly disputed: boolean;
  /** The newest settlement; undefined when none has been made since the scenario got its wording. */
  readonly settlement: { readonly run: string; readonly mark: SettlementMark } | undefined;
  /** The worst of what counts. */
  readonly verdict: Verdict;
  /** The outcome that verdict stands in: the newest that carries it. */
  readonly outcome: Outcome;
}

interface Voice {
  readonly outcome: Outcome;
  readonly answer: AnswerMark;
  /** What counts for the tester: the own outcome, or that of the settlement it was weighed in. */
  counts: Outcome;
}

/**
 * Outcomes in the order people gave them, whatever order they were taken in. Only the time a person states decides; a
 * case no person answered keeps the order of its runs.
 */
export function inAnswerOrder(outcomes: readonly Outcome[]): readonly Outcome[] {
  if (!outcomes.some(({ result }) => result.manual !== undefined)) return outcomes;
  return outcomes.toSorted((a, b) => order(a.at, b.at) || order(a.run, b.run));
}

/**
 * Where the testers stand on a case, from all its outcomes in any order; undefined when the newest was not given by a
 * person. Each tester counts once, by the newest answer. A settlement decides for those whose answers it weighed, until
 * they answer again; so a new answer that differs from it is a new disagreement, and nobody settles one by repeating
 * oneself. Answers to an earlier wording of the scenario are history and disagree with nobody.
 */
export function manualStanding(given: readonly Outcome[]): ManualStanding | undefined {
  const outcomes = inAnswerOrder(given);
  const newest = outcomes.at(-1);
  if (newest?.result.manual === undefined) return undefined;
  const voices = new Map<string, Voice>();
  let settlement: ManualStanding['settlement'];
  for (const outcome of outcomes) {
    const { manual, specification } = outcome.result;
    if (manual === undefined || specification !== newest.result.specification) continue;
    if (manual.kind === 'answer') voices.set(personKey(manual.tester.name), { outcome, answer: manual, counts: outcome });
    else {
      settlement = { run: outcome.run, mark: manual };
      const weighed = new Set(manual.answers.map(({ run }) => run));
      for (const voice of voices.values()) if (weighed.has(voice.outcome.run)) voice.counts = outcome;
    }
  }
  const counted = [...voices.values()].map(({ counts }) => counts);
  // A settlement whose answers have not been taken in here still says what it says.
  const deciding = counted.length === 0 ? [newest] : counted;
  const verdict = worst(deciding.map(({ result }) => result.verdict));
  const opinions = [...voices.values()]
    .map(({ outcome, answer, counts }): ManualOpinion => ({
      run: outcome.run,
      answer,
      verdict: outcome.result.verdict,
      settledBy: counts === outcome ? undefined : counts.run,
    }))
    .sort((a, b) => order(a.answer.at, b.answer.at) || order(a.run, b.run));
  return {
    opinions,
    disputed: new Set(deciding.map(({ result }) => result.verdict)).size > 1,
    settlement,
    verdict,
    outcome: inAnswerOrder(deciding.filter(({ result }) => result.verdict === verdict)).at(-1) ?? newest,
  };
}
