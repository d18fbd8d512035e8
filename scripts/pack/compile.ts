import { stripTypeScriptTypes } from 'node:module';
import ts from 'typescript';

/** A file of the project that is no code of its own: tests, and what only they read. */
export const ONLY_FOR_TESTS = /\.(?:test|fixture)\.ts$|(?:^|\/)golden\//;

/**
 * TypeScript as the JavaScript it is: types become blanks and `./x.ts` becomes `./x.js`, so that every line and column is
 * where it was. Node takes away no types under node_modules, and an error's place there is to be found in the source.
 */
export function compile(text: string): string {
  const plain = stripTypeScriptTypes(text, { mode: 'strip' });
  const source = ts.createSourceFile('module.js', plain, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const places: number[] = [];
  const visit = (node: ts.Node): void => {
    // Imports, and the modules that are named to `new URL` or a worker; a query tells Vite what to make of one.
    const [ending] = ts.isStringLiteralLike(node) ? (OWN_MODULE.exec(node.text)?.slice(1) ?? []) : [];
    if (ending !== undefined) places.push(node.getEnd() - `${ending}'`.length);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return places.reduce((js, place) => `${js.slice(0, place)}.js${js.slice(place + '.ts'.length)}`, plain);
}

const OWN_MODULE = /^\.{1,2}\/[^?]*(\.ts(?:\?.*)?)$/;

/** The same for what Astro and Vite compile, and for declarations: only what is imported has another name. */
export function renameImports(text: string): string {
  return text.replaceAll(/(['"])(\.{1,2}\/[^'"\n?]*)\.ts(\?[^'"\n]*)?\1/g, '$1$2.js$3$1');
}
