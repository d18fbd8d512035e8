import type { SkrsRecord } from './records.ts';
import { ANSWER_ENVELOPE } from '../../../protocols/soap/envelope.ts';
import { ATOM_NAMESPACE, DATATYPE_VERSION, DATATYPE_NAMES, KRS_NAMESPACE, REGISTER } from './names.ts';
import type { Datatype } from '../../../exercise/ground/region-service.ts';

/** Entries given at a time: some 50 kB, so that a large answer is never held whole. */
const BATCH = 50;

/** The id of a view's feed. */
export function feedId(datatype: Datatype): string {
  return `tag:nsi.dk,2011:${REGISTER}/${DATATYPE_NAMES[datatype]}/v${DATATYPE_VERSION}`;
}

/** A page of a view as a SOAP answer with one Atom 1.0 feed, some entries at a time. */
export function* feedEnvelope(id: string, records: readonly SkrsRecord[], now: Date): Generator<string, void> {
  yield (
    `${ANSWER_ENVELOPE.start}<krs:ReplicationResponse xmlns:krs="${KRS_NAMESPACE}"><atom:feed xmlns:atom="${ATOM_NAMESPACE}">` +
    `<atom:id>${id}</atom:id><atom:updated>${now.toISOString()}</atom:updated>` +
    '<atom:title>Stamdata Registry Feed</atom:title><atom:author><atom:name>National Sundheds IT</atom:name></atom:author>\n'
  );
  for (let at = 0; at < records.length; at += BATCH) {
    yield records
      .slice(at, at + BATCH)
      .map((record) => entry(id, record))
      .join('');
  }
  yield `</atom:feed></krs:ReplicationResponse>${ANSWER_ENVELOPE.end}`;
}

function entry(feedId: string, { token, updated, xml }: SkrsRecord): string {
  return (
    `<atom:entry><atom:id>${feedId}/${token}</atom:id><atom:title/>` +
    `<atom:updated>${new Date(updated).toISOString()}</atom:updated>` +
    `<atom:content type="application/xml">${xml()}</atom:content></atom:entry>\n`
  );
}
