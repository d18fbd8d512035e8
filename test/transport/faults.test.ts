import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultServer } from '../../src/wire/fault-server.fixture.ts';
import { ask, type Question, SHORT_LIMITS } from './ask.ts';
import { startMisbehavingServer } from './misbehaving-server.ts';

/**
 * Ways a system can fail on the wire, each by a server that does just that on a raw socket, met by the client that runs
 * the pilot: the verdict follows from the error's name, and the message is all a tester gets to see. Those of
 * certificates and TLS stand in tls-faults.test.ts; together they are thirty.
 */

let server: FaultServer;
beforeAll(async () => {
  server = await startMisbehavingServer();
}, 60_000);
afterAll(() => server.close());

const faced = (path: string, question: Question = 'fhir'): Promise<string> =>
  ask(question, `${server.url}${path}`, { limits: SHORT_LIMITS });

describe('the connection breaks', () => {
  it('before the answer', async () => {
    expect(await faced('/afbrudt-foer')).toMatchInlineSnapshot(`
      "EndpointError: Systemet afbrød forbindelsen uden at svare.
      Sted: GET http://vært/afbrudt-foer/metadata
      Modtaget: ECONNRESET: read ECONNRESET
      Hvad nu: Prøv igen; gentager det sig, så spørg dem, der driver systemet."
    `);
  });

  it('in the middle of the answer', async () => {
    // Which word the transport has for it differs between lines of Node; the sentence does not.
    const told = (await faced('/afbrudt-midt-i')).replace(/(?<=Modtaget: )(?:ECONNRESET: .*|UND_ERR_SOCKET: .*)/, '…');
    expect(told).toMatchInlineSnapshot(`
      "EndpointError: Systemet afbrød forbindelsen midt i svaret.
      Sted: GET http://vært/afbrudt-midt-i/metadata
      Modtaget: …
      Hvad nu: Prøv igen; gentager det sig, så spørg dem, der driver systemet."
    `);
  });

  it('after a whole answer, which counts', async () => {
    expect(await faced('/afbrudt-efter')).toMatchInlineSnapshot(`"gik godt"`);
  });

  it('in the middle of the head', async () => {
    expect(await faced('/halvt-hoved')).toMatchInlineSnapshot(`
      "EndpointError: Systemet afbrød forbindelsen uden at svare.
      Sted: GET http://vært/halvt-hoved/metadata
      Modtaget: UND_ERR_SOCKET: other side closed
      Hvad nu: Prøv igen; gentager det sig, så spørg dem, der driver systemet."
    `);
  });
});

