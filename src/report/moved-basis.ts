import { AROUND_EVERY_SCENARIO, type Basis, type BasisPart, type UsedBasis } from '../model/basis.ts';
import { INTERFACE_NAMES, isInterface } from '../model/interfaces.ts';
import type { Outdated } from './types.ts';

/** The steps a case used whose code is another now. */
export function movedSteps(used: UsedBasis, then: Basis, now: Basis): readonly Outdated[] {
  const digests = new Map(now.steps.map(({ pattern, digest }) => [pattern, digest]));
  return used.steps.flatMap((at): readonly Outdated[] => {
    const step = then.steps[at];
    if (step === undefined || digests.get(step.pattern) === step.digest) return [];
    if (step.pattern === AROUND_EVERY_SCENARIO)
      return [{ part: 'steps', words: 'det, der sker omkring hvert scenarie, er ændret' }];
    return [{ part: 'steps', words: `trinnet “${step.pattern}” er ${digests.has(step.pattern) ? 'ændret' : 'fjernet'}` }];
  });
}

/** What of its region's configuration a case rests on, beside what counts for every case. */
export interface RestsOn {
  readonly interfaces: Iterable<string>;
  /** Ids. */
  readonly assumptions: Iterable<string>;
}

/** The parts of a region's configuration that a case rests on and that say something else now. */
export function movedConfiguration(
  region: string,
  { interfaces, assumptions }: RestsOn,
  { then, now }: { readonly then: Basis; readonly now: Basis },
): readonly Outdated[] {
  const [before, after] = [then.regions[region], now.regions[region]];
  // A region that the environment no longer has is not tried again, and so nothing of it waits.
  if (before === undefined || after === undefined) return [];
  const parts: readonly BasisPart[] = [
    ...Array.from(interfaces, (name) => `interface:${name}` as const),
    ...(before['version'] === after['version'] ? [] : (['version'] as const)),
    'units',
    'levels',
    'agreements',
    ...Array.from(assumptions, (id) => `assumption:${id}` as const),
    // Plans of before assumptions had values say nothing of them, and the steps had them then.
    ...Array.from(assumptions, (id) => `assumed:${id}` as const).filter((part) => before[part] !== undefined),
  ];
  return parts
    .filter((part) => before[part] !== after[part])
    .map((part) => movedPart(part, { was: before[part], is: after[part] }));
}

/** Tells of a part that says something else now; the digests tell what is new and what is gone. */
export function movedPart(
  part: BasisPart,
  digests: { readonly was: string | undefined; readonly is: string | undefined },
): Outdated {
  return { part: 'config', words: partInWords(part, digests) };
}

function partInWords(
  part: BasisPart,
  { was, is }: { readonly was: string | undefined; readonly is: string | undefined },
): string {
  const [kind = '', name = ''] = part.split(':');
  switch (kind) {
    case 'interface':
      return `det, der er sat op for ${isInterface(name) ? INTERFACE_NAMES[name] : name}, er ændret`;
    case 'assumption':
      return `antagelsen “${name}” er ${was === undefined ? 'afgjort' : is === undefined ? 'åben igen' : 'afgjort anderledes'}`;
    case 'assumed':
      return `det, vi antager om “${name}”, er ændret`;
    case 'version':
      return was === undefined ? 'versionen var ikke oplyst' : 'det er en anden version, der afprøves nu';
    case 'units':
      return 'regionens testenheder er ændret';
    case 'levels':
      return 'niveauernes koder eller navne er ændret';
    default:
      return 'det, der er aftalt om frister og afvisningskoder, er ændret';
  }
}
