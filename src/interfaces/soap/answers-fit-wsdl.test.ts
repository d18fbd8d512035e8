import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEndpoint, testRegister, testUnits } from '../../exercise/server/endpoint.fixture.ts';
import { type Services, servicesOf } from '../../exercise/server/soap-services.fixture.ts';
import type { RunningEndpoint } from '../../exercise/server/start-endpoint.ts';
import { type InterfaceName } from '../../model/interfaces.ts';
import { INTERFACE_ROOMS } from '../registry.ts';
import { child, parseXml, type XmlElement } from '../../protocols/xml/xml-tree.ts';

/**
 * How a document departs from a schema, as far as its structure goes: elements that are not declared where they stand,
 * elements that must be there and are not, and elements out of order in a sequence. Values are not looked at.
 */
function departures(schema: XmlElement, element: XmlElement, declared: XmlElement | undefined): readonly string[] {
  if (declared === undefined) return [`${element.name} is not declared`];
  const typeName = declared.attributes['type']?.replace(/^tns:/, '');
  const type =
    child(declared, 'complexType') ??
    schema.children.find(({ attributes, name }) => name === 'complexType' && attributes['name'] === typeName);
  if (type === undefined) {
    const isText = /^xs:/.test(typeName ?? '') || child(declared, 'simpleType') !== undefined;
    return isText && element.children.length === 0 ? [] : [`${element.name} has elements in it or an unknown type`];
  }
  const group = child(type, 'sequence') ?? child(type, 'all');
  const particles = group?.children ?? [];
  const at = (name: string): number => particles.findIndex(({ attributes }) => attributes['name'] === name);
  const places = element.children.map(({ name }) => at(name)).filter((place) => place >= 0);
  const wildcard = particles.find(({ name }) => name === 'any');
  const isWild = (one: XmlElement): boolean => at(one.name) < 0 && one.namespace === wildcard?.attributes['namespace'];
  if (wildcard !== undefined && !element.children.some(isWild)) return [`${element.name} lacks what may be any`];
  return [
    ...element.children
      .filter((one) => !isWild(one))
      .flatMap((one) => departures(schema, one, particles[at(one.name)]).map((what) => `${element.name}/${what}`)),
    ...particles
      .filter((one) => one !== wildcard)
      .flatMap(({ attributes: { name = '', minOccurs, maxOccurs = '1' } }) => {
        const times = element.children.filter((one) => one.name === name).length;
        if (times === 0 && minOccurs !== '0') return [`${element.name} lacks ${name}`];
        return times > 1 && maxOccurs === '1' ? [`${element.name} has ${name} ${times} times`] : [];
      }),
    ...(group?.name === 'sequence' && places.some((place, index) => place < (places[index - 1] ?? 0))
      ? [`${element.name} has its elements out of order`]
      : []),
  ];
}

function schemaOf(wsdl: string): XmlElement {
  const schema = child(child(parseXml(wsdl), 'types'), 'schema');
  if (schema === undefined) throw new Error('the WSDL has no schema');
  return schema;
}

/** How what stands in an envelope's body, or in the detail of its fault, departs from the schema. */
function departuresOf(schema: XmlElement, envelope: string): readonly string[] {
  const body = child(parseXml(envelope), 'Body');
  const detail = child(child(body, 'Fault'), 'detail');
  const sent = (detail ?? body)?.children ?? [];
  return sent.flatMap((element) =>
    departures(
      schema,
      element,
      schema.children.find(({ name, attributes }) => name === 'element' && attributes['name'] === element.name),
    ),
  );
}

let endpoint: RunningEndpoint;
let services: Services;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  services = servicesOf(endpoint);
});
afterAll(() => endpoint.close());

const sor = (code = ''): string => `<SorIdentifier>${code}</SorIdentifier>`;

/** The services tried below, by their interface. */
const TRIED: readonly InterfaceName[] = ['skrs', 'sorls', 'sorus'];

it('are tried for every interface of the exercise that has a WSDL', async () => {
  const described = await Promise.all(
    INTERFACE_ROOMS.map(async (room) =>
      (await room.exercise()).some(({ shown = [] }) => shown.includes('?wsdl')) ? [room.id] : [],
    ),
  );
  expect(described.flat()).toEqual(TRIED);
});

