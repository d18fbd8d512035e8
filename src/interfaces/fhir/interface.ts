import type { FhirEndpoint, RegionEndpoints } from '../../model/config/environment.ts';
import type { RegionalSystem } from '../../model/interfaces.ts';
import { defineInterface, type InterfaceRoom, withAddress } from '../interface.ts';
import { createFhirClient } from './client/client.ts';
import type { FhirClient } from './contract.ts';
import { fhirQuestions } from './preflight.ts';

/** What tells one FHIR server of a region from another. */
export interface FhirServer {
  readonly id: 'fhir' | RegionalSystem;
  readonly configured: (interfaces: RegionEndpoints['interfaces']) => RegionEndpoints['interfaces']['fhir'];
  /** Where it lies in the exercise, below the region's address. */
  readonly prefix: string;
}

/** A FHIR server of a region: the register shown over FHIR, or a system of its own that shows units. */
export function fhirServer({ id, configured, prefix }: FhirServer): InterfaceRoom<FhirClient> {
  return defineInterface<FhirEndpoint, FhirClient>({
    id,
    offered: (interfaces) => withAddress(configured(interfaces)),
    open: (endpoint, { auth, wire, cache, session }) =>
      createFhirClient({ interface: id, endpoint, auth, wire, cache, knowledge: session }),
    questions: (endpoint, { auth }) => fhirQuestions({ interface: id, endpoint, auth }),
    named: async (client, name) => (await client.search({ name })).units,
    exercise: async () => {
      const { registerFhir } = await import('./exercise/register-fhir.ts');
      return [{ name: id, prefix, mount: (app, service) => registerFhir(app, service, id) }];
    },
  });
}

/** The register shown over FHIR. */
export const fhirInterface = fhirServer({ id: 'fhir', configured: ({ fhir }) => fhir, prefix: '/fhir' });
