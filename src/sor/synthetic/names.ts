import { SERIES_COUNT } from './series.ts';

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

/** How many places a series has before their names are told apart by a word in front. */
export const PLACES_PER_SERIES = (FIRST.length * LAST.length) / SERIES_COUNT;
const IN_FRONT = ['', 'Nørre ', 'Sønder ', 'Øster ', 'Vester ', 'Store ', 'Lille ', 'Gammel '] as const;

/** An invented place of a series (from 1); the first 160 of each are places of no other series. */
export function placeName(series: number, index: number): string {
  const place = (series - 1) * PLACES_PER_SERIES + (index % PLACES_PER_SERIES);
  // 7 shares no factor with the count, so the walk visits each pair once before it repeats.
  const at = (place * 7) % (FIRST.length * LAST.length);
  const front = IN_FRONT[Math.floor(index / PLACES_PER_SERIES) % IN_FRONT.length] ?? '';
  return `${front}${FIRST[Math.floor(at / LAST.length)] ?? ''}${LAST[at % LAST.length] ?? ''}`;
}

/** Where the state's institutions lie; a place of no series. */
export const STATE_PLACE = 'Granhøj';

/** Streets of the exercise's addresses. Made up. */
export const STREET_NAMES = [
  'Kildevej',
  'Birkealle',
  'Sundhedsvej',
  'Møllestien',
  'Havnegade',
  'Stationsvej',
  'Østre Ringvej',
] as const;
/** What the exercise's centres are called after “Center for”. */
export const CENTER_NAMES = [
  'hjerte og kar',
  'kvinder, børn og familie',
  'hoved og sanser',
  'akut og traume',
  'kræft',
  'bevægeapparat',
] as const;
/** What the exercise's overafdelinger are called after “Overafdelingen for”. */
export const BRANCH_NAMES = ['medicin', 'kirurgi', 'diagnostik', 'service og drift'] as const;
/** How the names of the exercise's sections begin. */
export const SECTION_KINDS = ['Sengeafsnit for', 'Ambulatorium for', 'Dagafsnit for', 'Klinik for'] as const;

const MAX_NAME = 60;

/** A name the register can hold (EntityName is at most 60 characters). */
export function entityName(name: string): string {
  return name.length > MAX_NAME ? name.slice(0, MAX_NAME).trimEnd() : name;
}
