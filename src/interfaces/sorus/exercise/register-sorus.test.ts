import { afterEach, describe, expect, it } from 'vitest';
import type { OwnBehaviour } from '../../../model/config/behaviour.ts';
import { type Services, servicesOf } from '../../../exercise/server/soap-services.fixture.ts';
import type { RunningEndpoint } from '../../../exercise/server/start-endpoint.ts';
import { startTestEndpoint, testUnits } from '../../../exercise/server/endpoint.fixture.ts';

const AFSNIT = '270069999999102';
const CENTER = '270039999999108';
const { hospital, afdeling, lukket, 'uden-niveau': outside } = testUnits;

let endpoint: RunningEndpoint | undefined;
afterEach(() => endpoint?.close());

async function region(...behaviours: readonly object[]): Promise<Services> {
  endpoint = await startTestEndpoint(behaviours);
  return servicesOf(endpoint);
}

const entity = (fields: Readonly<Record<string, string>>): string =>
  `<Entity>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</Entity>`;
const unit = (fields: Readonly<Record<string, string>> = {}): string =>
  entity({
    EntityName: 'Pilotenhed',
    EntityTypeIdentifier: '550851000005109',
    ParentSorIdentifier: hospital,
    OrganisationalLevelCode: AFSNIT,
    FromDate: '2026-11-22',
    ...fields,
  });
const made = async ({ update }: Services, fields: Readonly<Record<string, string>> = {}): Promise<string> =>
  (await update('CreateEntity', unit(fields))).values('SorIdentifier')[0] ?? '';
const looked = ({ lookUp }: Services, code: string, date = '') =>
  lookUp('GetSorEntity', `<SorIdentifier>${code}</SorIdentifier>${date === '' ? '' : `<Date>${date}</Date>`}`);
const refusal = async (answer: ReturnType<Services['update']>): Promise<string | undefined> =>
  (await answer).values('FaultCode')[0]?.replace('urn:sor-pilot:sorus:', '');

