import type { CaseAnswer } from './judge-form.ts';

/**
 * The answer with everything a person wrote in free text passed through `redact`; names of testers and files stay.
 */
export function redactAnswer<F extends { readonly comment: string }>(
  answer: CaseAnswer<F>,
  redact: (text: string) => string,
): CaseAnswer<F> {
  const clean = (text: string | undefined): string | undefined => (text === undefined ? undefined : redact(text));
  return {
    ...answer,
    comment: clean(answer.comment),
    steps: answer.steps.map(({ answer: given, comment }) => ({ answer: given, comment: clean(comment) })),
    files: answer.files.map((file) => ({ ...file, comment: redact(file.comment) })),
  };
}
