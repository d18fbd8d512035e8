/** A station on the data's way from where it is written to where it is used. Lengths are in the drawing's own units. */
export interface Station {
  readonly id: string;
  /** Lines of text in the box. */
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A road between two stations; `sure` is false where no source tells of it. */
export interface Road {
  readonly from: string;
  readonly to: string;
  readonly sure: boolean;
}

/** Narrow on purpose: at 320 px the words are still as large as body text. */
export const DATA_WAY_WIDTH = 360;
/** Height of the drawing, in its own units. */
export const DATA_WAY_HEIGHT = 470;

const COLUMNS = [0, 124, 248] as const;
const NARROW = 112;
const HALF = 174;

/** The stations from top to bottom. */
export const STATIONS: readonly Station[] = [
  { id: 'gui', lines: ['SOR GUI', 'i hånden'], x: 0, y: 0, width: HALF, height: 58 },
  { id: 'sorus', lines: ['SORUS', 'fra et system'], x: 186, y: 0, width: HALF, height: 58 },
  { id: 'sor', lines: ['SOR'], x: 0, y: 104, width: DATA_WAY_WIDTH, height: 44 },
  { id: 'files', lines: ['Filer', '01.00–04.30'], x: COLUMNS[0], y: 238, width: NARROW, height: 58 },
  { id: 'nsp', lines: ['Kopi på NSP', '01.00–02.00'], x: COLUMNS[1], y: 238, width: NARROW, height: 58 },
  { id: 'sorls', lines: ['SORLS', 'opslag'], x: COLUMNS[2], y: 238, width: NARROW, height: 58 },
  { id: 'skrs', lines: ['SKRS'], x: COLUMNS[1], y: 334, width: NARROW, height: 44 },
  { id: 'region', lines: ['Regionens systemer'], x: 0, y: 424, width: DATA_WAY_WIDTH, height: 44 },
];

/** What leads where. */
export const ROADS: readonly Road[] = [
  { from: 'gui', to: 'sor', sure: true },
  { from: 'sorus', to: 'sor', sure: true },
  { from: 'sor', to: 'files', sure: true },
  { from: 'sor', to: 'nsp', sure: true },
  { from: 'sor', to: 'sorls', sure: false },
  { from: 'nsp', to: 'skrs', sure: true },
  { from: 'files', to: 'region', sure: true },
  { from: 'skrs', to: 'region', sure: true },
  { from: 'sorls', to: 'region', sure: true },
];

/**
 * The road as an SVG path: straight down where the two stations stand over each other.
 * @throws TypeError for a road whose stations are unknown or do not stand over each other.
 */
export function roadPath({ from, to }: Road, stations: readonly Station[] = STATIONS): string {
  const start = stations.find((station) => station.id === from);
  const end = stations.find((station) => station.id === to);
  if (start === undefined || end === undefined) throw new TypeError(`Unknown station in a road: ${from} to ${to}`);
  const left = Math.max(start.x, end.x);
  const right = Math.min(start.x + start.width, end.x + end.width);
  const top = start.y + start.height;
  if (left >= right || top >= end.y) throw new TypeError(`No straight road: ${from} to ${to}`);
  // The tip of the arrow touches the box and does not cover its edge.
  return `M${(left + right) / 2} ${top}V${end.y - 2}`;
}
