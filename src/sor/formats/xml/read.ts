import type { ReadProblem, RegisterContent, SorType, SorUnit } from '../../unit.ts';
import { FIELD_AT } from '../field-values.ts';
import { createProblemLog } from '../problem-log.ts';
import { UnitBuilder } from '../unit-from-fields.ts';
import { readDate, readDateTime } from '../values.ts';
import { streamXml, type XmlHandler } from './events.ts';
import { XML_LIMITS } from './limits.ts';
import { ENTITY_SUFFIX, SOR_XML_NAMESPACES, type SorXmlVersion, unitTypeOf, versionOfNamespace } from './schema.ts';
import type { WrittenTag } from './start-tag.ts';
import { type RawXmlUnit, type XmlField, XmlUnitFields } from './unit-paths.ts';

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

/** What a SOR XML extract says beside its units. */
export type SorXmlHead = Omit<SorXmlReading, 'content'> & Pick<RegisterContent, 'snapshotDate' | 'createdAtTime'>;

/**
 * Reads SOR XML 1.0.0, version 2 or version 3, streaming. A unit that cannot be used is a problem with its line; the
 * others are kept. A DOCTYPE and nesting beyond 64 levels end the reading.
 */
export async function readSorXml(chunks: AsyncIterable<Uint8Array>, options: SorXmlOptions = {}): Promise<SorXmlReading> {
  const units: SorUnit[] = [];
  const { snapshotDate, createdAtTime, ...head } = await streamSorXml(chunks, (unit) => void units.push(unit), options);
  return { ...head, content: { snapshotDate, createdAtTime, units, shakSorMap: [], classifications: [] } };
}

/**
 * Reads SOR XML as {@link readSorXml} does, and gives each unit when it has been read, with the line where its element
 * begins. Nothing is kept of it here, so that the memory needed does not grow with the file.
 */
export async function streamSorXml(
  chunks: AsyncIterable<Uint8Array>,
  take: (unit: SorUnit, line: number) => void,
  options: SorXmlOptions = {},
): Promise<SorXmlHead> {
  const log = createProblemLog();
  const document = new SorXmlDocument(take, (problem) => log.add(problem), options.onUnit);
  const complete = await streamXml(chunks, document, log);
  const { namespace, notes, heads } = document;
  return {
    version: versionOfNamespace(namespace),
    namespace,
    snapshotDate: heads['SnapshotDate'] ?? '',
    createdAtTime: heads['CreatedAtTime'] ?? '',
    problems: log.close(),
    notes,
    complete,
  };
}

/** Makes units of the elements of an extract as they are read, whoever reads them. */
export class SorXmlDocument implements XmlHandler {
  namespace: string | undefined;
  readonly notes: ReadProblem[] = [];
  /** The document's own dates, as far as they could be used. */
  readonly heads: Record<string, string> = {};
  readonly #take: (unit: SorUnit, line: number) => void;
  readonly #note: (problem: ReadProblem) => void;
  readonly #onUnit: SorXmlOptions['onUnit'];
  readonly #builder = new UnitBuilder();
  readonly #fields = new XmlUnitFields();
  #isRootSeen = false;
  /** The unit whose own element is open. */
  #sorType: SorType | undefined;
  #line = 0;
  /** Its fields as they stood, when somebody wants them. */
  #raw: XmlField[] = [];
  /** For each open …Entity element: the code of its unit, once known. */
  readonly #codes: (string | undefined)[] = [];

  constructor(
    take: (unit: SorUnit, line: number) => void,
    note: (problem: ReadProblem) => void,
    onUnit: SorXmlOptions['onUnit'],
  ) {
    this.#take = take;
    this.#note = note;
    this.#onUnit = onUnit;
  }

  open(name: string, line: number, written: WrittenTag): void {
    if (this.#sorType !== undefined) return this.#fields.open(name);
    if (!this.#isRootSeen) return this.#readRoot(name, line, written);
    if (name.endsWith(ENTITY_SUFFIX)) {
      this.#codes.push(undefined);
      return;
    }
    this.#sorType = unitTypeOf(name);
    if (this.#sorType === undefined) return;
    this.#line = line;
    this.#fields.begin(this.#sorType);
    this.#raw = [];
  }

  close(name: string, line: number, text: string | undefined): void {
    const fields = this.#fields;
    if (this.#sorType === undefined) {
      if (name.endsWith(ENTITY_SUFFIX)) this.#codes.pop();
      else if (text !== undefined) this.#readHead(name, line, text);
    } else if (fields.isOutermost) {
      this.#finishUnit(this.#sorType);
    } else {
      if (this.#onUnit !== undefined && text !== undefined && this.#raw.length < XML_LIMITS.fieldsPerUnit)
        this.#raw.push({ path: fields.path, value: text, line });
      const code = fields.close(text, line);
      if (code !== undefined) this.#codes[this.#codes.length - 1] ??= code;
    }
  }

  /** The namespace of the root: the one its own prefix stands for, or the default one. Others may be declared beside it. */
  #readRoot(name: string, line: number, written: WrittenTag): void {
    this.#isRootSeen = true;
    const known = new Set<string>(Object.values(SOR_XML_NAMESPACES));
    const prefix = written.name.slice(0, -name.length - 1);
    this.namespace = written.attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`] ?? '';
    if (name !== 'SorTree') this.#note({ line, what: name, message: `Rodelementet er ${name}; SorTree var ventet.` });
    if (known.has(this.namespace)) return;
    const message = `Navnerummet “${this.namespace}” er ikke et af dem, der kendes for SOR XML; indholdet er læst efter elementnavnene.`;
    this.notes.push({ line, what: name, message });
  }

  #readHead(name: string, line: number, text: string): void {
    const tell = (message: string): void => this.#note({ line, what: name, message });
    const value =
      name === 'SnapshotDate'
        ? readDate(text, name, tell)
        : name === 'CreatedAtTime'
          ? readDateTime(text, name, tell)
          : undefined;
    if (value !== undefined) this.heads[name] = value;
  }

  #finishUnit(sorType: SorType): void {
    const line = this.#line;
    const { values, problems } = this.#fields;
    const parentSorIdentifier = this.#codes.at(-2);
    const what = this.#codes.at(-1);
    this.#sorType = undefined;
    this.#onUnit?.({ sorType, line, parentSorIdentifier, fields: this.#raw });
    const named = what === undefined ? {} : { what };
    for (const problem of problems) this.#note({ ...named, ...problem });
    values[PARENT] = parentSorIdentifier;
    const unit = this.#builder.build(values, (message) => this.#note({ line, ...named, message }));
    if (unit !== undefined) this.#take(unit, line);
  }
}

const { parentSorIdentifier: PARENT } = FIELD_AT;
