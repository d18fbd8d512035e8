import { describe, expect, it } from 'vitest';
import { readContract } from '../../protocols/soap/contract.ts';
import type { WrittenElement } from '../../protocols/soap/envelope.ts';
import { parseXml } from '../../protocols/xml/xml-tree.ts';
import { mappingsFor } from './names.ts';
import { type Said, writeRequest } from './write-request.ts';

/** A contract of one operation, whose unit need not say what type it is. */
const wsdl = (
  letters: readonly string[],
): string => `<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t" targetNamespace="urn:t">
<w:types><x:schema xmlns:x="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
<x:simpleType name="Letters"><x:restriction base="x:string">${letters.map((one) => `<x:enumeration value="${one}"/>`).join('')}</x:restriction></x:simpleType>
<x:element name="Ask"><x:complexType><x:sequence><x:element name="Unit"><x:complexType><x:sequence>
<x:element name="EntityName" type="x:string" minOccurs="0"/><x:element name="SorIdentifier" type="x:long" minOccurs="0"/><x:element name="SorType" type="t:Letters" minOccurs="0"/>
</x:sequence></x:complexType></x:element></x:sequence></x:complexType></x:element></x:schema></w:types>
<w:message name="In"><w:part name="p" element="t:Ask"/></w:message>
<w:portType name="P"><w:operation name="Ask"><w:input message="t:In"/></w:operation></w:portType>
<w:binding name="B" type="t:P"><s:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/><w:operation name="Ask"><s:operation soapAction="ask"/><w:input><s:body use="literal"/></w:input></w:operation></w:binding>
</w:definitions>`;

const inside = ({ content }: WrittenElement): readonly WrittenElement[] => (typeof content === 'string' ? [] : content);

async function written(said: Said, letters: readonly string[] = ['IO', 'HI', 'OU']): Promise<unknown> {
  const root = parseXml(wsdl(letters));
  const contract = await readContract({
    root,
    url: 'http://x.invalid/?wsdl',
    place: 'her',
    load: () => Promise.resolve(undefined),
  });
  const { request } = contract.operations.get('Ask')!;
  const sent = writeRequest({ request, said, where: 'her', unread: [] }, mappingsFor('sorus', {}));
  return inside(sent)
    .flatMap(inside)
    .map(({ name, content }) => `${name}=${content as string}`);
}

describe('a request by a contract that leaves the type of a unit open', () => {
  it('says what a new unit is, in the letters of the contract', async () => {
    expect(await written([['Entity', [['entityName', 'Ny']]]])).toEqual(['EntityName=Ny', 'SorType=OU']);
    expect(await written([['Entity', [['entityName', 'Ny']]]], ['IE', 'SI', 'OE'])).toEqual(['EntityName=Ny', 'SorType=OE']);
    expect(await written([['Entity', [['entityName', 'Ny']]]], [])).toEqual(['EntityName=Ny', 'SorType=OU']);
  });

  it('says it neither of a unit that has its code nor in a lookup', async () => {
    const entity = [
      ['sorIdentifier', '1'],
      ['entityName', 'Nyt'],
    ] as const;
    expect(await written([['Entity', entity]])).toEqual(['EntityName=Nyt', 'SorIdentifier=1']);
    expect(await written([['sorIdentifier', '1']])).toEqual(['SorIdentifier=1']);
  });
});
