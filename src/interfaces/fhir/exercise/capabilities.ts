import { behavioursOf } from '../../../exercise/ground/behaviours.ts';
import type { Place } from '../../../exercise/ground/transport-behaviours.ts';
import { SEARCH_PARAMETERS } from './search-parameters.ts';
import { DK_CORE_ORGANIZATION } from '../../../protocols/fhir-json/systems.ts';

/** The CapabilityStatement: what is really supported here, and nothing else. */
export function capabilityStatement({ service, scope }: Place, address: string): object {
  const unsaid = behavioursOf(service, scope, 'fhir-capability-missing').map(({ capability }): string => capability);
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
            interaction: ['read', 'search-type'].filter((code) => !unsaid.includes(code)).map((code) => ({ code })),
            versioning: 'no-version',
            conditionalRead: 'full-support',
            searchParam: SEARCH_PARAMETERS.filter(({ name }) => !unsaid.includes(name)).map(
              ({ name, type, definition, documentation }) => ({ name, definition, type, documentation }),
            ),
          },
        ],
      },
    ],
  };
}
