import { readFileSync } from 'node:fs';
import type { Behaviour } from '../wire/fault-server.fixture.ts';

/** The bytes of a golden answer of a room, as they are in git. */
export function golden(room: string, file: string): Buffer {
  return readFileSync(new URL(`${room}/golden/${file}`, import.meta.url));
}

/** Answers with bytes nobody has touched: no charset is read, no line end changed. */
export function servingBytes(
  body: Uint8Array,
  contentType: string,
  { status = 200, lastModified }: { readonly status?: number; readonly lastModified?: string } = {},
): Behaviour {
  const dated = lastModified === undefined ? '' : `Last-Modified: ${lastModified}\r\n`;
  const typed = contentType === '' ? '' : `Content-Type: ${contentType}\r\n`;
  return (socket) => {
    socket.write(`HTTP/1.1 ${status} Svar\r\n${typed}${dated}Content-Length: ${body.byteLength}\r\nConnection: close\r\n\r\n`);
    socket.end(body);
  };
}
