import type { UnitView } from '../views.ts';

/** What steps may ask of a region's FHIR server. Throws as every client does: EndpointError, PreconditionError or Deviation. */
export interface FhirClient {
  /** GET [base]/metadata */
  capabilities(): Promise<FhirCapabilities>;
  /** Search by SOR identifier; undefined when nothing matched. More than one match is a Deviation. */
  findBySor(sorIdentifier: string): Promise<UnitView | undefined>;
  /** GET [base]/Organization/[id] with the logical id; undefined on 404. */
  read(id: string): Promise<FhirAnswer>;
  /** Every organisation, following `next` links to the end; read once for the session, however many scenarios ask. */
  all(): Promise<FhirSearchResult>;
  /** GET [base]/Organization?… following `next` links to the end. */
  search(parameters: Readonly<Record<string, string>>): Promise<FhirSearchResult>;
}

/** What a server says it can do, as far as the trial needs it. */
export interface FhirCapabilities {
  readonly fhirVersion: string | undefined;
  readonly organizationInteractions: readonly string[];
  readonly organizationSearchParameters: readonly string[];
  readonly softwareVersion: string | undefined;
}

/** An answer as it came, for scenarios about the answer itself. */
export interface FhirAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly unit: UnitView | undefined;
  /** The resource as it came, for field checks. */
  readonly resource: Readonly<Record<string, unknown>> | undefined;
  /** Issue codes and texts when the answer is an OperationOutcome. */
  readonly outcome: readonly { readonly severity: string; readonly code: string; readonly diagnostics: string }[];
}

/** Every unit a search found, over all its pages. */
export interface FhirSearchResult {
  readonly total: number | undefined;
  readonly pages: number;
  readonly units: readonly UnitView[];
  /** Logical ids in answer order. */
  readonly ids: readonly string[];
}
