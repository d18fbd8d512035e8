import type { Configuration } from '../model/config/configuration.ts';
import type { FrozenSignOff } from '../model/decisions/decisions.ts';
import type { KnownDeviation } from '../model/decisions/known-deviation.ts';
import type { ShownNumber } from '../model/decisions/shown-number.ts';
import type { SignOff } from '../model/decisions/sign-off.ts';
import { splitCaseKey } from '../model/identity.ts';
import { INTERFACES } from '../model/interfaces.ts';
import { danishDay } from '../model/danish-day.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { dangling, usedTwice } from './reference-errors.ts';
import type { YamlFile } from './read-yaml-file.ts';

/** What decisions may refer to. */
export interface DecisionsSurroundings {
  readonly configuration: Pick<Configuration, 'environments' | 'parties'>;
  /** Keys of the specified cases. */
  readonly cases: readonly string[];
  /** Where people.yaml lies, when it is not beside the others. */
  readonly peopleFile?: string | undefined;
}

/** The decisions that could be read; what needs a missing one is left unchecked, since its own error says enough. */
export interface DecisionFiles {
  readonly known: YamlFile<{ readonly knownDeviations: readonly KnownDeviation[] }> | undefined;
  readonly signOffs: YamlFile<{ readonly signOffs: readonly SignOff[] }> | undefined;
  readonly shown: ShownNumbersFile | undefined;
  readonly frozen: readonly FrozenSignOff[];
}

type ShownNumbersFile = YamlFile<{ readonly shownNumbers: readonly ShownNumber[] }>;

/** Every reference from a decision to an environment, region or case that is not there, and every id used twice. */
export function crossCheckDecisions(
  { known, signOffs, shown, frozen }: DecisionFiles,
  around: DecisionsSurroundings,
): PilotError[] {
  return [
    ...(known === undefined
      ? []
      : [...repeated(known, known.value.knownDeviations, 'knownDeviations'), ...deviations(known, around)]),
    ...(signOffs === undefined
      ? []
      : [
          ...repeated(signOffs, signOffs.value.signOffs, 'signOffs'),
          ...comments(signOffs, frozen),
          ...hearings(signOffs, frozen),
        ]),
    ...(shown === undefined ? [] : checkShownNumbers(shown, around.configuration)),
  ];
}

function deviations(
  file: YamlFile<{ readonly knownDeviations: readonly KnownDeviation[] }>,
  { configuration, cases }: DecisionsSurroundings,
): PilotError[] {
  const environments = configuration.environments.map(({ id }) => id);
  const regions = configuration.parties.map(({ id }) => id);
  const keys = withBareIds(cases);
  return file.value.knownDeviations.flatMap((deviation, index) => {
    const at = (key: string): ErrorPlace => file.placeOf(['knownDeviations', index, key]);
    return [
      ...held('miljøet', deviation.environment, { among: environments, place: at('environment') }),
      ...held('regionen', deviation.region, { among: regions, place: at('region') }),
      ...held('tilfældet', deviation.case, { among: keys, place: at('case') }),
    ];
  });
}

/** Every reference from a number that is shown to an environment or interface that is not there. */
export function checkShownNumbers(
  file: ShownNumbersFile,
  { environments }: Pick<DecisionsSurroundings['configuration'], 'environments'>,
): PilotError[] {
  const known = { environment: environments.map(({ id }) => id), interface: INTERFACES };
  return file.value.shownNumbers.flatMap((shown, index) =>
    (
      [
        ['environment', 'miljøet'],
        ['interface', 'snitfladen'],
      ] as const
    ).flatMap(([key, kind]) => {
      const value = shown[key];
      const place = file.placeOf(['shownNumbers', index, key]);
      return value === undefined ? [] : held(kind, value, { among: known[key], place });
    }),
  );
}

/** Comments are checked against the frozen state they are about, which stays readable when cases and regions are gone. */
function comments(file: YamlFile<{ readonly signOffs: readonly SignOff[] }>, frozen: readonly FrozenSignOff[]): PilotError[] {
  return file.value.signOffs.flatMap((signOff, index) => {
    const snapshot = frozen.find((one) => one.signOff === signOff)?.snapshot;
    if (snapshot === undefined) return [];
    const regions = snapshot.regions.map(({ id }) => id);
    const keys = withBareIds(snapshot.rows.map(({ key }) => key));
    return signOff.comments.flatMap((comment, number) => {
      const path = ['signOffs', index, 'comments', number] as const;
      return [
        ...(comment.region === undefined
          ? []
          : held('regionen', comment.region, { among: regions, place: file.placeOf([...path, 'region']) })),
        ...comment.cases.flatMap((key, place) =>
          held('tilfældet', key, { among: keys, place: file.placeOf([...path, 'cases', place]) }),
        ),
      ];
    });
  });
}

/** SP1004 for a hearing that ended before there was anything to hear about: before the day, in Denmark, it was frozen on. */
function hearings(file: YamlFile<{ readonly signOffs: readonly SignOff[] }>, frozen: readonly FrozenSignOff[]): PilotError[] {
  return file.value.signOffs.flatMap((signOff, index) => {
    const at = frozen.find((one) => one.signOff === signOff)?.snapshot.at;
    const day = at === undefined ? undefined : danishDay(at);
    if (day === undefined || signOff.hearingUntil >= day) return [];
    return new PilotError('SP1004', {
      place: file.placeOf(['signOffs', index, 'hearingUntil']),
      seen: `høringen sluttede ${signOff.hearingUntil}, og resultaterne blev først frosset ${day}`,
      expected: `en dag fra ${day} og frem`,
      remedy: 'Ret høringens sidste dag. Skal resultaterne høres igen, så frys dem under et nyt id.',
    });
  });
}

/** A bare scenario id stands for every row of its examples. */
const withBareIds = (keys: readonly string[]): string[] => [...new Set(keys.flatMap((key) => [key, splitCaseKey(key).id]))];

function held(kind: string, value: string, where: Parameters<typeof dangling>[2]): PilotError[] {
  return where.among.includes(value) ? [] : [dangling(kind, value, where)];
}

function repeated(file: YamlFile<unknown>, entries: readonly { readonly id: string }[], list: string): PilotError[] {
  return entries.flatMap(({ id }, index) => {
    const first = entries.findIndex((entry) => entry.id === id);
    return first === index ? [] : [usedTwice(id, file.placeOf([list, index, 'id']), file.placeOf([list, first, 'id']))];
  });
}
