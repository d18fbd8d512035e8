import { SoapFault } from '../../../protocols/soap/fault.ts';
import { leafValues, readCall } from '../../../protocols/soap/read-call.ts';
import { shapeOf } from '../../../protocols/soap/service-wsdl.ts';
import type { Posted } from '../../soap/exercise.ts';
import { SKRS } from './description.ts';
import { REPLICATE_ACTION } from './names.ts';

/** A `replicate` call as it was asked; whether the view exists is not settled here. */
export interface ReplicationRequest {
  readonly register: string;
  readonly datatype: string;
  readonly version: number;
  readonly registerVersion: number;
  readonly offset: string;
  readonly maxRecords: number | undefined;
}

const ELEMENTS: readonly string[] = ['register', 'datatype', 'version', 'registerVersion', 'offset', 'maxRecords'];
/** xs:unsignedInt */
const MAX_UNSIGNED_INT = 4_294_967_295;
const SHAPE = shapeOf(SKRS);

/** Reads a call. Throws SoapFault when the SOAPAction, the document or a value does not fit the schema. */
export function readReplicationRequest({ envelope, soapAction = '' }: Posted): ReplicationRequest {
  const action = soapAction.replaceAll('"', '');
  if (action !== '' && action !== REPLICATE_ACTION) throw new SoapFault(`SOAPAction “${action}” kendes ikke.`);
  const { request } = readCall(envelope, action, SHAPE);
  const values = leafValues(request, ELEMENTS);
  const required = (name: string): string => {
    const value = values.get(name);
    if (value === undefined) throw new SoapFault(`${request.name} mangler ${name}.`);
    return value;
  };
  const maxRecords = values.get('maxRecords');
  return {
    register: required('register'),
    datatype: required('datatype'),
    version: unsignedInt(required('version'), 'version'),
    registerVersion: unsignedInt(values.get('registerVersion') ?? '1', 'registerVersion'),
    offset: required('offset'),
    maxRecords: maxRecords === undefined ? undefined : unsignedInt(maxRecords, 'maxRecords'),
  };
}

function unsignedInt(text: string, name: string): number {
  if (/^[0-9]{1,10}$/.test(text) && Number(text) <= MAX_UNSIGNED_INT) return Number(text);
  throw new SoapFault(`${name} er “${text}”; et helt tal uden fortegn var ventet.`);
}
