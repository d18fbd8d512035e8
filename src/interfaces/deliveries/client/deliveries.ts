import type { MessagesEndpoint, ReportsEndpoint } from '../../../model/config/environment.ts';
import type { DeliveryInterface } from '../../../model/interfaces.ts';
import { below } from '../../../wire/below.ts';
import type { ResolvedAuth, Wire } from '../../../wire/call.ts';
import type { ReadingCache } from '../../../wire/reading-cache.ts';
import { send } from '../../../wire/receive.ts';
import { type DeliveredDocument, readDocument } from './document.ts';
import { readFolderFile } from './read-folder.ts';

/** Files a region hands over, and what reading them goes through. */
export interface DeliveryContext {
  readonly interface: DeliveryInterface;
  readonly endpoint: MessagesEndpoint | ReportsEndpoint;
  readonly auth: ResolvedAuth;
  readonly wire: Wire;
  readonly cache: ReadingCache;
  /** Where the environment file lies; folders are named from there. */
  readonly environmentFolder: string;
}

/** Understands one file; `place` is how a message may name it. */
export type ReadDelivered<T> = (document: DeliveredDocument, place: string) => T | Promise<T>;

/** Delivered files, each read and understood once for the session however many scenarios ask. */
export interface Deliveries<T> {
  /** Names of the files, in the order of configuration. */
  files(): Promise<readonly string[]>;
  /** Throws TypeError for a file that configuration does not name. */
  read(file: string): Promise<T>;
}

const ACCEPT = 'application/fhir+json, application/fhir+xml, application/xml, text/xml, application/json, text/csv, */*;q=0.5';

/** Makes the reader of a region's deliveries on one interface. */
export function createDeliveries<T>(context: DeliveryContext, understand: ReadDelivered<T>): Deliveries<T> {
  const { endpoint, cache, wire } = context;
  return {
    files: () => Promise.resolve(endpoint.files),
    read: async (file) => {
      if (!endpoint.files.includes(file)) throw new TypeError(`Konfigurationen nævner ingen fil “${file}”.`);
      return cache.read(`${context.interface}:${file}`, wire.record, async (record) => {
        const { bytes, contentType, place } = await fetchFile(file, { ...context, wire: { ...wire, record } });
        return understand(readDocument(bytes, contentType, place), place);
      });
    },
  };
}

interface Fetched {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly place: string;
}

async function fetchFile(
  file: string,
  { interface: name, endpoint, auth, wire, environmentFolder }: DeliveryContext,
): Promise<Fetched> {
  const purpose = `Hent ${file}`;
  if ('folder' in endpoint) {
    const { folder } = endpoint;
    const bytes = await readFolderFile({ interface: name, purpose, root: environmentFolder, folder, file }, wire);
    return { bytes, contentType: '', place: file };
  }
  const url = fileAddress(endpoint.url, file);
  const { value, contentType } = await send(
    { interface: name, purpose, method: 'GET', url, auth, headers: { accept: ACCEPT }, absence: 'not-offered' },
    wire,
  );
  return { bytes: value, contentType, place: wire.redactor.text(file).text };
}

/** Where a delivered file is fetched; each part of its name is encoded, so that a name can hold spaces and Danish letters. */
export function fileAddress(url: string, file: string): string {
  return below(url, file.split('/').map(encodeURIComponent).join('/'));
}