describe('the answers of SKRS', () => {
  const PATH = 'stamdata-batch-copy-ws/service/StamdataReplication';
  const KRS = 'http://nsi.dk/2011/10/21/StamdataKrs/';
  let schema: XmlElement;
  beforeAll(async () => {
    schema = schemaOf(await services.get(`${PATH}?wsdl`));
  });
  const asked = async (datatype: string): Promise<{ readonly status: number; readonly text: string }> => {
    const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><k:ReplicationRequest xmlns:k="${KRS}"><register>sor</register><datatype>${datatype}</datatype><version>1</version><registerVersion>2</registerVersion><offset>0</offset><maxRecords>5</maxRecords></k:ReplicationRequest></s:Body></s:Envelope>`;
    const headers = { 'content-type': 'text/xml', soapaction: `"${KRS}replicate"` };
    const answer = await fetch(`${endpoint.origin}/midtjylland/${PATH}`, { method: 'POST', headers, body });
    return { status: answer.status, text: await answer.text() };
  };

  it.each([
    ['sorentity', 200],
    ['shaksormap', 200],
    ['sororganisationallevel', 200],
    ['sorclassifications', 200],
    ['findesikke', 500],
  ])('hold nothing but what the WSDL declares, asked for %s', async (datatype, expected) => {
    const { status, text } = await asked(datatype);
    expect(status, text).toBe(expected);
    expect(departuresOf(schema, text)).toEqual([]);
  });

  it('would be told of if one held no feed, or something beside it', () => {
    const answer = (inner: string): string => `<E><Body><ReplicationResponse>${inner}</ReplicationResponse></Body></E>`;
    expect(departuresOf(schema, answer(''))).toEqual(['ReplicationResponse lacks what may be any']);
    expect(departuresOf(schema, answer('<feed xmlns="http://www.w3.org/2005/Atom"/><x/>'))).toEqual([
      'ReplicationResponse/x is not declared',
    ]);
  });
});

describe('the answers of SORLS', () => {
  let schema: XmlElement;
  beforeAll(async () => {
    schema = schemaOf(await services.get('sorls/service/SOROpslagsservice?wsdl'));
  });
  const asked = async (operation: string, inner: string): Promise<readonly string[]> => {
    const { status, text } = await services.lookUp(operation, inner);
    expect(status).toBe(200);
    return departuresOf(schema, text);
  };

  it('hold nothing but what the WSDL declares, for every unit of the register', async () => {
    for (const { sorIdentifier } of testRegister.units) expect(await asked('GetSorEntity', sor(sorIdentifier))).toEqual([]);
  });

  it('hold nothing but what the WSDL declares, for rows of the SHAK map asked for from either side', async () => {
    for (const { sorIdentifier, shakIdentifier } of testRegister.shakSorMap.slice(0, 40)) {
      expect(await asked('SorShakMap', sor(sorIdentifier))).toEqual([]);
      expect(await asked('ShakSorMap', `<ShakIdentifier>${shakIdentifier}</ShakIdentifier>`)).toEqual([]);
    }
  });

  it('keep to the WSDL also when the unit is unknown or the code is none', async () => {
    expect(await asked('GetSorEntity', sor('999999991000016005'))).toEqual([]);
    const { status, text } = await services.lookUp('GetSorEntity', sor('1'));
    expect(status).toBe(500);
    expect(departuresOf(schema, text)).toEqual([]);
  });

  it.each([
    ['<PharmacyIdentifier>1</PharmacyIdentifier>', 'PharmacyIdentifier is not declared'],
    ['<SorId>1</SorId><SorId>2</SorId>', 'SorEntity has SorId 2 times'],
    ['<ShakId>1</ShakId><SorId>2</SorId>', 'SorEntity has its elements out of order'],
    ['<SorId><EntityName/></SorId>', 'SorId has elements in it or an unknown type'],
  ])('would be told of if one held %s', (inner, told) => {
    const answer = `<E><Body><GetSorEntityResponse><SorEntity>${inner}</SorEntity></GetSorEntityResponse></Body></E>`;
    expect(departuresOf(schema, answer)).toEqual([expect.stringContaining(told)]);
  });
});

describe('the answers of SORUS', () => {
  let schema: XmlElement;
  beforeAll(async () => {
    schema = schemaOf(await services.get('sor-opdatering/v4/SOROpdateringService?wsdl'));
  });
  const changed = async (operation: string, inner: string): Promise<string> => {
    const { text, values } = await services.update(operation, inner);
    expect(departuresOf(schema, text)).toEqual([]);
    return values('SorIdentifier')[0] ?? '';
  };
  const entity = (fields: string): string => `<Entity>${fields}</Entity>`;
  const unit = (parent: string): string =>
    `<EntityName>Prøve</EntityName><EntityTypeIdentifier>550851000005109</EntityTypeIdentifier><ParentSorIdentifier>${parent}</ParentSorIdentifier>` +
    '<OrganisationalLevelCode>270069999999102</OrganisationalLevelCode><FromDate>2026-11-22</FromDate>';

  it('hold nothing but what the WSDL declares, in all five use cases and in a refusal', async () => {
    const { hospital } = testUnits;
    const first = await changed('CreateEntity', entity(unit(hospital)));
    const second = await changed('CreateEntity', entity(unit(hospital)));
    await changed('UpdateEntity', entity(`${sor(first)}<EntityName>Nyt navn</EntityName>`));
    await changed(
      'MoveSorEntity',
      `${sor(second)}<ParentSorIdentifier>${first}</ParentSorIdentifier><FromDate>2026-11-23</FromDate>`,
    );
    await changed(
      'ReplaceEntity',
      `<ReplacesSorIdentifier>${second}</ReplacesSorIdentifier>${entity(unit(first).replace('2026-11-22', '2026-11-24'))}`,
    );
    const third = await changed('CreateEntity', entity(unit(hospital)));
    expect(await changed('CloseEntity', `${sor(third)}<ToDate>2026-11-30</ToDate>`)).toBe(third);
    expect(await changed('CreateEntity', entity('<EntityName/>'))).toBe('');
  });

  it('would be told of if one lacked what must be there', () => {
    expect(departuresOf(schema, '<E><Body><MoveSorEntityResponse/></Body></E>')).toEqual(['MoveSorEntityResponse lacks Entity']);
  });
});
