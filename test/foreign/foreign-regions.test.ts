import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passesVerhoeff } from './register/sor-code.ts';
import { isOpen, today } from './register/unit.ts';
import type { Unit } from './register/unit.ts';
import { startForeignRegion } from './start.ts';
import type { ForeignRegion } from './start.ts';
import { copyAll, extract, extractName, fhir, lookUp, readCsv, searchAll, sorIdOf, unzip } from './test-clients.ts';
import type { Organization } from './test-clients.ts';
import { childText, descendants, parseXml } from './shared/xml.ts';
import type { XmlNode } from './shared/xml.ts';

const HIERARCHY = 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-clinical-administrative-hierarchy';

/** What every interface must say alike of a unit. */
interface Said {
  readonly sorId: string;
  readonly name: string;
  readonly levelCode: string | undefined;
  readonly levelName: string | undefined;
  readonly parent: string | undefined;
}

function orNothing(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function inOrder(said: readonly Said[]): readonly Said[] {
  return [...said].sort((a, b) => a.sorId.localeCompare(b.sorId));
}

describe.each(['a', 'b'] as const)('foreign region %s', (id) => {
  let region: ForeignRegion;
  let units: readonly Unit[];

  beforeAll(async () => {
    region = await startForeignRegion(id);
    units = region.register.live();
  });
  afterAll(() => region.close());

  function expected(of: readonly Unit[]): readonly Said[] {
    return inOrder(
      of.map((unit) => ({
        sorId: unit.sorId,
        name: unit.name,
        levelCode: region.register.levelCode(unit),
        levelName: unit.level,
        parent: unit.parent,
      })),
    );
  }

  test('has some 150 units with valid SOR codes, of every level and outside hospitals', () => {
    expect(units.length).toBeGreaterThan(130);
    expect(units.filter((unit) => !passesVerhoeff(unit.sorId) || !/^\d+100001600\d$/u.test(unit.sorId))).toEqual([]);
    expect(new Set(units.map((unit) => unit.level)).size).toBe(7);
    expect(units.filter((unit) => region.register.underHospital(unit) && unit.level === undefined)).toEqual([]);
    expect(units.filter((unit) => !region.register.underHospital(unit) && unit.level !== undefined)).toEqual([]);
  });

  test('keeps every SHAK code under the one it begins with, and every replacement on both units', () => {
    for (const unit of units.filter((one) => one.shak !== undefined && one.shak.length > 4)) {
      const above = region.register.ancestors(unit).find((one) => one.shak !== undefined)!;
      expect(unit.shak!.startsWith(above.shak!), unit.name).toBe(true);
    }
    for (const unit of units) {
      for (const successor of unit.replacedBy) expect(region.register.unit(successor)!.replaces).toContain(unit.sorId);
      for (const child of region.register.children(unit.sorId))
        if (unit.to !== undefined) expect(child.to! <= unit.to).toBe(true);
    }
  });

  test('shows the register over FHIR, page by page', async () => {
    const all = (await searchAll(region, '?_count=25')).map((entry) => entry.resource);
    const byId = new Map(all.map((one) => [one.id, one]));
    const parent = (one: Organization): string | undefined => {
      const { reference, identifier } = one.partOf ?? {};
      if (identifier !== undefined) return identifier.value;
      if (reference?.startsWith('#') === true) return sorIdOf(one.contained![0]!);
      return reference === undefined ? undefined : sorIdOf(byId.get(reference.split('/').at(-1)!)!);
    };
    const level = (one: Organization): Organization['type'][number]['coding'] | undefined =>
      one.type.map((type) => type.coding).find((coding) => coding.some(({ system }) => system === HIERARCHY));
    const said = all.map((one) => ({
      sorId: sorIdOf(one),
      name: one.name,
      levelCode: level(one)?.find(({ system }) => system !== HIERARCHY)?.code,
      levelName: level(one)?.find(({ system }) => system === HIERARCHY)?.code,
      parent: parent(one),
    }));
    expect(inOrder(said)).toEqual(expected(units));
    for (const one of all) expect(one.active, one.name).toBe(isOpen(region.register.unit(sorIdOf(one))!, today()));
  });

  test('finds a unit by its SOR code over FHIR and says politely that another is unknown', async () => {
    const entries = await searchAll(region, `?identifier=urn:oid:1.2.208.176.1.1%7C${region.units['afsnit']!}`);
    expect(entries.map((entry) => sorIdOf(entry.resource))).toEqual([region.units['afsnit']]);
    const unknown = await fhir(region, '/Organization/findes-ikke');
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ resourceType: 'OperationOutcome' });
    expect(await (await fhir(region, '/metadata')).json()).toMatchObject({
      resourceType: 'CapabilityStatement',
      rest: [{ mode: 'server' }],
    });
  });

  test('shows the register in SORLS', async () => {
    const said: Said[] = [];
    for (const unit of units) {
      const { xml } = await lookUp(region, 'GetSorEntity', unit.sorId);
      const found = descendants(xml, id === 'a' ? 'SorEntity' : 'unit')[0];
      const text = (name: string): string | undefined =>
        childText(found, id === 'a' ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`);
      said.push({
        sorId: text('SorIdentifier')!,
        name: text('EntityName')!,
        levelCode: childText(found, 'OrganisationalLevelCode'),
        levelName: childText(found, 'OrganisationalLevelName'),
        parent: text('ParentSorIdentifier'),
      });
    }
    expect(inOrder(said)).toEqual(expected(units));
  });

  test('maps between SHAK and SOR in both directions with the level', async () => {
    for (const row of region.register.shakMap().slice(0, 25)) {
      const there = await lookUp(region, 'ShakSorMap', row.shak);
      const back = await lookUp(region, 'SorShakMap', row.sorId);
      for (const { xml } of [there, back]) {
        const rows = descendants(xml, id === 'a' ? 'MapEntry' : 'mapping');
        const codes = rows.map((one) => one.children.find((part) => /^sorIdentifier$/iu.test(part.name))!.text);
        expect(codes).toContain(row.sorId);
        expect(rows.every((one) => childText(one, 'OrganisationalLevelName') !== undefined || row.shak === '6099')).toBe(true);
      }
    }
    expect(descendants((await lookUp(region, 'SorShakMap', region.units['udenShak']!)).xml, 'Fault')).toEqual([]);
  });

  test('shows the register in the register copy, with tokens that only grow', async () => {
    const types = (region.interfaces['skrs'] as { datatypes?: Record<string, string> }).datatypes;
    const entries = await copyAll(region, types?.['sorEntity'] ?? 'sorentity');
    const tokens = entries.map((entry) => entry.token);
    expect(tokens).toEqual([...new Set(tokens)].sort());
    expect(tokens.every((token) => /^\d{20}$/u.test(token))).toBe(true);
    const latest = new Map<string, XmlNode>();
    const key = id === 'a' ? 'SorId' : 'SorIdentifier';
    for (const { record } of entries) {
      const before = latest.get(childText(record, key)!);
      if (before === undefined || childText(before, 'validFrom')! <= childText(record, 'validFrom')!)
        latest.set(childText(record, key)!, record);
    }
    const said = [...latest.values()].map((record) => ({
      sorId: childText(record, key)!,
      name: childText(record, 'EntityName')!,
      levelCode: childText(record, 'OrganisationalLevelCode'),
      levelName: childText(record, 'OrganisationalLevelName'),
      parent: childText(record, id === 'a' ? 'ParentSorId' : 'ParentSorIdentifier'),
    }));
    expect(inOrder(said)).toEqual(expected(units));
    const map = await copyAll(region, types?.['shakSorMap'] ?? 'shaksormap');
    expect(map).toHaveLength(region.register.shakMap().length);
    const levels = await copyAll(region, types?.['sorOrganisationalLevel'] ?? 'sororganisationallevel');
    const codes = levels.map(({ record }) => [
      childText(record, 'OrganisationalLevelName'),
      childText(record, 'OrganisationalLevelCode'),
    ]);
    expect(Object.fromEntries(codes)).toEqual(region.levelCodes);
  });

  test('shows open and future units in the daily file, and all of them in the archive', async () => {
    const daily = readCsv(region, new Uint8Array(await (await extract(region, extractName(region, 'csvDaily'))).arrayBuffer()));
    const fromRow = (row: Readonly<Record<string, string>>): Said => ({
      sorId: row['SorId']!,
      name: row['EntityName']!,
      levelCode: orNothing(row['OrganisationalLevelCode']),
      levelName: orNothing(row['OrganisationalLevelName']),
      parent: orNothing(row['ParentSorId'] ?? row['ParentSorIdentifier']),
    });
    expect(inOrder(daily.map(fromRow))).toEqual(expected(units.filter((unit) => unit.to === undefined || unit.to >= today())));
    const archive = unzip(Buffer.from(await (await extract(region, extractName(region, 'csvComplete'))).arrayBuffer()));
    expect([...archive.keys()].sort()).toEqual(
      'EDITypes Geolocations LocationsCodeEDITypeMap LocationsCodes SHAKSORMap SORClassifications SOREntity SORReplacedEntities'
        .split(' ')
        .map((name) => `${name}.csv`),
    );
    const complete = new Map(readCsv(region, archive.get('SOREntity.csv')!).map((row) => [row['SorId']!, fromRow(row)]));
    expect(inOrder([...complete.values()])).toEqual(expected(units));
    const map = readCsv(region, archive.get('SHAKSORMap.csv')!).map((row) => `${row['ShakId']!}>${row['SorId']!}`);
    expect(map).toEqual(region.register.shakMap().map((row) => `${row.shak}>${row.sorId}`));
  });

  test.each(['xml2', 'xml3'] as const)('shows the register in SOR %s, or says that there is no such file', async (kind) => {
    const response = await extract(region, extractName(region, kind));
    if (id === 'b' && kind === 'xml3') return expect(response.status).toBe(404);
    const said: Said[] = [];
    const walk = (entity: XmlNode, parent: string | undefined): void => {
      const unit = entity.children[0]!;
      const sorId = childText(unit, 'SorIdentifier')!;
      said.push({
        sorId,
        name: childText(unit, 'EntityName')!,
        levelCode: childText(unit, 'OrganisationalLevelCode'),
        levelName: childText(unit, 'OrganisationalLevelName'),
        parent,
      });
      for (const child of entity.children.slice(1)) walk(child, sorId);
    };
    for (const owner of descendants(parseXml(await response.text()), 'InstitutionOwnerEntity')) walk(owner, undefined);
    const withLevels = expected(units);
    expect(inOrder(said)).toEqual(
      kind === 'xml3' ? withLevels : withLevels.map((one) => ({ ...one, levelCode: undefined, levelName: undefined })),
    );
  });

  test('names only units of the register in its messages and its report to LPR', async () => {
    for (const name of ['medcom', 'lpr']) {
      const { url, files } = region.interfaces[name] as { url: string; files: readonly string[] };
      for (const file of files) {
        const response = await fetch(`${url}/${file}`);
        const text = new TextDecoder('latin1').decode(await response.arrayBuffer());
        const codes = text.match(/\b\d{3,8}100001600\d\b/gu) ?? [];
        expect(codes.length, file).toBeGreaterThan(1);
        for (const code of codes) expect(isOpen(region.register.unit(code)!, today()), `${file}: ${code}`).toBe(true);
      }
    }
  });
});
