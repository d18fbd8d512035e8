import { describedIn } from '../../soap/described.ts';
import type { SorlsEndpoint } from '../../../model/config/environment.ts';
import type { ServiceContract } from '../../../protocols/soap/contract.ts';
import { type ComparedKey, UNIT_ELEMENTS } from '../../../sor/fields.ts';
import { COMPARED_KEYS, VIEW_KEYS } from '../../../sor/fields/carriers.ts';
import { SHAK_MAP_RECORD, type ShakMapKey } from '../../../sor/map-fields.ts';
import { shakMapOfKeyed, unitOfKeyed } from '../../record-views.ts';
import { callOperation, contractOf, operationIn, prepare, type SoapContext } from '../../soap/client.ts';
import type { NameKey } from '../../soap/names.ts';
import { elementNotUnderstood } from '../../soap/not-understood.ts';
import { type AnsweredRecord, type RecordKind, recordsIn, understandAnswer } from '../../soap/read-records.ts';
import type { Said } from '../../soap/write-request.ts';
import type { UnitView } from '../../views.ts';
import type { LookupAnswer, SorlsClient } from '../contract.ts';

/** What a SORLS client is made of. */
export interface SorlsContext extends Omit<SoapContext, 'interface' | 'url'> {
  readonly endpoint: SorlsEndpoint;
}

type Lookup = 'getSorEntity' | 'sorShakMap' | 'shakSorMap';

/** A unit is known by its code and its name: without both, nobody can tell that a record is one. */
const UNIT: RecordKind<ComparedKey> = { by: ['sorIdentifier', 'entityName'], mayLackSecond: false, keys: COMPARED_KEYS };
const MAP_KEYS: readonly ShakMapKey[] = SHAK_MAP_RECORD.map(({ key }) => key);
/** A row leads from one code to the other; the one that was asked by need not be said again. */
const MAP: Readonly<Record<Exclude<Lookup, 'getSorEntity'>, RecordKind<ShakMapKey>>> = {
  sorShakMap: { by: ['shakIdentifier', 'sorIdentifier'], mayLackSecond: true, keys: MAP_KEYS },
  shakSorMap: { by: ['sorIdentifier', 'shakIdentifier'], mayLackSecond: true, keys: MAP_KEYS },
};
const KINDS = { getSorEntity: UNIT, ...MAP } satisfies Readonly<Record<Lookup, RecordKind<ComparedKey>>>;

/** What each lookup is asked by. */
const ASKED_BY = {
  getSorEntity: 'sorIdentifier',
  sorShakMap: 'sorIdentifier',
  shakSorMap: 'shakIdentifier',
} as const satisfies Readonly<Record<Lookup, NameKey>>;

/** A client for the lookup service (SORLS): SOAP 1.1, one unit or one code at a time, as the service's contract says. */
export function createSorlsClient({ endpoint, ...rest }: SorlsContext): SorlsClient {
  const context: SoapContext = { ...rest, interface: 'sorls', url: endpoint.url };
  const { mappings } = context;

  const look = async <K extends ComparedKey, T>(
    operation: Lookup,
    { key, date, purpose }: { readonly key: string; readonly date: string | undefined; readonly purpose: string },
    { kind, view }: { readonly kind: RecordKind<K>; readonly view: (records: readonly AnsweredRecord<K>[], place: string) => T },
  ): Promise<LookupAnswer<T>> => {
    const contract = await contractOf(context);
    const understood = understandAnswer(operationIn(contract, mappings, operation).answer, kind, mappings);
    const where = `svaret på ${operationIn(contract, mappings, operation).name}`;
    if (understood.kind === 'missing') throw elementNotUnderstood(mappings, { ...understood, where, unread: contract.unread });
    const answer = await callOperation(context, { operation, ...asked(operation, key, date), purpose });
    if (answer.kind === 'fault') return answer;
    const found = recordsIn(answer.element, understood, { kind, mappings });
    if (found.kind === 'unknown') throw elementNotUnderstood(mappings, { ...found, where, unread: contract.unread });
    return found.kind === 'none' ? { kind: 'not-found' } : { kind: 'found', value: view(found.records, answer.place) };
  };

  const mapRows = (operation: keyof typeof MAP, key: string, { date, purpose }: { date: string | undefined; purpose: string }) =>
    look(
      operation,
      { key, date, purpose },
      {
        kind: MAP[operation],
        view: (records, place) => records.map((record, index) => shakMapOfKeyed(record, `${place}, række ${index + 1}`)),
      },
    );

  return {
    describes: (word) => describedIn(context, word),
    getSorEntity: ({ sorIdentifier, date }) =>
      look(
        'getSorEntity',
        { key: sorIdentifier, date, purpose: `Slå enheden ${sorIdentifier} op i SORLS${onDay(date)}` },
        { kind: UNIT, view: ([record], place) => unitView(record, place) },
      ),
    sorShakMap: ({ sorIdentifier, date }) =>
      mapRows('sorShakMap', sorIdentifier, {
        date,
        purpose: `Oversæt SOR-koden ${sorIdentifier} til SHAK i SORLS${onDay(date)}`,
      }),
    shakSorMap: ({ shakIdentifier, date }) =>
      mapRows('shakSorMap', shakIdentifier, {
        date,
        purpose: `Oversæt SHAK-koden ${shakIdentifier} til SOR i SORLS${onDay(date)}`,
      }),
  };
}

/** What keeps the contract from being used, one a thing; each would end a scenario as a missing precondition. */
export function contractChecks(contract: ServiceContract, mappings: SoapContext['mappings']): readonly (() => void)[] {
  return (Object.keys(KINDS) as Lookup[]).flatMap((operation) => [
    () => void prepare(contract, mappings, { operation, ...asked(operation, '', '') }),
    () => {
      const { answer, name } = operationIn(contract, mappings, operation);
      const understood = understandAnswer(answer, KINDS[operation] as RecordKind<ComparedKey>, mappings);
      if (understood.kind === 'missing')
        throw elementNotUnderstood(mappings, { ...understood, where: `svaret på ${name}`, unread: contract.unread });
    },
  ]);
}

function asked(operation: Lookup, key: string, date: string | undefined): { readonly said: Said } {
  return {
    said: [
      [ASKED_BY[operation], key],
      ['date', date],
    ],
  };
}

function unitView(record: AnsweredRecord<ComparedKey> | undefined, place: string): UnitView {
  if (record === undefined) throw new TypeError('A lookup that found something has a record.');
  // What a public source says the answer has, and the contract does not, is the region's to explain; the rest is not.
  const notCarried = VIEW_KEYS.filter((key) => record.notCarried.includes(key) && UNIT_ELEMENTS[key].sorls?.origin === 'ours');
  return { ...unitOfKeyed(record, place), ...(notCarried.length === 0 ? {} : { notCarried }) };
}

function onDay(date: string | undefined): string {
  return date === undefined ? '' : `, som det var ${date}`;
}
