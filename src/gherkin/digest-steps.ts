import { createHash } from 'node:crypto';
import type { Node } from 'typescript';
import { AROUND_EVERY_SCENARIO, partDigest } from '../model/basis.ts';
import { namesIn, readStepModule, type StepModule, tokensOf } from './step-module.ts';

/** A step definition, and a digest of its code with all it uses inside the folder of step definitions. */
export interface StepSource {
  readonly pattern: string;
  /** As {@link partDigest} writes one. */
  readonly digest: string;
}

/** A file of step definitions; its path is inside their folder, with forward slashes. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

interface Reached {
  readonly module: StepModule;
  readonly node: Node;
}

/** The step definitions that some source texts hold; see readStepSources for what a digest is of. */
export function digestSteps(sources: readonly SourceText[]): readonly StepSource[] {
  const modules = new Map(sources.map(({ path, text }) => [path, readStepModule(path, text)]));
  const all = [...modules.values()];
  const parameterTypes = new Map(
    all.flatMap((module) => [...module.parameterTypes].map(([name, node]): [string, Reached] => [name, { module, node }])),
  );
  const names = once(namesIn);
  const text = once((node) => tokensOf(node).join('\u0000'));
  const digestOf = (roots: readonly Reached[]): string => digest([...reach(modules, roots, names)].map(text));
  const around = all.flatMap((module) => module.effects.map((node): Reached => ({ module, node })));
  const steps = all.flatMap((module) =>
    module.steps.map(({ pattern, node }): StepSource => {
      const parameters = Array.from(pattern.matchAll(/\{(\w+)\}/g)).flatMap(([, name = '']) => parameterTypes.get(name) ?? []);
      return { pattern, digest: digestOf([{ module, node }, ...parameters]) };
    }),
  );
  const sorted = steps.toSorted((one, other) => (one.pattern < other.pattern ? -1 : one.pattern > other.pattern ? 1 : 0));
  return [{ pattern: AROUND_EVERY_SCENARIO, digest: digestOf(around) }, ...sorted];
}

/** Every node that can be reached from some, by the names they use. */
function reach(
  modules: ReadonlyMap<string, StepModule>,
  roots: readonly Reached[],
  namesOf: (node: Node) => ReadonlySet<string>,
): ReadonlySet<Node> {
  const seen = new Set<Node>();
  const waiting = [...roots];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one.node)) continue;
    seen.add(one.node);
    for (const name of namesOf(one.node)) waiting.push(...resolve(modules, one.module, name));
  }
  return seen;
}

function resolve(modules: ReadonlyMap<string, StepModule>, module: StepModule, name: string): readonly Reached[] {
  const own = module.declarations.get(name);
  if (own !== undefined) return own.map((node) => ({ module, node }));
  const imported = module.imports.get(name);
  const target = imported === undefined ? undefined : modules.get(imported.from);
  if (imported !== undefined && target !== undefined) {
    if (imported.name !== undefined) return resolve(modules, target, imported.name);
    return [...target.declarations.values()].flat().map((node) => ({ module: target, node }));
  }
  return module.passedOn.flatMap((path) => {
    const passing = modules.get(path);
    return passing === undefined ? [] : resolve(modules, passing, name);
  });
}

function digest(texts: readonly string[]): string {
  return partDigest(createHash('sha256').update(JSON.stringify(texts.toSorted())).digest('hex'));
}

/** A function of a node that is worked out once for each: most are reached from many steps. */
function once<T>(of: (node: Node) => T): (node: Node) => T {
  const known = new Map<Node, T>();
  return (node) => {
    const result = known.get(node) ?? of(node);
    known.set(node, result);
    return result;
  };
}
