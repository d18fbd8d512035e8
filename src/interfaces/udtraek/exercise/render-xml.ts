import { setImmediate } from 'node:timers/promises';
import { XML_GROUPS } from '../../../sor/fields.ts';
import { XML_NAMES } from '../../../sor/fields/carriers.ts';
import { writeSorXml } from '../../../sor/formats/xml/write.ts';
import { behaves } from '../../../exercise/ground/behaviours.ts';
import type { RegionService, Scope, ServedLevel, ServedUnit } from '../../../exercise/ground/region-service.ts';
import { servedRegister } from '../../../exercise/ground/served-register.ts';
import { contentOf } from '../../../exercise/ground/served-content.ts';
import { levelLeaves } from '../../../exercise/ground/record-leaves.ts';

/** Pieces written before others get their turn: a national register is a hundred thousand. */
const TURN = 1000;

/** SOR XML of a part of a region. The register's own writer makes it; a level it cannot write is put in afterwards. */
export async function renderXml(service: RegionService, scope: Scope, version: 2 | 3): Promise<Buffer> {
  const served = servedRegister(service, scope);
  const carries = version === 3 || behaves(service, scope, 'xml2-carries-level');
  const unusual = new Map(
    served.units
      .filter(({ levels }) => carries && (version === 2 ? levels.length > 0 : isUnusual(levels)))
      .map(({ unit, levels }) => [unit.sorIdentifier, levels]),
  );
  const twice = repeated(served.units);
  const pieces: Buffer[] = [];
  let batch: string[] = [];
  for (const piece of writeSorXml(contentOf(served, { repeatUnits: false }), version)) {
    const shown = unusual.size === 0 ? piece : withLevels(piece, unusual);
    batch.push(twice.size === 0 ? shown : withTwin(shown, twice));
    if (batch.length < TURN) continue;
    pieces.push(Buffer.from(batch.join('')));
    batch = [];
    await setImmediate();
  }
  return Buffer.concat([...pieces, Buffer.from(batch.join(''))]);
}

/** Whether the levels are more than the one with code and name that the schema has room for. */
function isUnusual(levels: readonly ServedLevel[]): boolean {
  return levels.length > 1 || levels.some(({ code, name }) => code === undefined || name === undefined);
}

const OWN_CODE = new RegExp(`<${XML_NAMES.sorIdentifier}>([0-9]+)<`);
const ITS_LEVEL = new RegExp(`<${XML_GROUPS.level}>.*?</${XML_GROUPS.level}>`, 's');
const STATUS_END = `</${XML_GROUPS.status}>`;

/** A piece of the document holds at most one unit, whose own code stands first. */
function withLevels(piece: string, unusual: ReadonlyMap<string, readonly ServedLevel[]>): string {
  const levels = unusual.get(OWN_CODE.exec(piece)?.[1] ?? '');
  if (levels === undefined) return piece;
  const xml = levels.map(levelXml).join('');
  return piece.replace(ITS_LEVEL, '').replace(STATUS_END, (end) => end + xml);
}

/** The codes of units that are served more than once; the register's own writer writes each code once. */
function repeated(units: readonly ServedUnit[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(
    units.flatMap(({ unit: { sorIdentifier: code } }) => {
      if (seen.has(code)) return code;
      seen.add(code);
      return [];
    }),
  );
}

/** A unit with its like before it, which has no units below. */
function withTwin(piece: string, twice: ReadonlySet<string>): string {
  const element = /^<([A-Za-z]+)>/.exec(piece)?.[1];
  return element !== undefined && twice.has(OWN_CODE.exec(piece)?.[1] ?? '') ? `${piece}</${element}>\n${piece}` : piece;
}

function levelXml({ code, name }: ServedLevel): string {
  const inner = levelLeaves([{ code, name }]);
  return inner === '' ? '' : `<${XML_GROUPS.level}>${inner}</${XML_GROUPS.level}>`;
}
