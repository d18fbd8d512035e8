import type { SecretReference } from '../../model/config/access.ts';
import { type InterfaceName, interfaceRow } from '../../model/interfaces.ts';

/** One thing a kind of access needs. */
export interface AccessPart {
  readonly key: string;
  /** What it is called in the question. */
  readonly words: string;
  /** A reference names a variable or a file and is never the secret; an address and a text are written as they are. */
  readonly kind: 'reference' | 'address' | 'text' | 'level';
  /** End of the variable's name that is suggested: TOKEN in MIDT_FHIR_TOKEN. A file is the usual way where there is none. */
  readonly suffix?: string;
  /** May be left out. */
  readonly optional?: true;
}

/** What was answered for each part, by its key. */
export type AccessAnswers = Readonly<Record<string, SecretReference | string | number | undefined>>;

/** What is written of access at an interface. */
interface AccessSettings {
  readonly auth: Readonly<Record<string, unknown>>;
  readonly tls?: Readonly<Record<string, unknown>>;
}

/** A kind of access that can be chosen. The others stand on the page “Adgang og certifikater”. */
interface AccessKind {
  /** The word it is chosen by. */
  readonly word: string;
  readonly words: string;
  readonly parts: readonly AccessPart[];
  readonly settings: (answers: AccessAnswers) => AccessSettings;
}

const KINDS: readonly AccessKind[] = [
  { word: 'ingen', words: 'der bliver ikke logget på', parts: [], settings: () => ({ auth: { kind: 'none' } }) },
  {
    word: 'basic',
    words: 'brugernavn og adgangskode',
    parts: [
      { key: 'username', words: 'Brugernavnet', kind: 'reference', suffix: 'BRUGER' },
      { key: 'password', words: 'Adgangskoden', kind: 'reference', suffix: 'KODE' },
    ],
    settings: ({ username, password }) => ({ auth: { kind: 'basic', username, password } }),
  },
  {
    word: 'bearer',
    words: 'et fast adgangsbevis',
    parts: [{ key: 'token', words: 'Adgangsbeviset', kind: 'reference', suffix: 'TOKEN' }],
    settings: ({ token }) => ({ auth: { kind: 'bearer', token } }),
  },
  {
    word: 'oauth2',
    words: 'OAuth 2.0 med en delt hemmelighed',
    parts: [
      { key: 'tokenUrl', words: 'Adressen, adgangsbeviset hentes fra', kind: 'address' },
      { key: 'clientId', words: 'Klientens id', kind: 'text' },
      { key: 'scope', words: 'Scope', kind: 'text', optional: true },
      { key: 'secret', words: 'Klientens hemmelighed', kind: 'reference', suffix: 'HEMMELIGHED' },
    ],
    settings: ({ tokenUrl, clientId, scope, secret }) => ({
      auth: {
        kind: 'oauth2',
        tokenUrl,
        clientId,
        ...(scope === undefined ? {} : { scope }),
        client: { method: 'client_secret_basic', secret },
      },
    }),
  },
  {
    word: 'mtls',
    words: 'klientcertifikat (mTLS)',
    parts: [
      { key: 'certificate', words: 'Certifikatet (PEM)', kind: 'reference' },
      { key: 'key', words: 'Certifikatets nøgle (PEM)', kind: 'reference' },
    ],
    settings: ({ certificate, key }) => ({ auth: { kind: 'none' }, tls: { certificate, key } }),
  },
  {
    word: 'dgws',
    words: 'Den Gode Webservice med id-kort',
    parts: [
      { key: 'idCard', words: 'Det underskrevne id-kort', kind: 'reference' },
      { key: 'level', words: 'Niveauet', kind: 'level' },
    ],
    settings: ({ idCard, level }) => ({ auth: { kind: 'dgws', idCard, level } }),
  },
];

/** The kinds an interface can take, in the order they are told; an id card has its place in the header of SOAP alone. */
export function accessKinds(name: InterfaceName): readonly AccessKind[] {
  return KINDS.filter(({ word }) => word !== 'dgws' || interfaceRow(name).kind === 'soap');
}

/** A name for the variable a secret may lie in, from the first letters of the region: MIDT_FHIR_TOKEN. */
export function suggestedVariable(region: string, name: InterfaceName, suffix: string): string {
  return `${region.replaceAll('-', '').slice(0, 4)}_${name}_${suffix}`.toUpperCase();
}
