import {
  type Document,
  type ErrorCode as YamlErrorCode,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { formatKeyPath, type KeyPath } from './wording.ts';

/** Aliases one file may unfold to; enough for any real configuration, far too few for a bomb. */
const MOST_ALIASES = 100;

/** A YAML text that could be read, with a way back from each value to where it stands. */
export interface YamlText {
  readonly data: unknown;
  /** Line and column of a value, or of its key; of the nearest parent when it is not there. */
  placeOf(path: KeyPath, part?: 'key' | 'value'): ErrorPlace;
  /** A scalar exactly as written, so that a long number is not shown rounded. */
  sourceOf(path: KeyPath): string | undefined;
}

/** Reads a YAML 1.2 text. Everything wrong with its form comes back as SP1002, a key given twice as SP1007. */
export function readYamlText(text: string, file: string): { readonly yaml?: YamlText; readonly problems: readonly PilotError[] } {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error', stringKeys: true });
    const problems = [...document.errors, ...document.warnings].map((error) => explainYamlError(error, file, lines));
    if (problems.length > 0) return { problems };
    return { yaml: new LocatedYaml(document, lines, file), problems };
  } catch (cause) {
    // The parser throws on alias bombs (ReferenceError) and on nesting beyond its stack (RangeError).
    return { problems: [tooElaborate(file, cause)] };
  }
}

class LocatedYaml implements YamlText {
  readonly data: unknown;
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;
  readonly #file: string;

  constructor(document: Document.Parsed, lines: LineCounter, file: string) {
    this.#document = document;
    this.#lines = lines;
    this.#file = file;
    this.data = document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown;
  }

  placeOf(path: KeyPath, part: 'key' | 'value' = 'value'): ErrorPlace {
    let node: Node | undefined = this.#document.contents ?? undefined;
    let offset = node?.range?.[0] ?? 0;
    for (const [depth, name] of path.entries()) {
      const found = this.#child(node, name);
      if (found === undefined) break;
      const wanted = part === 'key' && depth === path.length - 1 ? found.key : found.value;
      offset = (wanted ?? found.key ?? found.value)?.range?.[0] ?? offset;
      node = found.value;
    }
    const { line, col } = this.#lines.linePos(offset);
    const what = formatKeyPath(path);
    return { file: this.#file, line, column: col, ...(what === '' ? {} : { what }) };
  }

  sourceOf(path: KeyPath): string | undefined {
    let node: Node | undefined = this.#document.contents ?? undefined;
    for (const name of path) node = this.#child(node, name)?.value;
    return isScalar(node) ? node.source : undefined;
  }

  #child(node: Node | undefined, name: PropertyKey): { key: Node | undefined; value: Node | undefined } | undefined {
    const parent = isAlias(node) ? node.resolve(this.#document) : node;
    if (isSeq<Node>(parent) && typeof name === 'number') return { key: undefined, value: parent.items[name] };
    if (!isMap<Node, Node | null>(parent)) return undefined;
    const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(name));
    return pair === undefined ? undefined : { key: pair.key, value: pair.value ?? undefined };
  }
}

/** What each of the parser's complaints means to a person. */
const YAML_ERRORS: Readonly<Partial<Record<YamlErrorCode, string>>> = {
  ALIAS_PROPS: 'En henvisning (*) kan ikke selv have mærkat eller anker.',
  BAD_ALIAS: 'Henvisningen (*) peger på et anker, der ikke findes.',
  BAD_DIRECTIVE: 'Linjen med % i begyndelsen kan ikke læses.',
  BAD_DQ_ESCAPE: 'Omvendt skråstreg i dobbelte anførselstegn er brugt forkert.',
  BAD_INDENT: 'Indrykningen passer ikke.',
  BAD_PROP_ORDER: 'Anker og mærkat står i forkert rækkefølge.',
  BAD_SCALAR_START: 'Værdien begynder med et tegn, der kræver anførselstegn.',
  BLOCK_AS_IMPLICIT_KEY: 'Der står flere nøgler på samme linje, eller et kolon mangler anførselstegn.',
  BLOCK_IN_FLOW: 'En indrykket gruppe kan ikke stå inde i [ ] eller { }.',
  IMPOSSIBLE: 'Teksten kan ikke læses.',
  KEY_OVER_1024_CHARS: 'Nøglen er for lang.',
  MISSING_CHAR: 'Et tegn mangler, for eksempel et kolon, et mellemrum eller et afsluttende anførselstegn.',
  MULTILINE_IMPLICIT_KEY: 'En nøgle kan ikke fylde flere linjer; måske mangler et kolon.',
  MULTIPLE_ANCHORS: 'Der er mere end ét anker på samme værdi.',
  MULTIPLE_DOCS: 'Filen rummer flere dokumenter (---); der må være ét.',
  MULTIPLE_TAGS: 'Der er mere end ét mærkat på samme værdi.',
  NON_STRING_KEY: 'Nøglen er ikke en tekst.',
  RESOURCE_EXHAUSTION: 'Filen er for sammensat til at blive læst.',
  TAB_AS_INDENT: 'Der er rykket ind med tabulator; brug mellemrum.',
  TAG_RESOLVE_FAILED: 'Mærkatet (!) kendes ikke eller passer ikke til værdien.',
  UNEXPECTED_TOKEN: 'Her står noget, der ikke hører til.',
  BAD_COLLECTION_TYPE: 'Mærkatet (!) passer ikke til værdien.',
};

function explainYamlError(error: YAMLError, file: string, lines: LineCounter): PilotError {
  const { line, col } = lines.linePos(error.pos[0]);
  const place = { file, line, column: col };
  if (error.code === 'DUPLICATE_KEY') {
    return new PilotError('SP1007', {
      place,
      seen: 'Nøglen står to gange i samme gruppe.',
      expected: 'hver nøgle én gang',
      remedy: 'Fjern den ene, eller saml indholdet under én nøgle.',
      cause: error,
    });
  }
  return new PilotError('SP1002', {
    place,
    seen: YAML_ERRORS[error.code] ?? 'Teksten kan ikke læses.',
    expected: 'gyldig YAML 1.2 i ét dokument',
    remedy: 'Se på linjen og den før: indrykning, kolon og anførselstegn.',
    cause: error,
  });
}

function tooElaborate(file: string, cause: unknown): PilotError {
  return new PilotError('SP1002', {
    place: { file },
    seen: 'Filen er for sammensat: henvisninger (*), der folder sig ud uden ende, eller for mange niveauer i hinanden.',
    expected: `højst ${MOST_ALIASES} udfoldede henvisninger`,
    remedy: 'Skriv værdierne ud i stedet for at henvise.',
    cause,
  });
}
