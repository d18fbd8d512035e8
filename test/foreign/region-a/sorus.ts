import { randomUUID } from 'node:crypto';
import type { Register } from '../register/register.ts';
import type { Unit } from '../register/unit.ts';
import type { Handler, Reply } from '../shared/http.ts';
import { contentType, NotSoap, readCall, SOAP11 } from '../shared/soap.ts';
import { Refusal, Updates } from '../shared/updates.ts';
import type { Changes, Rule } from '../shared/updates.ts';
import { child, childText, element, escapeXml } from '../shared/xml.ts';
import type { XmlNode } from '../shared/xml.ts';
import { CALLS, describe, OPERATIONS, soapAction, TYPE_CONTENT, TYPES } from './sorus-wsdl.ts';
import type { Operation } from './sorus-wsdl.ts';

const REFUSALS: Readonly<Record<Rule, readonly [code: string, text: string]>> = {
  'unit-unknown': ['FR-001', 'Enheden findes ikke.'],
  'parent-unknown': ['FR-002', 'Den overordnede enhed findes ikke.'],
  'parent-closed': ['FR-003', 'Den overordnede enhed er ikke åben den dag.'],
  'name-missing': ['FR-010', 'EntityName skal udfyldes.'],
  'name-too-long': ['FR-010', 'EntityName må højst være på 60 tegn.'],
  'not-organisational': ['FR-011', 'Kun organisatoriske enheder kan ændres her.'],
  'level-unknown': ['FR-012', 'OrganisationalLevelCode er ikke en gyldig kode.'],
  'level-missing': ['FR-013', 'En enhed under et hospital skal have et niveau.'],
  'level-outside-hospital': ['FR-014', 'En enhed uden for hospitalerne har intet niveau.'],
  'level-not-for-unit': ['FR-015', 'Enheden kan ikke have det niveau.'],
  'type-missing': ['FR-016', 'EntityTypeIdentifier skal udfyldes under et hospital.'],
  'date-invalid': ['FR-021', 'Datoen er ugyldig.'],
  'unit-closed': ['FR-022', 'Enheden er lukket.'],
  'open-children': ['FR-020', 'Enheden har åbne enheder under sig.'],
  'own-descendant': ['FR-030', 'En enhed kan ikke ligge under sig selv.'],
  'nothing-to-replace': ['FR-040', 'Både de erstattede og de nye enheder skal nævnes.'],
};

class NotDeserialized extends Error {}

function envelope(body: string): string {
  return `<s:Envelope xmlns:s="${SOAP11}"><s:Body>${body}</s:Body></s:Envelope>`;
}

function fault(code: string, text: string, detail = ''): Reply {
  return {
    status: 500,
    headers: { 'Content-Type': contentType(SOAP11) },
    body: envelope(
      `<s:Fault><faultcode xmlns:a="${TYPES}">${code}</faultcode><faultstring xml:lang="da-DK">${escapeXml(text)}</faultstring>${detail}</s:Fault>`,
    ),
  };
}

function refuse(rule: Rule): Reply {
  const [code, text] = REFUSALS[rule];
  const inner = `<ErrorCode>${code}</ErrorCode><ErrorText>${escapeXml(text)}</ErrorText>`;
  return fault('s:Client', text, `<detail><SorServiceFault xmlns="${TYPES}">${inner}</SorServiceFault></detail>`);
}

/** Elements in another name space, unknown or out of the schema’s order are refused, as the strict reader does it. */
function checkOrder(node: XmlNode, type: string): void {
  const lines = (TYPE_CONTENT[type] ?? []).map((line) => line.split(' '));
  let last = 0;
  for (const one of node.children) {
    const at = lines.findIndex(([name]) => name === one.name);
    if (one.namespace !== TYPES || at < 0)
      throw new NotDeserialized(`Element '${one.name}' from namespace '${one.namespace}' is not expected in ${type}.`);
    if (at < last) throw new NotDeserialized(`Element '${one.name}' is out of order in ${type}.`);
    last = at;
    const [, inner = ''] = lines[at] ?? [];
    if (inner.startsWith('t:')) checkOrder(one, inner.slice(2));
  }
}

function readEntity(entity: XmlNode | undefined): Changes {
  const text = (name: string): string | undefined => childText(entity, name, TYPES);
  const status = child(entity, 'SorStatus', TYPES);
  const from = childText(status, 'FromDate', TYPES) ?? childText(status, 'FirstFromDate', TYPES);
  const to = childText(status, 'ToDate', TYPES);
  return Object.fromEntries(
    Object.entries({
      sorId: text('SorIdentifier'),
      name: text('EntityName'),
      parent: text('ParentSorIdentifier'),
      typeCode: text('EntityTypeIdentifier'),
      levelCode: text('OrganisationalLevelCode'),
      shak: text('ShakIdentifier'),
      from,
      to,
      reporting: text('ReportingLevelIndicator') === undefined ? undefined : text('ReportingLevelIndicator') === 'true',
    }).filter(([, value]) => value !== undefined),
  );
}

