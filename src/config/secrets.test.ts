import { describe, expect, it } from 'vitest';
import { resolveAddresses, usesExerciseEndpoint } from './addresses.ts';
import { configFolders, problemsOf } from './config-folder.fixture.ts';
import { loadConfiguration } from './load-configuration.ts';
import { regionEndpointsSchema } from '../model/config/environment.ts';
import { securityFileSchema } from '../model/config/security.ts';
import { collectSecretReferences, collectSecurityReferences, resolveSecrets, type SecretUse, shortSecrets } from './secrets.ts';
import { selectEnvironment } from './select.ts';

const folder = configFolders();
const environment = async (): Promise<ReturnType<typeof selectEnvironment>> =>
  selectEnvironment(await loadConfiguration(await folder()), 'prove');
const noFile = (): Promise<string> => Promise.reject(new Error('ENOENT'));

describe('secrets', () => {
  it('are told of when they are short, but for user names and keys', () => {
    const use = (field: string, env: string) => ({
      reference: { env },
      place: `miljø prove · regions.nord.interfaces.fhir.${field}`,
    });
    const uses = [
      use('auth.username', 'A'),
      use('auth.password', 'B'),
      use('auth.token', 'C'),
      use('auth.client.secret', 'D'),
      use('tls.key', 'E'),
    ];
    const values = new Map(['A', 'B', 'C', 'D', 'E'].map((name) => [`env:${name}`, name === 'C' ? 'otte-øre' : 'syv tgn']));
    expect(shortSecrets(uses, values).map(({ place }) => place.what?.split('fhir.')[1])).toEqual([
      'auth.password',
      'auth.client.secret',
    ]);
    const [told] = shortSecrets(uses, values);
    expect(told?.message).not.toContain('syv tgn');
    expect(told?.message).toMatchInlineSnapshot(
      `"SP1013 Hemmeligheden er kort: Miljøvariablen B har en hemmelighed på under 8 tegn."`,
    );
  });

  it('are collected for the chosen regions only', async () => {
    const prove = await environment();
    expect(collectSecretReferences(prove, ['vest'])).toEqual([]);
    expect(collectSecretReferences(prove, ['nord'])).toMatchInlineSnapshot(`
      [
        {
          "place": "miljø prove · regions.nord.interfaces.fhir.auth.username",
          "reference": {
            "env": "NORD_USER",
          },
        },
        {
          "place": "miljø prove · regions.nord.interfaces.fhir.auth.password",
          "reference": {
            "file": "/run/secrets/nord",
          },
        },
      ]
    `);
  });

  it('include keys, certificates and id cards under auth and tls', async () => {
    const file = (name: string) => ({ file: name });
    const auth = (client: object) => ({ kind: 'oauth2', tokenUrl: 'https://x.example/token', clientId: 'pilot', client });
    const url = 'https://x.example/';
    const vest = regionEndpointsSchema.parse({
      interfaces: {
        fhir: { url, auth: auth({ method: 'client_secret_post', secret: file('hemmelig') }), tls: { trust: file('ca.pem') } },
        journal: { url, auth: auth({ method: 'private_key_jwt', key: file('jwt.key') }) },
        apotek: { url, auth: auth({ method: 'tls_client_auth' }), tls: { certificate: file('k.pem'), key: file('k.key') } },
        skrs: { url, auth: { kind: 'dgws', idCard: file('kort.xml') } },
        sorls: { url, auth: { kind: 'dgws', idCard: { command: ['/hent'] } } },
      },
    });
    const uses = collectSecretReferences({ ...(await environment()), regions: { vest } }, ['vest']);
    expect(uses.map(({ place }) => place.split('interfaces.')[1])).toEqual([
      'fhir.auth.client.secret',
      'fhir.tls.trust',
      'skrs.auth.idCard',
      'journal.auth.client.key',
      'apotek.tls.certificate',
      'apotek.tls.key',
    ]);
  });

  it('are collected from the exercise endpoint’s security file too', () => {
    const file = securityFileSchema.parse({
      tls: { certificate: { file: 's.pem' }, key: { file: 's.key' } },
      regions: { nord: { fhir: [{ kind: 'basic', username: { env: 'A' }, password: { env: 'B' } }] } },
    });
    expect(collectSecurityReferences(file, 'sikkerhed.yaml').map(({ place }) => place)).toEqual([
      'sikkerhed.yaml · tls.certificate',
      'sikkerhed.yaml · tls.key',
      'sikkerhed.yaml · regions.nord.fhir.0.username',
      'sikkerhed.yaml · regions.nord.fhir.0.password',
    ]);
  });

  it('are taken from the environment, and from files without the last line break', async () => {
    const uses = collectSecretReferences(await environment(), ['nord']);
    const values = await resolveSecrets(uses, { NORD_USER: 'bruger' }, () => Promise.resolve('kode ord\r\n'));
    expect(Object.fromEntries(values)).toEqual({ 'env:NORD_USER': 'bruger', 'file:/run/secrets/nord': 'kode ord' });
  });

  it('are reported together when missing or empty, with every place that uses them', async () => {
    const uses: SecretUse[] = [
      { reference: { env: 'TOKEN' }, place: 'miljø test1 · regions.nord.interfaces.fhir.auth.token' },
      { reference: { env: 'TOKEN' }, place: 'miljø test1 · regions.vest.interfaces.fhir.auth.token' },
      { reference: { file: '/run/secrets/x' }, place: 'miljø test1 · regions.nord.interfaces.skrs.auth.token' },
    ];
    expect(await problemsOf(resolveSecrets(uses, { TOKEN: '' }, noFile))).toMatchInlineSnapshot(`
      "SP1012 Hemmeligheden mangler
        Sted:      miljø test1 · regions.nord.interfaces.fhir.auth.token, miljø test1 · regions.vest.interfaces.fhir.auth.token
        Fundet:    Miljøvariablen TOKEN er ikke sat eller er tom.
        Forventet: en værdi i TOKEN
        Løsning:   Sæt TOKEN, før du kører.
        Læs mere:  docs/fejl/sp1012.mdx
      SP1012 Hemmeligheden mangler
        Sted:      miljø test1 · regions.nord.interfaces.skrs.auth.token
        Fundet:    Filen “/run/secrets/x” kan ikke læses eller er tom.
        Forventet: en fil, hvis indhold er hemmeligheden
        Løsning:   Læg filen på plads, og giv adgang til at læse den.
        Læs mere:  docs/fejl/sp1012.mdx"
    `);
  });
});

describe('addresses', () => {
  it('have the exercise endpoint’s put in, and others stay as they were', async () => {
    const { regions } = await environment();
    const vest = resolveAddresses(regions['vest']!, 'http://127.0.0.1:4010');
    expect(vest.interfaces.fhir).toMatchObject({ url: 'http://127.0.0.1:4010/vest/fhir' });
    expect(usesExerciseEndpoint(regions['vest']!)).toBe(true);
    expect(usesExerciseEndpoint(vest)).toBe(false);
    expect(usesExerciseEndpoint(regions['nord']!)).toBe(false);
    expect(resolveAddresses(regions['nord']!, 'http://127.0.0.1:4010')).toEqual(regions['nord']);
  });
});
