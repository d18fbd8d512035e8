import type { RegionService } from '../../../exercise/ground/region-service.ts';
import { SEARCH_PARAMETERS } from './search-parameters.ts';
import { DK_CORE_ORGANIZATION } from '../../../protocols/fhir-json/systems.ts';

/** The CapabilityStatement: what is really supported here, and nothing else. */
export function capabilityStatement(service: RegionService, address: string): object {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    experimental: true,
    date: service.register.published().createdAtTime,
    kind: 'instance',
    software: { name: 'sor-pilot øvelsesendepunkt', version: service.version },
    implementation: { description: `Øvelse: ${service.region.name}. Svarene siger intet om regionens system.`, url: address },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        documentation:
          'Kun læsning og søgning af Organization. En søgeparameter, der ikke kendes, giver 400, medmindre der bedes om Prefer: handling=lenient.',
        resource: [
          {
            type: 'Organization',
            supportedProfile: [DK_CORE_ORGANIZATION],
            interaction: [{ code: 'read' }, { code: 'search-type' }],
            versioning: 'no-version',
            conditionalRead: 'full-support',
            searchParam: SEARCH_PARAMETERS.map(({ name, type, definition, documentation }) => ({
              name,
              definition,
              type,
              documentation,
            })),
          },
        ],
      },
    ],
  };
}
