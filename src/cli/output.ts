import { join, relative } from 'node:path';
import { styleText } from 'node:util';
import { errorTitle } from '../model/error-codes.ts';
import { errorFile, errorPage, type PilotError, pilotErrorRows } from '../model/pilot-error.ts';
import { whole } from '../site/data-paths.ts';
import { readSettings } from '../site/settings.ts';
import { projectRoot } from './project.ts';
import { columnsOf, labelledRows, neutral, neutralJson, wrapLines } from './terminal-text.ts';

/** What a piece of text is, and so how it looks where there are colours. */
export type Look = 'bad' | 'warning' | 'good' | 'strong' | 'dim';

/** Gives a text its look; where there are no colours it gives it back as it is. */
export type Paint = (look: Look, text: string) => string;

const STYLES = { bad: 'red', warning: 'yellow', good: 'green', strong: 'bold', dim: 'dim' } as const;

/** Colours for people: none when stderr is no terminal, or NO_COLOR is set (no-color.org). */
export const paint: Paint = (look, text) => styleText(STYLES[look], text, { stream: process.stderr, validateStream: true });

/** Columns there are for people's text. */
export const columns = (): number =>
  columnsOf(process.env['COLUMNS'], (process.stderr.isTTY ? process.stderr : process.stdout).columns);

/** Columns of the terminal that data is shown in; undefined when it is piped on, where no line is to be broken. */
export const terminalColumns = (): number | undefined => (process.stdout.isTTY ? columns() : undefined);

/** Text for people goes to stderr, so that data on stdout can be piped on. Long lines are broken. */
export function say(text = ''): void {
  sayLines([wrapLines(neutral(text), columns())]);
}

/** Lines that were laid out, painted and made neutral by the one who made them. */
export function sayLines(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
}

/** Data for machines, or lists that are piped on: never broken. */
export function print(text: string): void {
  process.stdout.write(`${neutral(text)}\n`);
}

/** JSON for machines. */
export function printJson(value: unknown): void {
  process.stdout.write(`${neutralJson(value)}\n`);
}

/** A whole document for a program, byte for byte; only a terminal gets it with what could steer it made visible. */
export function printDocument(text: string): void {
  process.stdout.write(process.stdout.isTTY ? neutral(text) : text);
}

/** Coded errors, one after another, each with its place and remedy. */
export function sayErrors(errors: readonly PilotError[]): void {
  const { siteUrl } = readSettings(process.env, projectRoot);
  const layout = { width: columns(), indent: 2, labels: 'Forventet:'.length };
  for (const [index, error] of errors.entries()) {
    if (index > 0) sayLines(['']);
    const rows = pilotErrorRows(error, whereToRead(error, siteUrl)).map(([label, text]) => [label, neutral(text)] as const);
    sayLines([`${paint('bad', error.code)} ${paint('strong', errorTitle(error.code))}`, ...labelledRows(rows, layout)]);
  }
}

/** An address that opens: on the site, where it is known where it stands; else the file the page is written in. */
function whereToRead({ code }: PilotError, siteUrl: string | undefined): string {
  if (siteUrl !== undefined) return whole(siteUrl, errorPage(code));
  return shownPath(join(projectRoot, errorFile(code)));
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
