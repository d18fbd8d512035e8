import { CLASSIFICATION } from '../classification.ts';
import type { ClassificationEntry } from '../unit.ts';
import { dayOf } from '../validity.ts';
import { definitionOf, filledLevels, inWords, isFilled, levelNames, levelsInWords, type RuleContext } from './levels.ts';
import type { RuleLevel, RuleUnit } from './records.ts';
import { eachOf, type Finding, foundOn, type Rule } from './rule.ts';
import type { RuleView } from './view.ts';

const SOR_TEAM = 'Sundhedsdatastyrelsens løsningsbeskrivelse for klinisk-administrative niveauer, eller SOR-teamet.';

/**
 * The rules of ID27. Those on which units have a level speak of open units, as the scenarios do: one that opens later
 * need not have its level yet, and a closed one keeps what it had.
 */
export const ID27_RULES: readonly Rule[] = [
  eachOf<RuleUnit>({
    id: 'id27-to-felter',
    requirement: 'id27-to-felter',
    title: 'Niveauets kode og navn står der begge',
    status: 'confirmed',
    sources: ['NSP-SOR-REL'],
    needs: ['levels'],
    subjects: 'enheder med niveau',
    asks: () => 'både OrganisationalLevelCode og OrganisationalLevelName',
    population: ({ records }) => records.filter(hasLevel),
    faults: function* (unit) {
      for (const level of filledLevels(unit)) {
        const { code = '', name = '' } = level;
        const received = levelsInWords([level]);
        if (code === '') yield foundOn(unit, 'OrganisationalLevelCode', { expected: `en kode til navnet “${name}”`, received });
        if (name === '') yield foundOn(unit, 'OrganisationalLevelName', { expected: `et navn til koden ${code}`, received });
      }
    },
  }),
  eachOf<RuleUnit>({
    id: 'id27-klassifikation',
    requirement: 'id27-klassifikation',
    title: 'Niveauets kode findes i den gældende klassifikation',
    status: 'confirmed',
    sources: ['NSP-SOR-REL', 'SDS-AKT-2024'],
    needs: ['levels', 'levelClassification'],
    subjects: 'enheder med niveau',
    asks: () => 'en kode fra SorOrganisationalLevel',
    population: levelled,
    faults: function* (unit, view) {
      const entries = levelEntries(unit, view);
      for (const { code } of filledLevels(unit)) {
        if (entries.some((entry) => entry.code === code)) continue;
        const expected =
          entries.length === 0
            ? 'en kode i klassifikationen SorOrganisationalLevel, som er tom'
            : `en af koderne ${entries.map((entry) => entry.code).join(', ')}`;
        yield foundOn(unit, 'OrganisationalLevelCode', { expected, received: `${inWords(code)} er ikke i klassifikationen` });
      }
    },
  }),
  eachOf<RuleUnit>({
    id: 'id27-kode-og-navn',
    requirement: 'id27-kode-og-navn',
    title: 'Niveauets navn er det, klassifikationen har for koden',
    status: 'confirmed',
    sources: ['NSP-SOR-REL', 'SDS-AKT-2024'],
    needs: ['levels', 'levelClassification'],
    subjects: 'enheder med niveau',
    asks: () => 'klassifikationens navn til koden',
    population: levelled,
    faults: function* (unit, view) {
      const entries = levelEntries(unit, view);
      for (const { code, name } of filledLevels(unit)) {
        const entry = entries.find((candidate) => candidate.code === code);
        if (entry === undefined || entry.name === name) continue;
        const expected = `“${entry.name}”, som klassifikationen har for koden ${entry.code}`;
        yield foundOn(unit, 'OrganisationalLevelName', { expected, received: inWords(name) });
      }
    },
  }),
  {
    id: 'id27-ens-kode-og-navn',
    requirement: 'id27-kode-og-navn',
    title: 'Samme niveaukode har samme navn på alle enheder, og omvendt',
    status: 'confirmed',
    sources: ['NSP-SOR-REL', 'SDS-AKT-2024'],
    needs: ['levels'],
    subjects: 'enheder med niveau',
    asks: () => 'samme navn til samme kode, og samme kode til samme navn, i hele filen eller svaret',
    look: (view) => {
      const units = levelled(view);
      return { looked: units.length, findings: checkPairs(units) };
    },
  },
  eachOf<RuleUnit>({
    id: 'id27-kendt-niveau',
    requirement: 'id27-seks-niveauer',
    title: 'Niveauet er et af dem, MedCom kender',
    status: 'assumption',
    assumption: 'id27-seks-niveauer',
    sources: ['EER-TERM'],
    confirmedBy: SOR_TEAM,
    needs: ['levels'],
    subjects: 'enheder med niveau',
    asks: ({ levels }) => levels.map(({ name }) => name).join(', '),
    population: ({ records }) => records.filter(hasLevel),
    faults: function* (unit, { levels }) {
      const unknown = filledLevels(unit).filter((level) => definitionOf({ organisationalLevels: [level] }, levels) === undefined);
      if (unknown.length === 0) return;
      const expected = levels.map(({ name }) => name).join(', ');
      yield foundOn(unit, 'OrganisationalLevelName', { expected, received: levelsInWords(unknown) });
    },
  }),
  eachOf<RuleUnit>({
    id: 'id27-hospital-niveau',
    requirement: 'id27-hospital-niveau',
    title: 'En sundhedsinstitution af typen hospital har niveauet Hospital',
    status: 'assumption',
    assumption: 'id27-hospital-niveau',
    sources: ['EER-ID27'],
    confirmedBy: SOR_TEAM,
    needs: ['types', 'levels'],
    subjects: 'åbne hospitaler',
    asks: (context) => `niveauet ${hospitalLevel(context)} på hver sundhedsinstitution af typen hospital`,
    population: ({ open, isHospital }) => open.filter(isHospital),
    faults: function* (unit, view) {
      const level = hospitalLevel(view);
      if (levelNames(unit) !== level) yield wrongLevel(unit, `niveauet ${level}`);
    },
  }),
  eachOf<RuleUnit>({
    id: 'id27-enhed-under-hospital',
    requirement: 'id27-enhed-under-hospital',
    title: 'En organisatorisk enhed under et hospital har ét niveau',
    status: 'assumption',
    assumption: 'id27-enhed-under-hospital',
    sources: ['EER-ID27'],
    confirmedBy: SOR_TEAM,
    needs: ['parents', 'types', 'levels'],
    subjects: 'åbne organisatoriske enheder under et hospital',
    asks: () => 'præcis ét niveau',
    population: ({ open, isUnderHospital }) => open.filter(isUnderHospital),
    faults: function* (unit) {
      if (filledLevels(unit).length !== 1) yield wrongLevel(unit, 'ét niveau');
    },
  }),
  eachOf<RuleUnit>({
    id: 'id27-uden-for-hospital',
    requirement: 'id27-uden-for-hospital',
    title: 'En enhed uden for hospitalerne har intet niveau',
    status: 'assumption',
    assumption: 'id27-uden-for-hospital',
    sources: ['EER-ID27'],
    confirmedBy: SOR_TEAM,
    needs: ['parents', 'types', 'levels'],
    subjects: 'åbne enheder uden for hospitalerne',
    asks: () => 'intet niveau',
    population: ({ open, isHospital, isUnderHospital }) => open.filter((unit) => !isHospital(unit) && !isUnderHospital(unit)),
    faults: function* (unit) {
      if (hasLevel(unit)) yield wrongLevel(unit, 'intet niveau');
    },
  }),
  eachOf<RuleUnit>({
    id: 'id27-raekkefoelge',
    requirement: 'id27-raekkefoelge',
    title: 'En enheds niveau står efter niveauet på den nærmeste enhed over den',
    status: 'assumption',
    assumption: 'id27-raekkefoelge',
    sources: ['EER-TERM'],
    confirmedBy: SOR_TEAM,
    needs: ['parents', 'types', 'levels'],
    subjects: 'åbne enheder med niveau under et hospital',
    asks: ({ levels }) =>
      `et niveau længere nede i rækken end den nærmeste overordnedes: ${levels.map(({ name }) => name).join(', ')}`,
    population: ({ open, isUnderHospital, levels }) =>
      open.filter((unit) => isUnderHospital(unit) && definitionOf(unit, levels) !== undefined),
    faults: checkOrder,
  }),
  {
    id: 'id27-et-niveau',
    requirement: 'id27-et-niveau',
    title: 'En enhed har højst ét niveau',
    status: 'assumption',
    assumption: 'id27-et-niveau',
    sources: ['EER-ID27'],
    confirmedBy: SOR_TEAM,
    needs: ['levels'],
    subjects: 'enheder',
    asks: () => 'intet eller ét niveau',
    look: (view) => ({ looked: view.records.length, findings: checkOneLevel(view) }),
  },
  eachOf<RuleUnit>({
    id: 'id27-shak-laengde',
    requirement: 'id27-shak-laengde',
    title: 'SHAK-kodens længde passer til niveauet',
    status: 'assumption',
    assumption: 'id27-shak-laengde',
    sources: ['SDS-SHAK'],
    confirmedBy: SOR_TEAM,
    needs: ['shak', 'levels'],
    subjects: 'åbne enheder med både SHAK-kode og niveau',
    asks: ({ levels }) =>
      levels.flatMap(({ name, shakLength }) => (shakLength === undefined ? [] : `${name}: ${shakLength} tegn`)).join(', '),
    population: ({ open }) => open.filter((unit) => (unit.shakIdentifier ?? '') !== '' && hasLevel(unit)),
    faults: function* (unit, { levels }) {
      const { shakIdentifier: shak = '' } = unit;
      const length = definitionOf(unit, levels)?.shakLength;
      if (length === shak.length) return;
      // Four signs, six and seven belong to three of the levels; the others have no SHAK code (config/requirements.yaml).
      const expected =
        length === undefined
          ? `ingen SHAK-kode på niveauet ${levelNames(unit)}`
          : `${length} tegn på niveauet ${levelNames(unit)}`;
      yield foundOn(unit, 'ShakIdentifier', { expected, received: `SHAK ${shak} (${shak.length} tegn) på ${levelNames(unit)}` });
    },
  }),
];

