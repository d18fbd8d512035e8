import { Deviation } from '../../../model/faults.ts';
import type { FhirCapabilities } from '../contract.ts';
import { isObject, type JsonObject, objects, text } from '../../../protocols/fhir-json/json.ts';

/** What a CapabilityStatement says of Organization. Throws Deviation when the resource is another one. */
export function capabilitiesOf(resource: JsonObject, place: string): FhirCapabilities {
  if (resource['resourceType'] !== 'CapabilityStatement') {
    throw new Deviation('Systemet beskriver ikke, hvad det kan.', {
      place,
      expected: 'en CapabilityStatement',
      received: `en ressource af typen ${String(resource['resourceType'])}`,
    });
  }
  // What it can do as a client (mode `client`) says nothing of what it answers.
  const organization = objects(resource['rest'])
    .filter((rest) => rest['mode'] === 'server')
    .flatMap((rest) => objects(rest['resource']))
    .find((entry) => entry['type'] === 'Organization');
  const names = (list: unknown, field: string): string[] => objects(list).flatMap((one) => text(one[field]) ?? []);
  return {
    fhirVersion: text(resource['fhirVersion']),
    organizationInteractions: names(organization?.['interaction'], 'code'),
    organizationSearchParameters: names(organization?.['searchParam'], 'name'),
    softwareVersion: isObject(resource['software']) ? text(resource['software']['version']) : undefined,
  };
}
