import type { Described } from '../soap/described.ts';
import type { SoapFaultView } from '../../protocols/soap/fault.ts';
import type { ShakMapView, UnitView } from '../views.ts';

/** What a lookup gave. Unknown keys are told by a fault or by an empty answer; both are seen here. */
export type LookupAnswer<T> = { readonly kind: 'found'; readonly value: T } | { readonly kind: 'not-found' } | SoapFaultView;

/** SORLS: single lookups, live in the register. `date` (ISO) asks how it was on a day. */
export interface SorlsClient {
  /** What the service's own contract says of an operation or an element, by the register's name of it. */
  describes(word: string): Promise<Described>;
  getSorEntity(query: { readonly sorIdentifier: string; readonly date?: string }): Promise<LookupAnswer<UnitView>>;
  sorShakMap(query: { readonly sorIdentifier: string; readonly date?: string }): Promise<LookupAnswer<readonly ShakMapView[]>>;
  shakSorMap(query: { readonly shakIdentifier: string; readonly date?: string }): Promise<LookupAnswer<readonly ShakMapView[]>>;
}
