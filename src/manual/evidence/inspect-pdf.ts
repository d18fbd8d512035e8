import { inflateSync } from 'node:zlib';

/** Names of what runs, opens or carries something else (ISO 32000-1, 12.6 and 7.11.4). */
const ACTIVE = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)\b/;

/** What the packed objects of a file may unfold to, all together; a file of 5 MiB has hardly more. */
const MOST_UNPACKED_BYTES = 50 * 1024 ** 2;

/**
 * Why a PDF cannot be used, in Danish; undefined when it can. It must be whole and say of itself nothing that runs or carries
 * files, in plain objects and in packed ones, however its names are written. What cannot be looked through is refused.
 */
export function faultOfPdf(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  if (!/%%EOF\s*$/.test(text)) return 'PDF-filen er ikke hel, eller der står noget efter den';
  if (/\/Encrypt\b/.test(plainNames(text))) return 'PDF-filen er krypteret, så den ikke kan ses igennem';
  const found = ACTIVE.exec(plainNames(text))?.[0];
  if (found !== undefined) return active(found);
  return faultOfPacked(text);
}

function active(name: string): string {
  return `PDF-filen rummer noget, der kan køres eller åbnes (${name})`;
}

/** Any letter of a name may be written as `#` and two hex digits (7.3.5). */
function plainNames(text: string): string {
  return text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** A stream's keyword, which a line break ends (7.3.8.1). */
const STREAM = /(?<!end)stream(?:\r\n|\n|\r)/g;

/** Looks into streams of objects (7.5.7). They are known by what one must have to be read: where its first object is. */
function faultOfPacked(text: string): string | undefined {
  let room = MOST_UNPACKED_BYTES;
  for (const { index, 0: keyword } of text.matchAll(STREAM)) {
    const dictionary = plainNames(text.slice(text.lastIndexOf('obj', index), index));
    if (!/\/(?:First|ObjStm)\b/.test(dictionary)) continue;
    const end = text.indexOf('endstream', index + keyword.length);
    const packed = text.slice(index + keyword.length, end < 0 ? text.length : end);
    const unpacked = unpack(Buffer.from(packed, 'latin1'), dictionary, room);
    if (unpacked === undefined) return 'PDF-filen har pakkede objekter, der ikke kan ses igennem';
    room -= unpacked.length;
    const found = ACTIVE.exec(plainNames(unpacked.toString('latin1')))?.[0];
    if (found !== undefined) return active(found);
  }
  return undefined;
}

/** What a stream holds, up to `room` bytes; undefined when it is packed in a way not known here, damaged or too large. */
function unpack(packed: Buffer, dictionary: string, room: number): Buffer | undefined {
  if (!/\/F(?:ilter)?\b/.test(dictionary)) return packed;
  const isFlate = /\/F(?:ilter)?\s*(?:\[\s*)?\/(?:FlateDecode|Fl)\b\s*(?:\]|\/|>)/.test(dictionary);
  const isPredicted = /\/(?:DecodeParms|DP)\b/.test(dictionary);
  if (!isFlate || isPredicted || room <= 0) return undefined;
  try {
    return inflateSync(packed, { maxOutputLength: room });
  } catch {
    return undefined;
  }
}
