import type { Unit } from './register/unit.ts';

/** A deliberate mistake: off unless asked for by its name. */
export interface Mistake {
  readonly name: string;
  readonly description: string;
}

export const MISTAKES_A = [
  {
    name: 'sorls-niveaunavn',
    description:
      'SORLS skriver “Afsnit” som navn på niveauet for Kardiologisk Afdeling, selv om koden er Afdelings. Alle andre snitflader er rigtige.',
  },
  { name: 'xml3-uden-niveau', description: 'Neurologisk Afdeling står uden niveau i SOR XML version 3.' },
  { name: 'fhir-lukket-aktiv', description: 'Den lukkede Medicinsk Afdeling M står som aktiv i FHIR.' },
  {
    name: 'shakkort-forkert-enhed',
    description:
      'Rækken for SHAK-koden 7691021 peger i SHAKSORMap.csv på Kardiologisk Sengeafsnit 1 i stedet for Lungemedicinsk Sengeafsnit.',
  },
  { name: 'skrs-mangler-enhed', description: 'Registerkopien mangler Fødegangen. Enheden er i alle andre snitflader.' },
] as const satisfies readonly Mistake[];

export const MISTAKES_B = [
  {
    name: 'sorls-forkert-kode',
    description: 'SORLS giver Ekkolaboratoriet koden for Afdeling, men navnet Afsnit.',
  },
  {
    name: 'csv-afrundet-sor-kode',
    description: 'SOR-koden for Hukommelsesklinikken er i den daglige fil gået gennem et regneark: de tre sidste cifre er 0.',
  },
  { name: 'fhir-forkert-overordnet', description: 'Nyfødte hører i FHIR under Kvindesygdomme i stedet for Børnesygdomme.' },
  {
    name: 'sorus-tager-ukendt-niveau',
    description: 'SORUS afviser ikke en niveaukode, klassifikationen ikke har, men opretter enheden uden niveau.',
  },
  { name: 'lpr-lukket-enhed', description: 'Et forløb i LPR-indberetningen har den lukkede enhed Tropeklinikken som ansvarlig.' },
] as const satisfies readonly Mistake[];

export type MistakeA = (typeof MISTAKES_A)[number]['name'];
export type MistakeB = (typeof MISTAKES_B)[number]['name'];

/** The mistakes that are on. */
export class Mistakes {
  readonly #on: ReadonlySet<string>;

  /** @throws Error when a name is none of the known. */
  constructor(known: readonly Mistake[], on: readonly string[]) {
    const unknown = on.filter((name) => !known.some((mistake) => mistake.name === name));
    if (unknown.length > 0) throw new Error(`Unknown mistakes: ${unknown.join(', ')}`);
    this.#on = new Set(on);
  }

  has(name: MistakeA | MistakeB): boolean {
    return this.#on.has(name);
  }

  /** True when the mistake is on and this is the unit it is made on. */
  on(name: MistakeA | MistakeB, unit: Unit, unitName: string): boolean {
    return this.#on.has(name) && unit.name === unitName;
  }
}
