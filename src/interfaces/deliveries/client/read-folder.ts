import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { rawBody } from '../../../evidence/body-tap.ts';
import { type RawExchange, redactExchange } from '../../../evidence/redact-exchange.ts';
import { READ_METHOD } from '../../../model/exchange.ts';
import type { InterfaceName } from '../../../model/interfaces.ts';
import { EndpointError, PreconditionError } from '../../../model/faults.ts';
import { below } from '../../../wire/below.ts';
import { WHOLE_BODY_LIMIT, type Wire } from '../../../wire/call.ts';

/** One file in a folder of deliveries. */
export interface FolderFile {
  readonly interface: InterfaceName;
  readonly purpose: string;
  /** Where the environment file lies; `folder` is named from there. */
  readonly root: string;
  readonly folder: string;
  readonly file: string;
}

/**
 * Reads a delivered file and keeps it as evidence of the same kind as an exchange: what came, redacted, under the name
 * configuration has. Throws PreconditionError when there is no such file or it may not be read, and EndpointError when
 * it is larger than a message or report may be.
 */
export async function readFolderFile({ root, folder, file, ...asked }: FolderFile, wire: Wire): Promise<Uint8Array> {
  const name = below(folder, file);
  const startedAt = wire.now();
  const started = performance.now();
  const keep = async (rest: Pick<RawExchange, 'response' | 'fault'>): Promise<void> => {
    const { exchange, files } = await redactExchange(
      {
        ...asked,
        startedAt,
        durationMs: Math.round((performance.now() - started) * 10) / 10,
        request: { method: READ_METHOD, url: name, headers: [], body: undefined },
        ...rest,
      },
      wire.redactor,
      wire.limits.maxEvidenceBytes,
    );
    for (const bytes of files) await wire.evidence.put(bytes);
    await wire.record(exchange);
  };
  try {
    const bytes = await readLimited(join(root, folder, file), Math.min(WHOLE_BODY_LIMIT, wire.limits.maxBodyBytes));
    const body = rawBody(bytes, '');
    await keep({ response: { status: 0, headers: [], body }, fault: undefined });
    return bytes;
  } catch (error) {
    const { code, fault } = unreadable(error, name);
    if (fault === undefined) throw error;
    await keep({ response: undefined, fault: { code, message: fault.message } });
    throw fault;
  }
}

/** More than `limit` bytes is a RangeError before they are held in memory. */
async function readLimited(path: string, limit: number): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    if (size > limit) throw new RangeError(`${size} byte; grænsen er ${limit}`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function unreadable(error: unknown, place: string): { readonly code: string; readonly fault: Error | undefined } {
  if (error instanceof RangeError) {
    const fault = new EndpointError('Filen er større, end en meddelelse eller indberetning kan være.', {
      place,
      received: error.message,
      remedy: 'Læg en enkelt meddelelse eller en kort prøve i filen.',
    });
    return { code: 'SOR_PILOT_TOO_LARGE', fault };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR'].includes(code)) return { code, fault: undefined };
  const fault = new PreconditionError('En leveret fil kan ikke læses.', {
    place,
    expected: 'en fil i den mappe, miljøfilen nævner, talt fra miljøfilens egen mappe',
    received: code === 'EACCES' || code === 'EPERM' ? 'filen må ikke læses' : 'der er ingen fil af det navn',
    remedy: 'Læg filen på plads, eller ret navnet under files i miljøfilen.',
  });
  return { code, fault };
}
