import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readYamlFile } from '../../config/read-yaml-file.ts';
import { type Term, termsFileSchema } from '../../model/guidance/term.ts';
import { glossaryPath } from '../paths.ts';
import { firstSentence } from './first-sentence.ts';
import { pageLinker, type Piece } from './linker.ts';
import { runningText, type TreeNode } from './running-text.ts';
import { termMatcher } from './term-matcher.ts';

/** The glossary's own page; its words are the terms themselves. */
const GLOSSARY_FILE = /[/\\]ordliste\.mdx?$/;

/** The part of a Sätteri plugin for HTML trees that is used here; its own types are no direct dependency of ours. */
export type TreePlugin = (document: { readonly fileURL: URL | undefined }) => {
  readonly name: string;
  before(root: TreeNode, context: { replaceNode(node: TreeNode, by: LinkNode[]): void }): void;
} | null;

/** Makes the first mention of each term in a guidance page a link to the glossary, when the page is built. */
export function termLinks(root: string, guidanceDirectory: string): AstroIntegration {
  return {
    name: 'sor-pilot-term-links',
    hooks: {
      'astro:config:setup': async ({ config }) => {
        const { value } = await readYamlFile(join(guidanceDirectory, 'terms.yaml'), termsFileSchema);
        const { processor } = config.markdown;
        const plugins = (processor.options as { readonly hastPlugins?: TreePlugin[] }).hastPlugins;
        if (plugins === undefined) throw new Error('Markdown læses ikke af Sätteri; ordlistens links kan ikke sættes.');
        plugins.push(termLinksPlugin(value.terms, join(root, 'docs')));
      },
    },
  };
}

/** The Markdown plugin behind {@link termLinks}; it leaves the glossary, and files outside the docs folder, as they are. */
export function termLinksPlugin(terms: readonly Term[], docs: string): TreePlugin {
  const find = termMatcher(terms);
  const byId = new Map(terms.map((term) => [term.id, term]));
  return ({ fileURL }) => {
    const file = fileURL === undefined ? undefined : fileURLToPath(fileURL);
    if (file === undefined || !file.startsWith(docs) || GLOSSARY_FILE.test(file)) return null;
    const split = pageLinker(find);
    return {
      name: 'sor-pilot-term-links',
      before: (root, context) => {
        for (const node of runningText(root)) {
          const pieces = split(node.value ?? '');
          if (pieces.some((piece) => 'term' in piece))
            context.replaceNode(
              node,
              pieces.map((piece) => nodeOf(piece, byId)),
            );
        }
      },
    };
  };
}

type LinkNode =
  | { type: 'text'; value: string }
  | { type: 'element'; tagName: 'a'; properties: Record<string, string | string[]>; children: { type: 'text'; value: string }[] };

function nodeOf(piece: Piece, byId: ReadonlyMap<string, Term>): LinkNode {
  const words = { type: 'text' as const, value: piece.text };
  const term = 'term' in piece ? byId.get(piece.term) : undefined;
  if (term === undefined) return words;
  const properties = { className: ['term'], href: `${glossaryPath()}#${term.id}`, title: firstSentence(term.definition) };
  return { type: 'element', tagName: 'a', properties, children: [words] };
}
