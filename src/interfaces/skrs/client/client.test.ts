import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../session/open-session.ts';
import type { OpenSession } from '../../../session/session.ts';
import { answering, type Behaviour, type FaultServer, httpAnswer, startFaultServer } from '../../../wire/fault-server.fixture.ts';
import { collecting, testMeans, testSession } from '../../../session/test-session.fixture.ts';

const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${body}</S:Body></S:Envelope>`;
const feed = (entries: string): string =>
  envelope(
    `<ReplicationResponse xmlns="http://nsi.dk/2011/10/21/StamdataKrs/"><a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:id>tag:nsi.dk,2011:sor/sorentity/v1</a:id><a:updated>2026-11-23T01:00:00Z</a:updated>${entries}</a:feed></ReplicationResponse>`,
  );
const token = (record: number): string => `1763854800${String(record).padStart(10, '0')}`;
const entry = (record: string, fields: string): string =>
  `<a:entry><a:id>tag:nsi.dk,2011:sor/sorentity/v1/${record}</a:id><a:updated>2026-11-23T01:00:00Z</a:updated><a:content type="application/xml"><r:sorentity xmlns:r="http://nsi.dk/-/stamdata/3.0/sor">${fields}</r:sorentity></a:content></a:entry>`;
const fault = (code: string, text: string): string =>
  envelope(`<S:Fault><faultcode>S:Server</faultcode><faultstring>${text}</faultstring><detail><x>${code}</x></detail></S:Fault>`);

const offsetOf = (request: string): string => /<offset>(.*?)<\/offset>/.exec(request)?.[1] ?? '';
/** Answers by offset and then with an empty feed, as the service does. */
const register =
  (pages: Readonly<Record<string, string>>): Behaviour =>
  (socket, request) =>
    socket.end(httpAnswer(200, 'text/xml; charset=utf-8', pages[offsetOf(request)] ?? feed('')));

const UNIT = `<r:SorId>950731000016005</r:SorId><r:SorType>OE</r:SorType><r:EntityName>Øjne &amp; ører</r:EntityName><r:ParentSorId>311000016009</r:ParentSorId><r:ShakId/><r:FromDate>2026-01-01</r:FromDate><r:OrganisationalLevelCode>270059999999100</r:OrganisationalLevelCode><r:OrganisationalLevelName>Afdeling</r:OrganisationalLevelName>`;

const behaviours: Record<string, Behaviour> = {
  '/god': register({
    '0': feed(entry(token(1), UNIT) + entry(token(2), '<r:SorId>1</r:SorId>')),
    [token(2)]: feed(entry(token(3), '<r:SorId>2</r:SorId>')),
  }),
  '/staar-stille': register({
    '0': feed(entry(token(1), '') + entry(token(2), '')),
    [token(2)]: feed(entry(token(1), '') + entry(token(2), '')),
  }),
  '/gentager-den-sidste': register({
    '0': feed(entry(token(1), '<r:SorId>1</r:SorId>')),
    [token(1)]: feed(entry(token(1), '<r:SorId>1</r:SorId>') + entry(token(2), '<r:SorId>2</r:SorId>')),
    [token(2)]: feed(entry(token(2), '<r:SorId>2</r:SorId>')),
  }),
  // Gives the last entry it knows of wherever it is asked from, though there are more.
  '/gaaet-i-staa': register({
    '0': feed(entry(token(1), '<r:SorId>1</r:SorId>') + entry(token(2), '<r:SorId>2</r:SorId>')),
    [token(2)]: feed(entry(token(2), '<r:SorId>2</r:SorId>')),
    [token(3)]: feed(entry(token(2), '<r:SorId>2</r:SorId>')),
  }),
  // Stops at the entry asked from, and goes on when asked past it.
  '/springer-over': register({
    '0': feed(entry(token(1), '<r:SorId>1</r:SorId>')),
    [token(1)]: feed(entry(token(1), '<r:SorId>1</r:SorId>')),
    [token(2)]: feed(entry(token(2), '<r:SorId>2</r:SorId>')),
  }),
  '/afviser-efter': register({
    '0': feed(entry(token(1), '<r:SorId>1</r:SorId>')),
    [token(1)]: feed(entry(token(1), '<r:SorId>1</r:SorId>')),
    [token(2)]: fault('urn:stamdata:invalid-history-offset', 'Unknown offset'),
  }),
  '/ukendte-navne': register({
    '0': feed(entry(token(1), '<r:ClassificationName>X</r:ClassificationName><r:Code>1</r:Code><r:Text>Ledelse</r:Text>')),
  }),
  '/skaevt-maerke': register({ '0': feed(entry('17', '')) }),
  '/uden-id': register({ '0': feed('<a:entry><a:id>x</a:id></a:entry>') }),
  '/doctype': answering(200, 'text/xml', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`),
  '/dyb': answering(200, 'text/xml', '<a>'.repeat(50_000)),
  '/brudt': answering(200, 'text/xml', envelope('<x>')),
  '/ikke-soap': answering(200, 'text/xml', '<html/>'),
  '/uden-feed': answering(200, 'text/xml', envelope('<ReplicationResponse xmlns="http://forkert/"/>')),
  '/ukendt': answering(500, 'text/xml', fault('urn:stamdata:unknown-view', 'Unknown view')),
  '/naegtet': answering(500, 'text/xml', fault('urn:stamdata:unauthorized-access', 'No access')),
  '/io': answering(500, 'text/xml', fault('urn:stamdata:io-error', 'Disk')),
  '/nede': answering(500, 'text/html', '<h1>Internal Server Error</h1>'),
  '/wsdl-god?wsdl': answering(200, 'text/xml', '<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"/>'),
  '/wsdl-forkert?wsdl': answering(200, 'text/xml', '<definitions/>'),
};

