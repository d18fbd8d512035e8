import { SaxesParser } from 'saxes';
import { createExtractDecoder, lostByteMessage } from '../text-decoder.ts';
import type { ProblemLog } from '../problem-log.ts';
import { XML_LIMITS } from './limits.ts';

/** A start tag as it was written, prefixes and all. */
export interface WrittenTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a document gives as it is read: local names only, prefixes taken off. */
export interface XmlHandler {
  open(name: string, line: number, written: WrittenTag): void;
  /** `text` is trimmed, and undefined when the element had elements in it. */
  close(name: string, line: number, text: string | undefined): void;
}

/**
 * Streams a document into a handler. A document type declaration, nesting beyond the limit or bytes that are no XML
 * at all end the reading; what came before is kept. Gives whether the end was reached in good order.
 */
export async function streamXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler, log: ProblemLog): Promise<boolean> {
  const decoder = createExtractDecoder();
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  const stack: { readonly name: string; text: string; leaf: boolean; capped: boolean }[] = [];
  const reading: { stopped: boolean } = { stopped: false };
  const stop = (message: string): void => {
    if (!reading.stopped) log.add({ line: parser.line, column: parser.column, message });
    reading.stopped = true;
  };
  const addText = (text: string): void => {
    const top = stack.at(-1);
    // Text beside child elements is indentation.
    if (top === undefined || !top.leaf || reading.stopped) return;
    if (top.text.length + text.length <= XML_LIMITS.text) top.text += text;
    else if (!top.capped) {
      top.capped = true;
      top.text = (top.text + text).slice(0, XML_LIMITS.text);
      log.add({
        line: parser.line,
        column: parser.column,
        what: top.name,
        message: `Teksten i ${top.name} er længere end ${XML_LIMITS.text} tegn og er skåret af.`,
      });
    }
  };
  parser.on('error', (error) => {
    const reason = withoutPlace(error.message);
    // A wrong entity leaves its own text as it was written; the document around it can still be read.
    if (!/entity/.test(reason)) return stop(`Dokumentet er ikke velformet XML (${reason}); læsningen er standset.`);
    if (!reading.stopped)
      log.add({
        line: parser.line,
        column: parser.column,
        message: `En entitet kan ikke læses (${reason}); kun de fem fra XML selv er tilladt.`,
      });
  });
  parser.on('doctype', () => stop(`Dokumentet har en DOCTYPE-erklæring; den er ikke tilladt, og læsningen er standset.`));
  parser.on('opentag', (tag) => {
    if (reading.stopped) return;
    if (stack.length >= XML_LIMITS.depth)
      return stop(`Elementerne ligger mere end ${XML_LIMITS.depth} niveauer inde i hinanden; læsningen er standset.`);
    const name = localName(tag.name);
    const parent = stack.at(-1);
    if (parent !== undefined) parent.leaf = false;
    stack.push({ name, text: '', leaf: true, capped: false });
    handler.open(name, parser.line, tag);
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    if (reading.stopped) return;
    const closed = stack.pop();
    if (closed !== undefined) handler.close(closed.name, parser.line, closed.leaf ? closed.text.trim() : undefined);
  });
  const read = (text: string): void => {
    parser.write(text);
    for (const { line, byte } of decoder.takeLost()) log.add({ line, message: lostByteMessage(byte) });
  };
  for await (const chunk of chunks) {
    read(decoder.write(chunk));
    if (reading.stopped) return false;
  }
  read(decoder.end());
  parser.close();
  return !reading.stopped;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** saxes puts line and column before its text; they stand beside it here. */
function withoutPlace(message: string): string {
  return message.replace(/^[0-9]+:[0-9]+: /, '').replace(/\.$/, '');
}
