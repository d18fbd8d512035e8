import type { FastifyInstance } from 'fastify';
import { UNIT_RECORD } from '../../../sor/fields/carriers.ts';
import { valuesOfUnit } from '../../../sor/formats/fields-of-unit.ts';
import { parseShak } from '../../../sor/identifiers/shak.ts';
import { parseSorCode } from '../../../sor/identifiers/sor-code.ts';
import { SHAK_MAP_RECORD, shakMapValues } from '../../../sor/map-fields.ts';
import { addDays, isInForce, isIsoDate, isOpenOn } from '../../../sor/validity.ts';
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
import type { XmlElement } from '../../../protocols/xml/xml-tree.ts';
import { SoapFault } from '../../../protocols/soap/fault.ts';
import { statesOn } from '../../../sor/states.ts';
import { SORLS, ASKED } from './description.ts';
import { recordLeaves } from '../../../exercise/ground/record-leaves.ts';

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

  const asked = (request: XmlElement, by: AskedKey): Lookup =>
    lookup(request, by, { anyIdentifier: behaves(service, SORLS_SCOPE, 'sorls-accepts-any-identifier') });
  const entity = (request: XmlElement): string => {
    const { key, date } = asked(request, 'sorIdentifier');
    const records = units().get(key) ?? [];
    const isLate = date !== undefined && behaves(service, UNITS, 'sorls-first-day-missing');
    const day = isLate ? addDays(date, -1) : date;
    const found = behaves(service, UNITS, 'sorls-ignores-date') ? records[0] : recordOn(records, day);
    const isForgotten =
      found !== undefined && behaves(service, UNITS, 'sorls-forgets-closed') && !isOpenOn(found.unit, date ?? today());
    if (found !== undefined && !isForgotten) return entityXml(found);
    if (behaves(service, UNITS, 'sorls-unknown-as-server-fault')) throw new SoapFault('Tjenesten fejlede.', { side: 'Server' });
    return '';
  };
  const mapped = (request: XmlElement, by: AskedKey): string => {
    const { key, date = today() } = asked(request, by);
    return rows()
      .filter(({ row }) => row[by] === key && isInForce(row, date))
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
          return mapped(request, 'sorIdentifier');
        default:
          return mapped(request, 'shakIdentifier');
      }
    },
  });
}

interface Lookup {
  readonly key: string;
  readonly date: string | undefined;
}

/** What a lookup may ask by. */
type AskedKey = 'sorIdentifier' | 'shakIdentifier';

function lookup(request: XmlElement, by: AskedKey, { anyIdentifier }: { readonly anyIdentifier: boolean }): Lookup {
  const values = leafValues(request, [ASKED[by], ASKED.date]);
  const key = requiredValue(values, ASKED[by], request.name);
  const parsed = by === 'sorIdentifier' ? parseSorCode(key) : parseShak(key);
  if (!parsed.ok && !anyIdentifier) throw new SoapFault(parsed.problem, { code: `${FAULT}invalid-identifier` });
  const date = values.get(ASKED.date);
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
  return `<SorEntity>${recordLeaves(UNIT_RECORD.sorls, valuesOfUnit(unit), levels)}</SorEntity>`;
}

function rowXml({ row, levels }: ServedMapRow): string {
  return `<ShakSorMapRow>${recordLeaves(SHAK_MAP_RECORD, shakMapValues(row), levels)}</ShakSorMapRow>`;
}
