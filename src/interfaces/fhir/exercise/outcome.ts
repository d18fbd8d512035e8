/** Issue codes of FHIR's IssueType that are used here. */
export type IssueCode = 'exception' | 'invalid' | 'not-found' | 'not-supported' | 'value';

/** What keeps a request from being answered; becomes an OperationOutcome with this HTTP status. */
export class FhirProblem extends Error {
  override readonly name = 'FhirProblem';
  readonly status: number;
  readonly issue: IssueCode;
  constructor(status: number, issue: IssueCode, diagnostics: string) {
    super(diagnostics);
    this.status = status;
    this.issue = issue;
  }
}

/** Any error as one that FHIR can tell: our own as they are, the HTTP library's by their status, all else as 500. */
export function asFhirProblem(error: unknown): FhirProblem {
  if (error instanceof FhirProblem) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new FhirProblem(413, 'invalid', 'Forespørgslen er større end det, der tages imod.');
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new FhirProblem(status, 'invalid', 'Forespørgslen kan ikke læses.');
  return new FhirProblem(500, 'exception', 'Endepunktet fejlede.');
}

/** An OperationOutcome with one error. */
export function operationOutcome({ issue, message }: FhirProblem): object {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: issue, diagnostics: message }] };
}
