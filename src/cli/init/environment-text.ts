import { isDeepStrictEqual } from 'node:util';
import { Document, isAlias, isCollection, isMap, isNode, isPair, isScalar, parseDocument, visit } from 'yaml';
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
 * The text with some values changed and the rest as it was, comments too. Where keys are only added, every other byte stays;
 * where something is replaced, the lines around may be laid out anew. Throws PilotError SP1063 where a value is only pointed
 * at (`*name`), for then it is another's too.
 */
export function withChanges(text: string, changes: readonly Change[]): string {
  return changes.reduce(withChange, text);
}

function withChange(text: string, change: Change): string {
  const { path, value } = change;
  const document = parseDocument(text);
  const added = value === undefined ? undefined : withAddition(text, document, change);
  openWay(document, path);
  if (value !== undefined) setNode(document, change);
  else if (document.hasIn(path)) document.deleteIn(path);
  if (added !== undefined && isDeepStrictEqual(parseDocument(added).toJS(), document.toJS())) return added;
  return shown(document);
}

function setNode(document: Document, { path, value, comment }: Change): void {
  document.setIn(path, nodeOf(document, value));
  const node = document.getIn(path, true);
  if (comment !== undefined && isScalar(node)) node.comment = ` ${comment}`;
}

/** Without a line width the text stands as it was written, however long. */
const shown = (document: Document): string => document.toString({ lineWidth: 0 });

/**
 * The text with lines for a key that the nearest map on the way to it lacks; undefined where that map is not one of lines.
 * Only a proposal: whoever asks holds it against what should have come of it.
 */
function withAddition(text: string, document: Document.Parsed, change: Change): string | undefined {
  const { path } = change;
  const depth = path.findIndex((_, index) => !document.hasIn(path.slice(0, index + 1)));
  if (depth < 1) return undefined;
  const parent = document.getIn(path.slice(0, depth), true);
  if (!isMap(parent) || !parent.range || text.includes('\r')) return undefined;
  const lines = new Document({});
  setNode(lines, { ...change, path: path.slice(depth) });
  const linesAt = (column: number): string => shown(lines).replaceAll(/^(?=.)/gm, ' '.repeat(column));
  const [start, end] = parent.range;
  if (parent.items.length === 0) {
    // `key: {}` with nothing behind it: the lines come below the key.
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const rest = text.slice(end).match(/^ *(?:\n|$)/)?.[0];
    if (rest === undefined || !/^ *[^\s:#]+: $/.test(line)) return undefined;
    return `${text.slice(0, start).trimEnd()}\n${linesAt(line.search(/\S/) + 2)}${text.slice(end + rest.length)}`;
  }
  if (parent.flow === true) return undefined;
  const last = endOfLine(text, endOf(parent));
  return `${text.slice(0, last)}${text[last - 1] === '\n' ? '' : '\n'}${linesAt(start - text.lastIndexOf('\n', start - 1) - 1)}${text.slice(last)}`;
}

/** Where the last value within a map or list ends; comments and empty lines after it are not its own. */
function endOf(node: unknown): number {
  if (isCollection(node) && node.flow !== true && node.items.length > 0) {
    const last: unknown = node.items.at(-1);
    if (!isPair(last)) return endOf(last);
    return isNode(last.value) ? endOf(last.value) : endOf(last.key);
  }
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}

/** The beginning of the next line, or the end of the text. */
function endOfLine(text: string, at: number): number {
  if (text[at - 1] === '\n') return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
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
