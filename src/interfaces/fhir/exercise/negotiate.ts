import type { FastifyRequest } from 'fastify';
import { FhirProblem } from './outcome.ts';

/** The query of a request, in order and with repeated names kept. */
export function queryOf(request: FastifyRequest): readonly (readonly [string, string])[] {
  const at = request.url.indexOf('?');
  return at < 0 ? [] : Array.from(new URLSearchParams(request.url.slice(at + 1)));
}

/** Forms of `_format` that mean JSON; a plus sign in an address is read as a space. */
const JSON_FORMATS = ['json', 'text/json', 'application/json', 'application/fhir+json', 'application/fhir json'];
const JSON_TYPES = ['*/*', 'application/*', 'text/json', 'application/json', 'application/fhir+json'];

/** Only JSON is served; `_format` overrules Accept (FHIR R4, http, content types). Throws FhirProblem 406. */
export function assertJsonWanted(request: FastifyRequest): void {
  const format = queryOf(request).findLast(([name]) => name === '_format')?.[1];
  if (format !== undefined) {
    if (JSON_FORMATS.includes(format.toLowerCase())) return;
    throw notJson(format);
  }
  const accept = request.headers.accept ?? '*/*';
  const acceptable = accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    return JSON_TYPES.includes(type) && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
  if (!acceptable) throw notJson(accept);
}

function notJson(wanted: string): FhirProblem {
  return new FhirProblem(406, 'not-supported', `Endepunktet svarer kun med JSON, ikke “${wanted}”.`);
}
