import { CLASSIFICATION } from '../classification.ts';
import type { Register } from '../register.ts';
import type { SorUnit } from '../unit.ts';
import { isInForce } from '../validity.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { currentUnits, definitionOf, isHospital, isOfHospital, levelEntries, showLevel } from './scope.ts';

/** The level a hospital itself has, by MedCom's name for it; its code comes from configuration. */
const HOSPITAL_LEVEL = 'Hospital';
const SOR_TEAM = 'Sundhedsdatastyrelsens løsningsbeskrivelse for klinisk-administrative niveauer, eller SOR-teamet.';

/** The rules of ID27 that can be tried on a whole register. */
export const ID27_RULES: readonly Rule[] = [
  {
    id: 'id27-to-felter',
    requirement: 'id27-to-felter',
    title: 'Niveauets kode og navn står der begge',
    status: 'confirmed',
    sources: ['NSP-SOR-REL'],
    check: onUnits(function* ({ organisationalLevel: level, sorIdentifier }) {
      if (level === undefined) return;
      if (level.code === '') yield missing(sorIdentifier, 'OrganisationalLevelCode', `en kode til navnet “${level.name}”`);
      if (level.name === '') yield missing(sorIdentifier, 'OrganisationalLevelName', `et navn til koden ${level.code}`);
    }),
  },
  {
    id: 'id27-klassifikation',
    needs: 'classifications',
    requirement: 'id27-klassifikation',
    title: 'Niveauets kode findes i den gældende klassifikation',
    status: 'confirmed',
    sources: ['NSP-SOR-REL', 'SDS-AKT-2024'],
    check: onUnits(function* (unit, register, context) {
      const code = unit.organisationalLevel?.code ?? '';
      if (code === '') return;
      const entries = levelEntries(register, unit, context);
      if (entries.some((entry) => entry.code === code)) return;
      yield {
        sorIdentifier: unit.sorIdentifier,
        place: 'OrganisationalLevelCode',
        expected:
          entries.length === 0
            ? 'en kode i klassifikationen SorOrganisationalLevel, som er tom'
            : `en af koderne ${entries.map((entry) => entry.code).join(', ')}`,
        received: code,
      };
    }),
  },
  {
    id: 'id27-klassifikation-indhold',
    needs: 'classifications',
    requirement: 'id27-klassifikation',
    title: 'Klassifikationen har netop de niveauer, konfigurationen kender',
    status: 'assumption',
    sources: ['EER-TERM'],
    confirmedBy:
      'Indholdet af klassifikationen SorOrganisationalLevel i SORClassifications eller i eksemplet til SOR XML version 3.',
    check: checkClassificationContent,
  },
  {
    id: 'id27-kode-og-navn',
    needs: 'classifications',
    requirement: 'id27-kode-og-navn',
    title: 'Niveauets navn er det, klassifikationen har for koden',
    status: 'confirmed',
    sources: ['NSP-SOR-REL', 'SDS-AKT-2024'],
    check: onUnits(function* (unit, register, context) {
      const level = unit.organisationalLevel;
      const entry = levelEntries(register, unit, context).find(({ code }) => code === level?.code);
      if (level === undefined || entry === undefined || level.name === '' || entry.name === level.name) return;
      yield {
        sorIdentifier: unit.sorIdentifier,
        place: 'OrganisationalLevelName',
        expected: `“${entry.name}”, som klassifikationen har for koden ${level.code}`,
        received: `“${level.name}”`,
      };
    }),
  },
  {
    id: 'id27-hospital-niveau',
    needs: 'levels',
    requirement: 'id27-hospital-niveau',
    title: 'En sundhedsinstitution af typen hospital har niveauet Hospital',
    status: 'assumption',
    sources: ['EER-ID27'],
    confirmedBy: SOR_TEAM,
    check: onUnits(function* (unit, _register, { levels }) {
      if (!isHospital(unit)) return;
      const level = unit.organisationalLevel;
      if (level !== undefined && definitionOf(level, levels)?.name === HOSPITAL_LEVEL) return;
      yield {
        sorIdentifier: unit.sorIdentifier,
        place: 'OrganisationalLevel',
        expected: `niveauet ${HOSPITAL_LEVEL}`,
        received: showLevel(level),
      };
    }),
  },
  {
    id: 'id27-enhed-under-hospital',
    needs: 'levels',
    requirement: 'id27-enhed-under-hospital',
    title: 'En organisatorisk enhed under et hospital har et niveau',
    status: 'assumption',
    sources: ['EER-ID27'],
    confirmedBy: SOR_TEAM,
    check: onUnits(function* (unit, register) {
      if (unit.sorType !== 'OE' || unit.organisationalLevel !== undefined || !isOfHospital(register, unit)) return;
      yield { sorIdentifier: unit.sorIdentifier, place: 'OrganisationalLevel', expected: 'ét niveau', received: 'intet niveau' };
    }),
  },
  {
    id: 'id27-uden-for-hospital',
    requirement: 'id27-uden-for-hospital',
    title: 'En enhed uden for hospitalerne har intet niveau',
    status: 'assumption',
    sources: ['EER-ID27'],
    confirmedBy: SOR_TEAM,
    check: onUnits(function* (unit, register) {
      if (unit.organisationalLevel === undefined || isOfHospital(register, unit)) return;
      yield {
        sorIdentifier: unit.sorIdentifier,
        place: 'OrganisationalLevel',
        expected: 'intet niveau',
        received: showLevel(unit.organisationalLevel),
      };
    }),
  },
  {
    id: 'id27-raekkefoelge',
    requirement: 'id27-raekkefoelge',
    title: 'En enheds niveau står efter niveauet på den nærmeste enhed over den',
    status: 'assumption',
    sources: ['EER-TERM'],
    confirmedBy: SOR_TEAM,
    check: onUnits(checkOrder),
  },
  {
    id: 'id27-et-niveau',
    requirement: 'id27-et-niveau',
    title: 'En enhed har samme niveau overalt i registret',
    status: 'assumption',
    sources: ['EER-ID27'],
    confirmedBy: SOR_TEAM,
    check: checkOneLevel,
  },
  {
    id: 'id27-shak-laengde',
    requirement: 'id27-shak-laengde',
    title: 'SHAK-kodens længde passer til niveauet',
    status: 'assumption',
    sources: ['SDS-SHAK'],
    confirmedBy: SOR_TEAM,
    check: onUnits(function* (unit, _register, { levels }) {
      const level = unit.organisationalLevel;
      const length = level === undefined ? undefined : definitionOf(level, levels)?.shakLength;
      const shak = unit.shakIdentifier;
      if (length === undefined || shak === undefined || shak.length === length) return;
      yield {
        sorIdentifier: unit.sorIdentifier,
        place: 'ShakIdentifier',
        expected: `${length} tegn på niveauet ${level?.name ?? ''}`,
        received: `“${shak}” med ${shak.length} tegn`,
      };
    }),
  },
];

