import type { Specification, SpecificationCase } from '../model/specification.ts';
import { wrap } from './terminal-text.ts';

/** A case as it is listed. */
export interface ListedCase
  extends
    Pick<SpecificationCase, 'key' | 'id' | 'name' | 'path' | 'line'>,
    Pick<Specification, 'interfaces' | 'assumption' | 'writes' | 'manual' | 'requirements'> {}

const WORDS = { assumption: 'antagelse', writes: 'ændrer data', manual: 'manuel' } as const;
type Trait = keyof typeof WORDS;
const TRAITS = Object.keys(WORDS) as readonly Trait[];

/** No longer keys than this make the column wider; in a narrow terminal there would be no room for names. */
const KEY_COLUMN = 28;

/**
 * One line a case: key, name, interfaces and traits. Without a width, as when the list is piped on, no line is broken. Pure.
 */
export function listLines(cases: readonly ListedCase[], width: number | undefined): readonly string[] {
  const column = Math.min(KEY_COLUMN, Math.max(0, ...cases.map(({ key }) => key.length)));
  return cases.flatMap((one) => {
    const traits = TRAITS.flatMap((trait) => (one[trait] ? [WORDS[trait]] : []));
    const about = [one.interfaces.join(', '), ...traits].filter((part) => part !== '').join(' · ');
    const line = `${one.key.padEnd(column)}  ${one.name}${about === '' ? '' : `  [${about}]`}`;
    if (width === undefined || line.length <= width) return [line];
    const [first = '', ...more] = wrap(about === '' ? one.name : `${one.name} [${about}]`, { width, indent: column + 2 });
    if (one.key.length > column) return [one.key, first, ...more];
    return [`${one.key.padEnd(column)}  ${first.trimStart()}`, ...more];
  });
}

/** “332 tilfælde af 231 scenarier: 140 hviler på en antagelse, 41 ændrer data, 12 er manuelle.” */
export function listSummary(cases: readonly ListedCase[]): string {
  const scenarios = new Set(cases.map(({ id }) => id)).size;
  const count = (trait: Trait): number => cases.filter((one) => one[trait]).length;
  const cells = `${cases.length.toLocaleString('da-DK')} tilfælde af ${scenarios.toLocaleString('da-DK')} ${scenarios === 1 ? 'scenarie' : 'scenarier'}`;
  return `${cells}: ${count('assumption')} hviler på en antagelse, ${count('writes')} ændrer data, ${count('manual')} afprøves af et menneske.`;
}
