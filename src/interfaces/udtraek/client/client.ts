import type { ExtractEndpoint } from '../../../model/config/environment.ts';
import type { ExtractClient, ExtractFile, ExtractView } from '../contract.ts';
import { below } from '../../../wire/below.ts';
import type { ResolvedAuth, Wire } from '../../../wire/call.ts';
import type { ReadingCache } from '../../../wire/reading-cache.ts';
import { receive } from '../../../wire/receive.ts';
import type { Call } from '../../../wire/call.ts';
import { readCompleteZip, readDailyCsv } from './read-csv.ts';
import { readXmlExtract } from './read-xml.ts';
import type { ReadExtract, Source } from './reading.ts';

/** What the files are called to people. */
const TITLES: Readonly<Record<ExtractFile, string>> = {
  xml2: 'SOR XML version 2',
  xml3: 'SOR XML version 3',
  csvDaily: 'SorEntity_daily.csv',
  csvComplete: 'Sor_complete.zip',
};

/** What a client of the extract is made of. */
export interface ExtractContext {
  readonly endpoint: ExtractEndpoint;
  readonly auth: ResolvedAuth;
  readonly wire: Wire;
  readonly cache: ReadingCache;
}

/** A client for a region's extract files; each is fetched and parsed once for the session. */
export function createExtractClient({ endpoint, auth, wire, cache }: ExtractContext): ExtractClient {
  const readers: Readonly<Record<ExtractFile, ReadExtract>> = {
    xml2: readXmlExtract,
    xml3: readXmlExtract,
    csvDaily: readDailyCsv(endpoint.mapping),
    csvComplete: readCompleteZip(wire.limits, endpoint.mapping),
  };
  const callFor = (file: ExtractFile): Call => ({
    interface: 'udtraek',
    purpose: `Hent ${TITLES[file]}`,
    method: 'GET',
    url: below(endpoint.url, endpoint.files[file]),
    auth,
    headers: { accept: '*/*' },
    absence: 'not-offered',
    maxBodyBytes: wire.limits.maxBodyBytes,
  });
  return {
    // What a reader leaves is still received and counted, so one that reads nothing is no slower than the wire.
    download: async (file) => {
      await receive(callFor(file), wire, () => Promise.resolve());
    },
    read: (file, { fresh } = { fresh: false }): Promise<ExtractView> => {
      if (fresh) cache.forget(`udtraek:${file}`);
      return cache.read(`udtraek:${file}`, wire.record, async (record) => {
        const call = callFor(file);
        const source: Source = { file, address: call.url, place: wire.redactor.url(call.url).text };
        const { value } = await receive(call, { ...wire, record }, (chunks, head) => readers[file](chunks, head, source));
        return value;
      });
    },
  };
}
