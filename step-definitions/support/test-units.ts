import { PreconditionError } from '../../src/model/faults.ts';
import type { Session } from '../../src/model/session.ts';
import { TEST_ROLES, type TestLevelName } from '../../src/model/test-roles.ts';

/** A unit a region has named for the trial, and the role it plays. */
export interface TestUnit {
  readonly role: string;
  /** How the scenario speaks of it, e.g. “testenhed på niveauet Afdeling”. */
  readonly words: string;
  readonly sorIdentifier: string;
}

/** What a level is called in answers: as scenarios speak of it, unless its name was settled to be another. */
export type LevelName = string;
/** The part that stands for each level, by the name scenarios use. */
export const LEVEL_ROLES: Readonly<Record<TestLevelName, string>> = Object.fromEntries(
  TEST_ROLES.flatMap((row) => ('level' in row ? [[row.level, row.role] as const] : []))
    // The longer first: an expression tries its alternatives in order, and “Hospital” begins “Hospitalsområde”.
    .toSorted(([one], [other]) => other.length - one.length),
) as Record<TestLevelName, string>;

/** Other roles, by the words of the scenarios. */
export const OTHER_ROLES: Readonly<Record<string, string>> = Object.fromEntries(
  TEST_ROLES.flatMap((row) => ('level' in row ? [] : [[row.words, row.role] as const])),
);

/** Where a test unit is named, for whoever is to name one. */
export const placeOfUnit = ({ environment, region, unitsKey }: Session, role: string): string =>
  `config/environments/${environment.id}.yaml → ${unitsKey ?? `regions.${region.id}.units`}.${role}`;

/** The unit that plays a role in the region's trial. Throws PreconditionError when the region has named none. */
export function testUnit(session: Session, role: string, words: string): TestUnit {
  const sorIdentifier = session.endpoints.units[role];
  if (sorIdentifier !== undefined) return { role, words, sorIdentifier };
  const { region } = session;
  throw new PreconditionError(`${region.name} mangler at udpege sin ${words}.`, {
    place: placeOfUnit(session, role),
    expected: 'SOR-koden for en enhed, som regionen har oprettet eller udpeget til pilotafprøvningen',
    remedy: 'Bed regionen udpege enheden, og skriv dens SOR-kode i miljøfilen.',
  });
}

/** What a level is called in answers, by the name scenarios use for it. */
export function levelNamed({ levels }: Session, word: string): LevelName {
  return levels.find((level) => level.word === word)?.name ?? word;
}

/** A level's code as the operator filled it in. Throws PreconditionError when the level or its code is missing. */
export function levelCode(session: Session, name: LevelName): string {
  const level = session.levels.find((candidate) => candidate.name === name);
  if (level?.code !== undefined) return level.code;
  throw new PreconditionError(
    level === undefined ? `Niveauet “${name}” er ikke i konfigurationen.` : `Koden for niveauet “${name}” er ikke udfyldt.`,
    {
      place:
        level === undefined
          ? 'config/levels.yaml'
          : `config/environments/${session.environment.id}.yaml → levelCodes.${level.word ?? name}`,
      expected: 'niveauets OrganisationalLevelCode fra klassifikationen SorOrganisationalLevel',
      remedy: 'Hent koden hos SOR-teamet, og skriv den i konfigurationen. Ingen offentlig kilde giver koderne.',
    },
  );
}
