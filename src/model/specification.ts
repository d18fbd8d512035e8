import { z } from 'zod';
import { scenarioIdSchema } from './identity.ts';

/** A Gherkin data table: rows of cells, as written. */
export const tableSchema = z.array(z.array(z.string()));

/** One step as the author wrote it. */
export const specificationStepSchema = z.object({
  /** The Danish keyword without trailing space: Givet, Når, Så, Og, Men. */
  keyword: z.string(),
  /** What the keyword stands for, with Og/Men resolved. */
  kind: z.enum(['context', 'action', 'outcome', 'unknown']),
  text: z.string(),
  table: tableSchema.optional(),
  docString: z.string().optional(),
  line: z.number().int().positive(),
});

/** A table of examples; each of its rows is a case. */
export const examplesSchema = z.object({
  name: z.string(),
  description: z.string(),
  header: z.array(z.string()),
  rows: z.array(z.array(z.string())),
});

/** One scenario of the specification, readable without running anything. */
export const specificationSchema = z.object({
  id: scenarioIdSchema,
  /** As written; the placeholders of an outline are filled with the values they take. */
  name: z.string(),
  /** Free text under the heading; Markdown without raw HTML. */
  description: z.string(),
  /** Tags without `@`, own and inherited from feature and rule. */
  tags: z.array(z.string()),
  /** Ids from `@krav:…`. */
  requirements: z.array(z.string()),
  /** Ids from `@anvendelse:…`. */
  usageSituations: z.array(z.string()),
  /** Values of `@snitflade:…`. */
  interfaces: z.array(z.string()),
  /** From `@antagelse`: the rule has no public confirmation. */
  assumption: z.boolean(),
  /** From `@skriver`: changes data, runs alone within its region. */
  writes: z.boolean(),
  manual: z.boolean(),
  /** Whose it is: one all are tried by, or of the user's own repository, which no common figure counts. */
  origin: z.enum(['common', 'own']),
  feature: z.object({
    name: z.string(),
    description: z.string(),
    /** Path relative to the project, with forward slashes: features/id27/felter.feature */
    path: z.string(),
    /** The folder under features/: id27, shak, udtraek … */
    subject: z.string(),
  }),
  rule: z.object({ name: z.string(), description: z.string() }).optional(),
  background: z.array(specificationStepSchema),
  steps: z.array(specificationStepSchema),
  /** Empty for a plain scenario. */
  examples: z.array(examplesSchema),
  line: z.number().int().positive(),
  /** SHA-256 of the text that decides what the scenario means (steps, background, examples), not of its place. */
  fingerprint: z.string(),
});

/** A step as it is written, with its table or text. */
export type SpecificationStep = z.infer<typeof specificationStepSchema>;
/** A table of examples of an outline. */
export type Examples = z.infer<typeof examplesSchema>;
/** A scenario or outline, with everything a page or a lint rule needs to know of it. */
export type Specification = z.infer<typeof specificationSchema>;

/** All specifications, in file order, with the cases they unfold to. */
export interface Catalogue {
  readonly specifications: readonly Specification[];
  /** One for a plain scenario, one an Examples row for an outline. */
  readonly cases: readonly SpecificationCase[];
}

/** What is run and judged as one: a scenario, or a row of an outline. */
export interface SpecificationCase {
  /** `ID27-012` or `ID27-012~Afsnit`; see caseKey. */
  readonly key: string;
  readonly id: string;
  /** The scenario's name with the row's values filled in. */
  readonly name: string;
  readonly exampleKey: string | undefined;
  readonly path: string;
  /** Line of the scenario or of the Examples row, for selecting it in Cucumber. */
  readonly line: number;
}
