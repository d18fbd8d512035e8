import { type ErrorCode, errorTitle } from './error-codes.ts';

/** Where an error was seen; every part is optional because a legal "place unknown" beats an invented line number. */
export interface ErrorPlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** A place that is no file position: a region, a scenario, an address, a key path. */
  readonly what?: string;
}

/** What an error tells beside its code: where, what was seen, what was expected, and what to do. Danish. */
export interface PilotErrorOptions {
  readonly place?: ErrorPlace;
  /** What was found, in Danish. */
  readonly seen: string;
  /** What would have been right, in Danish. */
  readonly expected?: string;
  /** What to do now, in Danish. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/**
 * An error that is part of the product: code, place, seen, expected, what to do. Its code has a page under
 * `docs/fejl/<code>`, which a test holds against the catalogue.
 */
export class PilotError extends Error {
  override readonly name = 'PilotError';
  readonly code: ErrorCode;
  readonly place: ErrorPlace;
  readonly seen: string;
  readonly expected: string | undefined;
  readonly remedy: string;

  constructor(code: ErrorCode, options: PilotErrorOptions) {
    super(`${code} ${errorTitle(code)}: ${options.seen}`, { cause: options.cause });
    this.code = code;
    this.place = options.place ?? {};
    this.seen = options.seen;
    this.expected = options.expected;
    this.remedy = options.remedy;
  }
}

/** `config/regions.yaml:14:5`, `region hovedstaden`, or an empty string when nothing is known. */
export function formatPlace(place: ErrorPlace): string {
  const position = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  return [position, place.what].filter((part) => part !== undefined && part !== '').join(' · ');
}

/** The whole error as a person reads it: title line, place, seen, expected, remedy, page. */
export function formatPilotError(error: PilotError): string {
  const place = formatPlace(error.place);
  return [
    `${error.code} ${errorTitle(error.code)}`,
    ...(place === '' ? [] : [`  Sted:      ${place}`]),
    `  Set:       ${error.seen}`,
    ...(error.expected === undefined ? [] : [`  Forventet: ${error.expected}`]),
    `  Gør:       ${error.remedy}`,
    `  Læs mere:  ${errorPage(error.code)}`,
  ].join('\n');
}

/** The site path of an error's page; the same in the terminal and on the site. */
export function errorPage(code: ErrorCode): string {
  return `/fejl/${code.toLowerCase()}/`;
}
