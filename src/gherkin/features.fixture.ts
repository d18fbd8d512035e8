import { formatPilotError, type PilotError } from '../model/pilot-error.ts';
import type { FeatureFile } from './feature-file.ts';
import type { Vocabulary } from './lint/known-tags.ts';
import { lintFeatures, type LintInput } from './lint/lint-features.ts';
import type { StepDefinition } from './step-definition.ts';

/** Requirements and usage situations that the tests' features refer to. */
export const VOCABULARY: Vocabulary = {
  requirements: [
    { id: 'fast', title: 'Fast', text: 'En bekræftet regel.', status: 'confirmed', sources: ['SDS-ORG'] },
    { id: 'formodet', title: 'Formodet', text: 'En antagelse.', status: 'assumption', sources: [], confirmedBy: 'SOR-teamet' },
  ],
  regions: [],
  usageSituations: [{ id: 'lpr', name: 'LPR', summary: 'Indberetning.', sources: ['SDS-ORG'] }],
};

/** A feature with nothing wrong around what the test writes: language, tags and heading. */
export function feature(body: string, path = 'features/id27/prove.feature'): FeatureFile {
  return { path, text: `# language: da\n@krav:fast @anvendelse:lpr @snitflade:fhir\nEgenskab: Prøve\n${body}` };
}

/** A scenario that breaks no rule, to be put in {@link feature} whole or with one thing spoilt. */
export const RIGHT = `
  @A1-001
  Scenarie: Et rigtigt scenarie
    Givet a
    Når b
    Så c
`;

/** A step definition that takes one sentence, with `*` for anything. */
export function definition(pattern: string, line: number): StepDefinition {
  const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
  return { pattern, file: 'step-definitions/prove.steps.ts', line, matches: (text) => expression.test(text) };
}

/** The breaches in features, formatted as a person reads them. */
export function report(files: readonly FeatureFile[], input: Partial<LintInput> = {}): string {
  return formatAll(lintFeatures({ ...VOCABULARY, ...input, files }));
}

/** Errors as a person reads them, one after another. */
export function formatAll(errors: readonly PilotError[]): string {
  return errors.map(formatPilotError).join('\n');
}
