import { indexRegister, type Register } from '../../register.ts';
import type { RegisterContent, SorUnit } from '../../unit.ts';
import { entityElement, OIO_NAMESPACES, SOR_XML_NAMESPACES, type SorXmlVersion } from './schema.ts';
import { unitElement } from './write-unit.ts';

/**
 * Writes a register as SOR XML, some units at a time. Gives, when done, the codes of the units the document cannot
 * hold: those whose chain of parents does not end in an institutionsejer, since a unit is written inside its parent.
 */
export function* writeSorXml(content: RegisterContent, version: SorXmlVersion): Generator<string, readonly string[]> {
  const register = indexRegister(content);
  const written = new Set<string>();
  const oio = Object.entries(OIO_NAMESPACES).map(([prefix, namespace]) => ` xmlns:${prefix}="${namespace}"`);
  yield '<?xml version="1.0" encoding="utf-8"?>\n';
  yield `<SorTree xmlns="${SOR_XML_NAMESPACES[version]}"${oio.join('')}>\n`;
  yield `<CreatedAtTime>${content.createdAtTime}</CreatedAtTime>\n<SnapshotDate>${content.snapshotDate}</SnapshotDate>\n`;
  for (const unit of content.units) {
    if (unit.sorType === 'IE' && register.byId(unit.sorIdentifier) === unit)
      yield* writeTree(unit, { register, version, written });
  }
  yield '</SorTree>\n';
  return content.units.filter((unit) => !written.has(unit.sorIdentifier)).map((unit) => unit.sorIdentifier);
}

/** What a document is written from, with the codes of the units that stand in it already. */
interface Writing {
  readonly register: Register;
  readonly version: SorXmlVersion;
  readonly written: Set<string>;
}

/** Writes an owner and all below it, without recursion: a register read from a hostile file may be deeper than the stack. */
function* writeTree(root: SorUnit, { register, version, written }: Writing): Generator<string, void> {
  const waiting: (SorUnit | string)[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') {
      yield next;
      continue;
    }
    if (written.has(next.sorIdentifier)) continue;
    written.add(next.sorIdentifier);
    const element = entityElement(next.sorType);
    yield `<${element}>\n${unitElement(next, version)}`;
    waiting.push(`</${element}>\n`);
    for (const child of register.childrenOf(next.sorIdentifier).toReversed()) waiting.push(child);
  }
}
