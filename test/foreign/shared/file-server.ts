import { gzipSync } from 'node:zlib';
import type { Handler, Reply, Request } from './http.ts';

/** A file is made when it is asked for; its time is the night’s. */
export interface FileTree {
  readonly files: ReadonlyMap<string, () => Buffer>;
  readonly modified: () => Date;
}

const TYPES: Readonly<Record<string, string>> = {
  xml: 'text/xml',
  zip: 'application/zip',
  json: 'application/json',
  html: 'text/html',
  txt: 'text/plain',
};

export interface FileServerOptions {
  readonly root: string;
  readonly gzip: boolean;
  /** Beside the server’s own list of types, which lacks csv. */
  readonly types?: Readonly<Record<string, string>>;
  /** Answers instead of the server when the request may not come in. */
  readonly refuse?: (request: Request) => Reply | undefined;
}

function errorPage(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Reply {
  const line = `${status} ${text}`;
  return {
    status,
    headers: { Server: 'nginx/1.26.2', 'Content-Type': 'text/html', ...headers },
    body: `<html>\r\n<head><title>${line}</title></head>\r\n<body>\r\n<center><h1>${line}</h1></center>\r\n<hr><center>nginx/1.26.2</center>\r\n</body>\r\n</html>\r\n`,
  };
}

/** The page for a request that no interface took. */
export function notFound(): Reply {
  return errorPage(404, 'Not Found');
}

/** The 401 of a folder with a password. */
export function askForPassword(realm: string): Reply {
  return errorPage(401, 'Authorization Required', { 'WWW-Authenticate': `Basic realm="${realm}"` });
}

function autoindex(path: string, names: readonly string[], modified: Date): string {
  const [, day, month, year, time] = /, (\d+) (\w+) (\d+) (\d\d:\d\d)/u.exec(modified.toUTCString()) ?? [];
  const lines = names.map((name) => {
    const stamp = `${day ?? ''}-${month ?? ''}-${year ?? ''} ${time ?? ''}`;
    return `<a href="${encodeURI(name)}">${name}</a>${' '.repeat(Math.max(1, 51 - name.length))}${stamp}${name.endsWith('/') ? '                   -' : ''}`;
  });
  return `<html>\r\n<head><title>Index of ${path}</title></head>\r\n<body>\r\n<h1>Index of ${path}</h1><hr><pre><a href="../">../</a>\r\n${lines.join('\r\n')}\r\n</pre><hr></body>\r\n</html>\r\n`;
}

/** One range of bytes, as `[from, to]`; `null` when it cannot be satisfied, nothing when there is none to heed. */
function readRange(header: string | undefined, size: number): readonly [number, number] | null | undefined {
  const match = /^bytes=(\d*)-(\d*)$/u.exec(header ?? '');
  if (match === null || match[0] === 'bytes=-') return undefined;
  const [, first = '', last = ''] = match;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to || from >= size ? null : [from, to];
}

/** A folder of files served the way nginx does it. */
export function fileServer(tree: FileTree, options: FileServerOptions): Handler {
  const types = { ...TYPES, ...options.types };
  return (request) => {
    const path = decodeURIComponent(request.url.pathname);
    if (!path.startsWith(options.root) && `${path}/` !== options.root) return undefined;
    const refused = options.refuse?.(request);
    if (refused !== undefined) return refused;
    if (request.method !== 'GET' && request.method !== 'HEAD') return errorPage(405, 'Not Allowed');
    const inner = path.slice(options.root.length);
    const make = tree.files.get(inner);
    if (make === undefined) {
      const folder = inner === '' || inner.endsWith('/') ? inner : `${inner}/`;
      const below = [...tree.files.keys()].filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length));
      if (below.length === 0) return notFound();
      if (!path.endsWith('/'))
        return errorPage(301, 'Moved Permanently', { Location: `${request.url.origin}${request.url.pathname}/` });
      const names = [...new Set(below.map((name) => name.replace(/\/.*$/u, '/')))].sort();
      return {
        status: 200,
        headers: { Server: 'nginx/1.26.2', 'Content-Type': 'text/html' },
        body: autoindex(path, names, tree.modified()),
      };
    }
    return serve(
      request,
      make(),
      types[inner.slice(inner.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      tree.modified(),
      options.gzip,
    );
  };
}

function serve(request: Request, content: Buffer, type: string, modified: Date, mayGzip: boolean): Reply {
  const strong = `"${Math.floor(modified.getTime() / 1000).toString(16)}-${content.length.toString(16)}"`;
  const gzip =
    mayGzip &&
    type.startsWith('text/') &&
    /\bgzip\b/u.test(request.headers['accept-encoding'] ?? '') &&
    request.headers.range === undefined;
  const etag = gzip ? `W/${strong}` : strong;
  const headers: Record<string, string> = {
    Server: 'nginx/1.26.2',
    'Content-Type': type,
    'Last-Modified': modified.toUTCString(),
    ETag: etag,
  };
  const known = request.headers['if-none-match'];
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  const unchanged =
    known === undefined
      ? since >= Math.floor(modified.getTime() / 1000) * 1000
      : known.split(/\s*,\s*/u).some((tag) => tag.replace(/^W\//u, '') === strong);
  if (unchanged) return { status: 304, headers };
  if (gzip)
    return { status: 200, headers: { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }, body: gzipSync(content) };
  const range = readRange(request.headers.range, content.length);
  if (range === null) return errorPage(416, 'Requested Range Not Satisfiable', { 'Content-Range': `bytes */${content.length}` });
  if (range === undefined) return { status: 200, headers: { ...headers, 'Accept-Ranges': 'bytes' }, body: content };
  const [from, to] = range;
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${from}-${to}/${content.length}` },
    body: content.subarray(from, to + 1),
  };
}
