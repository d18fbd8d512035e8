import { compile } from '@cucumber/gherkin';
import { IdGenerator, type Pickle } from '@cucumber/messages';
import type { FeatureFile } from '../gherkin/feature-file.ts';
import { type ParsedFile, parseFeature } from '../gherkin/parse.ts';
import type { Catalogue } from '../model/specification.ts';

/** One case a person can answer, with all that its record needs. */
export interface ManualCase {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly line: number;
  /** Fingerprint of the specification text. */
  readonly specification: string;
  readonly assumption: boolean;
  /** Ids of the requirements it verifies. */
  readonly requirements: readonly string[];
  /** Tags of the scenario without `@`, and the interfaces they name: whom it concerns. */
  readonly tags: readonly string[];
  readonly interfaces: readonly string[];
  /** The steps as a tester reads them: keyword, text, and table or document below. */
  readonly steps: readonly string[];
  readonly parsed: ParsedFile;
  readonly pickle: Pickle;
}

/** Every case of the scenarios that a person tries (@manuel), in the order of the catalogue. */
export function manualCases(files: readonly FeatureFile[], catalogue: Catalogue): ManualCase[] {
  const specifications = new Map(catalogue.specifications.map((specification) => [specification.id, specification]));
  const documents = new Map<string, CompiledFile>();
  return catalogue.cases.flatMap((one) => {
    const specification = specifications.get(one.id);
    const file = files.find((candidate) => candidate.path === one.path);
    if (specification?.manual !== true || file === undefined) return [];
    const compiled = documents.get(one.path) ?? compileFile(file);
    documents.set(one.path, compiled);
    const pickle = compiled.pickles.find((candidate) => candidate.location?.line === one.line);
    if (pickle === undefined) return [];
    const { key, id, name, path, line } = one;
    const { fingerprint, assumption, requirements, tags, interfaces } = specification;
    const steps = pickle.steps.map((step) => readableStep(step, compiled.keywords.get(step.astNodeIds[0] ?? '') ?? ''));
    const told = { key, id, name, path, line, specification: fingerprint, assumption, requirements, tags, interfaces };
    return { ...told, steps, parsed: compiled.parsed, pickle };
  });
}

interface CompiledFile {
  readonly parsed: ParsedFile;
  readonly pickles: readonly Pickle[];
  /** Keyword of a step by its node's id. */
  readonly keywords: ReadonlyMap<string, string>;
}

function compileFile(file: FeatureFile): CompiledFile {
  const parsed = parseFeature(file);
  if (parsed.document === undefined) return { parsed, pickles: [], keywords: new Map() };
  const children = parsed.feature?.children.flatMap((child) => [child, ...(child.rule?.children ?? [])]) ?? [];
  const steps = children.flatMap(({ background, scenario }) => [...(background?.steps ?? []), ...(scenario?.steps ?? [])]);
  return {
    parsed,
    // Its own numbers, so that ids of pickles and of nodes never meet.
    pickles: compile(parsed.document, file.path, withPrefix('p')),
    keywords: new Map(steps.map((step) => [step.id, step.keyword.trim()])),
  };
}

function withPrefix(prefix: string): () => string {
  const next = IdGenerator.incrementing();
  return () => `${prefix}${next()}`;
}

function readableStep({ text, argument }: Pickle['steps'][number], keyword: string): string {
  const table = argument?.dataTable?.rows.map((row) => `| ${row.cells.map((cell) => cell.value).join(' | ')} |`) ?? [];
  const document = argument?.docString === undefined ? [] : [argument.docString.content];
  return [`${keyword} ${text}`, ...table, ...document].join('\n');
}