/** The level a hospital itself has: the uppermost, unless it was settled otherwise. */
function hospitalLevel({ hospitalLevel: settled, levels }: RuleContext): string {
  return settled ?? levels.find(({ position }) => position === 1)?.name ?? '';
}

function hasLevel(unit: RuleUnit): boolean {
  return unit.organisationalLevels.some(isFilled);
}

function levelled({ notClosed }: RuleView): readonly RuleUnit[] {
  return notClosed.filter(hasLevel);
}

function wrongLevel(unit: RuleUnit, expected: string): Finding {
  return foundOn(unit, 'OrganisationalLevel', { expected, received: levelsInWords(unit.organisationalLevels) });
}

/** The entries a unit's level is to be looked up in: those in force when the unit is. */
function levelEntries({ firstFromDate }: RuleUnit, { classificationOn, onDate }: RuleView): readonly ClassificationEntry[] {
  const opens = dayOf(firstFromDate);
  return classificationOn(CLASSIFICATION.level, opens > onDate ? opens : onDate);
}

function* checkPairs(units: readonly RuleUnit[]): Generator<Finding, void> {
  const nameOf = new Map<string, string>();
  const codeOf = new Map<string, string>();
  for (const unit of units) {
    for (const { code = '', name = '' } of filledLevels(unit)) {
      const earlierName = nameOf.get(code) ?? name;
      const earlierCode = codeOf.get(name) ?? code;
      nameOf.set(code, earlierName);
      codeOf.set(name, earlierCode);
      if (earlierName === name && earlierCode === code) continue;
      const expected = `${earlierName} til koden ${inWords(code)} og koden ${inWords(earlierCode)} til ${inWords(name)}`;
      const received = `${name} (${code}), men andre har ${earlierName} (${code}) eller ${name} (${earlierCode})`;
      yield foundOn(unit, 'OrganisationalLevel', { expected, received });
    }
  }
}

