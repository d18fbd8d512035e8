import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../session/open-session.ts';
import type { OpenSession } from '../../../session/session.ts';
import { testMeans, testSession } from '../../../session/test-session.fixture.ts';
import { type FaultServer, httpAnswer, startFaultServer } from '../../../wire/fault-server.fixture.ts';

const UNIT = '<Entity xmlns="urn:proeve:data:4"><SorIdentifier>CODE</SorIdentifier><EntityName>Ny</EntityName></Entity>';
const envelope = (body: string): string =>
  `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${body}</S:Body></S:Envelope>`;
const entity = (code: string): string =>
  envelope(
    `<r:EntityResponse xmlns:r="http://proeve.invalid/sor/"><r:result>${UNIT.replace('CODE', code)}</r:result></r:EntityResponse>`,
  );
const REFUSED = envelope('<S:Fault><faultcode>S:Client</faultcode><faultstring>Nej</faultstring></S:Fault>');

/** A contract whose replacement is a note between codes: what a new unit is, cannot be told in it. */
const WSDL = readFileSync(new URL('../../soap/golden/both-services.wsdl', import.meta.url), 'utf8');
const NOTE = WSDL.replace(
  /(<xs:complexType name="ReplaceRequest">.*?)<xs:element name="Entity" type="d:SorEntity"\/>/,
  '$1<xs:element name="SUCCESSOR" type="xs:long" maxOccurs="unbounded"/><xs:element name="FromDate" type="xs:date"/>',
);

let server: FaultServer;
let refuses = false;
const sessions: OpenSession[] = [];
beforeAll(async () => {
  const serving =
    (successor: string) =>
    (socket: { end(text: string): unknown }, request: string): void => {
      if (request.startsWith('GET')) return void socket.end(httpAnswer(200, 'text/xml', NOTE.replace('SUCCESSOR', successor)));
      const made = (server.requests.filter((one) => one.includes('soapaction: "a/Create"')).length + 1) % 2;
      if (request.includes('"a/Replace"') && refuses) return void socket.end(httpAnswer(500, 'text/xml', REFUSED));
      socket.end(httpAnswer(200, 'text/xml', entity(made === 0 ? '900009041000016002' : '900009051000016004')));
    };
  server = await startFaultServer({ '/kendt': serving('ReplacedBySorIdentifier'), '/ukendt': serving('Efterfoelger') });
});
afterAll(async () => {
  for (const session of sessions) await session.close();
  await server.close();
});

function sorus(path: string) {
  const session = openSession(testSession({ sorus: { url: `${server.url}${path}` } }), testMeans().means);
  sessions.push(session);
  return session.clientFor(() => undefined).sorus;
}
const draft = { entityName: 'Ny', fromDate: '2026-11-23' };
const actions = (): readonly string[] => server.requests.flatMap((request) => /^soapaction: "(.*)"/im.exec(request)?.[1] ?? []);

describe('a replacement that only ties units that are there already', () => {
  it('makes the new unit first, ties it by its code, and answers with it', async () => {
    const client = sorus('/kendt');
    const old = await client.create(draft);
    const code = old.kind === 'done' ? (old.sorIdentifier ?? '') : '';
    const answer = await client.replace([code], draft);
    expect(actions()).toEqual(['a/Create', 'a/Create', 'a/Replace']);
    const sent = server.requests.at(-1) ?? '';
    const made = answer.kind === 'done' ? (answer.sorIdentifier ?? '') : '';
    expect(answer).toMatchObject({ kind: 'done', unit: { entityName: 'Ny' } });
    expect(made).not.toBe(code);
    for (const [name, value] of [
      ['SorIdentifier', code],
      ['ReplacedBySorIdentifier', made],
      ['FromDate', '2026-11-23'],
    ] as const)
      expect(sent).toMatch(new RegExp(`<(?:\\w+:)?${name}[^>]*>${value}<`));
  });

  it('gives a refusal of the note as the answer', async () => {
    refuses = true;
    const client = sorus('/kendt');
    const old = await client.create(draft);
    const code = old.kind === 'done' ? (old.sorIdentifier ?? '') : '';
    expect(await client.replace([code], draft)).toMatchObject({ kind: 'fault', faultString: 'Nej' });
    refuses = false;
  });

  it('makes nothing where no element is known for the code of the new unit, and says which line names it', async () => {
    const client = sorus('/ukendt');
    const old = await client.create(draft);
    const code = old.kind === 'done' ? (old.sorIdentifier ?? '') : '';
    const before = actions().length;
    await expect(client.replace([code], draft)).rejects.toThrow(
      /intet element, der kan kendes som ReplacedBySorIdentifier[^]*request\/Efterfoelger[^]*interfaces\.sorus\.mapping\.names\.replacedBy: /,
    );
    expect(actions()).toHaveLength(before);
  });
});
