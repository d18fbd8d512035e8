import type { FhirAnswer } from '../contract.ts';
import { isObject, type JsonObject, objects, text } from '../../../protocols/fhir-json/json.ts';

/** The issues of an OperationOutcome; empty for every other resource. */
export function outcomeIssues(resource: JsonObject): FhirAnswer['outcome'] {
  if (resource['resourceType'] !== 'OperationOutcome') return [];
  return objects(resource['issue']).map((issue) => {
    const details = isObject(issue['details']) ? text(issue['details']['text']) : undefined;
    return {
      severity: text(issue['severity']) ?? '',
      code: text(issue['code']) ?? '',
      diagnostics: text(issue['diagnostics']) ?? details ?? '',
    };
  });
}
