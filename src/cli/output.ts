import { join, relative } from 'node:path';
import { styleText } from 'node:util';
import { errorTitle } from '../model/error-codes.ts';
import { neutral, neutralJson } from '../model/neutral.ts';
import { errorFile, errorPage, type PilotError, pilotErrorRows } from '../model/pilot-error.ts';
import { whole } from '../site/data-paths.ts';
import { readSettings } from '../site/settings.ts';
import { paint, shown } from './paint.ts';
import { columnsOf, labelledRows, wrapLines } from './terminal-text.ts';
import { places, toolRoot } from './places.ts';

/** Columns there are for people's text. */
export const columns = (): number =>
  columnsOf(process.env['COLUMNS'], (process.stderr.isTTY ? process.stderr : process.stdout).columns);

/** Columns of the terminal that data is shown in; undefined when it is piped on, where no line is to be broken. */
export const terminalColumns = (): number | undefined => (process.stdout.isTTY ? columns() : undefined);

/** Text for people goes to stderr, so that data on stdout can be piped on. Long lines are broken. */
export function say(text = ''): void {
  sayLines([wrapLines(neutral(text), columns())]);
}

/** Lines for people that were laid out and painted by the one who made them. */
export function sayLines(lines: readonly string[]): void {
  write(process.stderr, `${lines.join('\n')}\n`);
}

/** Data for machines, or lists that are piped on: never broken. */
export function print(text: string): void {
  write(process.stdout, `${text}\n`);
}

/** JSON for machines. */
export function printJson(value: unknown): void {
  write(process.stdout, `${neutralJson(value)}\n`);
}

/** A whole document for a program, byte for byte; only a terminal gets it with what could steer it made visible. */
export function printDocument(text: string, stream: NodeJS.WriteStream = process.stdout): void {
  if (stream.isTTY) write(stream, text);
  else stream.write(text);
}

/**
 * The one place where text leaves for people’s eyes: whatever is printed has come through here, and nothing in it steers the
 * terminal but our own colours – none when the stream is no terminal, or NO_COLOR is set (no-color.org).
 */
function write(stream: NodeJS.WriteStream, text: string): void {
  const coloured = styleText('red', '|', { stream, validateStream: true }) !== '|';
  stream.write(shown(text, { coloured }));
}

/** Coded errors, one after another, each with its place and remedy. */
export function sayErrors(errors: readonly PilotError[]): void {
  const { siteUrl } = readSettings(process.env, places);
  const layout = { width: columns(), indent: 2, labels: 'Forventet:'.length };
  for (const [index, error] of errors.entries()) {
    if (index > 0) sayLines(['']);
    const rows = pilotErrorRows(error, whereToRead(error, siteUrl));
    sayLines([`${paint('bad', error.code)} ${paint('strong', errorTitle(error.code))}`, ...labelledRows(rows, layout)]);
  }
}

/** An address that opens: on the site, where it is known where it stands; else the file the page is written in. */
function whereToRead({ code }: PilotError, siteUrl: string | undefined): string {
  if (siteUrl !== undefined) return whole(siteUrl, errorPage(code));
  return shownPath(join(toolRoot, errorFile(code)));
}

/** A path as it is shortest from where the command was given. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path) || '.';
  return near.startsWith('..') ? path : near;
}

/**
 * Whoever reads may stop when it has seen enough (`| head`); that is its right and no fault of ours. What is written
 * afterwards is lost, and the command ends as it would have.
 */
export function bearClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
