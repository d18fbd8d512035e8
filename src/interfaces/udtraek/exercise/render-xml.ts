import { setImmediate } from 'node:timers/promises';
import { writeSorXml } from '../../../sor/formats/xml/write.ts';
import { behaves } from '../../../exercise/ground/behaviours.ts';
import type { RegionService, Scope, ServedLevel } from '../../../exercise/ground/region-service.ts';
import { servedRegister } from '../../../exercise/ground/served-register.ts';
import { contentOf } from '../../../exercise/ground/served-content.ts';
import { xmlLeaf } from '../../../protocols/xml/escape-xml.ts';

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
  const pieces: Buffer[] = [];
  let batch: string[] = [];
  for (const piece of writeSorXml(contentOf(served, { repeatUnits: false }), version)) {
    batch.push(unusual.size === 0 ? piece : withLevels(piece, unusual));
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

/** A piece of the document holds at most one unit, whose own code stands first. */
function withLevels(piece: string, unusual: ReadonlyMap<string, readonly ServedLevel[]>): string {
  const levels = unusual.get(/<SorIdentifier>([0-9]+)</.exec(piece)?.[1] ?? '');
  if (levels === undefined) return piece;
  const xml = levels.map(levelXml).join('');
  return piece.replace(/<OrganisationalLevel>.*?<\/OrganisationalLevel>/s, '').replace('</SorStatus>', (end) => end + xml);
}

function levelXml({ code, name }: ServedLevel): string {
  const inner = xmlLeaf('OrganisationalLevelCode', code) + xmlLeaf('OrganisationalLevelName', name);
  return inner === '' ? '' : `<OrganisationalLevel>${inner}</OrganisationalLevel>`;
}