/** Region A’s updating: SOAP 1.1, requests and results in an extra object, a strict order of elements. */
export class UpdateService {
  readonly #address: string;
  readonly #register: Register;
  readonly #updates: Updates;

  constructor(address: string, register: Register) {
    this.#address = address;
    this.#register = register;
    this.#updates = new Updates(register, { levelBelowParent: false, replacingCloses: true, takesUnknownLevel: false });
  }

  readonly handler: Handler = (request) => {
    if (request.url.pathname !== new URL(this.#address).pathname) return undefined;
    if (request.method !== 'POST') {
      const document = describe(this.#address, request.url.search);
      return document === undefined
        ? {
            status: 400,
            headers: { 'Content-Type': 'text/html; charset=UTF-8' },
            body: '<HTML><BODY>SOROpdateringService</BODY></HTML>',
          }
        : { status: 200, headers: { 'Content-Type': 'text/xml; charset=UTF-8' }, body: document };
    }
    if (!/^text\/xml/iu.test(request.headers['content-type'] ?? '')) return { status: 415 };
    try {
      const call = readCall(request);
      const operation = OPERATIONS.find((name) => soapAction(name) === call.action);
      if (operation === undefined || call.payload.name !== operation || call.payload.namespace !== CALLS) {
        return fault('a:ActionNotSupported', `The message with Action '${call.action}' cannot be processed at the receiver.`);
      }
      const asked = child(call.payload, 'request', CALLS);
      if (asked === undefined) throw new NotDeserialized('The request object is missing.');
      checkOrder(asked, `${operation}Request`);
      const result = this.#perform(operation, asked);
      const body = `<${operation}Response xmlns="${CALLS}"><${operation}Result xmlns:b="${TYPES}">${result}</${operation}Result></${operation}Response>`;
      return { status: 200, headers: { 'Content-Type': contentType(SOAP11) }, body: envelope(body) };
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.rule);
      if (error instanceof NotDeserialized) return fault('a:DeserializationFailed', error.message);
      if (error instanceof NotSoap) return { status: 400 };
      throw error;
    }
  };

  #perform(operation: Operation, asked: XmlNode): string {
    const text = (name: string): string | undefined => childText(asked, name, TYPES);
    const list = (name: string): readonly string[] =>
      asked.children.filter((one) => one.name === name).map((one) => one.text.trim());
    const entity = child(asked, 'SorEntity', TYPES);
    switch (operation) {
      case 'CreateSorEntity': {
        if (childText(entity, 'SorType', TYPES) !== 'OU') throw new Refusal('not-organisational');
        return this.#entity(this.#updates.create(readEntity(entity)));
      }
      case 'EditSorEntity':
        return this.#entity(this.#updates.edit(readEntity(entity)));
      case 'MoveSorEntity':
        this.#updates.move(text('SorIdentifier'), text('NewParentSorIdentifier'), text('FromDate'));
        return element('b:ReceiptIdentifier', randomUUID()) + element('b:ReceivedAt', new Date().toISOString());
      case 'ReplaceSorEntity':
        return this.#updates
          .replace(list('ReplacedSorIdentifier'), list('ReplacingSorIdentifier'), text('FromDate'))
          .map((unit) => this.#entity(unit))
          .join('');
      case 'CloseSorEntity':
        return this.#entity(this.#updates.close(text('SorIdentifier'), text('ToDate')));
    }
  }

  #entity(unit: Unit): string {
    return [
      '<b:SorEntity>',
      element('b:EntityName', unit.name),
      element('b:EntityTypeIdentifier', unit.typeCode),
      element('b:HasGeographicalLocalisation', false),
      element('b:OrganisationalLevelCode', this.#register.levelCode(unit)),
      element('b:OrganisationalLevelName', unit.level),
      element('b:ParentSorIdentifier', unit.parent),
      element('b:ReportingLevelIndicator', unit.activity?.reporting),
      element('b:ShakIdentifier', unit.shak),
      element('b:SorIdentifier', unit.sorId),
      '<b:SorStatus>',
      element('b:FirstFromDate', unit.firstFrom),
      element('b:FromDate', unit.from),
      element('b:ToDate', unit.to),
      element('b:UpdatedAt', unit.updatedAt),
      '</b:SorStatus>',
      element('b:SorType', 'OU'),
      '</b:SorEntity>',
    ].join('');
  }
}
