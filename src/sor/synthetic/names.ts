/**
 * Invented place names: two Danish name parts joined. No hospital, practice or person is meant, and no personal name
 * occurs anywhere in the register.
 */
const FIRST = [
  'Klit',
  'Ege',
  'Fjord',
  'Hede',
  'Birke',
  'Kilde',
  'Mose',
  'Ravn',
  'Svane',
  'Tange',
  'Elle',
  'Kær',
  'Lærke',
  'Måge',
  'Pile',
  'Rosen',
  'Stær',
  'Torne',
  'Urte',
  'Vinter',
  'Østen',
  'Åkande',
  'Bølge',
  'Dige',
  'Gærde',
] as const;
const LAST = [
  'borg',
  'bæk',
  'høj',
  'mark',
  'dal',
  'vang',
  'næs',
  'strup',
  'rup',
  'holm',
  'lev',
  'ager',
  'vig',
  'sund',
  'bjerg',
  'odde',
  'skov',
  'toft',
  'rød',
  'balle',
] as const;

export const PLACE_COUNT = FIRST.length * LAST.length;

/** The invented place with a number; different for the first {@link PLACE_COUNT} numbers. */
export function placeName(index: number): string {
  // 7 shares no factor with the count, so the walk visits each pair once before it repeats.
  const at = (index * 7) % PLACE_COUNT;
  return `${FIRST[Math.floor(at / LAST.length)] ?? ''}${LAST[at % LAST.length] ?? ''}`;
}

export const STREET_NAMES = [
  'Kildevej',
  'Birkealle',
  'Sundhedsvej',
  'Møllestien',
  'Havnegade',
  'Stationsvej',
  'Østre Ringvej',
] as const;
export const CENTER_NAMES = [
  'hjerte og kar',
  'kvinder, børn og familie',
  'hoved og sanser',
  'akut og traume',
  'kræft',
  'bevægeapparat',
] as const;
export const BRANCH_NAMES = ['medicin', 'kirurgi', 'diagnostik', 'service og drift'] as const;
export const SECTION_KINDS = ['Sengeafsnit for', 'Ambulatorium for', 'Dagafsnit for', 'Klinik for'] as const;

const MAX_NAME = 60;

/** A name the register can hold (EntityName is at most 60 characters). */
export function entityName(name: string): string {
  return name.length > MAX_NAME ? name.slice(0, MAX_NAME).trimEnd() : name;
}
