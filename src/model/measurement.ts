/**
 * What is measured of the register itself: a day's figures, the hospital units as they were when it was last measured, and
 * what has happened to them. The extract a day was measured from is not kept.
 */

/** A unit by its code and its name. */
interface NamedUnit {
  readonly sorIdentifier: string;
  readonly name: string;
}

/** A level as it stood on a unit; either field may be empty. */
export interface MeasuredLevel {
  readonly code: string;
  readonly name: string;
  /** Both are there, and the classification in force has not the code, or not with that name. */
  readonly wrong?: true;
}

/** A hospital, or a unit under one, as it stood in an extract. Days are ISO. */
export interface HospitalUnit extends NamedUnit {
  readonly sorType: 'SI' | 'OE';
  /** InstitutionType or UnitType as a SNOMED CT concept id; empty where the file has none. */
  readonly type: string;
  /** The unit directly above; of a hospital, its owner. Empty where the file does not say. */
  readonly parent: string;
  /** SOR code of the hospital it is or lies under. */
  readonly hospital: string;
  /** The region that owns it, by its name; {@link OTHER_OWNERS} where it is somebody else's, empty where nothing says whose. */
  readonly region: string;
  /** Left out where the unit has no level. */
  readonly level?: MeasuredLevel;
  /** Empty where the unit has no SHAK code. */
  readonly shak: string;
  /** First day of the unit. */
  readonly opens: string;
  /** Last day of the unit; left out where none is said. */
  readonly closes?: string;
  /** When it was last registered, as the file has it; empty where it does not say. */
  readonly registered: string;
}

/**
 * What may happen to a unit from one measured day to the next. `closed` says so itself; one that is `gone` was open, is no
 * longer in the file, and nobody has said why. One that is in the file and no longer under a hospital has `moved`.
 */
export const UNIT_CHANGES = ['opened', 'closed', 'gone', 'moved', 'renamed', 'level'] as const;
/** What happened to a unit. */
export type UnitChangeKind = (typeof UNIT_CHANGES)[number];

/** A line of the history: one thing that is no longer as it was with a hospital unit. */
export interface MeasuredChange {
  /** The day it was first seen. */
  readonly day: string;
  /** The day it had not yet been seen: the one measured before. */
  readonly since: string;
  readonly kind: UnitChangeKind;
  readonly unit: NamedUnit;
  readonly hospital: string;
  readonly region: string;
  /** Where the unit was before, when it left that hospital or region: it is no longer counted there. Left out when it stayed. */
  readonly left?: { readonly hospital: string; readonly region: string };
  /** Name, level or parent before and after, in words; empty where there was none. */
  readonly before: string;
  readonly after: string;
  /** When the register says that it was registered; empty where it does not say. */
  readonly registered: string;
}

/**
 * Hospital units counted. What could not be measured is left out: that is something else than none. Numbers of one group
 * may be added to those of another.
 */
export interface UnitCounts {
  /** Open on the day. All below count open ones, except the last two. */
  readonly open: number;
  /** With both the code and the name of a level, and not known to be wrong: a wrong code is nothing that has been filled in. */
  readonly both?: number;
  /** With both, of which the classification in force has not the code, or not with that name. */
  readonly wrong?: number;
  /** With the one of them alone. */
  readonly one?: number;
  readonly none?: number;
  /** With a SHAK code. */
  readonly shak?: number;
  /** Of `shak`: the register's own translation gives this unit for the code. */
  readonly translated?: number;
  /** Open after the day. */
  readonly future: number;
  /** Closed, and still in the file. */
  readonly closed: number;
}

/** The counts in the order they are told, and in which a file keeps them. */
export const COUNTS = [
  'open',
  'both',
  'wrong',
  'one',
  'none',
  'shak',
  'translated',
  'future',
  'closed',
] as const satisfies readonly (keyof UnitCounts)[];

/**
 * What units are counted under that are owned by somebody else than a region: by who can correct them and not by where they
 * lie, so that no region's figure is of a private hospital's units.
 */
export const OTHER_OWNERS = 'Andre ejere';

/** What was counted of the units that share a region and something more. */
interface CountsOf {
  /** The region that owns them, {@link OTHER_OWNERS}, or empty for units nothing in the file tells the owner of. */
  readonly region: string;
  readonly counts: UnitCounts;
}

/** A file that was measured. */
export interface MeasuredFile {
  /** Its name, without the folders it lies in. */
  readonly name: string;
  /** A folder has the files of Sor_complete, unpacked; its SHA-256 is that of the list `sha256sum` makes of them by name. */
  readonly kind: 'xml' | 'csv' | 'zip' | 'folder';
  /** 1, 2 or 3 where the file itself says so. */
  readonly version?: number;
  readonly bytes: number;
  readonly sha256: string;
  /** The day the file is for, and when it was made, as it says itself or as it was last changed. */
  readonly day: string;
  readonly madeAt: string;
  /** When it was downloaded, and how long that took; left out of a file that lay there. */
  readonly downloaded?: { readonly at: string; readonly ms: number };
  /** Units of every kind, open or not. */
  readonly units: number;
  /** Units that carry any part of a level; left out where the file has no place for one. */
  readonly levelled?: number;
  /** Places in it that could not be read. */
  readonly unreadable: number;
  /** What it has a place for, by the register's own names: columns, or elements of units. */
  readonly carries: readonly string[];
}

/** How many findings a rule had in a region. */
export interface RuleFindings {
  readonly rule: string;
  readonly region: string;
  readonly findings: number;
  /** Of these, those whose owner says that they are no mistake, and that nobody has settled. */
  readonly disputed: number;
}

/** A day of the register, measured. */
export interface DayMeasurement {
  /** The day the extract is for. */
  readonly day: string;
  /** When it was measured, and how long that took. */
  readonly measuredAt: string;
  readonly ms: number;
  /** Which rules it was measured by: figures of two editions are never held against each other. */
  readonly edition: number;
  /** The one the figures are of comes first; the others tell what stood beside it. */
  readonly files: readonly MeasuredFile[];
  /** What the file has no place for, in Danish words, so that what rests on it is not measured. */
  readonly lacks: readonly string[];
  /** Units of every kind that are open, by whose they are and what says so. */
  readonly units: readonly {
    readonly region: string;
    readonly open: number;
    readonly byOwner: number;
    readonly byColumn: number;
  }[];
  readonly regions: readonly CountsOf[];
  readonly hospitals: readonly (CountsOf & { readonly hospital: NamedUnit })[];
  /** Open hospital units by the name of their level, and by the code of their type. */
  readonly levels: readonly (CountsOf & { readonly level: string })[];
  readonly types: readonly (CountsOf & { readonly type: string })[];
  /** Rules that were tried, those without a finding too. */
  readonly tried: readonly string[];
  readonly findings: readonly RuleFindings[];
}

/** Everything that was measured, oldest day first. */
export interface Measurements {
  /** Whether it is the exercise's own register, which is nobody's. */
  readonly exercise: boolean;
  readonly days: readonly DayMeasurement[];
  /** As of the newest day. */
  readonly units: readonly HospitalUnit[];
  readonly history: readonly MeasuredChange[];
}

/**
 * The edition of the rules a day is measured by. It is raised whenever a figure is counted in another way or a rule of the
 * register is changed, added or withdrawn, so that a change of rules never looks like progress.
 */
export const MEASURE_EDITION = 1;
