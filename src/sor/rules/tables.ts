import { CLASSIFICATION } from '../classification.ts';
import { parseShak } from '../identifiers/shak.ts';
import { isVerhoeffValid } from '../identifiers/verhoeff.ts';
import type { ClassificationEntry } from '../unit.ts';
import { dayOf } from '../validity.ts';
import { filledLevels, inWords, levelsInWords } from './levels.ts';
import type { RuleMapRow, RuleUnit } from './records.ts';
import type { LevelDefinition } from './levels.ts';
import { eachOf, type Finding, foundOn, type Rule } from './rule.ts';
import type { RuleView } from './view.ts';

const KNOWN_MAP = ['NSP-SOR-REL', 'NSI-FIL', 'SGHAFD'];

/** What must hold in the tables beside the units: the SHAK map and the classification of levels. */
export const TABLE_RULES: readonly Rule[] = [
  eachOf<RuleMapRow>({
    id: 'sor-shak-kort-kendt',
    requirement: 'shak-til-sor',
    title: 'SHAK-kortet henviser til enheder, der findes',
    status: 'confirmed',
    sources: ['SDS-SHAK', 'NSI-FIL'],
    needs: ['shakSorMap'],
    subjects: 'rækker',
    asks: () => 'en SOR-kode på en enhed, der findes',
    population: ({ mapRows }) => mapRows,
    faults: function* (row, { tree }) {
      const { sorIdentifier } = row;
      if (tree.byId(sorIdentifier ?? '') === undefined)
        yield onRow(row, { expected: 'en enhed i registret', received: `${inWords(sorIdentifier)}, som ikke findes` });
      const [first, last] = [dayOf(row.fromDate), dayOf(row.toDate)];
      if (last !== '' && last < first) yield onRow(row, { expected: `en slutdato fra ${first}`, received: last });
    },
  }),
  eachOf<RuleMapRow>({
    id: 'sor-shak-kort-form',
    requirement: 'shak-format',
    title: 'Hver SHAK-kode i SHAK-kortet har 4, 6 eller 7 tegn',
    status: 'confirmed',
    sources: ['SDS-SHAK', 'NFG'],
    needs: ['shakSorMap'],
    subjects: 'gældende rækker',
    asks: () => 'fire tegn for et sygehus, seks for en afdeling, syv for et afsnit',
    population: ({ mapRowsInForce }) => mapRowsInForce,
    faults: function* (row) {
      const parsed = parseShak(row.shakIdentifier ?? '');
      if (!parsed.ok) yield onRow(row, { expected: 'en gyldig kode', received: parsed.problem });
    },
  }),
  {
    id: 'sor-shak-kort-entydig',
    requirement: 'shak-til-sor',
    title: 'Ingen række i SHAK-kortet gælder to gange',
    status: 'confirmed',
    sources: KNOWN_MAP,
    needs: ['shakSorMap'],
    subjects: 'gældende rækker',
    asks: () => 'at samme SHAK-kode og SOR-kode kun hører sammen i én gældende række',
    look: ({ mapRowsInForce }) => ({ looked: mapRowsInForce.length, findings: checkTwice(mapRowsInForce) }),
  },
  eachOf<RuleMapRow>({
    id: 'sor-shak-kort-niveau',
    requirement: 'shak-map-niveau',
    title: 'En række i SHAK-kortet bærer niveauet på sin enhed',
    status: 'confirmed',
    sources: ['NSP-SOR-REL'],
    needs: ['levels', 'shakSorMap'],
    subjects: 'gældende rækker, hvis enhed har et niveau',
    asks: () => 'samme kode og navn som på enheden',
    population: ({ mapRowsInForce, tree }) =>
      mapRowsInForce.filter((row) => {
        const unit = tree.byId(row.sorIdentifier ?? '');
        return unit !== undefined && filledLevels(unit).length + filledLevels(row).length > 0;
      }),
    faults: function* (row, { tree }) {
      const unit = tree.byId(row.sorIdentifier ?? '');
      const ofUnit = levelsInWords(unit === undefined ? [] : filledLevels(unit));
      const ofRow = levelsInWords(filledLevels(row));
      if (ofRow !== ofUnit) yield onRow(row, { expected: `${ofUnit}, som enheden selv har`, received: `${ofRow} mod ${ofUnit}` });
    },
  }),
  eachOf<RuleUnit>({
    id: 'sor-shak-i-kort',
    requirement: 'shak-fuldstaendig',
    title: 'En åben enhed med SHAK-kode står i SHAK-kortet med den',
    status: 'assumption',
    assumption: 'shak-fuldstaendig',
    sources: KNOWN_MAP,
    confirmedBy: 'Sundhedsdatastyrelsens beskrivelse af, hvilke koder ShakSorMap rummer',
    needs: ['shak', 'shakSorMap'],
    subjects: 'åbne enheder med SHAK-kode',
    asks: () => 'en gældende række i SHAK-oversættelsen med samme kode',
    population: ({ open }) => open.filter(({ shakIdentifier }) => (shakIdentifier ?? '') !== ''),
    faults: function* (unit, { mapRowsOf }) {
      const { shakIdentifier: shak = '', sorIdentifier = '' } = unit;
      if (mapRowsOf(sorIdentifier).some((row) => row.shakIdentifier === shak)) return;
      const received = `ingen række med SHAK-koden ${shak}`;
      yield foundOn(unit, 'ShakIdentifier', { expected: 'en gældende række i SHAKSORMap', received });
    },
  }),
  eachOf<ClassificationEntry>({
    id: 'id27-klassifikation-snomed',
    requirement: 'id27-klassifikation',
    title: 'Hver kode i klassifikationen er en gyldig SNOMED CT-kode',
    status: 'confirmed',
    sources: ['NSP-SOR-REL', 'SDS-AKT-2024'],
    needs: ['levelClassification'],
    subjects: 'poster i klassifikationen',
    asks: () => '6 til 18 cifre med rigtigt kontrolciffer (Verhoeff)',
    population: ({ classifications }) => classifications.filter(({ classification }) => classification === CLASSIFICATION.level),
    faults: function* ({ code, name }) {
      if (/^[1-9][0-9]{5,17}$/.test(code) && isVerhoeffValid(code)) return;
      yield onEntry(code, { at: name, expected: '6 til 18 cifre med rigtigt kontrolciffer', received: inWords(code) });
    },
  }),
  eachOf<ClassificationEntry>({
    id: 'id27-klassifikation-entydig',
    requirement: 'id27-klassifikation',
    title: 'Klassifikationen har ét navn til hver kode og én kode til hvert navn',
    status: 'confirmed',
    sources: ['NSP-SOR-REL', 'SDS-AKT-2024'],
    needs: ['levelClassification'],
    subjects: 'gældende poster i klassifikationen',
    asks: () => 'at ingen anden gældende post har samme kode eller samme navn',
    population: levelEntries,
    faults: function* (entry, view) {
      const same = levelEntries(view).filter(
        (other) => other !== entry && (other.code === entry.code || other.name === entry.name),
      );
      if (same.length === 0) return;
      const others = same.map(({ name, code }) => `${name} (${code})`).join(', ');
      yield onEntry(entry.code, {
        at: `${entry.name} (${entry.code})`,
        expected: 'en kode og et navn, ingen anden post har',
        received: `også ${others}`,
      });
    },
  }),
  eachOf<CodedLevel>({
    id: 'id27-klassifikation-indhold',
    requirement: 'id27-seks-niveauer',
    title: 'Klassifikationen har netop de niveauer, konfigurationen kender',
    status: 'assumption',
    assumption: 'id27-seks-niveauer',
    sources: ['EER-TERM'],
    confirmedBy:
      'Indholdet af klassifikationen SorOrganisationalLevel i SORClassifications eller i eksemplet til SOR XML version 3.',
    needs: ['levelClassification'],
    subjects: 'niveaukoder i konfigurationen',
    asks: () => 'netop de niveauer, konfigurationen kender',
    population: ({ levels }) => levels.flatMap((level) => (level.code === undefined ? [] : { ...level, code: level.code })),
    faults: checkContent,
  }),
];

