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

/** One line of what an error tells: its label with a colon, and the text. */
export type ErrorRow = readonly [label: string, text: string];

/** What an error tells below its title, in the order it is told; `page` is where its page can be opened. */
export function pilotErrorRows(error: PilotError, page: string): readonly ErrorRow[] {
  const place = formatPlace(error.place);
  return [
    ...(place === '' ? [] : [['Sted:', place] as const]),
    ['Fundet:', error.seen],
    ...(error.expected === undefined ? [] : [['Forventet:', error.expected] as const]),
    ['Løsning:', error.remedy],
    ['Læs mere:', page],
  ];
}

/** The whole error as plain text, each row on a line of its own: title, place, found, expected, remedy, page. */
export function formatPilotError(error: PilotError): string {
  const rows = pilotErrorRows(error, errorFile(error.code)).map(([label, text]) => `  ${label.padEnd(10)} ${text}`);
  return [`${error.code} ${errorTitle(error.code)}`, ...rows].join('\n');
}

/** The site path of an error's page. */
export function errorPage(code: ErrorCode): string {
  return `/fejl/${code.toLowerCase()}/`;
}

/** The file an error's page is written in, from the project's root: what can be opened where no site is at hand. */
export function errorFile(code: ErrorCode): string {
  return `docs/fejl/${code.toLowerCase()}.mdx`;
}
