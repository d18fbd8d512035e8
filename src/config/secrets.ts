import type { Auth, Environment, SecretReference } from '../model/config/environment.ts';
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

/** `env:NAME` or `file:PATH`: the name a secret goes by wherever its value must not be. */
function secretKey(reference: SecretReference): string {
  return 'env' in reference ? `env:${reference.env}` : `file:${reference.file}`;
}

/** Every secret the interfaces of some regions need, in the order of the environment file. */
export function collectSecretReferences(environment: Environment, regionIds: readonly string[]): SecretUse[] {
  return Object.entries(environment.regions)
    .filter(([region]) => regionIds.includes(region))
    .flatMap(([region, endpoints]) =>
      offeredInterfaces(endpoints).flatMap(([name, offered]) =>
        secretsOf(offered.auth).map(([field, reference]) => ({
          reference,
          place: `miljø ${environment.id} · regions.${region}.interfaces.${name}.auth.${field}`,
        })),
      ),
    );
}

function secretsOf(auth: Auth): [field: string, SecretReference][] {
  switch (auth.kind) {
    case 'none':
      return [];
    case 'basic':
      return [
        ['username', auth.username],
        ['password', auth.password],
      ];
    case 'bearer':
      return [['token', auth.token]];
  }
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
