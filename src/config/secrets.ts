import { type Auth, secretKey, type SecretReference, secretReferenceSchema, type Tls } from '../model/config/access.ts';
import { endpointsOf, ownEndpoints, partiesOf } from '../model/config/endpoints-of.ts';
import { type Environment } from '../model/config/environment.ts';
import { type SecurityFile } from '../model/config/security.ts';
import { PilotError } from '../model/pilot-error.ts';
import { ConfigurationError } from './configuration-error.ts';
import { offeredInterfaces } from './offered-interfaces.ts';
import { quote } from './wording.ts';

/** A reference and the place in the configuration that needs it. */
export interface SecretUse {
  readonly reference: SecretReference;
  /** For people: `miljø test1 · regions.midtjylland.interfaces.fhir.auth.password`. */
  readonly place: string;
}

/** Gives a file's text; rejects when it cannot be read. */
export type ReadSecretFile = (path: string) => Promise<string>;

/**
 * Every secret, key, certificate and id card the interfaces of some parties need, in the order of the environment file;
 * those of the register's copy they are held against too.
 */
export function collectSecretReferences(environment: Environment, partyIds: readonly string[]): SecretUse[] {
  return partiesOf(environment)
    .filter((party) => partyIds.includes(party))
    .flatMap((party) =>
      offeredInterfaces(endpointsOf(environment, party)).flatMap(([name, offered]) =>
        [...secretsOf(offered.auth), ...filesOf(offered.tls)].map(([field, reference]) => ({
          reference,
          place: `miljø ${environment.id} · ${keyOfInterface(environment, party, name)}.${field}`,
        })),
      ),
    );
}

/** Where in the environment's file an interface stands that a party is tried with. */
function keyOfInterface(environment: Environment, party: string, name: string): string {
  const own = ownEndpoints(environment, party);
  const isOwn = own !== undefined && Object.hasOwn(own.interfaces, name);
  const owner = isOwn ? party : (environment.parties[party]?.register ?? party);
  return `${Object.hasOwn(environment.regions, owner) ? 'regions' : 'parties'}.${owner}.interfaces.${name}`;
}

function secretsOf(auth: Auth): [field: string, SecretReference][] {
  switch (auth.kind) {
    case 'none':
      return [];
    case 'basic':
      return [
        ['auth.username', auth.username],
        ['auth.password', auth.password],
      ];
    case 'bearer':
      return [['auth.token', auth.token]];
    case 'oauth2':
      switch (auth.client.method) {
        case 'client_secret_basic':
        case 'client_secret_post':
          return [['auth.client.secret', auth.client.secret]];
        case 'private_key_jwt':
          return [['auth.client.key', auth.client.key]];
        case 'tls_client_auth':
          return [];
      }
    // Every method returns; the compiler holds that, the linter does not see it.
    // eslint-disable-next-line no-fallthrough
    case 'dgws':
      return 'command' in auth.idCard ? [] : [['auth.idCard', auth.idCard]];
  }
}

/** What a `tls` block refers to. Certificates are no secrets, but they are found and missed in the same way. */
function filesOf(tls: Tls | undefined): [field: string, SecretReference][] {
  return Object.entries(tls ?? {}).flatMap(([field, reference]): [string, SecretReference][] =>
    reference === undefined ? [] : [[`tls.${field}`, reference]],
  );
}

/** Every secret, key and certificate that a security file of the exercise endpoint refers to; `file` is how people know it. */
export function collectSecurityReferences({ tls, regions }: SecurityFile, file: string): SecretUse[] {
  const found = (value: unknown, path: readonly string[]): SecretUse[] => {
    if (typeof value !== 'object' || value === null) return [];
    const reference = secretReferenceSchema.safeParse(value);
    if (reference.success) return [{ reference: reference.data, place: `${file} · ${path.join('.')}` }];
    return Object.entries(value).flatMap(([key, one]) => found(one, [...path, key]));
  };
  return found({ tls, regions }, []);
}

/**
 * The values behind references, by {@link secretKey}. A file's closing line break is not part of the secret.
 * @throws ConfigurationError with one SP1012 for each that is absent or empty: the variable or file and every place that
 * needs it, never a value.
 */
export async function resolveSecrets(
  uses: readonly SecretUse[],
  env: Readonly<Record<string, string | undefined>>,
  readFile: ReadSecretFile,
): Promise<ReadonlyMap<string, string>> {
  const byKey = Map.groupBy(uses, (use) => secretKey(use.reference));
  const values = new Map<string, string>();
  const problems: PilotError[] = [];
  for (const [key, [first, ...others]] of byKey) {
    if (first === undefined) continue;
    const value = await valueOf(first.reference, env, readFile);
    if (value === '') problems.push(absent(first.reference, [first, ...others]));
    else values.set(key, value);
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return values;
}

/** A secret shorter than this is soon guessed, and stands by chance in much that is no secret. */
const SHORTEST_SECRET = 8;

/**
 * SP1013 for each password, token and client secret that is short: it is masked wherever its letters stand, also within
 * words. User names, keys and certificates are not measured.
 */
export function shortSecrets(uses: readonly SecretUse[], values: ReadonlyMap<string, string>): readonly PilotError[] {
  return uses
    .filter(({ reference, place }) => {
      const value = values.get(secretKey(reference));
      return MEASURED.test(place) && value !== undefined && Array.from(value).length < SHORTEST_SECRET;
    })
    .map(
      ({ reference, place }) =>
        new PilotError('SP1013', {
          place: { what: place },
          seen: `${'env' in reference ? `Miljøvariablen ${reference.env}` : `Filen ${quote(reference.file)}`} har en hemmelighed på under ${SHORTEST_SECRET} tegn.`,
          expected: `en hemmelighed på mindst ${SHORTEST_SECRET} tegn`,
          remedy:
            'Bed dem, der driver systemet, om en længere. Kørslen går videre, men de samme tegn bliver fjernet overalt i resultaterne, også midt i ord.',
        }),
    );
}

const MEASURED = /\.auth\.(?:password|token|client\.secret)$/;

async function valueOf(
  reference: SecretReference,
  env: Readonly<Record<string, string | undefined>>,
  readFile: ReadSecretFile,
): Promise<string> {
  if ('env' in reference) return env[reference.env] ?? '';
  // The cause of a failed read is left out on purpose: it may quote more of the path's surroundings than the reference does.
  return (await readFile(reference.file).catch(() => '')).replace(/\r?\n$/, '');
}

function absent(reference: SecretReference, uses: readonly SecretUse[]): PilotError {
  const variable = 'env' in reference;
  return new PilotError('SP1012', {
    place: { what: uses.map((use) => use.place).join(', ') },
    seen: variable
      ? `Miljøvariablen ${reference.env} er ikke sat eller er tom.`
      : `Filen ${quote(reference.file)} kan ikke læses eller er tom.`,
    expected: variable ? `en værdi i ${reference.env}` : 'en fil, hvis indhold er hemmeligheden',
    remedy: variable ? `Sæt ${reference.env}, før du kører.` : 'Læg filen på plads, og giv adgang til at læse den.',
  });
}
