import { assumptionStanding } from '../model/config/assumption.ts';
import type { ValueKind, ValueOf, Valued } from '../model/config/assumed-value.ts';
import type { Configuration } from '../model/config/configuration.ts';
import type { Environment, RegionEndpoints } from '../model/config/environment.ts';
import type { Session } from '../model/session.ts';
import { type LevelWithCode, levelsWithCodes } from './levels.ts';

/** What a session's scenarios hold answers against. */
export type TrialGrounds = Pick<
  Session,
  | 'endpoints'
  | 'freshnessHours'
  | 'levelSystem'
  | 'levels'
  | 'refusalCodes'
  | 'openAssumptions'
  | 'settledAssumptions'
  | 'expectedValues'
>;

/** Where a trial is held: what is configured, the environment, and the region with what it offers. */
export interface TrialPlace {
  readonly configuration: Pick<Configuration, 'assumptions' | 'levels' | 'levelSystem'>;
  readonly environment: Environment;
  readonly region: string;
  readonly endpoints: RegionEndpoints;
}

/**
 * What scenarios of a region hold answers against: what is configured, and in its stead the values that assumptions were
 * settled to. What the whole country or the environment has settled goes before what was only assumed; what a region calls
 * its own columns goes before both, for that is how its files are read.
 */
export function trialGrounds({ configuration, environment, region, endpoints }: TrialPlace): TrialGrounds {
  const { open, settled, values } = assumptionStanding(configuration.assumptions, environment, region);
  const all = Object.values(values);
  return {
    endpoints: withColumns(
      endpoints,
      Object.fromEntries(all.flatMap((one) => (one.kind === 'columns' ? Object.entries(one.value) : []))),
    ),
    freshnessHours: only(all, 'hours') ?? environment.freshnessHours,
    levelSystem: only(all, 'code-system') ?? configuration.levelSystem,
    levels: levelsAsSettled(levelsWithCodes(configuration, environment.levelCodes), all),
    refusalCodes: { ...environment.refusalCodes, ...only(all, 'refusal-codes') },
    openAssumptions: open,
    settledAssumptions: settled,
    expectedValues: values,
  };
}

/**
 * What the rules on levels ask for outside a trial: as settled for the country and by the environment, whose codes they
 * are. Without an environment only the names are known.
 */
export function expectedLevels(
  configuration: Pick<Configuration, 'assumptions' | 'levels'>,
  environment: Environment | undefined,
): { readonly levels: Session['levels']; readonly hospitalLevel?: string } {
  const settles = environment ?? { settled: {}, regions: {}, parties: {} };
  const all = Object.values(assumptionStanding(configuration.assumptions, settles, '').values);
  const levels = levelsAsSettled(levelsWithCodes(configuration, environment?.levelCodes ?? {}), all);
  const hospital = only(all, 'level');
  if (hospital === undefined) return { levels };
  return { levels, hospitalLevel: levels.find(({ word, name }) => (word ?? name) === hospital)?.name ?? hospital };
}

function levelsAsSettled(levels: readonly LevelWithCode[], values: readonly Valued[]): Session['levels'] {
  const spelled = only(values, 'level-names') ?? {};
  const lengths = only(values, 'shak-lengths') ?? {};
  return levels.map(({ name, shakLength, ...level }) => ({
    ...level,
    shakLength: lengths[name] ?? shakLength,
    ...(spelled[name] === undefined ? { name } : { name: spelled[name], word: name }),
  }));
}

function only<K extends ValueKind>(values: readonly Valued[], kind: K): ValueOf[K] | undefined {
  return values.find((one) => one.kind === kind)?.value as ValueOf[K] | undefined;
}

/** The files of units and of the SHAK map are read by the columns that were settled. */
function withColumns(endpoints: RegionEndpoints, columns: ValueOf['columns']): RegionEndpoints {
  const { udtraek } = endpoints.interfaces;
  if (Object.keys(columns).length === 0 || udtraek === undefined || 'notOffered' in udtraek) return endpoints;
  const { mapping } = udtraek;
  const ofMap = Object.fromEntries(Object.entries(columns).filter(([key]) => key === 'levelCode' || key === 'levelName'));
  return {
    ...endpoints,
    interfaces: {
      ...endpoints.interfaces,
      udtraek: {
        ...udtraek,
        mapping: {
          ...mapping,
          sorEntity: { ...columns, ...mapping.sorEntity },
          shakSorMap: { ...ofMap, ...mapping.shakSorMap },
        },
      },
    },
  };
}