describe('SORUS on the exercise’s endpoint', () => {
  it('makes a unit and answers with its level’s code and name; SORLS sees it at once, SKRS only after the night', async () => {
    const services = await region();
    const answer = await services.update('CreateEntity', unit());
    expect(answer.status).toBe(200);
    expect(answer.values('OrganisationalLevelCode')).toEqual([AFSNIT]);
    expect(answer.values('OrganisationalLevelName')).toEqual(['Afsnit']);
    const [code = ''] = answer.values('SorIdentifier');
    expect((await looked(services, code)).values('OrganisationalLevelName')).toEqual(['Afsnit']);
    expect(await services.get('udtraek/SorEntity_daily.csv')).not.toContain(code);
    expect(await services.importNow()).toBe(204);
    expect(await services.get('udtraek/SorEntity_daily.csv')).toContain(code);
    expect(await services.get('udtraek/sorxml/V_3_0_0/Sor.xml')).toContain(code);
    expect(await services.get(`fhir/Organization?identifier=${code}`)).toContain('Pilotenhed');
  });

  it('keeps through an update what the unit was, to be looked up by day', async () => {
    const services = await region();
    const code = await made(services);
    const changed = { SorIdentifier: code, EntityName: 'Nyt navn', FromDate: '2026-11-23', OrganisationalLevelCode: CENTER };
    expect((await services.update('UpdateEntity', entity(changed))).values('OrganisationalLevelName')).toEqual(['Center']);
    expect((await looked(services, code, '2026-11-22')).values('EntityName')).toEqual(['Pilotenhed']);
    expect((await looked(services, code)).values('EntityName')).toEqual(['Nyt navn']);
    expect((await looked(services, code, '2026-11-21')).values('EntityName')).toEqual([]);
  });

  it('moves by an import only the tokens of what has changed', async () => {
    const services = await region();
    const tokens = (text: string): string[] => Array.from(text.matchAll(/v1\/([0-9]{20})</g), ([, token = '']) => token);
    const replicate = async (offset: string): Promise<string> =>
      (
        await fetch(`${endpoint?.origin ?? ''}/midtjylland/stamdata-batch-copy-ws/service/StamdataReplication`, {
          method: 'POST',
          headers: { 'content-type': 'text/xml' },
          body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><k:ReplicationRequest xmlns:k="http://nsi.dk/2011/10/21/StamdataKrs/"><register>sor</register><datatype>sorentity</datatype><version>1</version><registerVersion>2</registerVersion><offset>${offset}</offset></k:ReplicationRequest></s:Body></s:Envelope>`,
        })
      ).text();
    const before = tokens(await replicate('0'));
    const code = await made(services);
    await services.importNow();
    const news = await replicate(before.at(-1) ?? '');
    expect(tokens(news)).toHaveLength(1);
    expect(news).toContain(code);
    expect(tokens(await replicate('0')).slice(0, -1)).toEqual(before);
  });

  it('shows no region another’s changes, and a refused change changes nothing', async () => {
    const services = await region();
    const code = await made(services);
    const before = (await looked(services, code)).text;
    const wrong = { SorIdentifier: code, EntityName: 'Nyt navn', OrganisationalLevelCode: '270999999999106' };
    expect(await refusal(services.update('UpdateEntity', entity(wrong)))).toBe('unknown-level');
    expect((await looked(services, code)).text).toBe(before);
  });

  it.each([
    ['unknown-level', { OrganisationalLevelCode: '270999999999106' }],
    ['level-required', { OrganisationalLevelCode: '' }],
    ['level-not-allowed', { ParentSorIdentifier: outside }],
    ['closed-parent', { ParentSorIdentifier: lukket }],
    ['unknown-parent', { ParentSorIdentifier: '999999991000016005' }],
    ['invalid-identifier', { ParentSorIdentifier: '672291000016001' }],
    ['name-missing', { EntityName: ' ' }],
    ['name-too-long', { EntityName: 'x'.repeat(61) }],
    ['unknown-type', { EntityTypeIdentifier: '123456' }],
    ['shak-not-allowed', { ShakIdentifier: '9999999' }],
    ['invalid-date', { FromDate: '2026-02-30' }],
    ['date-before-opening', { FromDate: '1901-01-01' }],
  ])('refuses a new unit with %s', async (code, fields) => {
    const services = await region();
    expect(await refusal(services.update('CreateEntity', unit(fields)))).toBe(code);
  });

  it('refuses to move a unit below itself and to close it while open units lie below it', async () => {
    const services = await region();
    const parent = await made(services);
    const child = await made(services, { ParentSorIdentifier: parent });
    const move = `<SorIdentifier>${parent}</SorIdentifier><ParentSorIdentifier>${child}</ParentSorIdentifier><FromDate>2026-11-23</FromDate>`;
    expect(await refusal(services.update('MoveSorEntity', move))).toBe('parent-below-itself');
    const close = `<SorIdentifier>${parent}</SorIdentifier><ToDate>2026-11-23</ToDate>`;
    expect(await refusal(services.update('CloseEntity', close))).toBe('has-open-children');
    const unknown = `<SorIdentifier>999999991000016005</SorIdentifier><ToDate>2026-11-23</ToDate>`;
    expect(await refusal(services.update('CloseEntity', unknown))).toBe('unknown-entity');
  });

  it('refuses a call that does not fit the description', async () => {
    const services = await region();
    const answer = await services.update('CreateEntity', entity({ Ukendt: '1' }));
    expect([answer.status, answer.values('faultstring')]).toEqual([500, ['Entity har ikke et element Ukendt.']]);
    expect(await services.get('sor-opdatering/v4/SOROpdateringService?wsdl')).toContain('Operationernes navne');
  });
});

type ServiceKind = OwnBehaviour<'sorls' | 'sorus'>['kind'];
const MOVE = (code: string): string =>
  `<SorIdentifier>${code}</SorIdentifier><ParentSorIdentifier>${afdeling}</ParentSorIdentifier><FromDate>2026-11-23</FromDate>`;
const CLOSE = (code: string): string => `<SorIdentifier>${code}</SorIdentifier><ToDate>2026-11-23</ToDate>`;
const RENAME = (code: string, level = ''): string =>
  entity({
    SorIdentifier: code,
    EntityName: 'Nyt navn',
    FromDate: '2026-11-23',
    ...(level === '' ? {} : { OrganisationalLevelCode: level }),
  });

/** For each kind of behaviour on the two services: its fields, and what is seen of it. */
const KINDS: Readonly<Record<ServiceKind, readonly [fields: object, check: (services: Services) => Promise<void>]>> = {
  'sorls-ignores-date': [
    {},
    async (services) => expect((await looked(services, afdeling, '1901-01-01')).values('SorId')).toEqual([afdeling]),
  ],
  'sorls-unknown-as-server-fault': [
    {},
    async (services) => {
      const answer = await looked(services, '999999991000016005');
      expect([answer.status, answer.values('faultcode')]).toEqual([500, ['soap:Server']]);
    },
  ],
  'sorls-forgets-closed': [{}, async (services) => expect((await looked(services, lukket)).values('SorId')).toEqual([])],
  'sorls-first-day-missing': [
    {},
    async (services) => {
      const [first = ''] = (await looked(services, afdeling)).values('FirstFromDate');
      expect((await looked(services, afdeling, first)).values('SorId')).toEqual([]);
      expect((await looked(services, afdeling, '2026-11-23')).values('SorId')).toEqual([afdeling]);
    },
  ],
  'sorls-accepts-any-identifier': [
    {},
    async (services) => {
      const answer = await looked(services, '672291000016001');
      expect([answer.status, answer.values('SorId')]).toEqual([200, []]);
    },
  ],
  'sorus-rule-missing': [
    { rule: 'unknown-level' },
    async (services) => {
      const answer = await services.update('CreateEntity', unit({ OrganisationalLevelCode: '270999999999106' }));
      expect(answer.values('OrganisationalLevelCode')).toEqual(['270999999999106']);
    },
  ],
  'sorus-ignores-level': [
    {},
    async (services) => expect((await services.update('CreateEntity', unit())).values('OrganisationalLevelCode')).toEqual([]),
  ],
  'sorus-answer-without-level-name': [
    {},
    async (services) => {
      const answer = await services.update('CreateEntity', unit());
      expect([answer.values('OrganisationalLevelName'), answer.values('OrganisationalLevelCode')]).toEqual([[], [AFSNIT]]);
    },
  ],
  'sorus-answer-without-level-code': [
    {},
    async (services) => expect((await services.update('CreateEntity', unit())).values('OrganisationalLevelCode')).toEqual([]),
  ],
  'sorus-changes-on-refusal': [
    {},
    async (services) => {
      const code = await made(services);
      expect(await refusal(services.update('UpdateEntity', RENAME(code, '270999999999106')))).toBe('unknown-level');
      expect((await looked(services, code)).values('EntityName')).toEqual(['Nyt navn']);
    },
  ],
  'sorus-move-changes-code': [
    {},
    async (services) => {
      const code = await made(services);
      expect((await services.update('MoveSorEntity', MOVE(code))).values('SorIdentifier')).not.toEqual([code]);
    },
  ],
  'sorus-close-leaves-open': [
    {},
    async (services) => {
      const code = await made(services);
      expect((await services.update('CloseEntity', CLOSE(code))).status).toBe(200);
      expect((await looked(services, code)).values('ToDate')).toEqual([]);
    },
  ],
  'sorus-replace-without-link': [
    {},
    async (services) => {
      const code = await made(services);
      const next = (
        await services.update(
          'ReplaceEntity',
          `<ReplacesSorIdentifier>${code}</ReplacesSorIdentifier>${unit({ FromDate: '2026-11-23' })}`,
        )
      ).values('SorIdentifier')[0];
      await services.importNow();
      const xml = await services.get('udtraek/sorxml/V_3_0_0/Sor.xml');
      expect(xml).toContain(next);
      expect(xml.split(`>${code}<`)).toHaveLength(2);
    },
  ],
  'sorus-forgets-history': [
    {},
    async (services) => {
      const code = await made(services);
      await services.update('UpdateEntity', RENAME(code));
      expect((await looked(services, code, '2026-11-22')).values('EntityName')).toEqual([]);
    },
  ],
  'sorus-fault-without-code': [
    {},
    async (services) => expect(await refusal(services.update('CreateEntity', unit({ EntityName: '' })))).toBeUndefined(),
  ],
  'sorus-import-loses-change': [
    {},
    async (services) => {
      const code = await made(services);
      await services.importNow();
      expect(await services.get('udtraek/SorEntity_daily.csv')).not.toContain(code);
    },
  ],
};

describe('a scripted deviation on SORLS and SORUS', () => {
  it.each(Object.entries(KINDS))('%s shows', async (kind, [fields, check]) => {
    await check(await region({ kind, ...fields }));
  });
});
