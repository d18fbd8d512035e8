import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../session/open-session.ts';
import type { OpenSession } from '../../../session/session.ts';
import { collecting, testMeans, testSession } from '../../../session/test-session.fixture.ts';

/** A number of a person's form that no one has: a test person's in public examples. */
const CPR = ['251248', '9996'].join('');
const LETTER = `<?xml version="1.0" encoding="ISO-8859-1"?><Emessage xmlns="urn:a"><ClinicalEmail>
  <Sender><EANIdentifier>5790000121526</EANIdentifier><OrganisationName>Øre, næse og hals</OrganisationName></Sender>
  <Patient><CivilRegistrationNumber>${CPR}</CivilRegistrationNumber></Patient></ClinicalEmail></Emessage>`;

let root: string;
const sessions: OpenSession[] = [];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sor-pilot-'));
  await writeFile(join(root, 'brev.xml'), Buffer.from(LETTER, 'latin1'));
  await writeFile(join(root, 'stor.xml'), 'x'.repeat(100_001));
});
afterAll(async () => {
  for (const session of sessions) await session.close();
  await rm(root, { recursive: true });
});

function client() {
  const { means, files } = testMeans();
  const medcom = { folder: './', files: ['brev.xml', 'mangler.xml', 'stor.xml'] };
  const session = openSession(testSession({ medcom }, { maxBodyBytes: 100_000 }), { ...means, environmentFolder: root });
  sessions.push(session);
  const { exchanges, recorder } = collecting();
  return { ...session.clientFor(recorder), exchanges, files };
}

const said = (file: string): Promise<string> =>
  client()
    .medcom.read(file)
    .then(
      () => 'ingen fejl',
      (error: unknown) => String(error),
    );

describe('files delivered in a folder', () => {
  it('are read, with evidence of the same kind as an exchange’s and without CPR numbers', async () => {
    const { medcom, exchanges, files } = client();
    expect((await medcom.read('brev.xml')).parties).toMatchObject([
      { role: 'sender', identifiers: [{ value: '5790000121526' }] },
    ]);
    expect(exchanges).toMatchObject([
      {
        interface: 'medcom',
        purpose: 'Hent brev.xml',
        request: { method: 'LÆS', url: './brev.xml' },
        response: { status: 0, body: { text: true, truncatedBytes: 0 } },
        redactions: { cpr: 1 },
      },
    ]);
    const kept = files.get(exchanges[0]?.response?.body?.sha256 ?? '');
    expect(kept).toContain('Øre, næse og hals');
    expect(kept).not.toContain(CPR);
    expect(JSON.stringify(exchanges)).not.toContain(root);
  });

  it('are a missing precondition when one is not there, and the evidence says so', async () => {
    expect(await said('mangler.xml')).toMatchInlineSnapshot(`
      "PreconditionError: En leveret fil kan ikke læses.
      Sted: ./mangler.xml
      Forventet: en fil i den mappe, miljøfilen nævner, talt fra miljøfilens egen mappe
      Modtaget: der er ingen fil af det navn
      Hvad nu: Læg filen på plads, eller ret navnet under files i miljøfilen."
    `);
    const { medcom, exchanges } = client();
    await expect(medcom.read('mangler.xml')).rejects.toThrow();
    expect(exchanges.map(({ response, fault }) => [response, fault?.code])).toEqual([[undefined, 'ENOENT']]);
  });

  it('are not read when one is too large', async () => {
    expect(await said('stor.xml')).toMatchInlineSnapshot(`
      "EndpointError: Filen er større, end en meddelelse eller indberetning kan være.
      Sted: ./stor.xml
      Modtaget: 100001 byte; grænsen er 100000
      Hvad nu: Læg en enkelt meddelelse eller en kort prøve i filen."
    `);
  });

  it.each(['../hemmelig.xml', 'a/../../b.xml', '/etc/passwd', String.raw`a\b.xml`])(
    'cannot be named %s, which leads out of the folder',
    (file) => {
      expect(() => testSession({ medcom: { folder: './', files: [file] } })).toThrow();
    },
  );
});
