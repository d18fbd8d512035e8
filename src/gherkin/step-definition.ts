/** A step definition as the linter sees it. */
export interface StepDefinition {
  /** The sentence as written in the code: `{rolle} læses gennem {snitflade}`. */
  readonly pattern: string;
  /** Path relative to the project, with forward slashes. */
  readonly file: string;
  readonly line: number;
  /** Whether the definition takes a step with this text. */
  matches(text: string): boolean;
}
