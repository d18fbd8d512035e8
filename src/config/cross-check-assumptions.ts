import { offersOf } from './offered-interfaces.ts';
import type { Assumption } from '../model/config/assumption.ts';
import type { Settlement } from '../model/config/settlement.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import type { ConfigFiles } from './config-files.ts';
import { checkAssumedValue, checkSettledValue, checkValueKinds } from './cross-check-values.ts';
import { dangling } from './reference-errors.ts';
import { quote } from './wording.ts';

/**
 * References to and from assumptions: requirements and environments name only those there are, each is named by a
 * requirement, the sources of each are listed, and one that is settled to a value is one that has such a value.
 */
export function checkAssumptions(files: ConfigFiles): PilotError[] {
  const { assumptions } = files;
  if (assumptions === undefined) return [];
  const ids = assumptions.value.assumptions.map(({ id }) => id);
  return [
    ...checkRequirements(files, ids),
    ...checkUse(files),
    ...checkSources(files),
    ...checkSettlements(files, ids),
    ...checkValueKinds(assumptions),
    ...checkValues(files, assumptions.value.assumptions),
  ];
}

function checkValues({ assumptions, environments, levels }: ConfigFiles, all: readonly Assumption[]): PilotError[] {
  // Without the levels, only what has to do with them is left unsaid; their file has its own error.
  const names = levels?.value.levels.map(({ name }) => name) ?? [];
  const check = (assumption: Assumption | undefined, settlement: Settlement | undefined, place: ErrorPlace): PilotError[] =>
    assumption === undefined || settlement === undefined || levels === undefined
      ? []
      : checkSettledValue(assumption, settlement.as, { place, levels: names });
  return [
    ...all.flatMap((one, index) => {
      const place = assumptions?.placeOf(['assumptions', index, 'value', 'assumed']) ?? {};
      return levels === undefined ? [] : checkAssumedValue(one, { place, levels: names });
    }),
    ...all.flatMap((one, index) =>
      check(one, one.settled, assumptions?.placeOf(['assumptions', index, 'settled', 'as', 'value']) ?? {}),
    ),
    ...environments.flatMap((file) =>
      Object.entries(file.value.settled).flatMap(([id, settlement]) =>
        check(
          all.find((one) => one.id === id),
          settlement,
          file.placeOf(['settled', id, 'as', 'value']),
        ),
      ),
    ),
  ];
}

function checkRequirements({ requirements }: ConfigFiles, ids: readonly string[]): PilotError[] {
  return (requirements?.value.requirements ?? []).flatMap(({ assumptions = [] }, index) =>
    assumptions.flatMap((id, at) => {
      const place = requirements?.placeOf(['requirements', index, 'assumptions', at]) ?? {};
      return ids.includes(id) ? [] : [dangling('antagelsen', id, { among: ids, place })];
    }),
  );
}

/** An assumption that nothing rests on would be asked about for nothing. */
function checkUse({ requirements, assumptions }: ConfigFiles): PilotError[] {
  if (requirements === undefined) return [];
  const used = new Set(requirements.value.requirements.flatMap((requirement) => requirement.assumptions ?? []));
  return (assumptions?.value.assumptions ?? []).flatMap(({ id }, index) => {
    if (used.has(id)) return [];
    return [
      new PilotError('SP1005', {
        place: assumptions?.placeOf(['assumptions', index, 'id']) ?? {},
        seen: `Intet krav hviler på antagelsen ${quote(id)}.`,
        expected: 'mindst ét krav, der nævner den under “assumptions”',
        remedy: 'Nævn den under kravet i requirements.yaml, eller slet den.',
      }),
    ];
  });
}

function checkSources({ assumptions, sources }: ConfigFiles): PilotError[] {
  if (sources === undefined) return [];
  const keys = sources.value.sources.map(({ key }) => key);
  const missing = (key: string, path: readonly (string | number)[]): PilotError[] =>
    keys.includes(key) ? [] : [dangling('kilden', key, { among: keys, place: assumptions?.placeOf([...path]) ?? {} })];
  return (assumptions?.value.assumptions ?? []).flatMap(({ restsOn, settled }: Assumption, index) => [
    ...(restsOn.sources ?? []).flatMap((key, at) => missing(key, ['assumptions', index, 'restsOn', 'sources', at])),
    ...(settled === undefined ? [] : missing(settled.source, ['assumptions', index, 'settled', 'source'])),
  ]);
}

function checkSettlements({ environments }: ConfigFiles, ids: readonly string[]): PilotError[] {
  return environments.flatMap((file) => [
    ...Object.keys(file.value.settled).flatMap((id) => {
      const place = file.placeOf(['settled', id], 'key');
      return ids.includes(id) ? [] : [dangling('antagelsen', id, { among: ids, place })];
    }),
    ...offersOf(file).flatMap(([list, party, endpoints]) =>
      endpoints.openAssumptions.flatMap((id, at) => {
        const place = file.placeOf([list, party, 'openAssumptions', at]);
        return ids.includes(id) ? [] : [dangling('antagelsen', id, { among: ids, place })];
      }),
    ),
  ]);
}
