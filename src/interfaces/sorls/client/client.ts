import type { SorlsEndpoint } from '../../../model/config/environment.ts';
import { spelled } from '../../../sor/fields/carriers.ts';
import { SHAK_MAP_FIELDS } from '../../../sor/map-fields.ts';
import type { LookupAnswer, SorlsClient } from '../contract.ts';
import type { ShakMapView } from '../../views.ts';
import { type NamedRecord, shakMapOfRecord, unitOfRecord } from '../../record-views.ts';
import type { Parameter } from '../../../protocols/soap/envelope.ts';
import { callOperation, readWsdl, type SoapContext } from '../../soap/client.ts';
import { childText, type XmlElement } from '../../../protocols/xml/xml-tree.ts';

/** What a SORLS client is made of. */
export interface SorlsContext extends Omit<SoapContext, 'interface' | 'url'> {
  readonly endpoint: SorlsEndpoint;
}

/** A client for the lookup service (SORLS): SOAP 1.1, one unit or one code at a time. */
export function createSorlsClient({ endpoint, ...rest }: SorlsContext): SorlsClient {
  const context: SoapContext = { ...rest, interface: 'sorls', url: endpoint.url };
  const { operations, elements } = endpoint;

  const look = async <T>(
    operation: string,
    parameters: readonly Parameter[],
    { purpose, read }: { readonly purpose: string; readonly read: (response: XmlElement, place: string) => T | undefined },
  ): Promise<LookupAnswer<T>> => {
    const answer = await callOperation(context, { operation, parameters, purpose });
    if (answer.kind === 'fault') return answer;
    const value = read(answer.element, answer.place);
    return value === undefined ? { kind: 'not-found' } : { kind: 'found', value };
  };

  return {
    wsdl: () => readWsdl(context),
    getSorEntity: ({ sorIdentifier, date }) =>
      look(
        operations.getSorEntity,
        [
          [elements.sorIdentifier, sorIdentifier],
          [elements.date, date],
        ],
        {
          purpose: `Slå enheden ${sorIdentifier} op i SORLS${onDay(date)}`,
          read: (response, place) => {
            const [entity] = withChild(response, spelled('sorls', 'sorIdentifier'));
            return entity === undefined ? undefined : unitOfRecord('sorls', recordOf(entity), place);
          },
        },
      ),
    sorShakMap: ({ sorIdentifier, date }) =>
      look(
        operations.sorShakMap,
        [
          [elements.sorIdentifier, sorIdentifier],
          [elements.date, date],
        ],
        {
          purpose: `Oversæt SOR-koden ${sorIdentifier} til SHAK i SORLS${onDay(date)}`,
          read: mapRows,
        },
      ),
    shakSorMap: ({ shakIdentifier, date }) =>
      look(
        operations.shakSorMap,
        [
          [elements.shakIdentifier, shakIdentifier],
          [elements.date, date],
        ],
        {
          purpose: `Oversæt SHAK-koden ${shakIdentifier} til SOR i SORLS${onDay(date)}`,
          read: mapRows,
        },
      ),
  };
}

function onDay(date: string | undefined): string {
  return date === undefined ? '' : `, som det var ${date}`;
}

/** Elements, however deep, that hold a child of a name; a record is known by what it holds, since its own name is not public. */
function withChild(element: XmlElement, name: string): readonly XmlElement[] {
  if (element.children.some((child) => child.name === name)) return [element];
  return element.children.flatMap((child) => withChild(child, name));
}

function mapRows(response: XmlElement, place: string): readonly ShakMapView[] | undefined {
  const rows = withChild(response, SHAK_MAP_FIELDS.shakIdentifier.name);
  if (rows.length === 0) return undefined;
  return rows.map((row, index) => shakMapOfRecord(recordOf(row), `${place}, række ${index + 1}`));
}

function recordOf(element: XmlElement): NamedRecord {
  return {
    first: (name) => childText(element, name),
    all: (name) => element.children.filter((child) => child.name === name).map(({ text }) => text.trim()),
  };
}
