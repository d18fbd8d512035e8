import { codeListSchema } from '../model/guidance/code-list.ts';
import { dataElementsFileSchema } from '../model/guidance/data-element.ts';
import type { Guidance } from '../model/guidance/guidance.ts';
import { migrationFileSchema } from '../model/guidance/migration.ts';
import { phaseOutFileSchema } from '../model/guidance/phase-out.ts';
import { planFileSchema } from '../model/guidance/plan.ts';
import { situationsFileSchema } from '../model/guidance/situation.ts';
import { sorSourcesFileSchema } from '../model/guidance/sor-source.ts';
import { termsFileSchema } from '../model/guidance/term.ts';
import { ConfigFolder } from './config-folder.ts';
import { ConfigurationError } from './configuration-error.ts';
import { crossCheckGuidance, type GuidanceSurroundings } from './cross-check-guidance.ts';

const NO_CODE_LIST = { seen: 'Der er ikke nogen kodeliste.', example: 'enhedstyper.yaml', remedy: 'Opret en fil for listen.' };

/**
 * Reads everything under a guidance folder: data elements, code lists, SOR sources, plan, phase-out, migration, terms and
 * usage situations. It is no part of the configuration's fingerprint: a word changed in the guidance makes no result outdated.
 * @throws ConfigurationError with every problem there is (SP1001–SP1007), each with file, line and column.
 */
export async function loadGuidance(dir: string, around: GuidanceSurroundings): Promise<Guidance> {
  const folder = new ConfigFolder(dir);
  await folder.require('en mappe med elements.yaml og de øvrige filer');
  const names = await folder.list('code-lists', NO_CODE_LIST);
  const [elements, sorSources, plan, phaseOut, migration, terms, situations, ...codeLists] = await Promise.all([
    folder.read('elements.yaml', dataElementsFileSchema),
    folder.read('sor-sources.yaml', sorSourcesFileSchema),
    folder.read('plan.yaml', planFileSchema),
    folder.read('phase-out.yaml', phaseOutFileSchema),
    folder.read('migration.yaml', migrationFileSchema),
    folder.read('terms.yaml', termsFileSchema),
    folder.read('situations.yaml', situationsFileSchema),
    ...names.map((name) => folder.read(name, codeListSchema)),
  ]);
  const lists = codeLists.filter((list) => list !== undefined);
  const problems = [
    ...folder.problems(),
    ...crossCheckGuidance({ elements, sorSources, plan, phaseOut, migration, terms, situations, codeLists: lists }, around),
  ];
  // A file that could not be read has left a problem; the rest of the test tells the compiler so.
  const incomplete = elements === undefined || sorSources === undefined || plan === undefined || phaseOut === undefined;
  if (problems.length > 0 || incomplete || migration === undefined || terms === undefined || situations === undefined)
    throw new ConfigurationError(problems);
  return {
    elements: elements.value.elements,
    codeLists: lists.map((list) => list.value),
    sorSources: sorSources.value.sorSources,
    choices: sorSources.value.choices,
    plan: plan.value,
    systems: phaseOut.value.systems,
    systemKinds: migration.value.systemKinds,
    terms: terms.value.terms,
    situations: situations.value.situations,
  };
}