let server: FaultServer;
const sessions: OpenSession[] = [];
beforeAll(async () => {
  server = await startFaultServer(behaviours);
});
afterAll(async () => {
  for (const session of sessions) await session.close();
  await server.close();
});

function open(path: string, settings: object = {}): OpenSession {
  const session = openSession(testSession({ skrs: { url: `${server.url}${path}`, ...settings } }), testMeans().means);
  sessions.push(session);
  return session;
}
function client(path: string) {
  const { exchanges, recorder } = collecting();
  return { skrs: open(path).clientFor(recorder).skrs, exchanges };
}
const failure = async (path: string): Promise<string> =>
  client(path)
    .skrs.sorEntities()
    .then(
      () => 'ingen fejl',
      (error: unknown) => `${(error as Error).name}: ${(error as Error).message.replaceAll(/127\.0\.0\.1:\d+/g, 'vært')}`,
    );

describe('SKRS', () => {
  it('fetches all records by asking on from the last token until the feed is empty', async () => {
    const { skrs, exchanges } = client('/god');
    const units = await skrs.sorEntities();
    expect(units.map((unit) => [unit.sorIdentifier, unit.place])).toEqual([
      ['950731000016005', 'side 1, post 1'],
      ['1', 'side 1, post 2'],
      ['2', 'side 2, post 1'],
    ]);
    expect(units[0]).toEqual({
      sorIdentifier: '950731000016005',
      sorType: 'OE',
      entityName: 'Øjne & ører',
      entityTypeCode: undefined,
      parentSorIdentifier: '311000016009',
      shakIdentifier: '',
      organisationalLevels: [{ code: '270059999999100', name: 'Afdeling', system: undefined }],
      firstFromDate: undefined,
      fromDate: '2026-01-01',
      toDate: undefined,
      active: undefined,
      place: 'side 1, post 1',
    });
    expect(exchanges.map(({ sequence, purpose }) => `${sequence} ${purpose}`)).toEqual([
      '1 Hent SorEntity fra SKRS (side 1)',
      '2 Hent SorEntity fra SKRS (side 2)',
      '3 Hent SorEntity fra SKRS (side 3)',
    ]);
  });

  it('sends exactly the request that the WSDL describes', async () => {
    const { skrs } = client('/god');
    await skrs.replicate({ datatype: 'sorEntity', offset: token(2), maxRecords: 10 });
    const [head = '', body] = server.requests.at(-1)!.split('\r\n\r\n');
    expect(head).toContain('soapaction: "http://nsi.dk/2011/10/21/StamdataKrs/replicate"');
    expect(body).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:krs="http://nsi.dk/2011/10/21/StamdataKrs/">
        <soapenv:Header></soapenv:Header>
        <soapenv:Body>
          <krs:ReplicationRequest>
            <register>sor</register>
            <datatype>sorentity</datatype>
            <version>1</version>
            <registerVersion>2</registerVersion>
            <offset>17638548000000000002</offset>
            <maxRecords>10</maxRecords>
          </krs:ReplicationRequest>
        </soapenv:Body>
      </soapenv:Envelope>
      "
    `);
  });

  it('fetches once for ten scenarios at a time, each with its own evidence', async () => {
    const session = open('/god');
    const before = server.requests.length;
    const all = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const { exchanges, recorder } = collecting();
        await session.clientFor(recorder).skrs.sorEntities();
        return exchanges;
      }),
    );
    expect(server.requests.length - before).toBe(3);
    expect(all.map((exchanges) => exchanges.map((exchange) => exchange.sequence))).toEqual(
      Array.from({ length: 10 }, () => [1, 2, 3]),
    );
    expect(all.filter((exchanges) => exchanges.every((exchange) => exchange.reused))).toHaveLength(9);
  });

  it('gives a SOAP fault as an answer to those who ask about the protocol', async () => {
    await expect(client('/ukendt').skrs.replicate({ datatype: { name: 'findesikke' } })).resolves.toEqual({
      kind: 'fault',
      status: 500,
      faultCode: 'urn:stamdata:unknown-view',
      faultString: 'Unknown view',
    });
  });

  it('says by a SOAP fault what is missing to those who want the records', async () => {
    expect(await failure('/ukendt')).toMatchInlineSnapshot(`
      "PreconditionError: SKRS tilbyder ikke SorEntity endnu.
      Sted: SorEntity, side 1
      Modtaget: urn:stamdata:unknown-view: Unknown view (status 500)
      Hvad nu: Kontrollér registerVersion og datatypens navn i konfigurationen, eller skriv notOffered med en grund."
    `);
    expect(await failure('/naegtet')).toMatchInlineSnapshot(`
      "PreconditionError: Der er ikke givet adgang til SorEntity på SKRS.
      Sted: SorEntity, side 1
      Modtaget: urn:stamdata:unauthorized-access: No access (status 500)
      Hvad nu: Få adgangen givet for det CVR-nummer, der afprøves med."
    `);
    expect(await failure('/io')).toMatchInlineSnapshot(`
      "EndpointError: Tjenesten fejlede og svarede med en SOAP-fejl på serverens side.
      Sted: POST http://vært/io
      Forventet: et svar
      Modtaget: SOAP-fejl S:Server (urn:stamdata:io-error), status 500: “Disk”
      Hvad nu: Prøv igen; gentager det sig, så vis dem, der driver systemet, denne udveksling."
    `);
    expect(await failure('/nede')).toMatchInlineSnapshot(`
      "EndpointError: Systemet fejlede og sagde det selv.
      Sted: POST http://vært/nede
      Forventet: et svar
      Modtaget: status 500: “<h1>Internal Server Error</h1>”
      Hvad nu: Prøv igen; gentager det sig, så vis dem, der driver systemet, denne udveksling."
    `);
  });

  it('counts a record once that is sent again on the next page', async () => {
    const { skrs } = client('/gentager-den-sidste');
    expect((await skrs.sorEntities()).map(({ sorIdentifier }) => sorIdentifier)).toEqual(['1', '2']);
  });

  it('takes a page with only the record asked from for the end once nothing follows it', async () => {
    const { skrs, exchanges } = client('/gentager-den-sidste');
    await skrs.sorEntities();
    // Three pages, and the look past the last entry that shows the end.
    expect(exchanges).toHaveLength(4);
    const onward = client('/springer-over').skrs.sorEntities();
    expect((await onward).map(({ sorIdentifier }) => sorIdentifier)).toEqual(['1', '2']);
  });

  it('does not read a system that is stuck as a short list', async () => {
    expect(await failure('/gaaet-i-staa')).toMatchInlineSnapshot(`
      "Deviation: SKRS bliver ved med at sende den samme post, så det kan ikke ses, om der er flere.
      Sted: SorEntity, side 3
      Forventet: poster efter 17638548000000000002, eller et tomt feed, når der ikke er flere
      Modtaget: kun posten 17638548000000000002 igen, også når der bliver spurgt efter den
      Hvad nu: Få systemet til at give poster efter det mærke, der spørges fra, og et tomt feed til sidst."
    `);
    expect(await failure('/afviser-efter')).toMatchInlineSnapshot(`
      "Deviation: SKRS bliver ved med at sende den samme post, så det kan ikke ses, om der er flere.
      Sted: SorEntity, side 3
      Forventet: poster efter 17638548000000000001, eller et tomt feed, når der ikke er flere
      Modtaget: kun posten 17638548000000000001 igen, og et mærke efter den bliver afvist
      Hvad nu: Få systemet til at give poster efter det mærke, der spørges fra, og et tomt feed til sidst."
    `);
  });

  it('takes a token that does not grow or has not its form for a deviation', async () => {
    expect(await failure('/staar-stille')).toMatchInlineSnapshot(`
      "Deviation: Mærket, der skal spørges videre fra, vokser ikke; hentningen ville aldrig slutte.
      Sted: SorEntity, side 2
      Forventet: et mærke efter 17638548000000000002
      Modtaget: 17638548000000000002
      Hvad nu: Få systemet til at give poster efter det mærke, der spørges fra."
    `);
    expect(await failure('/skaevt-maerke')).toMatchInlineSnapshot(`
      "Deviation: Mærket, der skal spørges videre fra, har ikke den rette form.
      Sted: SorEntity, side 1
      Forventet: 20 cifre sidst i den sidste posts id
      Modtaget: “17”"
    `);
  });

  it('takes elements nobody knows for a missing precondition that names them and the lines that would settle it', async () => {
    await expect(client('/ukendte-navne').skrs.classification('sorClassifications')).rejects.toThrowErrorMatchingInlineSnapshot(`
      [PreconditionError: Kolonnerne er ikke forstået: SORClassifications fra SKRS (registerkopi) har ingen, der kan kendes som Classification eller Name.
      Sted: elementerne i en post i SORClassifications
      Forventet: en kolonne, der hedder Classification; en kolonne, der hedder Name
      Modtaget: ClassificationName, Code, Text
      Hvad nu: Skriv i miljøets konfiguration, hvad kolonnerne hedder, fx “interfaces.skrs.mapping.sorClassifications.classification: ClassificationName” og “interfaces.skrs.mapping.sorClassifications.name: Text”.]
    `);
    const mapping = { sorClassifications: { classification: 'ClassificationName', name: 'Text' } };
    const { skrs } = open('/ukendte-navne', { mapping }).clientFor(() => undefined);
    expect(await skrs.classification('sorClassifications')).toEqual([
      { classification: 'X', code: '1', name: 'Ledelse', fromDate: '' },
    ]);
  });

  it('takes an answer that is not the feed in SOAP for a deviation', async () => {
    expect(await failure('/uden-id')).toMatchInlineSnapshot(`
      "Deviation: En post i feedet mangler et af Atoms faste elementer.
      Sted: POST http://vært/uden-id, post 1
      Forventet: id, updated og content
      Modtaget: id"
    `);
    expect(await failure('/brudt')).toMatchInlineSnapshot(`
      "Deviation: Svaret kan ikke læses som XML.
      Sted: POST http://vært/brudt
      Forventet: velformet XML uden DOCTYPE
      Modtaget: ikke velformet XML: unexpected close tag. (linje 1, kolonne 122)"
    `);
    expect(await failure('/ikke-soap')).toMatchInlineSnapshot(`
      "EndpointError: Der kom en HTML-side i stedet for et svar fra SKRS (registerkopi).
      Sted: POST http://vært/ikke-soap
      Forventet: et svar fra systemet selv
      Modtaget: status 200: “<html/>”
      Hvad nu: Kontrollér adressen, og om en proxy, firewall eller loginside svarer i stedet for systemet."
    `);
    expect(await failure('/uden-feed')).toMatchInlineSnapshot(`
      "Deviation: SOAP-svaret indeholder ikke et Atom-feed.
      Sted: POST http://vært/uden-feed
      Forventet: ReplicationResponse i http://nsi.dk/2011/10/21/StamdataKrs/ med feed i http://www.w3.org/2005/Atom
      Modtaget: {http://schemas.xmlsoap.org/soap/envelope/}Body med {http://forkert/}ReplicationResponse"
    `);
  });

  it('refuses a DOCTYPE and very deep XML at once', async () => {
    expect(await failure('/doctype')).toMatchInlineSnapshot(`
      "Deviation: Svaret kan ikke læses som XML.
      Sted: POST http://vært/doctype
      Forventet: velformet XML uden DOCTYPE
      Modtaget: dokumentet har en DOCTYPE, som aldrig læses (linje 1, kolonne 54)"
    `);
    expect(await failure('/dyb')).toMatchInlineSnapshot(`
      "Deviation: Svaret kan ikke læses som XML.
      Sted: POST http://vært/dyb
      Forventet: velformet XML uden DOCTYPE
      Modtaget: elementer indlejret dybere end 64 niveauer (linje 1, kolonne 195)"
    `);
  });

  it('takes only a WSDL for a WSDL', async () => {
    await expect(client('/wsdl-god').skrs.wsdl()).resolves.toContain('definitions');
    await expect(client('/wsdl-forkert').skrs.wsdl()).rejects.toThrow('Svaret er ikke en WSDL.');
  });
});
