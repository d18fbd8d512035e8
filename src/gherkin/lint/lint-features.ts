import type { PilotError } from '../../model/pilot-error.ts';
import type { FeatureFile } from '../feature-file.ts';
import { parseFeature } from '../parse.ts';
import { scenariosOf } from '../scenarios.ts';
import type { StepDefinition } from '../step-definition.ts';
import { assumptionMismatches } from './assumptions.ts';
import { duplicateExampleKeys } from './example-keys.ts';
import { duplicateIds, missingIds } from './identity.ts';
import { unknownTags, type Vocabulary } from './known-tags.ts';
import { missingLanguage } from './language.ts';
import { duplicateNames } from './names.ts';
import { notOneAction } from './one-action.ts';
import { proseReadAsSteps } from './prose.ts';
import { requirementsWithoutReason } from './requirement-coverage.ts';
import { missingTags } from './required-tags.ts';
import { sensitiveText } from './sensitive-text.ts';
import { stepMismatches } from './steps.ts';
import { syntaxErrors } from './syntax.ts';

/** The features to look over, and what they may refer to. */
export interface LintInput extends Vocabulary {
  readonly files: readonly FeatureFile[];
  /** Left out when the steps cannot be loaded; SP2011 to SP2013 are then not looked for. */
  readonly stepDefinitions?: readonly StepDefinition[];
  /**
   * Whether `files` are all there are. Only then can a requirement be said to have no scenario (SP2017, SP2018); where they
   * are said not to be, no step definition is said to be unused (SP2013).
   */
  readonly wholeSuite?: boolean;
}

/** Every breach of the authoring rules, by file and line. */
export function lintFeatures(input: LintInput): readonly PilotError[] {
  const parsed = input.files.map(parseFeature);
  const scenarios = parsed.flatMap(scenariosOf);
  const prose = proseReadAsSteps(scenarios);
  const proseLines = new Set(prose.map(lineKey));
  const steps = input.stepDefinitions === undefined ? [] : stepMismatches(parsed, input.stepDefinitions);
  return [
    ...missingLanguage(input.files),
    ...parsed.flatMap(syntaxErrors),
    ...missingIds(scenarios),
    ...duplicateIds(scenarios),
    ...unknownTags(parsed, input),
    ...missingTags(scenarios),
    ...duplicateNames(scenarios),
    ...notOneAction(scenarios),
    ...prose,
    // A line that is prose is no step either; its first cause is enough.
    ...steps.filter(
      (error) =>
        (error.code !== 'SP2011' || !proseLines.has(lineKey(error))) && (error.code !== 'SP2013' || input.wholeSuite !== false),
    ),
    ...sensitiveText(input.files),
    ...duplicateExampleKeys(scenarios),
    ...assumptionMismatches(scenarios, input.requirements),
    ...(input.wholeSuite === true ? requirementsWithoutReason(scenarios, input.requirements) : []),
  ].sort(byPlace);
}

function lineKey({ place }: PilotError): string {
  return `${place.file ?? ''}:${place.line ?? 0}`;
}

function byPlace(a: PilotError, b: PilotError): number {
  const [fileA, fileB] = [a.place.file ?? '', b.place.file ?? ''];
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  return (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0);
}
