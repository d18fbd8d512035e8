import type { DocumentNode } from './message-shapes.ts';

/** What the nodes of feature documents say about the pickles made from them, by node id. */
export interface DocumentNodes {
  readonly lines: Map<string, number>;
  /** First cell of each Examples row. */
  readonly rows: Map<string, string>;
  readonly keywords: Map<string, string>;
}

/** Adds a document's nodes to those of others; ids are unique over a whole recording. */
export function learnNodes(nodes: DocumentNodes, document: DocumentNode): void {
  for (const child of document.feature?.children ?? []) {
    for (const { background, scenario } of [child, ...(child.rule?.children ?? [])]) {
      for (const step of [...(background?.steps ?? []), ...(scenario?.steps ?? [])])
        nodes.keywords.set(step.id, step.keyword.trim());
      if (scenario === undefined) continue;
      nodes.lines.set(scenario.id, scenario.location.line);
      for (const row of scenario.examples.flatMap(({ tableBody }) => tableBody)) {
        nodes.lines.set(row.id, row.location.line);
        nodes.rows.set(row.id, row.cells[0]?.value ?? '');
      }
    }
  }
}
