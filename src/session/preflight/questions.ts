import type { RegionEndpoints } from '../../model/config/environment.ts';
import type { InterfaceName } from '../../model/exchange.ts';
import type { ResolvedAuth } from '../../wire/call.ts';
import { isOffered } from '../../wire/offered.ts';
import { deliveryQuestions } from '../../interfaces/deliveries/preflight.ts';
import { extractQuestions } from '../../interfaces/udtraek/preflight.ts';
import { fhirQuestions } from '../../interfaces/fhir/preflight.ts';
import { skrsQuestions, sorlsQuestions, sorusQuestions } from './ask-soap.ts';
import type { Questions } from './probe.ts';

/** What an interface of a region is asked: FHIR's, SOAP's and those that are files alike. Undefined when it is not offered. */
export function questionsFor(
  name: InterfaceName,
  { interfaces, units }: RegionEndpoints,
  auth: ResolvedAuth,
): Questions | undefined {
  switch (name) {
    case 'fhir':
    case 'journal':
    case 'logistik':
    case 'apotek':
    case 'patologi': {
      const endpoint = interfaces[name];
      return isOffered(endpoint) ? fhirQuestions({ interface: name, endpoint, auth }) : undefined;
    }
    case 'skrs': {
      const endpoint = interfaces.skrs;
      return isOffered(endpoint) ? skrsQuestions({ interface: name, endpoint, auth }) : undefined;
    }
    case 'sorls': {
      const endpoint = interfaces.sorls;
      const testUnit = Object.values(units).at(0);
      return isOffered(endpoint) ? sorlsQuestions({ interface: name, endpoint, auth }, testUnit) : undefined;
    }
    case 'sorus': {
      const endpoint = interfaces.sorus;
      return isOffered(endpoint) ? sorusQuestions({ interface: name, endpoint, auth }) : undefined;
    }
    case 'udtraek': {
      const endpoint = interfaces.udtraek;
      return isOffered(endpoint) ? extractQuestions({ interface: name, endpoint, auth }) : undefined;
    }
    case 'medcom':
    case 'lpr': {
      const endpoint = interfaces[name];
      return isOffered(endpoint) ? deliveryQuestions({ interface: name, endpoint, auth }) : undefined;
    }
  }
}