/** Units whose level is none or unknown are passed over on the way up: levels may be skipped, and others find those faults. */
function* checkOrder(unit: RuleUnit, { tree, levels }: RuleView): Generator<Finding, void> {
  const own = definitionOf(unit, levels);
  for (const above of tree.climb(unit)) {
    const upper = definitionOf(above, levels);
    if (own === undefined || upper === undefined) continue;
    if (own.position > upper.position) return;
    yield foundOn(unit, 'OrganisationalLevel', {
      expected: `et niveau under ${upper.name}, som ${above.sorIdentifier ?? ''} over den har`,
      received: `${own.name} under ${upper.name} (${inWords(above.sorIdentifier)})`,
    });
    return;
  }
}

/** More than one level in a record, or another in a second record that begins the same day. */
function* checkOneLevel({ records, tree, units }: RuleView): Generator<Finding, void> {
  for (const unit of records) if (unit.organisationalLevels.length > 1) yield wrongLevel(unit, 'højst ét niveau');
  for (const unit of units) {
    const first: { readonly organisationalLevels: readonly RuleLevel[] } = tree.byId(unit.sorIdentifier ?? '') ?? unit;
    if (levelNames(first) === levelNames(unit)) continue;
    yield wrongLevel(unit, `${levelsInWords(first.organisationalLevels)}, som enheden også har`);
  }
}
