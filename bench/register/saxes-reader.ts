import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';
import { SorXmlDocument } from '../../src/sor/formats/xml/read.ts';
import type { SorUnit } from '../../src/sor/unit.ts';

/** Reads the units of SOR XML with saxes: what is made of the elements is the same, and only how they are read is not. */
export async function readWithSaxes(path: string, take: (unit: SorUnit) => void): Promise<void> {
  const document = new SorXmlDocument(take, () => undefined, undefined);
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  const names: string[] = [];
  let text = '';
  let isLeaf = false;
  const add = (piece: string): void => {
    if (isLeaf) text += piece;
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    names.push(name);
    text = '';
    isLeaf = true;
    document.open(name, parser.line, tag);
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    document.close(names.pop() ?? '', parser.line, isLeaf ? text.trim() : undefined);
    isLeaf = false;
  });
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) parser.write(chunk as string);
  parser.close();
}