describe('the body of an answer', () => {
  it('is too short', async () => {
    expect(await faced('/for-kort')).toMatchInlineSnapshot(`
      "EndpointError: Systemet afbrød forbindelsen midt i svaret.
      Sted: GET http://vært/for-kort/metadata
      Modtaget: UND_ERR_SOCKET: other side closed
      Hvad nu: Prøv igen; gentager det sig, så spørg dem, der driver systemet."
    `);
  });

  it('is too long: what comes after the end is no part of the answer', async () => {
    expect(await faced('/for-langt')).toMatchInlineSnapshot(`"gik godt"`);
  });

  it('never ends', async () => {
    expect(await faced('/uendeligt')).toMatchInlineSnapshot(`
      "EndpointError: Svaret er større end det, der tages imod.
      Sted: GET http://vært/uendeligt/metadata
      Modtaget: SP_BODY_TOO_LARGE: mere end 1000000 byte
      Hvad nu: Kontrollér adressen; er filen så stor, så hæv maxBodyBytes i miljøets konfiguration."
    `);
  });

  it('drips', async () => {
    expect(await faced('/drypper')).toMatchInlineSnapshot(`
      "EndpointError: Svaret var ikke færdigt inden for 1,5 sekunder.
      Sted: GET http://vært/drypper/metadata
      Modtaget: SP_CALL_TOO_SLOW: The operation was aborted due to timeout
      Hvad nu: Prøv igen; gentager det sig, så spørg dem, der driver systemet."
    `);
  });

  it('has a length that is no number', async () => {
    expect(await faced('/forkert-laengde')).toMatchInlineSnapshot(`
      "EndpointError: Systemet svarede med noget, der ikke er HTTP.
      Sted: GET http://vært/forkert-laengde/metadata
      Modtaget: HTTPParserError: Response does not match the HTTP/1.1 protocol (Invalid character in Content-Length)
      Hvad nu: Vis dem, der driver systemet, denne udveksling."
    `);
  });

  it('has both a length and chunks', async () => {
    expect(await faced('/begge-laengder')).toMatchInlineSnapshot(`
      "EndpointError: Svaret er ikke så langt, som det selv siger (Content-Length).
      Sted: GET http://vært/begge-laengder/metadata
      Modtaget: UND_ERR_RES_CONTENT_LENGTH_MISMATCH: Response body length does not match content-length header
      Hvad nu: Vis dem, der driver systemet, denne udveksling."
    `);
  });

  it('is nonsense', async () => {
    expect(await faced('/vroevl')).toMatchInlineSnapshot(`
      "EndpointError: Systemet svarede med noget, der ikke er HTTP.
      Sted: GET http://vært/vroevl/metadata
      Modtaget: HTTPParserError: Response does not match the HTTP/1.1 protocol (Expected HTTP/, RTSP/ or ICE/)
      Hvad nu: Vis dem, der driver systemet, denne udveksling."
    `);
  });

  it('is in another charset than announced', async () => {
    expect(await faced('/forkert-tegnsaet')).toMatchInlineSnapshot(`
      "Deviation: Svarets tegn kan ikke læses som UTF-8.
      Sted: GET http://vært/forkert-tegnsaet/metadata
      Forventet: tekst i UTF-8, som Content-Type angiver
      Modtaget: byten 0xF8 i linje 1, som ikke er UTF-8
      Hvad nu: Få systemet til at sende UTF-8 og at skrive det i Content-Type."
    `);
  });

  it('is a gzip bomb', async () => {
    expect(await faced('/pakket-bombe')).toMatchInlineSnapshot(`
      "EndpointError: Svaret er større end det, der tages imod.
      Sted: GET http://vært/pakket-bombe/metadata
      Modtaget: SP_BODY_TOO_LARGE: mere end 1000000 byte
      Hvad nu: Kontrollér adressen; er filen så stor, så hæv maxBodyBytes i miljøets konfiguration."
    `);
  });

  it('comes after a head of 10 MB', async () => {
    expect(await faced('/stort-hoved')).toMatchInlineSnapshot(`
      "EndpointError: Svarets hoveder er større end det, der tages imod.
      Sted: GET http://vært/stort-hoved/metadata
      Modtaget: UND_ERR_HEADERS_OVERFLOW: Headers Overflow Error
      Hvad nu: Vis dem, der driver systemet, denne udveksling."
    `);
  });
});

