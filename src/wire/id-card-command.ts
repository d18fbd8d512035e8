import { execFile } from 'node:child_process';
import { PreconditionError } from '../model/faults.ts';
import { type IdCard, readIdCard } from '../protocols/dgws/id-card.ts';
import type { Wire } from './call.ts';

/** A program of the operator's that prints an id card, and how long it may take. */
export interface IdCardCommand {
  readonly command: readonly string[];
  readonly timeoutMs: number;
}

/** A card is some ten kilobytes. */
const MAX_OUTPUT_BYTES = 1024 * 1024;
/** How much of what the program said of its failure is shown. */
const QUOTE_LENGTH = 300;

/**
 * Runs the program, without a shell, and reads the card it prints. What it writes to standard error is only shown
 * redacted and shortened; what it prints is never shown. Throws PreconditionError when there is no card.
 */
export async function fetchIdCard({ command, timeoutMs }: IdCardCommand, wire: Pick<Wire, 'redactor'>): Promise<IdCard> {
  const [program = '', ...parameters] = command;
  const ended = await run({ program, parameters, timeoutMs });
  const fail = (received: string): PreconditionError =>
    new PreconditionError('Programmet, der skal hente SOSI-id-kortet, gav intet kort.', {
      place: `idCard.command: ${wire.redactor.errorText(program).text}`,
      expected: 'at programmet skriver en underskrevet saml:Assertion på standard output og slutter med kode 0',
      received,
      remedy: 'Kør programmet for sig selv, og se, hvad det siger. Det køres uden skal, så skriv stien helt ud.',
    });
  if (ended.kind !== 'done') {
    const said = wire.redactor.errorText(ended.stderr).text.replaceAll(/\s+/g, ' ').trim().slice(0, QUOTE_LENGTH);
    throw fail(`${ended.reason}${said === '' ? '' : `: “${said}”`}`);
  }
  const card = readIdCard(ended.stdout);
  if ('unreadable' in card) throw fail(card.unreadable);
  wire.redactor.learn(...card.secrets);
  return card;
}

interface RunRequest {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly timeoutMs: number;
}

type Ended =
  | { readonly kind: 'done'; readonly stdout: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly stderr: string };

function run({ program, parameters, timeoutMs }: RunRequest): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: MAX_OUTPUT_BYTES, windowsHide: true } as const;
    const child = execFile(program, [...parameters], { ...options, encoding: 'utf8', shell: false }, (error, stdout, stderr) => {
      if (error === null) resolve({ kind: 'done', stdout });
      else resolve({ kind: 'failed', reason: reasonOf(error, timeoutMs), stderr });
    });
    // A program that asks a person for something would wait for ever.
    child.stdin?.on('error', () => undefined).end();
  });
}

function reasonOf(error: Error & { code?: string | number | null; killed?: boolean }, timeoutMs: number): string {
  if (error.code === 'ENOENT') return 'programmet findes ikke';
  if (error.code === 'EACCES') return 'programmet må ikke køres';
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'programmet skrev mere, end et id-kort fylder';
  if (error.killed === true) return `programmet var ikke færdigt efter ${timeoutMs} ms`;
  return typeof error.code === 'number' ? `programmet sluttede med kode ${error.code}` : 'programmet blev afbrudt';
}
