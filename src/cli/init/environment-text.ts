import { type Document, isAlias, isMap, isScalar, parseDocument, visit } from 'yaml';
import { PilotError } from '../../model/pilot-error.ts';
import { type Role, roleLine } from './setup.ts';

/** A value to be written, or undefined for a key to be taken out. */
export interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
  /** Stands after the value, for whoever edits the file by hand. */
  readonly comment?: string;
}

/** An environment that nothing has been said of but its id. */
export function newEnvironmentText(id: string): string {
  return `# Skrevet af “sor-pilot init”, som går videre, hvor den slap. Ret og tilføj frit; det bliver stående.
# Adgangskoder står aldrig i filen, kun navnet på den miljøvariabel eller fil, de ligger i.
id: ${id}
name: ${id.toUpperCase()}
description: Vores endepunkter i miljøet ${id}.
exercise: false
regions: {}
`;
}

/** The text with a line that says who was asked; all else is as it was. */
export function withRole(text: string, role: Role): string {
  return `${roleLine(role)}${text}`;
}

/**
 * The text with some values changed and the rest as it was, comments too. Throws PilotError SP1063 where a value is only
 * pointed at (`*name`), for then it is another's too.
 */
export function withChanges(text: string, changes: readonly Change[]): string {
  const document = parseDocument(text);
  for (const { path, value, comment } of changes) {
    openWay(document, path);
    if (value === undefined) {
      if (document.hasIn(path)) document.deleteIn(path);
      continue;
    }
    document.setIn(path, nodeOf(document, value));
    const node = document.getIn(path, true);
    if (comment !== undefined && isScalar(node)) node.comment = ` ${comment}`;
  }
  // Without a line width the text stands as it was written, however long.
  return document.toString({ lineWidth: 0 });
}

/** References to secrets on one line, as the pages show them. */
function nodeOf(document: Document, value: unknown): unknown {
  const node = document.createNode(value);
  visit(node, {
    Map: (_, map) => {
      if (map.has('env') || map.has('file')) map.flow = true;
    },
  });
  return node;
}

/** An empty `{}` on the way becomes a block, for what is put in it should be read by people. */
function openWay(document: Document, path: readonly string[]): void {
  for (let length = 1; length < path.length; length += 1) {
    const way = path.slice(0, length);
    const node = document.getIn(way, true);
    if (isMap(node) && node.items.length === 0) node.flow = false;
    if (!isAlias(node)) continue;
    throw new PilotError('SP1063', {
      place: { what: way.join('.') },
      seen: `der står en henvisning til noget andet i filen (*${node.source})`,
      expected: 'værdien selv, så kun den bliver ændret',
      remedy: 'Skriv værdien i stedet for henvisningen, eller gør resten i filen selv.',
    });
  }
}
