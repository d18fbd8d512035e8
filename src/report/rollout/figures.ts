import { COUNTS, type UnitCounts } from '../../model/measurement.ts';

/** A figure's definition, as its reader is to know it. */
export interface FigureDefinition {
  readonly id: string;
  /** Danish, as a heading. */
  readonly title: string;
  /** For narrow columns. */
  readonly short: string;
  readonly part: keyof UnitCounts;
  readonly whole: keyof UnitCounts;
  /** What is counted, and of what; Danish, in the plural. */
  readonly partWords: string;
  readonly wholeWords: string;
  /** What stands after “1.130 af 1.463” in a sentence; Danish. */
  readonly says: string;
  /** Which way is forward; undefined where the figure is neither good nor bad in itself. */
  readonly forward: 'more' | 'fewer' | undefined;
  /** Whether a public source says that it is to be so, or this project assumes it. */
  readonly status: 'confirmed' | 'assumption';
  /** Why it is told, and what it does not say. Danish. */
  readonly explains: string;
  /** Keys of the project's source list. */
  readonly sources: readonly string[];
}

/**
 * Every figure of the rollout, defined once: pages, files and the command line name these. Closed units and those still to
 * open are in none of them.
 */
export const FIGURES = [
  {
    id: 'med-niveau',
    title: 'Hospitalsenheder med både kode og navn på niveauet',
    short: 'Med niveau',
    part: 'both',
    whole: 'open',
    partWords: 'åbne hospitalsenheder med både OrganisationalLevelCode og OrganisationalLevelName',
    wholeWords: 'åbne hospitaler og organisatoriske enheder under dem',
    says: 'åbne hospitalsenheder har både kode og navn på niveauet',
    forward: 'more',
    status: 'assumption',
    explains:
      'At hver hospitalsenhed skal have et niveau, er en antagelse: ingen offentlig kilde siger, hvilke enheder der skal. Et udfyldt niveau er ikke nødvendigvis det rigtige; en kode, klassifikationen ikke har, tæller dog ikke med, når filen har klassifikationen.',
    sources: ['NSP-SOR-REL', 'EER-ID27'],
  },
  {
    id: 'forkert-niveau',
    title: 'Hospitalsenheder, hvis niveau ikke er i klassifikationen',
    short: 'Forkert niveau',
    part: 'wrong',
    whole: 'open',
    partWords:
      'åbne hospitalsenheder med både kode og navn, hvor den gældende klassifikation ikke har koden, eller ikke med det navn',
    wholeWords: 'åbne hospitaler og organisatoriske enheder under dem',
    says: 'åbne hospitalsenheder har en kode og et navn, der ikke passer sammen i klassifikationen',
    forward: 'fewer',
    status: 'confirmed',
    explains: 'Et forkert niveau tæller ikke som udfyldt. Har filen ingen klassifikation, kan det ikke måles.',
    sources: ['NSP-SOR-REL', 'SDS-AKT-2024'],
  },
  {
    id: 'halvt-niveau',
    title: 'Hospitalsenheder med kun det ene af niveauets to felter',
    short: 'Kun ét felt',
    part: 'one',
    whole: 'open',
    partWords: 'åbne hospitalsenheder med kun koden eller kun navnet',
    wholeWords: 'åbne hospitaler og organisatoriske enheder under dem',
    says: 'åbne hospitalsenheder har kun det ene af niveauets to felter',
    forward: 'fewer',
    status: 'confirmed',
    explains: 'De to felter hører sammen: en kode uden navn kan ikke læses, og et navn uden kode kan ikke slås op.',
    sources: ['NSP-SOR-REL'],
  },
  {
    id: 'uden-niveau',
    title: 'Hospitalsenheder uden niveau',
    short: 'Uden niveau',
    part: 'none',
    whole: 'open',
    partWords: 'åbne hospitalsenheder uden niveau',
    wholeWords: 'åbne hospitaler og organisatoriske enheder under dem',
    says: 'åbne hospitalsenheder har intet niveau',
    forward: 'fewer',
    status: 'assumption',
    explains: 'Om en enhed mangler et niveau eller ikke skal have et, fremgår ikke af nogen offentlig kilde.',
    sources: ['NSP-SOR-REL', 'EER-ID27'],
  },
  {
    id: 'med-shak',
    title: 'Hospitalsenheder, der stadig har en SHAK-kode',
    short: 'Med SHAK-kode',
    part: 'shak',
    whole: 'open',
    partWords: 'åbne hospitalsenheder med en SHAK-kode i SOR',
    wholeWords: 'åbne hospitaler og organisatoriske enheder under dem',
    says: 'åbne hospitalsenheder har en SHAK-kode',
    forward: undefined,
    status: 'confirmed',
    explains: 'Tallet er hverken godt eller dårligt: SHAK-koderne bliver i SOR, så længe SHAK bruges.',
    sources: ['SDM-XSD1'],
  },
  {
    id: 'shak-oversaettes',
    title: 'SHAK-koder, som SOR selv oversætter til enheden',
    short: 'SHAK oversættes',
    part: 'translated',
    whole: 'shak',
    partWords: 'åbne hospitalsenheder, som den gældende SHAKSORMap giver for deres egen SHAK-kode',
    wholeWords: 'åbne hospitalsenheder med en SHAK-kode i SOR',
    says: 'SHAK-koder på åbne hospitalsenheder oversættes i SOR til enheden selv',
    forward: 'more',
    status: 'assumption',
    explains: 'At oversættelsen skal føre til den enhed, der selv har koden, er en antagelse.',
    sources: ['NSP-SOR-REL'],
  },
] as const satisfies readonly FigureDefinition[];

/** Which figure. */
export type FigureId = (typeof FIGURES)[number]['id'];

/** A figure of some units. */
export interface Figure {
  readonly part: number;
  readonly whole: number;
  /** Rounded down, so that 100 is all and never nearly all; undefined of none. */
  readonly percent: number | undefined;
}

/** The figure of some counted units; undefined where it was not measured, which is something else than none. */
export function figureOf({ part, whole }: Pick<FigureDefinition, 'part' | 'whole'>, counts: UnitCounts): Figure | undefined {
  const [of, all] = [counts[part], counts[whole]];
  if (of === undefined || all === undefined) return undefined;
  return { part: of, whole: all, percent: all === 0 ? undefined : Math.floor((100 * of) / all) };
}

/** The definition of a figure. */
export function figureDefinition(id: FigureId): FigureDefinition {
  const found = FIGURES.find((figure) => figure.id === id);
  if (found === undefined) throw new TypeError(`No figure is called ${id}`);
  return found;
}

/** Counts of several groups as one. What any of them has not measured is not measured of them all; of no groups nothing is. */
export function sumOfCounts(groups: readonly UnitCounts[]): UnitCounts {
  const sums: Partial<Record<keyof UnitCounts, number>> = {};
  for (const count of COUNTS) {
    const values = groups.map((group) => group[count]);
    if (values.length > 0 && values.every((value) => value !== undefined))
      sums[count] = values.reduce((sum, value) => sum + value, 0);
  }
  return { ...sums, open: sums.open ?? 0, future: sums.future ?? 0, closed: sums.closed ?? 0 };
}
