import type { HospitalUnit, UnitCounts } from '../../model/measurement.ts';
import { stateOn } from './hospital-units.ts';

/** What hospital units are counted against; what a file does not carry is left out, and not measured. */
export interface CountContext {
  readonly day: string;
  /** Whether the file has a place for the level at all. */
  readonly carriesLevels: boolean;
  /** Whether the file has the classification that levels are held against. */
  readonly carriesClassification: boolean;
  /** Whether the file has a place for SHAK codes. */
  readonly carriesShak: boolean;
  /** Whether the register's translation in force gives the unit for the SHAK code. */
  readonly translates?: (shak: string, sorIdentifier: string) => boolean;
}

/** Counts hospital units on a day. Pure. */
export function countUnits(units: readonly HospitalUnit[], context: CountContext): UnitCounts {
  const { day, carriesLevels, carriesClassification, carriesShak, translates } = context;
  const open = units.filter((unit) => stateOn(unit, day) === 'open');
  const both = open.filter(({ level }) => level !== undefined && level.code !== '' && level.name !== '');
  const wrong = both.filter(({ level }) => level?.wrong === true);
  const none = open.filter(({ level }) => level === undefined);
  const coded = open.filter(({ shak }) => shak !== '');
  return {
    open: open.length,
    ...(carriesLevels
      ? { both: both.length - wrong.length, one: open.length - both.length - none.length, none: none.length }
      : {}),
    ...(carriesLevels && carriesClassification ? { wrong: wrong.length } : {}),
    ...(carriesShak ? { shak: coded.length } : {}),
    ...(carriesShak && translates !== undefined
      ? { translated: coded.filter(({ shak, sorIdentifier }) => translates(shak, sorIdentifier)).length }
      : {}),
    future: units.filter((unit) => stateOn(unit, day) === 'future').length,
    closed: units.filter((unit) => stateOn(unit, day) === 'closed').length,
  };
}
