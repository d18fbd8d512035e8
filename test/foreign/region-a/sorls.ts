import type { Mistakes } from '../mistakes.ts';
import type { Register } from '../register/register.ts';
import { isOpen, TYPE_NAMES } from '../register/unit.ts';
import type { ShakRow, Unit } from '../register/unit.ts';
import type { Handler, Reply } from '../shared/http.ts';
import { contentType, NotSoap, readCall, SOAP11 } from '../shared/soap.ts';
import { child, childText, element, escapeXml } from '../shared/xml.ts';
import type { XmlNode } from '../shared/xml.ts';
import { CALLS, describe, soapAction, TYPES } from './sorls-wsdl.ts';

class LookupFault extends Error {
  readonly code: string;

  constructor(code: string, text: string) {
    super(text);
    this.code = code;
  }
}

function envelope(body: string): string {
  return `<?xml version='1.0' encoding='UTF-8'?><S:Envelope xmlns:S="${SOAP11}"><S:Body>${body}</S:Body></S:Envelope>`;
}

function fault(code: string, text: string, side: 'Client' | 'Server' = 'Client'): Reply {
  const detail = `<detail><t:SorFault xmlns:t="${TYPES}"><t:Code>${code}</t:Code><t:Text>${escapeXml(text)}</t:Text></t:SorFault></detail>`;
  return {
    status: 500,
    headers: { 'Content-Type': contentType(SOAP11) },
    body: envelope(`<S:Fault><faultcode>S:${side}</faultcode><faultstring>${escapeXml(text)}</faultstring>${detail}</S:Fault>`),
  };
}

/** Region A’s lookup: SOAP 1.1, document/literal wrapped, everything qualified, the live register. */
export class LookupService {
  readonly #address: string;
  readonly #register: Register;
  readonly #mistakes: Mistakes;

  constructor(address: string, register: Register, mistakes: Mistakes) {
    this.#address = address;
    this.#register = register;
    this.#mistakes = mistakes;
  }

  readonly handler: Handler = (request) => {
    if (request.url.pathname !== new URL(this.#address).pathname) return undefined;
    if (request.method !== 'POST') {
      const document = describe(this.#address, request.url.search);
      return document === undefined
        ? { status: 405, headers: { Allow: 'POST' } }
        : { status: 200, headers: { 'Content-Type': 'text/xml;charset=UTF-8' }, body: document };
    }
    if (!/^text\/xml/iu.test(request.headers['content-type'] ?? '')) return { status: 415 };
    try {
      const call = readCall(request);
      if (call.soap !== SOAP11) return fault('OPSLAG-002', 'Tjenesten taler SOAP 1.1', 'Client');
      const operation = call.payload.namespace === CALLS ? call.payload.name : '';
      if (call.action !== '' && call.action !== soapAction(operation)) {
        return fault('OPSLAG-003', `SOAPAction ${call.action} passer ikke til ${operation}`);
      }
      const answer = this.#answer(operation, child(call.payload, 'Query', CALLS));
      const body = `<c:${operation}Response xmlns:c="${CALLS}" xmlns:t="${TYPES}"><c:${operation}Result>${answer}</c:${operation}Result></c:${operation}Response>`;
      return { status: 200, headers: { 'Content-Type': contentType(SOAP11) }, body: envelope(body) };
    } catch (error) {
      if (error instanceof LookupFault) return fault(error.code, error.message);
      if (error instanceof NotSoap) return fault('OPSLAG-001', error.message);
      throw error;
    }
  };

  #answer(operation: string, query: XmlNode | undefined): string {
    const date = childText(query, 'EffectiveDate', TYPES);
    if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/u.test(date))
      throw new LookupFault('OPSLAG-010', 'EffectiveDate er ikke en dato');
    if (operation === 'GetSorEntity') return this.#entity(this.#unit(query), date);
    if (operation === 'SorShakMap') {
      const unit = this.#unit(query);
      return this.#rows((row) => row.sorId === unit.sorId, date);
    }
    if (operation === 'ShakSorMap') {
      const shak = childText(query, 'ShakIdentifier', TYPES);
      if (shak === undefined) throw new LookupFault('OPSLAG-011', 'ShakIdentifier mangler');
      return this.#rows((row) => row.shak === shak, date);
    }
    throw new LookupFault('OPSLAG-004', `Operationen ${operation} findes ikke`);
  }

  #unit(query: XmlNode | undefined): Unit {
    const sorId = childText(query, 'SorIdentifier', TYPES);
    if (sorId === undefined) throw new LookupFault('OPSLAG-011', 'SorIdentifier mangler');
    const unit = this.#register.unit(sorId);
    if (unit === undefined) throw new LookupFault('OPSLAG-101', `Der er ingen enhed med SOR-koden ${sorId}`);
    return unit;
  }

  #level(unit: Unit): string {
    const wrongName = this.#mistakes.on('sorls-niveaunavn', unit, 'Kardiologisk Afdeling');
    return (
      element('t:OrganisationalLevelCode', this.#register.levelCode(unit)) +
      element('t:OrganisationalLevelName', wrongName ? 'Afsnit' : unit.level)
    );
  }

  #entity(unit: Unit, date: string | undefined): string {
    const versions = this.#register.versions(unit);
    const version =
      date === undefined
        ? versions.at(-1)
        : versions.find((one) => isOpen({ firstFrom: one.validFrom, to: one.validTo ?? '9999' }, date));
    if (version === undefined) throw new LookupFault('OPSLAG-102', `Enheden ${unit.sorId} var ikke gyldig den dag`);
    return [
      '<t:SorEntity>',
      element('t:SorIdentifier', unit.sorId),
      element('t:SorType', unit.sorType),
      element('t:EntityName', version.name),
      element('t:EntityTypeIdentifier', unit.typeCode),
      element('t:EntityTypeName', TYPE_NAMES[unit.typeCode ?? '']),
      element('t:ParentSorIdentifier', unit.parent),
      element('t:ShakIdentifier', unit.shak),
      element('t:EanLocationCode', unit.gln),
      '<t:SorStatus>',
      element('t:FirstFromDate', unit.firstFrom),
      element('t:FromDate', version.fromDate),
      element('t:ToDate', version.validTo),
      element('t:UpdatedAt', unit.updatedAt),
      '</t:SorStatus>',
      ...unit.replaces.map((code) => element('t:ReplacesSorIdentifier', code)),
      ...unit.replacedBy.map((code) => element('t:ReplacedBySorIdentifier', code)),
      this.#level(unit),
      '</t:SorEntity>',
    ].join('');
  }

  #rows(wanted: (row: ShakRow) => boolean, date: string | undefined): string {
    return this.#register
      .shakMap()
      .filter((row) => wanted(row) && (date === undefined || isOpen({ firstFrom: row.from, to: row.to ?? '9999' }, date)))
      .map((row) => {
        const unit = this.#register.unit(row.sorId);
        return [
          '<t:MapEntry>',
          element('t:SorIdentifier', row.sorId),
          element('t:ShakIdentifier', row.shak),
          element('t:FromDate', row.from),
          element('t:ToDate', row.to),
          unit === undefined ? '' : this.#level(unit),
          '</t:MapEntry>',
        ].join('');
      })
      .join('');
  }
}
