import type { ReadProblem, RegisterContent, SorType, SorUnit } from '../../unit.ts';
import { XML_NAMES } from '../../fields/carriers.ts';
import { createProblemLog } from '../problem-log.ts';
import { unitFromFields } from '../unit-from-fields.ts';
import { readDate, readDateTime } from '../values.ts';
import { streamXml, type WrittenTag, type XmlHandler } from './events.ts';
import { XML_LIMITS } from './limits.ts';
import { ENTITY_SUFFIX, SOR_XML_NAMESPACES, type SorXmlVersion, unitTypeOf, versionOfNamespace } from './schema.ts';
import { fieldsOfXmlUnit, type RawXmlUnit, type XmlField } from './unit-paths.ts';

/** A SOR XML extract as it was read. */
export interface SorXmlReading {
  /** By the root's namespace; undefined when it is none of the known ones. */
  readonly version: SorXmlVersion | undefined;
  /** The namespace of the root element, an empty string when it has none, undefined when there was no root. */
  readonly namespace: string | undefined;
  /** Units in document order; a map and classifications are not part of the document. */
  readonly content: RegisterContent;
  readonly problems: readonly ReadProblem[];
  /** What a reader should know and no rule forbids: a namespace that is not known, since only that of 1.0.0 is public. */
  readonly notes: readonly ReadProblem[];
  /** Whether the whole document was read; false when it was cut off, no XML, or refused. */
  readonly complete: boolean;
}

/** How SOR XML is read. */
export interface SorXmlOptions {
  /** Gets each unit as it stood, so that a field that is absent can be told from one that is empty. */
  readonly onUnit?: (raw: RawXmlUnit) => void;
}

/**
 * Reads SOR XML 1.0.0, version 2 or version 3, streaming. A unit that cannot be used is a problem with its line; the
 * others are kept. A DOCTYPE and nesting beyond 64 levels end the reading.
 */
export async function readSorXml(chunks: AsyncIterable<Uint8Array>, options: SorXmlOptions = {}): Promise<SorXmlReading> {
  const log = createProblemLog();
  const state: ReaderState = {
    units: [],
    namespace: undefined,
    rootSeen: false,
    notes: [],
    heads: {},
    path: [],
    unit: undefined,
    parents: [],
  };
  const complete = await streamXml(
    chunks,
    createHandler(state, (problem) => log.add(problem), options.onUnit),
    log,
  );
  return {
    version: versionOfNamespace(state.namespace),
    namespace: state.namespace,
    content: {
      snapshotDate: state.heads['SnapshotDate'] ?? '',
      createdAtTime: state.heads['CreatedAtTime'] ?? '',
      units: state.units,
      shakSorMap: [],
      classifications: [],
    },
    problems: log.close(),
    notes: state.notes,
    complete,
  };
}

/** Where a unit's own code stands. */
const OWN_CODE = XML_NAMES.sorIdentifier;

interface ReaderState {
  readonly units: SorUnit[];
  namespace: string | undefined;
  rootSeen: boolean;
  readonly notes: ReadProblem[];
  /** The document's own dates, as far as they could be used. */
  readonly heads: Record<string, string>;
  /** Open elements below the unit's own. */
  readonly path: string[];
  unit: { readonly sorType: SorType; readonly line: number; readonly fields: XmlField[] } | undefined;
  /** For each open …Entity element: the code of its unit, once known. */
  readonly parents: (string | undefined)[];
}

function createHandler(state: ReaderState, note: (problem: ReadProblem) => void, onUnit: SorXmlOptions['onUnit']): XmlHandler {
  return {
    open(name, line, written) {
      if (!state.rootSeen) return readRoot(state, { name, line, written }, note);
      if (state.unit !== undefined) state.path.push(name);
      else if (name.endsWith(ENTITY_SUFFIX)) state.parents.push(undefined);
      else {
        const sorType = unitTypeOf(name);
        if (sorType !== undefined) state.unit = { sorType, line, fields: [] };
      }
    },
    close(name, line, text) {
      if (state.unit === undefined) {
        if (name.endsWith(ENTITY_SUFFIX)) state.parents.pop();
        else if (text !== undefined) readHead(state, { name, line, text }, note);
      } else if (state.path.length > 0) {
        if (text !== undefined) addField(state, state.unit, { path: state.path.join('/'), value: text, line });
        state.path.pop();
      } else {
        finishUnit(state, state.unit, { note, onUnit });
      }
    },
  };
}

interface Root {
  readonly name: string;
  readonly line: number;
  readonly written: WrittenTag;
}

/** The namespace of the root: the one its own prefix stands for, or the default one. Others may be declared beside it. */
function readRoot(state: ReaderState, { name, line, written }: Root, note: (problem: ReadProblem) => void): void {
  state.rootSeen = true;
  const known = new Set<string>(Object.values(SOR_XML_NAMESPACES));
  const prefix = written.name.slice(0, -name.length - 1);
  state.namespace = written.attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`] ?? '';
  if (name !== 'SorTree') note({ line, what: name, message: `Rodelementet er ${name}; SorTree var ventet.` });
  if (!known.has(state.namespace)) {
    state.notes.push({
      line,
      what: name,
      message: `Navnerummet “${state.namespace}” er ikke et af dem, der kendes for SOR XML; indholdet er læst efter elementnavnene.`,
    });
  }
}

function readHead(
  state: ReaderState,
  head: { name: string; line: number; text: string },
  note: (problem: ReadProblem) => void,
): void {
  const tell = (message: string): void => note({ line: head.line, what: head.name, message });
  const value =
    head.name === 'SnapshotDate'
      ? readDate(head.text, head.name, tell)
      : head.name === 'CreatedAtTime'
        ? readDateTime(head.text, head.name, tell)
        : undefined;
  if (value !== undefined) state.heads[head.name] = value;
}

function addField(state: ReaderState, unit: NonNullable<ReaderState['unit']>, field: XmlField): void {
  if (unit.fields.length < XML_LIMITS.fieldsPerUnit) unit.fields.push(field);
  if (field.path === OWN_CODE && field.value !== '') state.parents[state.parents.length - 1] ??= field.value;
}

function finishUnit(
  state: ReaderState,
  unit: NonNullable<ReaderState['unit']>,
  { note, onUnit }: { readonly note: (problem: ReadProblem) => void; readonly onUnit: SorXmlOptions['onUnit'] },
): void {
  state.unit = undefined;
  const raw: RawXmlUnit = { ...unit, parentSorIdentifier: state.parents.at(-2) };
  onUnit?.(raw);
  const what = state.parents.at(-1);
  const named = what === undefined ? {} : { what };
  const fields = fieldsOfXmlUnit(raw, (problem) => note({ ...named, ...problem }));
  const built = unitFromFields(fields, (message) => note({ line: unit.line, ...named, message }));
  if (built !== undefined) state.units.push(built);
}
