import { parseMediaType } from '../media-type.ts';
import { Deviation } from '../../model/faults.ts';
import { textOf } from '../text-of-body.ts';
import { structureFault } from './structure.ts';

/** A JSON object as it came; every field is unknown until it has been looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Nesting beyond this is refused; a FHIR bundle of organisations is some 12 deep. */
const MAX_DEPTH = 64;

/**
 * A body as a FHIR resource. Throws Deviation when the media type is not JSON, the text is not JSON, is nested beyond
 * 64 levels, is no object, or has no resourceType.
 */
export function parseResource(bytes: Uint8Array, contentType: string, place: string): JsonObject {
  const { type } = parseMediaType(contentType);
  if (type !== 'application/fhir+json' && type !== 'application/json') {
    throw new Deviation('Svaret er ikke FHIR i JSON.', {
      place,
      expected: 'Content-Type application/fhir+json',
      received: contentType === '' ? 'ingen Content-Type' : `Content-Type ${contentType}`,
    });
  }
  return resourceOf(parseJson(textOf(bytes, contentType, place), place), place);
}

/** A JSON value as a FHIR resource. Throws Deviation when it is no object or has no resourceType. */
export function resourceOf(value: unknown, place: string): JsonObject {
  if (!isObject(value) || typeof value['resourceType'] !== 'string') {
    throw new Deviation('Svaret er JSON, men ikke en FHIR-ressource.', {
      place,
      expected: 'et objekt med resourceType',
      received: isObject(value)
        ? `et objekt med felterne ${Object.keys(value).slice(0, 5).join(', ') || '(ingen)'}`
        : jsonKind(value),
    });
  }
  return value;
}

/**
 * A text as JSON. Throws Deviation when it is not JSON, is nested beyond 64 levels, has a field twice in one object, or
 * holds a whole number that cannot be read exactly or a character that FHIR's strings and XML's documents cannot. A field
 * named __proto__ is left out.
 */
export function parseJson(text: string, place: string): unknown {
  const fault = structureFault(text, MAX_DEPTH);
  if (fault?.reason === 'too-deep') {
    throw new Deviation('Svarets JSON er indlejret dybere, end det kan læses.', {
      place,
      expected: `højst ${MAX_DEPTH} niveauer`,
    });
  }
  if (fault?.reason === 'twice') {
    throw new Deviation('Svarets JSON har det samme felt to gange.', {
      place,
      expected: 'hvert felt én gang i hvert objekt (FHIR R4, JSON)',
      received: `feltet “${fault.name.slice(0, 80)}” står to gange i det samme objekt`,
      remedy: 'Få systemet til at skrive feltet én gang: hver modtager vælger sin egen af de to værdier.',
    });
  }
  const value = parsed(text, place);
  const forbidden = FORBIDDEN.exec(text)?.[1];
  if (forbidden === undefined) return value;
  throw new Deviation('Svarets JSON har et tegn, som tekst ikke kan have.', {
    place,
    expected: 'ingen styretegn ud over tabulator og linjeskift (FHIR R4, string)',
    received: `tegnet ${forbidden}`,
  });
}

/** An escape, after an even number of backslashes, of what FHIR R4's string and XML 1.0 (section 2.2) shut out. */
const FORBIDDEN = /(?<!\\)(?:\\\\)*(\\(?:[bf]|u00(?:0[0-8bcef]|1[0-9a-f])|ufff[ef]))/i;

/** A reviver costs a document several times its size, so only one that may need it is read with it. */
function parsed(text: string, place: string): unknown {
  try {
    if (!NEEDS_REVIVER.test(text)) return JSON.parse(text);
    return JSON.parse(text, (key, value: unknown, context?: { readonly source?: string }) => {
      if (typeof value === 'number') assertExact(key, value, { source: context?.source ?? '', place });
      return key === '__proto__' ? undefined : value;
    });
  } catch (error) {
    if (error instanceof Deviation) throw error;
    throw new Deviation('Svaret er ikke gyldig JSON.', {
      place,
      expected: 'et helt JSON-dokument',
      received: whereJsonBroke(text, error),
    });
  }
}

/** The field __proto__, or letters of it written as escapes; or sixteen digits on end, the fewest that 2⁵³ has. */
const NEEDS_REVIVER = /__proto__|\\u00(?:5f|6f|7[024])|[0-9]{16}/i;

/** A whole number beyond 2⁵³ is rounded by readers of JSON, so a code written as one would be read as another. */
function assertExact(key: string, value: number, { source, place }: { readonly source: string; readonly place: string }): void {
  if (Number.isSafeInteger(value) || !/^-?[0-9]+$/.test(source)) return;
  throw new Deviation('Svarets JSON har et tal, der er for stort til at blive læst nøjagtigt.', {
    place,
    expected: 'koder som tekst i anførselstegn',
    received: `${key === '' ? 'tallet' : `feltet “${key.slice(0, 80)}”`}: ${source.slice(0, 40)}`,
    remedy: 'Få systemet til at skrive koden som tekst: som tal bliver den læst som en anden kode.',
  });
}

/** Where a document stopped being JSON; V8 tells the position in its message, or that the document ended. */
function whereJsonBroke(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/^(?:Unexpected end|Unterminated)/.test(message)) return `et dokument, der slutter for tidligt, efter ${text.length} tegn`;
  const position = /position ([0-9]+)/.exec(message)?.[1];
  if (position === undefined) return 'noget, der ikke er JSON';
  const before = text.slice(0, Number(position)).split('\n');
  return `noget, der ikke er JSON, i linje ${before.length}, kolonne ${(before.at(-1)?.length ?? 0) + 1}`;
}

function jsonKind(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'en liste' : `en værdi af typen ${typeof value}`;
}

/** Whether a value is a JSON object (no list, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; what is not a list of objects is empty, as FHIR leaves empty lists out. */
export function objects(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A text field, or undefined when it is not there or no text. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
