import { isObject, type JsonObject, objects, text } from '../../../protocols/fhir-json/json.ts';
import { identifierOf, type Parent } from './organization.ts';

/** Resources that came along in an answer, by what a reference may call them. */
export interface Came {
  /** The whole address of the entry, also where it is a `urn:uuid`. */
  readonly fullUrl: string | undefined;
  readonly resource: JsonObject;
}

/** What parents are found with. */
export interface ParentMeans {
  /** Address of the server; a reference to another server is never followed. */
  readonly base: string;
  /** Reads an Organization by its logical id; undefined when it is not there. */
  readonly read: (id: string) => Promise<JsonObject | undefined>;
}

/** Finds an Organization's parent among what came with it, else by reading it; each parent once. */
export type FindParent = (resource: JsonObject, along: (reference: string) => JsonObject | undefined) => Promise<Parent>;

/** Finds parents among the resources of one answer first. */
export function amongThese(find: FindParent, came: readonly Came[]): (resource: JsonObject) => Promise<Parent> {
  const byName = new Map<string, JsonObject>();
  for (const { fullUrl, resource } of came) {
    const id = text(resource['id']);
    if (id !== undefined && !byName.has(`Organization/${id}`)) byName.set(`Organization/${id}`, resource);
    if (fullUrl !== undefined) byName.set(withoutVersion(fullUrl), resource);
  }
  return (resource) => find(resource, (reference) => byName.get(reference));
}

/**
 * Follows `partOf` as FHIR R4 has references: by its identifier, to a contained resource, to another entry of the Bundle, or
 * to `Organization/[id]` on this server. A logical id is the server's own affair and says nothing of the SOR code.
 */
export function parentFinder({ base, read }: ParentMeans): FindParent {
  const codes = new Map<string, Promise<string | undefined>>();
  const codeOf = (resource: JsonObject | undefined): string | undefined => identifierOf(resource?.['identifier']);
  return async (resource, along) => {
    const partOf = resource['partOf'];
    if (!isObject(partOf)) return parentWith(undefined);
    const byIdentifier = identifierOf([partOf['identifier']]);
    const reference = text(partOf['reference']);
    if (byIdentifier !== undefined || reference === undefined) return parentWith(byIdentifier);
    if (reference.startsWith('#'))
      return parentWith(codeOf(objects(resource['contained']).find(({ id }) => id === reference.slice(1))));
    const current = withoutVersion(reference);
    const id = idOn(current, base);
    const there = along(current) ?? (id === undefined ? undefined : along(`Organization/${id}`));
    if (there !== undefined) return parentWith(codeOf(there));
    if (id === undefined) return { sorIdentifier: undefined, isElsewhere: /^https?:/i.test(current) };
    const known = codes.get(id) ?? read(id).then(codeOf);
    codes.set(id, known);
    return parentWith(await known);
  };
}

const parentWith = (sorIdentifier: string | undefined): Parent => ({ sorIdentifier, isElsewhere: false });

function withoutVersion(reference: string): string {
  return reference.split('/_history/')[0] ?? reference;
}

/** The logical id of an Organization on this server; undefined for any other reference. */
function idOn(reference: string, base: string): string | undefined {
  const relative = reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference;
  return /^Organization\/([A-Za-z0-9.-]{1,64})$/.exec(relative)?.[1];
}
