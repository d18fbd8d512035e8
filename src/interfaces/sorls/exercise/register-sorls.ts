import type { FastifyInstance } from 'fastify';
import { parseShak } from '../../../sor/identifiers/shak.ts';
import { parseSorCode } from '../../../sor/identifiers/sor-code.ts';
import { isInForce, isIsoDate, isOpenOn } from '../../../sor/validity.ts';
import { behaves } from '../../../exercise/ground/behaviours.ts';
import { perContent } from '../../../exercise/ground/per-content.ts';
import {
  contentFor,
  type RegionService,
  type Scope,
  type ServedMapRow,
  type ServedUnit,
} from '../../../exercise/ground/region-service.ts';
import { servedRegister } from '../../../exercise/ground/served-register.ts';
import { mountService } from '../../soap/exercise.ts';
import { leafValues, requiredValue } from '../../../protocols/soap/read-call.ts';
import { SoapFault } from '../../../protocols/soap/fault.ts';
import type { XmlElement } from '../../../protocols/xml/xml-tree.ts';
import { levelLeaves } from '../../../exercise/ground/level-leaves.ts';
import { xmlLeaf } from '../../../protocols/xml/escape-xml.ts';
import { statesOn } from '../../../sor/states.ts';
import { SORLS } from './description.ts';

const SORLS_SCOPE: Scope = { interface: 'sorls' };
const UNITS: Scope = { interface: 'sorls', datatype: 'sorEntity' };
const MAP: Scope = { interface: 'sorls', datatype: 'shakSorMap' };

/** Fault codes of the exercise's lookup service; the real one's are not public. */
const FAULT = 'urn:sor-pilot:sorls:';

/** Mounts the lookup service (SORLS): three operations that ask the register as it is now, or as it was on a day. */
export function registerSorls(app: FastifyInstance, service: RegionService): void {
  const content = (): ReturnType<typeof contentFor> => contentFor(service, SORLS_SCOPE);
  const units = perContent(content, () => {
    const { units: current, otherStates } = servedRegister(service, UNITS);
    return Map.groupBy([...current, ...otherStates], ({ unit }) => unit.sorIdentifier);
  });
  const rows = perContent(content, () => servedRegister(service, MAP).shakSorMap);
  const today = (): string => content().snapshotDate;

  const entity = (request: XmlElement): string => {
    const { key, date } = lookup(request, 'SorIdentifier');
    const records = units().get(key) ?? [];
    const found = behaves(service, UNITS, 'sorls-ignores-date') ? records[0] : recordOn(records, date);
    const isForgotten =
      found !== undefined && behaves(service, UNITS, 'sorls-forgets-closed') && !isOpenOn(found.unit, date ?? today());
    if (found !== undefined && !isForgotten) return entityXml(found);
    if (behaves(service, UNITS, 'sorls-unknown-as-server-fault')) throw new SoapFault('Tjenesten fejlede.', { side: 'Server' });
    return '';
  };
  const mapped = (request: XmlElement, name: 'SorIdentifier' | 'ShakIdentifier'): string => {
    const { key, date = today() } = lookup(request, name);
    return rows()
      .filter(({ row }) => (name === 'SorIdentifier' ? row.sorIdentifier : row.shakIdentifier) === key && isInForce(row, date))
      .map(rowXml)
      .join('');
  };

  mountService(app, service, {
    scope: SORLS_SCOPE,
    description: SORLS,
    answer: (operation, request) => {
      switch (operation) {
        case 'GetSorEntity':
          return entity(request);
        case 'SorShakMap':
          return mapped(request, 'SorIdentifier');
        default:
          return mapped(request, 'ShakIdentifier');
      }
    },
  });
}

interface Lookup {
  readonly key: string;
  readonly date: string | undefined;
}

function lookup(request: XmlElement, name: 'SorIdentifier' | 'ShakIdentifier'): Lookup {
  const values = leafValues(request, [name, 'Date']);
  const key = requiredValue(values, name, request.name);
  const parsed = name === 'SorIdentifier' ? parseSorCode(key) : parseShak(key);
  if (!parsed.ok) throw new SoapFault(parsed.problem, { code: `${FAULT}invalid-identifier` });
  const date = values.get('Date');
  if (date !== undefined && !isIsoDate(date))
    throw new SoapFault(`“${date}” er ikke en dag i kalenderen.`, { code: `${FAULT}invalid-date` });
  return { key, date };
}

/** The unit as it was on a day, if it had begun by then; without a day, as it is now, which stands first. */
function recordOn(records: readonly ServedUnit[], date: string | undefined): ServedUnit | undefined {
  if (date === undefined) return records[0];
  const [state] = statesOn(records, date, { id: ({ unit }) => unit.sorIdentifier, fromDate: ({ unit }) => unit.status.fromDate });
  return state !== undefined && state.unit.status.fromDate <= date ? state : undefined;
}

function entityXml({ unit, levels }: ServedUnit): string {
  const fields =
    xmlLeaf('SorId', unit.sorIdentifier) +
    xmlLeaf('SorType', unit.sorType) +
    xmlLeaf('EntityName', unit.entityName) +
    xmlLeaf('EntityTypeId', unit.entityType?.code) +
    xmlLeaf('ParentSorId', unit.parentSorIdentifier) +
    xmlLeaf('ShakId', unit.shakIdentifier) +
    levelLeaves(levels) +
    xmlLeaf('FirstFromDate', unit.status.firstFromDate) +
    xmlLeaf('FromDate', unit.status.fromDate) +
    xmlLeaf('ToDate', unit.status.toDate);
  return `<SorEntity>${fields}</SorEntity>`;
}

function rowXml({ row, levels }: ServedMapRow): string {
  const fields =
    xmlLeaf('ShakId', row.shakIdentifier) +
    xmlLeaf('SorId', row.sorIdentifier) +
    xmlLeaf('FromDate', row.fromDate) +
    xmlLeaf('ToDate', row.toDate) +
    levelLeaves(levels);
  return `<ShakSorMapRow>${fields}</ShakSorMapRow>`;
}
