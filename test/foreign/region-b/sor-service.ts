import type { Mistakes } from '../mistakes.ts';
import type { Register } from '../register/register.ts';
import { isOpen } from '../register/unit.ts';
import type { ShakRow, Unit } from '../register/unit.ts';
import type { Handler, Reply } from '../shared/http.ts';
import { asksForWsdl, contentType, NotSoap, readCall, SOAP11, SOAP12 } from '../shared/soap.ts';
import type { Call } from '../shared/soap.ts';
import { Refusal, Updates } from '../shared/updates.ts';
import type { Changes } from '../shared/updates.ts';
import { child, childText, element, escapeXml } from '../shared/xml.ts';
import type { XmlNode } from '../shared/xml.ts';
import { actionOf, CONTRACT_FILES, LOOKUP, LOOKUP_OPERATIONS, serviceWsdl, UPDATE, UPDATE_OPERATIONS } from './sor-wsdl.ts';
import { refusalWords } from './refusals.ts';

function envelope(soap: Call['soap'], body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<env:Envelope xmlns:env="${soap}"><env:Header/><env:Body>${body}</env:Body></env:Envelope>`;
}

function fault(soap: Call['soap'], code: string, text: string): Reply {
  const detail = `<ud:Refusal xmlns:ud="${UPDATE}"><code>${code}</code><text>${escapeXml(text)}</text></ud:Refusal>`;
  const body =
    soap === SOAP12
      ? `<env:Fault xmlns:ud="${UPDATE}"><env:Code><env:Value>env:Sender</env:Value><env:Subcode><env:Value>ud:${code}</env:Value></env:Subcode></env:Code><env:Reason><env:Text xml:lang="da">${escapeXml(text)}</env:Text></env:Reason><env:Detail>${detail}</env:Detail></env:Fault>`
      : `<env:Fault><faultcode>env:Client.${code}</faultcode><faultstring>${escapeXml(text)}</faultstring><detail>${detail}</detail></env:Fault>`;
  // SOAP 1.2 lets a sender’s fault be a 400; SOAP 1.1 asks for 500.
  return { status: soap === SOAP12 ? 400 : 500, headers: { 'content-type': contentType(soap) }, body: envelope(soap, body) };
}

function isAction(action: string, namespace: string, operation: string): boolean {
  return action === '' || action === actionOf(namespace, operation);
}

/** Region B’s one service: lookup and updating, SOAP 1.1 and 1.2, bare messages with unqualified locals. */
export class SorService {
  readonly #address: string;
  readonly #register: Register;
  readonly #mistakes: Mistakes;
  readonly #updates: Updates;

  constructor(address: string, register: Register, mistakes: Mistakes) {
    this.#address = address;
    this.#register = register;
    this.#mistakes = mistakes;
    const takesUnknownLevel = mistakes.has('sorus-tager-ukendt-niveau');
    this.#updates = new Updates(register, { levelBelowParent: true, replacingCloses: false, takesUnknownLevel });
  }

  readonly handler: Handler = (request) => {
    const own = new URL(this.#address).pathname;
    const folder = own.slice(0, own.lastIndexOf('/') + 1);
    if (request.url.pathname !== own) {
      const file = request.url.pathname.startsWith(folder)
        ? CONTRACT_FILES.get(request.url.pathname.slice(folder.length))
        : undefined;
      return file === undefined ? undefined : { status: 200, headers: { 'content-type': 'application/xml' }, body: file };
    }
    if (asksForWsdl(request))
      return { status: 200, headers: { 'content-type': 'application/wsdl+xml' }, body: serviceWsdl(this.#address) };
    if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
    let call: Call;
    try {
      call = readCall(request);
    } catch (error) {
      if (error instanceof NotSoap) return fault(SOAP11, 'NOT_SOAP', error.message);
      throw error;
    }
    const sent = request.headers['content-type'] ?? '';
    if (!sent.startsWith(call.soap === SOAP12 ? 'application/soap+xml' : 'text/xml')) return { status: 415 };
    try {
      return { status: 200, headers: { 'content-type': contentType(call.soap) }, body: envelope(call.soap, this.#answer(call)) };
    } catch (error) {
      if (error instanceof Refusal) return fault(call.soap, ...refusalWords(error.rule));
      throw error;
    }
  };

  #answer(call: Call): string {
    const { payload } = call;
    const lookup = Object.entries(LOOKUP_OPERATIONS).find(
      ([name, [input]]) => payload.namespace === LOOKUP && payload.name === input && isAction(call.action, LOOKUP, name),
    );
    if (lookup !== undefined) return this.#lookUp(lookup[1][1], payload);
    const update = Object.entries(UPDATE_OPERATIONS).find(
      ([name, [input]]) => payload.namespace === UPDATE && payload.name === input && isAction(call.action, UPDATE, name),
    );
    const asked = child(payload, 'payload', '');
    if (update === undefined || asked === undefined) throw new Refusal('unit-unknown');
    const [operation, [, output]] = update;
    return `<ud:${output} xmlns:ud="${UPDATE}">${element('outcome', 'OK')}${this.#update(operation as keyof typeof UPDATE_OPERATIONS, asked)}</ud:${output}>`;
  }

  #lookUp(output: string, query: XmlNode): string {
    const sorId = childText(query, 'sorId', '');
    const shak = childText(query, 'shakId', '');
    const date = childText(query, 'onDate', '');
    const onDate = (row: { from: string; to?: string }): boolean =>
      date === undefined || isOpen({ firstFrom: row.from, to: row.to ?? '9999' }, date);
    let inner: string;
    if (output === 'EntityReply') {
      const unit = this.#register.unit(sorId ?? '');
      const found = unit !== undefined && onDate({ from: unit.firstFrom, ...(unit.to !== undefined && { to: unit.to }) });
      inner = element('found', found) + (found ? this.#view(unit) : '');
    } else {
      inner = this.#register
        .shakMap()
        .filter((row) => (shak === undefined ? row.sorId === sorId : row.shak === shak) && onDate(row))
        .map((row) => this.#mapping(row))
        .join('');
    }
    return `<ns2:${output} xmlns:ns2="${LOOKUP}">${inner}</ns2:${output}>`;
  }

  #level(unit: Unit | undefined): string {
    if (unit?.level === undefined) return '';
    const wrong = this.#mistakes.on('sorls-forkert-kode', unit, 'Ekkolaboratoriet');
    const code = wrong ? this.#register.levelCodes.Afdeling : this.#register.levelCode(unit);
    return element('OrganisationalLevelCode', code) + element('OrganisationalLevelName', unit.level);
  }

  #view(unit: Unit): string {
    return [
      '<unit>',
      element('sorIdentifier', unit.sorId),
      element('kind', unit.sorType),
      element('entityName', unit.name),
      element('entityTypeIdentifier', unit.typeCode),
      this.#level(unit),
      element('parentSorIdentifier', unit.parent),
      element('shakIdentifier', unit.shak),
      element('firstFromDate', unit.firstFrom),
      element('fromDate', unit.from),
      element('toDate', unit.to),
      ...unit.replaces.map((code) => element('replaces', code)),
      ...unit.replacedBy.map((code) => element('replacedBy', code)),
      '</unit>',
    ].join('');
  }

  #mapping(row: ShakRow): string {
    const level = this.#level(this.#register.unit(row.sorId));
    return `<mapping>${element('shakIdentifier', row.shak)}${element('sorIdentifier', row.sorId)}${element('fromDate', row.from)}${element('toDate', row.to)}${level}</mapping>`;
  }

  #update(operation: keyof typeof UPDATE_OPERATIONS, asked: XmlNode): string {
    const text = (name: string): string | undefined => childText(asked, name, '');
    const list = (name: string): readonly string[] =>
      asked.children.filter((one) => one.name === name).map((one) => one.text.trim());
    switch (operation) {
      case 'InsertSorEntity':
        return this.#entity(this.#updates.create(this.#changes(child(asked, 'SorEntity', ''))));
      case 'UpdateSorEntity':
        return this.#entity(this.#updates.edit(this.#changes(child(asked, 'SorEntity', ''))));
      case 'MoveSorEntity':
        this.#updates.move(text('SorIdentifier'), text('ParentSorIdentifier'), text('FromDate'));
        return '';
      case 'SubstituteSorEntity':
        this.#updates.replace(list('SorIdentifier'), list('ReplacedBySorIdentifier'), text('FromDate'));
        return '';
      case 'TerminateSorEntity':
        return this.#entity(this.#updates.close(text('SorIdentifier'), text('ToDate')));
    }
  }

  #changes(entity: XmlNode | undefined): Changes {
    const text = (name: string): string | undefined => childText(entity, name, '');
    const status = child(entity, 'SorStatus', '');
    const reporting = text('ReportingLevelIndicator');
    const changes = {
      sorId: text('SorIdentifier'),
      name: text('EntityName'),
      parent: text('ParentSorIdentifier'),
      typeCode: text('EntityTypeIdentifier'),
      levelCode: text('OrganisationalLevelCode'),
      shak: text('ShakIdentifier'),
      from: childText(status, 'FromDate', '') ?? childText(status, 'FirstFromDate', ''),
      to: childText(status, 'ToDate', ''),
      reporting: reporting === undefined ? undefined : reporting === 'true' || reporting === '1',
    };
    return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  }

  #entity(unit: Unit): string {
    return [
      '<SorEntity>',
      element('SorIdentifier', unit.sorId),
      element('SorType', 'OU'),
      element('ParentSorIdentifier', unit.parent),
      element('EntityName', unit.name),
      element('EntityTypeIdentifier', unit.typeCode),
      element('OrganisationalLevelCode', this.#register.levelCode(unit)),
      element('OrganisationalLevelName', unit.level),
      element('ShakIdentifier', unit.shak),
      element('ReportingLevelIndicator', unit.activity?.reporting),
      `<SorStatus>${element('FirstFromDate', unit.firstFrom)}${element('FromDate', unit.from)}${element('ToDate', unit.to)}</SorStatus>`,
      '</SorEntity>',
    ].join('');
  }
}
