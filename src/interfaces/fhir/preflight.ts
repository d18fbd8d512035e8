import type { FhirEndpoint } from '../../model/config/environment.ts';
import type { InterfaceName } from '../../model/interfaces.ts';
import { capabilitiesOf } from './client/capabilities.ts';
import { isObject, parseResource, text } from '../../protocols/fhir-json/json.ts';
import { below } from '../../wire/below.ts';
import type { ResolvedAuth, Wire } from '../../wire/call.ts';
import { type Answer, send } from '../../wire/receive.ts';
import { isoDay, PREFLIGHT_PURPOSE, type Questions, type Told } from '../interface.ts';

/** One FHIR server of a region, and how to prove who one is to it. */
interface Asked {
  readonly interface: InterfaceName;
  readonly endpoint: FhirEndpoint;
  readonly auth: ResolvedAuth;
}

/** A FHIR server: its CapabilityStatement, and a search for one organisation. */
export function fhirQuestions({ interface: name, endpoint, auth }: Asked): Questions {
  const get = (path: string, wire: Wire): Promise<Answer<Uint8Array>> => {
    const headers = { accept: 'application/fhir+json' };
    const call = { interface: name, purpose: PREFLIGHT_PURPOSE, method: 'GET', headers, auth, absence: 'not-offered' } as const;
    return send({ ...call, url: below(endpoint.url, path) }, wire);
  };
  return {
    self: async (wire) =>
      readStatement(await get('metadata', wire), wire.redactor.url(`GET ${below(endpoint.url, 'metadata')}`).text),
    access: (wire) => get('Organization?_count=1', wire),
  };
}

/** Throws Deviation for anything but a CapabilityStatement: a log-in page comes with status 200 too. */
function readStatement({ value, contentType }: Answer<Uint8Array>, place: string): Told {
  const statement = parseResource(value, contentType, place);
  const { fhirVersion, softwareVersion } = capabilitiesOf(statement, place);
  const name = isObject(statement['software']) ? text(statement['software']['name']) : undefined;
  const product = [name, softwareVersion].filter((part) => part !== undefined).join(' ');
  const version = [product, fhirVersion === undefined ? '' : `FHIR ${fhirVersion}`].filter((part) => part !== '').join(', ');
  const day = isoDay(text(statement['date']));
  return {
    version: version === '' ? undefined : version,
    release: day === undefined ? undefined : { day, source: 'CapabilityStatement.date' },
  };
}
