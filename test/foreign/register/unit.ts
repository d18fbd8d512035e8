/** What a unit of the register is. Dates are `YYYY-MM-DD`; a missing `to` means that no closing is known. */

export type SorType = 'IE' | 'SI' | 'OE';

/** The six level names that are public through MedCom’s code system. */
export const LEVELS = ['Hospital', 'Hospitalsområde', 'Center', 'Overafdeling', 'Afdeling', 'Afsnit'] as const;
export type Level = (typeof LEVELS)[number];

export interface Address {
  readonly street: string;
  readonly building: string;
  readonly postCode: string;
  readonly district: string;
}

export interface Contact {
  readonly phone: string;
  readonly email?: string;
  readonly website?: string;
}

export interface Unit {
  readonly sorId: string;
  readonly sorType: SorType;
  readonly name: string;
  /** What the unit was called before, and from which day it is called what it is now. */
  readonly formerName?: string;
  readonly renamedOn?: string;
  readonly parent?: string;
  /** Owner type, institution type or unit type: a SNOMED CT concept id. */
  readonly typeCode?: string;
  readonly level?: Level;
  readonly shak?: string;
  readonly firstFrom: string;
  readonly from: string;
  readonly to?: string;
  readonly updatedAt: string;
  readonly replaces: readonly string[];
  readonly replacedBy: readonly string[];
  readonly cvr?: string;
  /** Its own location number; without one it inherits its parent’s. */
  readonly gln?: string;
  readonly ydernummer?: string;
  readonly localCode?: string;
  readonly specialties: readonly string[];
  readonly postal?: Address;
  readonly visiting?: Address;
  readonly contact?: Contact;
  /** Only for an OE under a hospital. */
  readonly activity?: { readonly ambulant: boolean; readonly beds: boolean; readonly reporting: boolean };
}

/** One row of the map between SHAK and SOR. */
export interface ShakRow {
  readonly shak: string;
  readonly sorId: string;
  readonly from: string;
  readonly to?: string;
}

/** The Danish names of the types the registers use, as public lists give them. */
export const TYPE_NAMES: Readonly<Record<string, string>> = {
  '550881000005103': 'region',
  '550891000005100': 'privat',
  '22232009': 'hospital',
  '394761003': 'almen lægepraksis',
  '264361005': 'sundhedscenter',
  '550621000005101': 'hjemmesygepleje',
  '550811000005108': 'administrativ enhed',
  '550851000005109': 'klinisk enhed',
  '551611000005102': 'operationsgang',
  '309904001': 'intensiv enhed',
  '225728007': 'skadestue',
  '309964003': 'billeddiagnostisk enhed',
  '550841000005107': 'forskningsenhed',
};

export const SPECIALTY_NAMES: Readonly<Record<string, string>> = {
  '394577000': 'anæstesiologi',
  '394914008': 'diagnostisk radiologi',
  '394583002': 'endokrinologi',
  '394811001': 'geriatri',
  '394585009': 'gynækologi og obstetrik',
  '394803006': 'hæmatologi',
  '394807007': 'infektionsmedicin',
  '419192003': 'intern medicin',
  '394579002': 'kardiologi',
  '394609007': 'kirurgi',
  '394596001': 'klinisk biokemi',
  '394592004': 'klinisk onkologi',
  '418112009': 'lungesygdomme',
  '394589003': 'nefrologi',
  '394591006': 'neurologi',
  '394594003': 'oftalmologi',
  '394801008': 'ortopædisk kirurgi',
  '394604002': 'oto-rhino-laryngologi',
  '394537008': 'pædiatri',
  '394810000': 'reumatologi',
  '394612005': 'urologi',
  '408443003': 'almen medicin',
};

/** Today in Denmark. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(new Date());
}

/** The date so many days after (or before) another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** True when the unit is open on the date; the closing date itself counts as open. */
export function isOpen(unit: { readonly firstFrom: string; readonly to?: string }, date: string): boolean {
  return unit.firstFrom <= date && (unit.to === undefined || date <= unit.to);
}
