import type { Described } from '../soap/described.ts';
import type { SoapFaultView } from '../../protocols/soap/fault.ts';
import type { DraftKey } from '../../sor/fields.ts';
import type { UnitView } from '../views.ts';

/**
 * What a caller of SORUS may say of a unit, by the keys of the table of elements; what is left out is left out of the
 * request. `fromDate` is the first day in force, ISO; for closing, `toDate` is the last day.
 */
export type UnitDraft = Readonly<Partial<Record<DraftKey, string>>>;

/** What SORUS answered: that it is done, or a refusal. */
export type UpdateAnswer = UpdateDone | SoapFaultView;

/** A change that was made. What is told of the unit is what the service's contract says that its answer holds. */
export interface UpdateDone {
  readonly kind: 'done';
  /** The unit as it is now, with the level's code and name; undefined where the contract has no unit in the answer. */
  readonly unit: UnitView | undefined;
  /** Its SOR code, which an answer without the unit may hold all the same. */
  readonly sorIdentifier: string | undefined;
}

/** SORUS: the five use cases UC1 to UC5 (NSP-SORUS-DES). Only units the client has made itself are ever changed; each is in the ledger first. */
export interface SorusClient {
  /** What the service's own contract says of an operation or an element, by the register's name of it. */
  describes(word: string): Promise<Described>;
  /** UC1 */
  create(unit: UnitDraft): Promise<UpdateAnswer>;
  /** UC2 */
  update(sorIdentifier: string, changes: UnitDraft): Promise<UpdateAnswer>;
  /** UC3 */
  move(sorIdentifier: string, newParent: string, fromDate: string): Promise<UpdateAnswer>;
  /**
   * UC4: `unit` takes the place of the units given. The answer is the new unit. Where the contract's replacement only ties
   * units that are there already, the new one is made first and then tied.
   */
  replace(replaced: readonly string[], unit: UnitDraft): Promise<UpdateAnswer>;
  /** UC5 */
  close(sorIdentifier: string, toDate: string): Promise<UpdateAnswer>;
  /** Makes the nightly import happen now. Throws PreconditionError where the region has no such address. */
  importNow(): Promise<void>;
  /** Closes what this client has made and not closed, the newest first. Throws EndpointError that names what was left. */
  cleanUp(): Promise<void>;
}
