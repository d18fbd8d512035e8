import type { SoapFaultView } from '../../protocols/soap/fault.ts';
import type { UnitView } from '../views.ts';

/** What a caller of SORUS may say of a unit; elements left out are left out of the request. Element names as in the entity type. */
export interface UnitDraft {
  readonly EntityName?: string;
  /** SNOMED CT concept id. */
  readonly EntityTypeIdentifier?: string;
  readonly ParentSorIdentifier?: string;
  readonly OrganisationalLevelCode?: string;
  readonly ShakIdentifier?: string;
  readonly PostalAddressInformation?: Readonly<Record<string, string>>;
  readonly VirtualAddressInformation?: Readonly<Record<string, string>>;
  readonly ReportingLevelIndicator?: boolean;
  /** First day in force, ISO; for closing the last day. */
  readonly FromDate?: string;
  readonly ToDate?: string;
}

/** What SORUS answered: the unit as it is now, with OrganisationalLevelCode and OrganisationalLevelName, or a refusal. */
export type UpdateAnswer = { readonly kind: 'done'; readonly unit: UnitView } | SoapFaultView;

/** SORUS: the five use cases UC1 to UC5 (NSP-SORUS-DES). Only units the client has made itself are ever changed; each is in the ledger first. */
export interface SorusClient {
  wsdl(): Promise<string>;
  /** UC1 */
  create(unit: UnitDraft): Promise<UpdateAnswer>;
  /** UC2 */
  update(sorIdentifier: string, changes: UnitDraft): Promise<UpdateAnswer>;
  /** UC3 */
  move(sorIdentifier: string, newParent: string, fromDate: string): Promise<UpdateAnswer>;
  /** UC4: `unit` takes the place of the units given, which are closed. The answer is the new unit. */
  replace(replaced: readonly string[], unit: UnitDraft): Promise<UpdateAnswer>;
  /** UC5 */
  close(sorIdentifier: string, toDate: string): Promise<UpdateAnswer>;
  /** Makes the nightly import happen now. Throws PreconditionError where the region has no such address. */
  importNow(): Promise<void>;
  /** Closes what this client has made and not closed, the newest first. Throws EndpointError that names what was left. */
  cleanUp(): Promise<void>;
}
