import { contextOf } from './cpr-context.ts';
import { eachCprForm } from './cpr-forms.ts';
import { CPR_MASK, MAYBE_CPR_MASK } from './rules.ts';
import type { Searched, Span } from './spans.ts';

/** What is let stand though it has the form of a personal number. */
export interface CprExceptions {
  /** Test numbers, ten digits. */
  readonly approved: ReadonlySet<string>;
  /** Fields, in small letters, that by decision hold other numbers. */
  readonly shownFields: ReadonlySet<string>;
}

/** What a search for personal numbers came to. */
export interface CprFindings {
  readonly spans: readonly Span[];
  /** Where what stands around it, and not its form, let a number stand: masked surroundings may say otherwise. */
  readonly spared: readonly number[];
}

/**
 * Numbers that are a person's for certain, and those that may be. Certain: a date that exists, a dash and four more; and any
 * form that stands where a personal number is said to stand. What is said to be something else, and has the form of that, is
 * left. The check digit is not used, because numbers without it have been issued since 2007.
 */
export function findCpr(searched: Searched, { approved, shownFields }: CprExceptions): CprFindings {
  const spans: Span[] = [];
  const spared: number[] = [];
  const { text } = searched;
  eachCprForm(searched, (form) => {
    if (form.inMore) {
      spared.push(form.start);
      return false;
    }
    if (approved.has(form.number)) return false;
    const { says, field } = contextOf(text, form, form.joined && !/[A-Z]/.test(form.number) ? form.number : undefined);
    const isCertain = says === 'person' || form.hyphenated;
    if (!isCertain && (says === 'other' || form.rare || shownFields.has((field ?? '').toLowerCase()))) {
      spared.push(form.start);
      return false;
    }
    const mark = isCertain ? ({ rule: 'cpr', mask: CPR_MASK } as const) : ({ rule: 'cpr-maaske', mask: MAYBE_CPR_MASK } as const);
    spans.push({ start: form.start, end: form.end, ...mark });
    return true;
  });
  return { spans, spared };
}
