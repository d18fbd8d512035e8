/** A reproducible source of choices; the same seed and label give the same sequence everywhere. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** One of the list. @throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T;
  /** True with the given probability. */
  chance(probability: number): boolean;
}

/** FNV-1a over UTF-16 code units: spreads a label over 32 bits. */
export function hash(label: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < label.length; at += 1) value = Math.imul(value ^ label.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/**
 * A mulberry32 generator (Tommy Ettinger's 32-bit mixer). The label gives each part of the register its own sequence,
 * so that one part growing never changes another.
 */
export function createRandom(seed: number, label: string): Random {
  let state = (hash(label) ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const at = int(0, list.length - 1);
      if (at >= list.length) throw new RangeError('Der kan ikke vælges i en tom liste');
      return list[at] as (typeof list)[number];
    },
  };
}