type UnitCheck = (unit: SorUnit, register: Register, context: RuleContext) => Iterable<Finding>;

/** A rule that looks at one unit at a time, over the units not closed. */
function onUnits(check: UnitCheck): Rule['check'] {
  return function* (register, context) {
    for (const unit of currentUnits(register, context)) yield* check(unit, register, context);
  };
}

function missing(sorIdentifier: string, place: string, expected: string): Finding {
  return { sorIdentifier, place, expected, received: 'ingenting' };
}

function* checkClassificationContent(register: Register, { onDate, levels }: RuleContext): Generator<Finding, void> {
  const entries = register.classificationOn(CLASSIFICATION.level, onDate);
  const place = 'SorOrganisationalLevel';
  for (const { name, code } of levels) {
    if (code === undefined) continue;
    const entry = entries.find((candidate) => candidate.code === code);
    if (entry === undefined) yield missing(code, place, `koden ${code} for ${name}`);
    else if (entry.name !== name)
      yield { sorIdentifier: code, place, expected: `“${name}” for koden ${code}`, received: `“${entry.name}”` };
  }
  // Without every code filled in, an entry that configuration lacks says nothing.
  if (levels.some(({ code }) => code === undefined)) return;
  for (const entry of entries) {
    if (levels.some(({ code }) => code === entry.code)) continue;
    yield {
      sorIdentifier: entry.code,
      place,
      expected: 'kun de niveauer, konfigurationen kender',
      received: `${entry.name} (${entry.code})`,
    };
  }
}

function* checkOrder(unit: SorUnit, register: Register, { levels }: RuleContext): Generator<Finding, void> {
  const level = unit.organisationalLevel;
  const own = level && definitionOf(level, levels);
  if (level === undefined || own === undefined) return;
  const above = register.nearestAncestor(unit.sorIdentifier, (ancestor) => ancestor.organisationalLevel !== undefined);
  const upper = above?.organisationalLevel && definitionOf(above.organisationalLevel, levels);
  if (above === undefined || upper === undefined || upper.position < own.position) return;
  yield {
    sorIdentifier: unit.sorIdentifier,
    place: 'OrganisationalLevel',
    expected: `et niveau under ${upper.name}, som ${above.sorIdentifier} over den har`,
    received: showLevel(level),
  };
}

function* checkOneLevel(register: Register, context: RuleContext): Generator<Finding, void> {
  for (const unit of currentUnits(register, context)) {
    const first = register.byId(unit.sorIdentifier);
    if (first !== undefined && first !== unit && first.organisationalLevel?.code !== unit.organisationalLevel?.code) {
      yield otherLevel(unit.sorIdentifier, 'SorEntity', first, showLevel(unit.organisationalLevel));
    }
  }
  for (const row of register.content.shakSorMap) {
    const unit = register.byId(row.sorIdentifier);
    if (unit === undefined || !isInForce(row, context.onDate) || row.organisationalLevel?.code === unit.organisationalLevel?.code)
      continue;
    yield otherLevel(row.sorIdentifier, `SHAKSORMap ${row.shakIdentifier}`, unit, showLevel(row.organisationalLevel));
  }
}

function otherLevel(sorIdentifier: string, place: string, unit: SorUnit, received: string): Finding {
  return { sorIdentifier, place, expected: `${showLevel(unit.organisationalLevel)}, som enheden selv har`, received };
}
