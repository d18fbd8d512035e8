import { escapeXml, escapeXmlAttribute } from '../xml/escape-xml.ts';
import type { CodeElement } from './fault.ts';
import type { OperationShape, ServiceShape } from './service-shape.ts';

/** What a WSDL tells of a service. */
export interface ServiceDescription {
  /** The port type's name. */
  readonly name: string;
  readonly namespace: string;
  /** Whether local elements carry the namespace; they do unless it is said that they do not. */
  readonly qualified?: boolean;
  /** Danish: what is public of it and what is ours. */
  readonly documentation: string;
  readonly operations: Readonly<Record<string, DescribedOperation>>;
  /** Types the operations share, as XSD. */
  readonly types: string;
  /** Where a fault's own code stands; FaultCode unless the service has a name of its own for it. */
  readonly fault?: DescribedFault;
  /** Names of binding and service, where they do not follow from the port type's. */
  readonly binding?: string;
  readonly service?: string;
}

/** XSD content of an operation's request and response. */
export interface DescribedOperation {
  readonly request: string;
  readonly response: string;
  /** What the names of its elements and messages begin with; the operation's own name unless it is said. */
  readonly element?: string;
}

/** A fault as a WSDL tells it: its name, which is also its message's, and the element its code stands in. */
export interface DescribedFault {
  readonly name: string;
  readonly message: string;
  readonly code: CodeElement;
  /** The XSD of the element. */
  readonly schema: string;
}

const FAULT: DescribedFault = {
  name: 'Fault',
  message: 'FaultMessage',
  code: { name: 'FaultCode' },
  schema: '      <xs:element name="FaultCode" type="xs:anyURI"/>',
};

/** The shape that a reader of the service's WSDL finds. */
export function shapeOf({ namespace, qualified = true, operations }: ServiceDescription): ServiceShape {
  return {
    namespace,
    qualified,
    operations: new Map(
      Object.entries(operations).map(([name, { element = name }]): [string, OperationShape] => [
        name,
        { soapAction: `${namespace}${actionSeparator(namespace)}${name}`, requestElement: `${element}Request` },
      ]),
    ),
  };
}

/** A namespace that is a URL ends with its own separator; a URN has none. */
function actionSeparator(namespace: string): string {
  return /[/:#]$/.test(namespace) ? '' : ':';
}

/**
 * A service's WSDL 1.1 with its schema: one port type, SOAP 1.1, document/literal.
 *
 * @param address where the service answers.
 */
export function serviceWsdl(service: ServiceDescription, address: string): string {
  const { name, namespace, documentation, types, fault = FAULT, binding = `${name}Soap11` } = service;
  const { operations, qualified } = shapeOf(service);
  const each = (write: (one: WsdlOperation) => string): string =>
    Object.entries(service.operations)
      .map(([operation, { element = operation, request, response }]) =>
        write({ operation, element, request, response, soapAction: operations.get(operation)?.soapAction ?? '' }),
      )
      .join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="${name}" targetNamespace="${namespace}"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${namespace}">
  <wsdl:documentation>${escapeXml(documentation)}</wsdl:documentation>
  <wsdl:types>
    <xs:schema targetNamespace="${namespace}" elementFormDefault="${qualified ? 'qualified' : 'unqualified'}">
${types}
${each(
  ({ element, request, response }) => `      <xs:element name="${element}Request"><xs:complexType><xs:sequence>
${request}
      </xs:sequence></xs:complexType></xs:element>
      <xs:element name="${element}Response"><xs:complexType><xs:sequence>
${response}
      </xs:sequence></xs:complexType></xs:element>`,
)}
${fault.schema}
    </xs:schema>
  </wsdl:types>
  <wsdl:message name="${fault.message}"><wsdl:part name="fault" element="tns:${fault.code.name}"/></wsdl:message>
${each(
  ({
    element,
  }) => `  <wsdl:message name="${element}In"><wsdl:part name="parameters" element="tns:${element}Request"/></wsdl:message>
  <wsdl:message name="${element}Out"><wsdl:part name="parameters" element="tns:${element}Response"/></wsdl:message>`,
)}
  <wsdl:portType name="${name}">
${each(
  ({ operation, element }) => `    <wsdl:operation name="${operation}">
      <wsdl:input message="tns:${element}In"/>
      <wsdl:output message="tns:${element}Out"/>
      <wsdl:fault name="${fault.name}" message="tns:${fault.message}"/>
    </wsdl:operation>`,
)}
  </wsdl:portType>
  <wsdl:binding name="${binding}" type="tns:${name}">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
${each(
  ({ operation, soapAction }) => `    <wsdl:operation name="${operation}">
      <soap:operation soapAction="${soapAction}" style="document"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
      <wsdl:fault name="${fault.name}"><soap:fault name="${fault.name}" use="literal"/></wsdl:fault>
    </wsdl:operation>`,
)}
  </wsdl:binding>
  <wsdl:service name="${service.service ?? name}">
    <wsdl:port name="${name}" binding="tns:${binding}"><soap:address location="${escapeXmlAttribute(address)}"/></wsdl:port>
  </wsdl:service>
</wsdl:definitions>
`;
}

interface WsdlOperation {
  readonly operation: string;
  readonly element: string;
  readonly request: string;
  readonly response: string;
  readonly soapAction: string;
}
