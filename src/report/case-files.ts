import { type Exchange, type ExchangeBody, READ_METHOD } from '../model/exchange.ts';
import { INTERFACE_NAMES } from '../model/interfaces.ts';
import { neutral } from '../model/neutral.ts';
import type { CaseDetail } from '../model/run.ts';
import { verdictRow } from '../model/verdict.ts';
import { keyWords, markedName, STEP_WORDS } from './export/words.ts';

/** One file of what is taken out: a text, or a body by the digest it is kept under. */
export type CaseFile = { readonly name: string; readonly text: string } | { readonly name: string; readonly sha256: string };

/** Where a case was tried. */
export interface CaseOf {
  readonly run: string;
  readonly environment: { readonly id: string; readonly name: string; readonly exercise: boolean };
  readonly region: { readonly id: string; readonly name: string };
}

/**
 * A case as files to hand to those who run the system: what was found, each call as one may repeat it with curl, and the bodies as
 * they were kept. Nothing in it is more than what the results hold, which is redacted.
 */
export function caseFiles(detail: CaseDetail, of: CaseOf): readonly CaseFile[] {
  const calls = detail.exchanges.map((exchange, index) => callFiles(exchange, index + 1, detail.exchanges.length));
  return [
    { name: 'fund.txt', text: finding(detail, of) },
    {
      name: 'fund.json',
      text: `${JSON.stringify({ ...of, ...detail, exchanges: calls.map(({ told }) => told) }, undefined, 2)}\n`,
    },
    ...calls.flatMap(({ files }) => files),
  ];
}

function finding(detail: CaseDetail, { run, environment, region }: CaseOf): string {
  const { fault } = detail;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Afgørelse', verdictRow(detail.verdict).da],
    ['Fund', fault?.sentence],
    ['Sted', fault?.place],
    ['Forventet', fault?.expected],
    ['Modtaget', fault?.received],
    ['Hvad nu', fault?.remedy],
    ['Region', markedName(environment, region.name)],
    ['Miljø', `${environment.name} (${environment.id})`],
    ['Kørsel', run],
    ['Prøvet', detail.startedAt],
  ];
  const steps = detail.steps.map(({ keyword, text, status, exchanges }) => {
    const calls = exchanges.map((index) => index + 1).join(', ');
    return `  ${keyword} ${text}\n    ${STEP_WORDS[status]}${calls === '' ? '' : `; kald ${calls}`}`;
  });
  return neutral(
    [
      `${keyWords(detail.key)} ${detail.name}`,
      '',
      ...facts.flatMap(([label, value]) =>
        value === undefined ? [] : [`${`${label}:`.padEnd(12)}${value.replaceAll('\n', ' ')}`],
      ),
      '',
      'Trin',
      ...steps,
      '',
      'Kaldene ligger i mappen “kald” i den rækkefølge, de blev sendt. Hemmeligheder og personnumre er fjernet, så det, der står',
      'som prikker eller som en variabel, skal I selv sætte ind, før et kald kan gentages.',
      '',
    ].join('\n'),
  );
}

function callFiles(exchange: Exchange, number: number, of: number) {
  const { request, response } = exchange;
  const stem = `kald/${String(number).padStart(String(of).length, '0')}`;
  const bodyFile = (what: string, body: ExchangeBody | undefined) =>
    body?.sha256 === undefined ? undefined : { name: `${stem}-${what}.${endingOf(body)}`, sha256: body.sha256 };
  const sent = bodyFile('forespoergsel', request.body);
  const received = bodyFile('svar', response?.body);
  const files: CaseFile[] = [
    { name: `${stem}.sh`, text: curlScript(exchange, sent?.name) },
    ...(response === undefined ? [] : [{ name: `${stem}-svar.txt`, text: head(response) }]),
    ...[sent, received].flatMap((one) => one ?? []),
  ];
  return { files, told: { ...exchange, files: files.map(({ name }) => name) } };
}

function head({ status, headers }: NonNullable<Exchange['response']>): string {
  return neutral(
    [`HTTP ${status}`, ...headers.map(({ name, value }) => `${name}: ${value.replaceAll('\n', ' ')}`), ''].join('\n'),
  );
}

/** An ending that programs know the type by. */
function endingOf({ mediaType, text }: ExchangeBody): string {
  if (/json/i.test(mediaType)) return 'json';
  if (/xml/i.test(mediaType)) return 'xml';
  if (/csv/i.test(mediaType)) return 'csv';
  return text ? 'txt' : 'bin';
}

/** A call as a script for a shell. What was masked in a header is a variable, so that it can be given without being written. */
function curlScript(exchange: Exchange, bodyFile: string | undefined): string {
  const { request, response, fault, purpose, interface: name, reused, startedAt } = exchange;
  const about = [
    `${INTERFACE_NAMES[name]}: ${purpose}`,
    `Sendt ${startedAt}. ${response === undefined ? `Intet helt svar: ${fault?.message ?? 'ukendt'}` : `Svaret var status ${response.status}.`}`,
    ...(reused ? ['Svaret blev læst én gang og brugt af flere scenarier.'] : []),
    ...(exchange.resent === true ? ['Sendt igen, fordi forbindelsen var lukket, siden den sidst blev brugt.'] : []),
  ];
  const comment = about.map((line) => `# ${neutral(line).replaceAll('\n', ' ')}`);
  if (request.method === READ_METHOD) {
    return [...comment, `# Filen blev læst fra en mappe: ${neutral(request.url).replaceAll('\n', ' ')}`, ''].join('\n');
  }
  const own = request.headers.map(({ name: header, value }) =>
    isMasked(value) ? { header, value, variable: header.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_') } : { header, value },
  );
  const variables = [...new Set(own.flatMap(({ variable }) => variable ?? []))];
  const parts = [
    `curl --request ${quoted(request.method)} ${quoted(request.url)}`,
    ...own.map(({ header, value, variable }) =>
      variable === undefined ? `--header ${quoted(`${header}: ${value}`)}` : `--header ${quoted(`${header}: `)}"$${variable}"`,
    ),
    ...(bodyFile === undefined ? [] : [`--data-binary @${quoted(bodyFile.replace(/^kald\//, ''))}`]),
    '--include',
  ];
  return [
    '#!/bin/sh',
    ...comment,
    ...variables.map((variable) => `: "\${${variable}:?Sæt ${variable} til det, der stod i hovedet}"`),
    ...(isMasked(request.url) ? ['# Prikkerne i adressen er noget, der er fjernet.'] : []),
    'cd "$(dirname "$0")" || exit',
    parts.join(' \\\n  '),
    '',
  ].join('\n');
}

const isMasked = (text: string): boolean => /•|%e2%80%a2/i.test(text);

/** A word of a shell, whatever stands in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
