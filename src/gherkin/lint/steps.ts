import { compile } from '@cucumber/gherkin';
import { IdGenerator, type Step } from '@cucumber/messages';
import { PilotError } from '../../model/pilot-error.ts';
import type { ParsedFile } from '../parse.ts';
import type { StepDefinition } from '../step-definition.ts';

/** A step as it will be run, with the values of its Examples row filled in. */
interface FilledStep {
  readonly path: string;
  readonly step: Step;
  readonly text: string;
}

/**
 * SP2011 for steps no definition takes, SP2012 for steps several take, SP2013 for definitions no step uses. An outline's
 * step is tried with every row, but reported once. Steps of a scenario that a person tries (@manuel) are never run, so
 * they neither need a definition nor use one.
 */
export function stepMismatches(files: readonly ParsedFile[], definitions: readonly StepDefinition[]): readonly PilotError[] {
  const used = new Set<StepDefinition>();
  const reported = new Set<Step>();
  const errors: PilotError[] = [];
  for (const filled of files.flatMap(filledSteps)) {
    const matching = definitions.filter((definition) => definition.matches(filled.text));
    for (const definition of matching) used.add(definition);
    if (matching.length === 1 || reported.has(filled.step)) continue;
    reported.add(filled.step);
    errors.push(matching.length === 0 ? undefinedStep(filled) : ambiguousStep(filled, matching));
  }
  const unused = definitions.filter((definition) => !used.has(definition));
  return [...errors, ...unused.map(unusedDefinition)];
}

function filledSteps({ file, document }: ParsedFile): readonly FilledStep[] {
  if (document?.feature === undefined) return [];
  const steps = new Map<string, Step>();
  for (const { background, scenario, rule } of document.feature.children) {
    const parts = [background, scenario, ...(rule?.children.flatMap((child) => [child.background, child.scenario]) ?? [])];
    for (const step of parts.flatMap((part) => part?.steps ?? [])) steps.set(step.id, step);
  }
  const run = compile(document, file.path, IdGenerator.uuid()).filter(
    (pickle) => !pickle.tags.some((tag) => tag.name === '@manuel'),
  );
  return run.flatMap((pickle) =>
    pickle.steps.flatMap((pickleStep) => {
      const step = steps.get(pickleStep.astNodeIds[0] ?? '');
      return step === undefined ? [] : { path: file.path, step, text: pickleStep.text };
    }),
  );
}

function placeOf({ path, step }: FilledStep): { file: string; line: number; column: number } {
  return { file: path, line: step.location.line, column: step.location.column ?? 1 };
}

function undefinedStep(filled: FilledStep): PilotError {
  return new PilotError('SP2011', {
    place: placeOf(filled),
    seen: `“${filled.text}” passer ikke til nogen trindefinition`,
    expected: 'en sætning, som en trindefinition i step-definitions/ kender',
    remedy: 'Ret sætningen efter en, der findes, eller skriv trindefinitionen.',
  });
}

function ambiguousStep(filled: FilledStep, matching: readonly StepDefinition[]): PilotError {
  const names = matching.map(({ pattern, file, line }) => `“${pattern}” (${file}:${line})`);
  return new PilotError('SP2012', {
    place: placeOf(filled),
    seen: `“${filled.text}” passer til ${names.join(' og ')}`,
    expected: 'præcis én trindefinition',
    remedy: 'Gør trindefinitionernes sætninger tydeligt forskellige.',
  });
}

function unusedDefinition({ pattern, file, line }: StepDefinition): PilotError {
  return new PilotError('SP2013', {
    place: { file, line },
    seen: `intet scenarie bruger “${pattern}”`,
    expected: 'at hver trindefinition er brugt mindst ét sted',
    remedy: 'Slet trindefinitionen, eller ret det scenarie, der skulle bruge den.',
  });
}