describe('the status of an answer', () => {
  it('redirects in a ring', async () => {
    expect(await faced('/ring')).toMatchInlineSnapshot(`
      "EndpointError: Systemet viste videre til en anden adresse i stedet for at svare.
      Sted: GET http://vært/ring/metadata
      Forventet: et svar fra den adresse, der står i konfigurationen
      Modtaget: status 302 til /ring/metadata
      Hvad nu: Ret adressen i konfigurationen til den, der svarer selv."
    `);
  });

  it('401', async () => {
    expect(await faced('/401')).toMatchInlineSnapshot(`
      "PreconditionError: Der er ikke givet adgang til FHIR.
      Sted: GET http://vært/401/metadata
      Forventet: et svar uden adgangsoplysninger: konfigurationen har ingen
      Modtaget: status 401: “<p>Log på</p>”
      Hvad nu: Få adgangen givet, eller ret adgangsoplysningerne i konfigurationen."
    `);
  });

  it('403', async () => {
    expect(await faced('/403')).toMatchInlineSnapshot(`
      "PreconditionError: Der er ikke givet adgang til FHIR.
      Sted: GET http://vært/403/metadata
      Forventet: et svar uden adgangsoplysninger: konfigurationen har ingen
      Modtaget: status 403: “Ingen adgang”
      Hvad nu: Få adgangen givet, eller ret adgangsoplysningerne i konfigurationen."
    `);
  });

  it('429 with Retry-After', async () => {
    expect(await faced('/429')).toMatchInlineSnapshot(`
      "EndpointError: Systemet beder om færre forespørgsler ad gangen.
      Sted: GET http://vært/429/metadata
      Forventet: et svar
      Modtaget: status 429
      Hvad nu: Systemet beder om at vente: 120. Sænk concurrency i miljøets konfiguration."
    `);
  });

  it('500', async () => {
    expect(await faced('/500')).toMatchInlineSnapshot(`
      "EndpointError: Systemet fejlede og sagde det selv.
      Sted: GET http://vært/500/metadata
      Forventet: et svar
      Modtaget: status 500: “<h1>NullPointerException</h1>”
      Hvad nu: Prøv igen; gentager det sig, så vis dem, der driver systemet, denne udveksling."
    `);
  });

  it('503', async () => {
    expect(await faced('/503')).toMatchInlineSnapshot(`
      "EndpointError: Systemet fejlede og sagde det selv.
      Sted: GET http://vært/503/metadata
      Forventet: et svar
      Modtaget: status 503: “<h1>Service Unavailable</h1>”
      Hvad nu: Prøv igen; gentager det sig, så vis dem, der driver systemet, denne udveksling."
    `);
  });
});

describe('the content of an answer', () => {
  it('XXE', async () => {
    expect(await faced('/xxe', 'skrs')).toMatchInlineSnapshot(`
      "Deviation: Svaret kan ikke læses som XML.
      Sted: POST http://vært/xxe
      Forventet: velformet XML uden DOCTYPE
      Modtaget: dokumentet har en DOCTYPE, som aldrig læses (linje 1, kolonne 120)"
    `);
  });

  it('is an entity bomb', async () => {
    expect(await faced('/entitetsbombe', 'skrs')).toMatchInlineSnapshot(`
      "Deviation: Svaret kan ikke læses som XML.
      Sted: POST http://vært/entitetsbombe
      Forventet: velformet XML uden DOCTYPE
      Modtaget: dokumentet har en DOCTYPE, som aldrig læses (linje 1, kolonne 527)"
    `);
  });

  it('is XML 50,000 levels deep', async () => {
    expect(await faced('/dyb-xml', 'skrs')).toMatchInlineSnapshot(`
      "Deviation: Svaret kan ikke læses som XML.
      Sted: POST http://vært/dyb-xml
      Forventet: velformet XML uden DOCTYPE
      Modtaget: elementer indlejret dybere end 64 niveauer (linje 1, kolonne 270)"
    `);
  });

  it('is JSON 50,000 levels deep', async () => {
    expect(await faced('/dyb-json')).toMatchInlineSnapshot(`
      "Deviation: Svarets JSON er indlejret dybere, end det kan læses.
      Sted: GET http://vært/dyb-json/metadata
      Forventet: højst 64 niveauer"
    `);
  });

  it('has the same JSON field twice', async () => {
    expect(await faced('/dobbelt-felt')).toMatchInlineSnapshot(`
      "Deviation: Svarets JSON har det samme felt to gange.
      Sted: GET http://vært/dobbelt-felt/metadata
      Forventet: hvert felt én gang i hvert objekt (FHIR R4, JSON)
      Modtaget: feltet “fhirVersion” står to gange i det samme objekt
      Hvad nu: Få systemet til at skrive feltet én gang: hver modtager vælger sin egen af de to værdier."
    `);
  });

  it('fetches nothing a DOCTYPE points at', () => {
    expect(server.requests.some((request) => request.includes('/xxe'))).toBe(true);
    expect(server.requests.filter((request) => request.includes('hentet-udefra'))).toEqual([]);
  });
});
