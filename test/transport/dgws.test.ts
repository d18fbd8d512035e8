import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessValues, only, readSkrs, trial } from './access-trial.ts';

let values: Readonly<Record<string, string>>;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sor-pilot-adgang-'));
  values = await accessValues();
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

describe('DGWS', () => {
  const demands = { skrs: [{ kind: 'dgws', sts: { file: 'sts.pem' } }] };
  const auth = (name: string, level = 3) => ({ auth: { kind: 'dgws', idCard: { file: `${name}.xml` }, level } });

  it('gives access by a card from the trusted STS, which is not in the exchange', async () => {
    await trial({ values, demands, access: auth('kort') }, async ({ outcome, exchanges, files }) => {
      expect(await outcome(readSkrs)).toBe('gik godt');
      const sent = files.get(exchanges[0]!.request.body!.sha256!) ?? '';
      expect(sent).toContain('<medcom:SecurityLevel>3</medcom:SecurityLevel>');
      expect(sent).toMatch(/<saml:Assertion[^>]*>••••••<\/saml:Assertion>/);
    });
  });

  it('asks for no card for the WSDL', async () => {
    expect(await only({ values, demands, access: {} }, (client) => client.skrs.wsdl())).toBe('gik godt');
  });

  it('is a missing precondition without a card', async () => {
    expect(await only({ values, demands, access: {} }, readSkrs)).toMatchInlineSnapshot(`
      "PreconditionError: Der er ikke givet adgang til SKRS (registerkopi). Systemet savner DGWS-hovedet med SOSI-id-kortet.
      Sted: POST http://vært/midtjylland/stamdata-batch-copy-ws/service/StamdataReplication
      Forventet: adgang med det, konfigurationen har: intet
      Modtaget: DGWS-fejl missing_required_header, status 500: “SOAP-hovedet mangler wsse:Security.”
      Hvad nu: Kontrollér, at auth er dgws for snitfladen, og vis dem, der driver systemet, denne udveksling."
    `);
  });

  it.each([
    ['fremmed-kort', 'invalid_signature'],
    ['aendret-kort', 'invalid_signature'],
  ])('is a missing precondition with %s (%s)', async (name, code) => {
    expect(await only({ values, demands, access: auth(name) }, readSkrs)).toMatch(
      new RegExp(`^PreconditionError: Der er ikke givet adgang til SKRS[^\\n]*underskrift[\\s\\S]*${code}`),
    );
  });

  it('makes us refuse a card ourselves that expires under way, and understands the service’s own refusal', async () => {
    const late = (): Date => new Date('2100-01-01T00:00:00Z');
    expect(await only({ values, demands, access: auth('kort'), now: late, clientNow: () => new Date('2026-11-23') }, readSkrs))
      .toMatchInlineSnapshot(`
        "PreconditionError: Der er ikke givet adgang til SKRS (registerkopi). SOSI-id-kortet er udløbet.
        Sted: POST http://vært/midtjylland/stamdata-batch-copy-ws/service/StamdataReplication
        Forventet: adgang med et SOSI-id-kort (DGWS)
        Modtaget: DGWS-fejl expired_idcard, status 500: “Id-kortet er udløbet.”
        Hvad nu: Hent et nyt id-kort hos STS’en; kontrollér også uret på maskinen, der afprøver."
      `);
  });

  it('is a missing precondition with a level that is too low', async () => {
    const high = { skrs: [{ kind: 'dgws', sts: { file: 'sts.pem' }, level: 4 }] };
    expect(await only({ values, demands: high, access: auth('kort4', 4) }, readSkrs)).toBe('gik godt');
    expect(await only({ values, demands: high, access: auth('kort') }, readSkrs)).toMatchInlineSnapshot(`
      "PreconditionError: Der er ikke givet adgang til SKRS (registerkopi). SOSI-id-kortets sikkerhedsniveau er ikke højt nok.
      Sted: POST http://vært/midtjylland/stamdata-batch-copy-ws/service/StamdataReplication
      Forventet: adgang med et SOSI-id-kort (DGWS)
      Modtaget: DGWS-fejl security_level_failed, status 500: “Id-kortet har niveau 3; der kræves niveau 4.”
      Hvad nu: Hent et kort på det niveau, tjenesten kræver, og ret level i konfigurationen."
    `);
  });

  it('lets an answer that deviates through as it is when access is in order', async () => {
    const behaviours = [{ kind: 'skrs-ignores-max-records' }];
    const came = await only({ values, demands, behaviours, access: auth('kort') }, async (client) => {
      const answer = await client.skrs.replicate({ datatype: 'sorEntity', maxRecords: 10 });
      expect('entries' in answer ? answer.entries.length : answer).toBeGreaterThan(10);
    });
    expect(came).toBe('gik godt');
  });

  it('takes no fault of the service itself for one of DGWS', async () => {
    const came = await only({ values, demands, access: auth('kort') }, async (client) => {
      const answer = await client.skrs.replicate({ datatype: { name: 'findes-ikke' } });
      expect(answer).toMatchObject({ kind: 'fault', faultCode: 'urn:stamdata:unknown-view' });
    });
    expect(came).toBe('gik godt');
  });

  describe('with a program that fetches the card', () => {
    const command = async (name: string, script: string, timeoutMs = 15_000) => {
      const path = join(folder, `${name}.mjs`);
      await writeFile(path, script);
      return { auth: { kind: 'dgws', idCard: { command: [process.execPath, path], timeoutMs } } };
    };
    const printing = (text: string): string => `process.stdout.write(${JSON.stringify(text)});`;

    it('fetches the card once, even when several ask at the same time', async () => {
      const counter = join(folder, 'tal');
      const script = `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(counter)}, 'x'); ${printing(values['file:kort.xml']!)}`;
      await trial({ values, demands, access: await command('henter', script) }, async ({ outcome }) => {
        expect(await Promise.all([readSkrs, readSkrs, readSkrs].map(outcome))).toEqual(['gik godt', 'gik godt', 'gik godt']);
      });
      expect(await readFile(counter, 'utf8')).toBe('x');
    });

    it('is a missing precondition when the program fails, and shows what it writes only redacted', async () => {
      const script = `process.stderr.write('forkert kode ${values['env:TOKEN']!} '); process.exit(3);`;
      const came = await only({ values, demands, access: await command('fejler', script) }, readSkrs);
      expect(came.replace(/command: .*node\S*/, 'command: node')).toMatchInlineSnapshot(`
        "PreconditionError: Programmet, der skal hente SOSI-id-kortet, gav intet kort.
        Sted: idCard.command: node
        Forventet: at programmet skriver en underskrevet saml:Assertion på standard output og slutter med kode 0
        Modtaget: programmet sluttede med kode 3: “forkert kode ••••••”
        Hvad nu: Kør programmet for sig selv, og se, hvad det siger. Det køres uden skal, så skriv stien helt ud."
      `);
    });

    it.each([
      ['skriver vrøvl', `process.stdout.write('ikke et kort')`, 15_000, 'velformet XML'],
      ['bliver ikke færdigt', 'setInterval(() => 0, 1000)', 300, 'ikke færdigt efter 300 ms'],
    ])('is a missing precondition when the program %s', async (name, script, timeoutMs, said) => {
      const came = await only({ values, demands, access: await command(name.split(' ')[0]!, script, timeoutMs) }, readSkrs);
      expect(came).toMatch(new RegExp(`^PreconditionError: Programmet[\\s\\S]*${said}`));
    });
  });
});
