import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type Feature, type GherkinDocument, IdGenerator } from '@cucumber/messages';
import type { FeatureFile } from './feature-file.ts';

/** The dialect a feature is read in when it does not say; the same as Cucumber is started with. */
const DIALECT = 'da';

/** A place in a feature file where the parser gave up, with the parser's own words. */
export interface SyntaxFault {
  readonly line: number;
  readonly column: number | undefined;
  /** The parser's English message without its position. */
  readonly message: string;
}

/** A feature file with what the parser made of it. `feature` is undefined for an empty file and when it has faults. */
export interface ParsedFile {
  readonly file: FeatureFile;
  readonly document: GherkinDocument | undefined;
  readonly feature: Feature | undefined;
  readonly faults: readonly SyntaxFault[];
}

/** Parses one file with Cucumber's own parser. Never throws for what an author can write. */
export function parseFeature(file: FeatureFile): ParsedFile {
  const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher(DIALECT));
  try {
    const document = { ...parser.parse(file.text), uri: file.path };
    return { file, document, feature: document.feature, faults: [] };
  } catch (error) {
    return { file, document: undefined, feature: undefined, faults: syntaxFaults(error) };
  }
}

function syntaxFaults(error: unknown): readonly SyntaxFault[] {
  const parts: readonly unknown[] = isComposite(error) ? error.errors : [error];
  return parts.map((part) => {
    if (!isLocated(part)) throw error;
    return {
      line: part.location.line,
      column: part.location.column,
      message: part.message.replace(/^\(\d+:\d+\): /, ''),
    };
  });
}

function isComposite(error: unknown): error is { readonly errors: readonly unknown[] } {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors) && error.errors.length > 0;
}

function isLocated(error: unknown): error is Error & { readonly location: { readonly line: number; readonly column?: number } } {
  return error instanceof Error && 'location' in error && typeof error.location === 'object' && error.location !== null;
}
