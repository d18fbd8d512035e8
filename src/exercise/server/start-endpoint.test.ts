import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatPilotError, PilotError } from '../../model/pilot-error.ts';
import type { AnsweredRequest, RunningEndpoint } from './start-endpoint.ts';
import { startTestEndpoint } from './endpoint.fixture.ts';

describe('the exercise’s endpoint', () => {
  let endpoint: RunningEndpoint;
  const answers: AnsweredRequest[] = [];
  beforeAll(async () => {
    endpoint = await startTestEndpoint([], { onAnswer: (answer) => answers.push(answer) });
  });
  afterAll(() => endpoint.close());

  it('says on its front page and on each region’s that it is an exercise, and where the interfaces are', async () => {
    const front: unknown = await (await request(endpoint.origin)).body.json();
    const region: unknown = await (await request(`${endpoint.origin}/midtjylland`)).body.json();
    expect([front, region]).toMatchInlineSnapshot(`
      [
        {
          "besked": "Det er et øvelsesendepunkt. Svarene siger intet om en regions system.",
          "oevelse": true,
          "regioner": [
            "/midtjylland/",
          ],
        },
        {
          "besked": "Det er et øvelsesendepunkt. Svarene siger intet om en regions system.",
          "oevelse": true,
          "region": "Region Midtjylland",
          "snitflader": {
            "apotek": [
              "/midtjylland/apotek/fhir",
            ],
            "fhir": [
              "/midtjylland/fhir",
            ],
            "journal": [
              "/midtjylland/journal/fhir",
            ],
            "logistik": [
              "/midtjylland/logistik/fhir",
            ],
            "lpr": [
              "/midtjylland/lpr/indberetning.xml",
            ],
            "medcom": [
              "/midtjylland/medcom/indlaeggelse-fhir.json",
              "/midtjylland/medcom/henvisning-fhir.xml",
              "/midtjylland/medcom/indlaeggelsesadvis-oioxml.xml",
              "/midtjylland/medcom/korrespondance-oioxml.xml",
            ],
            "natlig-import": [
              "/midtjylland/natlig-import",
            ],
            "patologi": [
              "/midtjylland/patologi/fhir",
            ],
            "skrs": [
              "/midtjylland/stamdata-batch-copy-ws/service/StamdataReplication?wsdl",
            ],
            "sorls": [
              "/midtjylland/sorls/service/SOROpslagsservice?wsdl",
            ],
            "sorus": [
              "/midtjylland/sor-opdatering/v4/SOROpdateringService?wsdl",
            ],
            "udtraek": [
              "/midtjylland/udtraek/sorxml/V_2_0_0/Sor.xml",
              "/midtjylland/udtraek/sorxml/V_3_0_0/Sor.xml",
              "/midtjylland/udtraek/SorEntity_daily.csv",
              "/midtjylland/udtraek/Sor_complete.zip",
            ],
          },
        },
      ]
    `);
  });

  it.each([
    ['GET', '/', 200],
    ['GET', '/midtjylland/', 200],
    ['GET', '/midtjylland/fhir/metadata', 200],
    ['GET', '/midtjylland/fhir/Organization/1', 404],
    ['DELETE', '/midtjylland/fhir/Organization/1', 405],
    ['GET', '/midtjylland/stamdata-batch-copy-ws/service/StamdataReplication?wsdl', 200],
    ['GET', '/midtjylland/stamdata-batch-copy-ws/service/StamdataReplication', 405],
    ['HEAD', '/midtjylland/udtraek/SorEntity_daily.csv', 200],
    ['PUT', '/midtjylland/udtraek/SorEntity_daily.csv', 405],
    ['GET', '/midtjylland/udtraek/__proto__', 404],
    ['GET', '/bornholm/fhir/metadata', 404],
    ['GET', '/%E0%A4%A', 400],
  ] as const)('marks the answer to %s %s as an exercise (status %i)', async (method, path, status) => {
    const { statusCode, headers, body } = await request(`${endpoint.origin}${path}`, { method });
    await body.dump();
    expect([statusCode, headers['x-sor-pilot-oevelse']]).toEqual([status, '1']);
  });

  it('marks even the answer to what is not HTTP', async () => {
    const socket = connect(Number(new URL(endpoint.origin).port), '127.0.0.1');
    socket.write('hvad som helst\r\n\r\n');
    expect(await readText(socket)).toContain('x-sor-pilot-oevelse: 1');
  });

  it('tells whoever wants to know of every answer', async () => {
    await (await request(`${endpoint.origin}/midtjylland/fhir/Organization/findes-ikke`)).body.dump();
    await expect
      .poll(() => answers.at(-1))
      .toMatchObject({
        method: 'GET',
        path: '/midtjylland/fhir/Organization/findes-ikke',
        status: 404,
      });
  });

  it('says so when the port is taken', async () => {
    const port = Number(new URL(endpoint.origin).port);
    const error = await startTestEndpoint([], { port }).catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(PilotError);
    expect(formatPilotError(error as PilotError).replaceAll(String(port), '<port>')).toMatchInlineSnapshot(`
      "SP3001 Porten er optaget
        Sted:      127.0.0.1:<port>
        Fundet:    øvelsesendepunktet kan ikke lytte på port <port>, fordi noget andet gør det
        Forventet: en ledig port
        Løsning:   Stop det andet program, eller vælg en anden port med --port.
        Læs mere:  docs/fejl/sp3001.mdx"
    `);
  });

  it('closes its connections, those that await an answer too', async () => {
    const waiting = await startTestEndpoint([{ kind: 'timeout', milliseconds: 60_000, interfaces: ['fhir'] }]);
    const call = request(`${waiting.origin}/midtjylland/fhir/metadata`).catch((error: unknown) => error);
    await (await request(`${waiting.origin}/`)).body.dump();
    await waiting.close();
    expect(await call).toBeInstanceOf(Error);
  });
});