type CodedLevel = LevelDefinition & { readonly code: string };

function levelEntries({ classificationOn, onDate }: RuleView): readonly ClassificationEntry[] {
  return classificationOn(CLASSIFICATION.level, onDate);
}

function onRow(row: RuleMapRow, { expected, received }: Pick<Finding, 'expected' | 'received'>): Finding {
  const { sorIdentifier, shakIdentifier, place: stood } = row;
  const at = stood === '' ? '' : `SHAK ${inWords(shakIdentifier)}, ${stood}`;
  return { sorIdentifier, place: `SHAKSORMap ${shakIdentifier ?? ''}`, at, expected, received };
}

function onEntry(code: string, { at, expected, received }: Pick<Finding, 'at' | 'expected' | 'received'>): Finding {
  return { sorIdentifier: code, place: 'SorOrganisationalLevel', at, expected, received };
}

function* checkTwice(rows: readonly RuleMapRow[]): Generator<Finding, void> {
  const first = new Set<string>();
  for (const row of rows) {
    const pair = `${row.shakIdentifier ?? ''} ${row.sorIdentifier ?? ''}`;
    if (first.has(pair)) yield onRow(row, { expected: 'én gældende række', received: 'står også i en tidligere række' });
    first.add(pair);
  }
}

function* checkContent({ name, code }: CodedLevel, view: RuleView): Generator<Finding, void> {
  const entries = levelEntries(view);
  const entry = entries.find((candidate) => candidate.code === code);
  if (entry === undefined) yield onEntry(code, { at: '', expected: `koden ${code} for ${name}`, received: 'ingenting' });
  else if (entry.name !== name)
    yield onEntry(code, { at: '', expected: `“${name}” for koden ${code}`, received: `“${entry.name}”` });
  // Said once, and only when every code is filled in: without them, an entry that configuration lacks says nothing.
  if (code !== view.levels[0]?.code || view.levels.some((level) => level.code === undefined)) return;
  for (const other of entries) {
    if (view.levels.some((level) => level.code === other.code)) continue;
    const received = `${other.name} (${other.code})`;
    yield onEntry(other.code, { at: '', expected: 'kun de niveauer, konfigurationen kender', received });
  }
}
