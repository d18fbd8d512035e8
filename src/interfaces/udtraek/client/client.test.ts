import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../session/open-session.ts';
import { type ExtractFile, tableOf } from '../contract.ts';
import type { OpenSession } from '../../../session/session.ts';
import { answering, type Behaviour, type FaultServer, startFaultServer } from '../../../wire/fault-server.fixture.ts';
import { CHECKSUM, FLAGS, makeZip, tampered } from '../../../protocols/zip/make-zip.fixture.ts';
import { collecting, testMeans, testSession } from '../../../session/test-session.fixture.ts';

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<SorTree xmlns="urn:oio:sundhedsstyrelsen:organisation:3.0.0">
<CreatedAtTime>2026-11-23T01:30:00+01:00</CreatedAtTime><SnapshotDate>2026-11-23</SnapshotDate>
<InstitutionOwnerEntity>
<InstitutionOwner><SorIdentifier>311000016009</SorIdentifier><EntityName>Region</EntityName><OwnerType>550881000005103</OwnerType><SorStatus><FromDate>2020-01-01</FromDate><FirstFromDate>2020-01-01</FirstFromDate></SorStatus></InstitutionOwner>
<HealthInstitutionEntity>
<HealthInstitution><SorIdentifier>950731000016005</SorIdentifier><EntityName>Øjenklinik</EntityName><InstitutionType>22232009</InstitutionType><ShakIdentifier></ShakIdentifier><OrganisationalLevel><OrganisationalLevelCode>270019999999104</OrganisationalLevelCode></OrganisationalLevel><SorStatus><FromDate>2020-01-01</FromDate><FirstFromDate>2020-01-01</FirstFromDate></SorStatus></HealthInstitution>
</HealthInstitutionEntity>
</InstitutionOwnerEntity>
</SorTree>`;
const ENTITY =
  'SorId;SorType;EntityName;EntityTypeId;ParentSorId;FirstFromDate;FromDate;ToDate;ShakId;OrganisationalLevelCode;OrganisationalLevelName\r\n="311000016009";IE;Region;550881000005103;;2020-01-01;2020-01-01;;;;\r\n="950731000016005";SI;Øjenklinik;22232009;="311000016009";2020-01-01;2020-01-01;;2529;270019999999104;Hospital\r\n';
const MAP =
  'ShakId;SorId;FromDate;ToDate;OrganisationalLevelCode;OrganisationalLevelName\r\n2529;="950731000016005";2020-01-01;;;\r\n';
const CLASSIFICATIONS =
  'Classification;Code;Name;FromDate;ToDate\r\nOrganisationalLevel;270019999999104;Hospital;2020-01-01;\r\n';

const bytes =
  (body: Buffer, type: string, size = body.length): Behaviour =>
  (socket) => {
    socket.write(
      `HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: ${size}\r\nlast-modified: Sun, 22 Nov 2026 23:40:00 GMT\r\nconnection: close\r\n\r\n`,
    );
    socket.end(body);
  };

/** Names of columns that follow those of SOR XML, and some that follow nothing known. */
const STRANGE = {
  'SOREntity.csv': 'SORID;SorType;EntityName;FromDate;ParentSorIdentifier\r\n311000016009;IE;Region;2020-01-01;\r\n',
  'SHAKSORMap.csv': 'ShakIdentifier;SorIdentifier;FromDate\r\n2529;950731000016005;2020-01-01\r\n',
  'SORClassifications.csv': 'ClassificationName;Code;Text\r\nX;1;Ledelse\r\n',
  'SORReplacedEntities.csv': 'ReplacedSorId;ReplacedBySorId\r\n1;2\r\n',
};

let server: FaultServer;
let session: OpenSession;
beforeAll(async () => {
  const complete = makeZip({
    'SOREntity.csv': ENTITY,
    'SHAKSORMap.csv': MAP,
    'SORClassifications.csv': CLASSIFICATIONS,
    'EDITypes.csv': 'A;B\r\n1;2\r\n',
    'laesmig.txt': 'x',
  });
  const damaged = Buffer.from(complete);
  damaged.fill(0x41, 60, 120);
  const many = makeZip(Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`${index}.csv`, 'A'])));
  server = await startFaultServer({
    '/god/sorxml/V_3_0_0/Sor.xml': bytes(Buffer.from(XML), 'application/xml'),
    '/god/SorEntity_daily.csv': bytes(Buffer.from(`\uFEFF${ENTITY}`), 'text/csv'),
    '/god/Sor_complete.zip': bytes(complete, 'application/zip'),
    '/cut/sorxml/V_3_0_0/Sor.xml': bytes(Buffer.from(XML.slice(0, 700)), 'application/xml'),
    '/html/sorxml/V_3_0_0/Sor.xml': answering(200, 'text/html', '<html><p>Vedligehold</p></html>'),
    '/html/SorEntity_daily.csv': answering(200, 'text/html', '<html><p>Vedligehold</p></html>'),
    '/html/Sor_complete.zip': answering(200, 'text/html', '<html><p>Vedligehold</p></html>'),
    '/cut/Sor_complete.zip': bytes(damaged, 'application/zip'),
    '/bombe/Sor_complete.zip': bytes(makeZip({ 'SOREntity.csv': Buffer.alloc(3_000_000, 'A') }), 'application/zip'),
    '/mange/Sor_complete.zip': bytes(many, 'application/zip'),
    '/sum/Sor_complete.zip': bytes(tampered(makeZip({ 'SOREntity.csv': ENTITY }), CHECKSUM, [1, 2, 3, 4]), 'application/zip'),
    '/laast/Sor_complete.zip': bytes(tampered(makeZip({ 'SOREntity.csv': ENTITY }), FLAGS, [1, 8]), 'application/zip'),
    '/ud/Sor_complete.zip': bytes(makeZip({ '../SOREntity.csv': ENTITY }), 'application/zip'),
    '/dobbelt/Sor_complete.zip': bytes(
      makeZip({ 'SOREntity.csv': ENTITY, 'igen/sorentity.csv': 'SorId\r\n1' }),
      'application/zip',
    ),
    '/fremmed/Sor_complete.zip': bytes(makeZip(STRANGE), 'application/zip'),
    '/tom/Sor_complete.zip': bytes(makeZip({ 'andet.csv': 'A' }), 'application/zip'),
  });
  session = open('/god');
});
const opened: OpenSession[] = [];
afterAll(async () => {
  for (const one of opened) await one.close();
  await server.close();
});

function open(path: string): OpenSession {
  const one = openSession(
    testSession({ udtraek: { url: `${server.url}${path}` } }, { maxBodyBytes: 2_000_000 }),
    testMeans().means,
  );
  opened.push(one);
  return one;
}
const failure = async (path: string, file: ExtractFile): Promise<string> =>
  open(path)
    .clientFor(() => undefined)
    .udtraek.read(file)
    .then(
      () => 'ingen fejl',
      (error: unknown) => `${(error as Error).name}: ${(error as Error).message.replaceAll(/127\.0\.0\.1:\d+/g, 'vært')}`,
    );

describe('the extracts', () => {
  it('are read as SOR XML while they are fetched, with units as they stand', async () => {
    const { exchanges, recorder } = collecting();
    const view = await session.clientFor(recorder).udtraek.read('xml3');
    expect(view).toMatchObject({
      namespace: 'urn:oio:sundhedsstyrelsen:organisation:3.0.0',
      snapshotDate: '2026-11-23',
      createdAtTime: '2026-11-23T01:30:00+01:00',
      problems: [],
    });
    expect(view.content.units.map((unit) => unit.sorIdentifier)).toEqual(['311000016009', '950731000016005']);
    expect(view.units[1]).toMatchObject({
      sorType: 'SI',
      entityTypeCode: '22232009',
      parentSorIdentifier: '311000016009',
      shakIdentifier: '',
      organisationalLevels: [{ code: '270019999999104', name: undefined, system: undefined }],
      toDate: undefined,
      place: 'linje 7',
    });
    expect(exchanges.map((exchange) => exchange.purpose)).toEqual(['Hent SOR XML version 3']);
  });

  it('date SorEntity_daily.csv in Danish time by the server’s Last-Modified', async () => {
    const view = await session.clientFor(() => undefined).udtraek.read('csvDaily');
    expect(view).toMatchObject({ snapshotDate: '2026-11-23', lastModified: 'Sun, 22 Nov 2026 23:40:00 GMT', entries: [] });
    expect(Object.values(view.columns)[0]?.[0]).toBe('SorId');
    expect(view.units.map((unit) => [unit.sorIdentifier, unit.organisationalLevels.length, unit.toDate, unit.place])).toEqual([
      ['311000016009', 0, '', 'SorEntity_daily.csv, linje 2'],
      ['950731000016005', 1, '', 'SorEntity_daily.csv, linje 3'],
    ]);
  });

  it('are read from Sor_complete.zip file by file without touching the disk; it is no text and not kept as evidence', async () => {
    const { exchanges, recorder } = collecting();
    const view = await session.clientFor(recorder).udtraek.read('csvComplete');
    expect(view.entries).toEqual(['SOREntity.csv', 'SHAKSORMap.csv', 'SORClassifications.csv', 'EDITypes.csv', 'laesmig.txt']);
    expect(view.columns['EDITypes.csv']).toEqual(['A', 'B']);
    expect(view.shakSorMap).toMatchObject([
      { shakIdentifier: '2529', sorIdentifier: '950731000016005', toDate: '', place: 'SHAKSORMap.csv, linje 2' },
    ]);
    expect(view.classifications).toEqual([
      { classification: 'OrganisationalLevel', code: '270019999999104', name: 'Hospital', fromDate: '2020-01-01' },
    ]);
    expect(view.content.shakSorMap).toHaveLength(1);
    expect(exchanges[0]?.response?.body).toMatchObject({ text: false });
    expect(exchanges[0]?.response?.body?.sha256).toBeUndefined();
  });

  it('leave a table of the zip whose columns nobody knows, and read the others', async () => {
    const view = await session.clientFor(() => undefined).udtraek.read('csvComplete');
    expect(tableOf(view, 'classifications')).toHaveLength(1);
    const strange = await open('/fremmed')
      .clientFor(() => undefined)
      .udtraek.read('csvComplete');
    expect(strange.units.map(({ sorIdentifier, parentSorIdentifier }) => [sorIdentifier, parentSorIdentifier])).toEqual([
      ['311000016009', ''],
    ]);
    expect(strange.problems).toEqual([]);
    expect(tableOf(strange, 'shakSorMap')).toHaveLength(1);
    expect(() => tableOf(strange, 'classifications')).toThrowErrorMatchingInlineSnapshot(`
      [PreconditionError: Kolonnerne er ikke forstået: SORClassifications.csv fra Udtræk (filer) har ingen, der kan kendes som Classification eller Name.
      Sted: SORClassifications.csv, linje 1
      Forventet: en kolonne, der hedder Classification; en kolonne, der hedder Name
      Modtaget: ClassificationName, Code, Text
      Hvad nu: Skriv i miljøets konfiguration, hvad kolonnerne hedder, fx “interfaces.udtraek.mapping.sorClassifications.classification: ClassificationName” og “interfaces.udtraek.mapping.sorClassifications.name: Text”.]
    `);
    expect(strange.content.absentFields).toContain('replacedBy');
  });

  it('are fetched once for the whole session', async () => {
    const fresh = open('/god');
    const before = server.requests.length;
    await Promise.all(Array.from({ length: 10 }, () => fresh.clientFor(() => undefined).udtraek.read('xml3')));
    expect(server.requests.length - before).toBe(1);
  });

  it('are a missing precondition when a file is not there yet', async () => {
    expect(await failure('/god', 'xml2')).toMatchInlineSnapshot(`
      "PreconditionError: Udtræk (filer) tilbydes ikke endnu på adressen.
      Sted: GET http://vært/god/sorxml/V_2_0_0/Sor.xml
      Forventet: at adressen fra konfigurationen findes
      Modtaget: status 404: “findes ikke”
      Hvad nu: Ret adressen, eller skriv notOffered med en grund i konfigurationen."
    `);
  });

  it('are a deviation when a file is not what it must be', async () => {
    expect(await failure('/cut', 'xml3')).toMatchInlineSnapshot(`
      "Deviation: Filen kan ikke læses til ende som SOR XML.
      Sted: http://vært/cut/sorxml/V_3_0_0/Sor.xml, linje 7
      Forventet: et helt SorTree med enheder
      Modtaget: Dokumentet er ikke velformet XML (OrganisationalLevel er ikke lukket); læsningen er standset."
    `);
    expect(await failure('/html', 'xml3')).toMatchInlineSnapshot(`
      "EndpointError: Der kom en HTML-side i stedet for et svar fra Udtræk (filer).
      Sted: GET http://vært/html/sorxml/V_3_0_0/Sor.xml
      Forventet: et svar fra systemet selv
      Modtaget: status 200: “<html><p>Vedligehold</p></html>”
      Hvad nu: Kontrollér adressen, og om en proxy, firewall eller loginside svarer i stedet for systemet."
    `);
    expect(await failure('/html', 'csvDaily')).toMatchInlineSnapshot(`
      "EndpointError: Der kom en HTML-side i stedet for et svar fra Udtræk (filer).
      Sted: GET http://vært/html/SorEntity_daily.csv
      Forventet: et svar fra systemet selv
      Modtaget: status 200: “<html><p>Vedligehold</p></html>”
      Hvad nu: Kontrollér adressen, og om en proxy, firewall eller loginside svarer i stedet for systemet."
    `);
    expect(await failure('/html', 'csvComplete')).toMatchInlineSnapshot(`
      "EndpointError: Der kom en HTML-side i stedet for et svar fra Udtræk (filer).
      Sted: GET http://vært/html/Sor_complete.zip
      Forventet: et svar fra systemet selv
      Modtaget: status 200: “<html><p>Vedligehold</p></html>”
      Hvad nu: Kontrollér adressen, og om en proxy, firewall eller loginside svarer i stedet for systemet."
    `);
    expect(await failure('/tom', 'csvComplete')).toMatchInlineSnapshot(`
      "Deviation: Filen er ikke SorEntity i CSV.
      Sted: http://vært/tom/Sor_complete.zip
      Forventet: en første linje med kolonnenavne, der har SorId
      Modtaget: ingen fil med navnet SOREntity.csv"
    `);
    expect(await failure('/cut', 'csvComplete')).toMatchInlineSnapshot(`
      "Deviation: Filen kan ikke læses som zip.
      Sted: http://vært/cut/Sor_complete.zip
      Forventet: en hel zip-fil
      Modtaget: invalid code -- missing end-of-block
      Hvad nu: Hent filen og prøv at åbne den; få den dannet igen, hvis den er beskadiget."
    `);
  });

  it('are a deviation that names a file in the zip which cannot be trusted', async () => {
    expect(await failure('/sum', 'csvComplete')).toMatchInlineSnapshot(`
      "Deviation: Filen kan ikke læses som zip.
      Sted: http://vært/sum/Sor_complete.zip
      Forventet: en hel zip-fil
      Modtaget: arkivets kontrolsum passer ikke til SOREntity.csv; filen er ændret eller beskadiget
      Hvad nu: Hent filen og prøv at åbne den; få den dannet igen, hvis den er beskadiget."
    `);
    expect(await failure('/laast', 'csvComplete')).toMatchInlineSnapshot(`
      "Deviation: En fil i zip-filen er krypteret.
      Sted: http://vært/laast/Sor_complete.zip
      Forventet: filer, der kan læses uden adgangskode
      Modtaget: SOREntity.csv er krypteret"
    `);
    expect(await failure('/ud', 'csvComplete')).toMatchInlineSnapshot(`
      "Deviation: En fil i zip-filen har et navn, der peger ud af zip-filen.
      Sted: http://vært/ud/Sor_complete.zip
      Forventet: filnavne uden “..”, uden drevbogstav og uden skråstreg først
      Modtaget: ../SOREntity.csv"
    `);
  });

  it('are read from the first of two files with the same name, and the other is told of', async () => {
    const view = await open('/dobbelt')
      .clientFor(() => undefined)
      .udtraek.read('csvComplete');
    expect(view.units.map((unit) => unit.sorIdentifier)).toEqual(['311000016009', '950731000016005']);
    expect(view.entries).toEqual(['SOREntity.csv', 'igen/sorentity.csv']);
    expect(view.problems).toEqual([
      { line: 0, what: 'igen/sorentity.csv', message: 'Udtrækket har flere filer af det navn; kun den første er læst.' },
    ]);
  });

  it('are refused as a zip bomb', async () => {
    expect(await failure('/bombe', 'csvComplete')).toMatchInlineSnapshot(`
      "Deviation: Zip-filen pakker ud til mere, end der tages imod.
      Sted: http://vært/bombe/Sor_complete.zip
      Forventet: højst 2000000 byte i alt
      Hvad nu: Er udtrækket så stort, så hæv maxBodyBytes i miljøets konfiguration."
    `);
    expect(await failure('/mange', 'csvComplete')).toMatchInlineSnapshot(`
      "Deviation: Zip-filen indeholder flere filer, end et udtræk gør.
      Sted: http://vært/mange/Sor_complete.zip
      Forventet: højst 100 filer
      Modtaget: 101 filer"
    `);
  });
});
