import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOST_RULES } from '../../site/build/csp.ts';
import type { PlainAnswer } from '../../wire/plain-get.ts';
import { EXIT } from '../exit-codes.ts';
import { inProcess } from '../in-process.fixture.ts';
import { checkSite, type Get } from './check-site.ts';

const BASE = '/sor/pilot/';
const LOST = 'findes-ikke-sor-pilot-kontrol/';

/** What a host gives at a path below the site's own. */
interface Given {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
type Host = ReadonlyMap<string, Given>;

function page(origin: string, { builtFor = BASE, canonical = origin + BASE } = {}): string {
  const base = builtFor === '/' ? '' : ` data-base="${builtFor}"`;
  const link = canonical === '' ? '' : `<link rel="canonical" href="${canonical}"/>`;
  return `<!DOCTYPE html><html lang="da"${base}><head><meta property="og:site_name" content="SOR-pilot"/>${link}<link rel="stylesheet" href="${builtFor}_astro/a.css"></head></html>`;
}

/** A host that does all it should, below the path of the site. */
function goodHost(origin: string): Map<string, Given> {
  const headersAt = (path: string): Record<string, string> =>
    Object.fromEntries(
      HOST_RULES.filter(({ under }) => path.startsWith(under)).flatMap(({ headers }) =>
        headers.map(([name, value]) => [name.toLowerCase(), value]),
      ),
    );
  const html = page(origin);
  const entry = '{"version":"1.6.0","languages":{"da":{"hash":"da_9c18","wasm":"da","page_count":1}}}';
  const rows: readonly (readonly [path: string, type: string, body: string, status?: number])[] = [
    ['', 'text/html; charset=utf-8', html],
    ['pilot/', 'text/html', html],
    ['_astro/a.css', 'text/css', 'a{}'],
    ['pagefind/pagefind-worker.js', 'text/javascript', ''],
    ['pagefind/pagefind-entry.json', 'application/json', entry],
    ['pagefind/pagefind.da_9c18.pf_meta', 'application/octet-stream', 'x'],
    ['pagefind/wasm.da.pagefind', 'application/octet-stream', 'x'],
    ['noegler.json', 'application/json', '{}'],
    [LOST, 'text/html', html, 404],
  ];
  return new Map(
    rows.map(([path, type, body, status = 200]) => [
      path,
      { status, body, headers: { ...headersAt(path), 'content-type': type } },
    ]),
  );
}

/** The host with one answer changed. */
function changed(host: Host, path: string, change: Partial<Given>): Host {
  const before = host.get(path);
  if (before === undefined) throw new Error(path);
  return new Map([...host, [path, { ...before, ...change, headers: { ...before.headers, ...change.headers } }]]);
}

/** The host without a header, wherever it sends it. */
const without = (host: Host, name: string): Host =>
  new Map(
    [...host].map(([path, { headers, ...rest }]) => [
      path,
      { ...rest, headers: Object.fromEntries(Object.entries(headers).filter(([one]) => one !== name)) },
    ]),
  );

/** The host as it is met over the network that a test makes up. */
const met =
  (origin: string, host: Host, insecure: Awaited<ReturnType<Get>> = { fault: 'Ingen svarer.' }): Get =>
  (at) => {
    if (at.protocol === 'http:') return Promise.resolve(insecure);
    const given = at.origin === origin && at.pathname.startsWith(BASE) ? host.get(at.pathname.slice(BASE.length)) : undefined;
    return Promise.resolve(given === undefined ? answer(404) : answer(given.status, given.headers, given.body));
  };
const answer = (status: number, headers: Readonly<Record<string, string>> = {}, text = ''): PlainAnswer => ({
  status,
  headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
  text,
});

const ORIGIN = 'https://eksempel.dk';
const GOOD = goodHost(ORIGIN);
/** What is said of a host, a line a problem. */
async function told(host: Host, insecure?: Awaited<ReturnType<Get>>): Promise<readonly string[]> {
  const { problems } = await checkSite(`${ORIGIN}${BASE}`, met(ORIGIN, host, insecure));
  return problems.map(({ code, place, seen }) => `${code} ${place.what ?? ''}: ${seen}`);
}

describe('a published site', () => {
  it.each(['', '/', '?a=b#c'])(
    'has nothing missing where its host does all it should, asked for with “%s” at the end',
    async (end) => {
      const found = await checkSite(`${ORIGIN}/sor/pilot${end}`, met(ORIGIN, GOOD));
      expect(found).toEqual({ address: `${ORIGIN}${BASE}`, fetched: 10, problems: [], notes: [] });
    },
  );

  it.each(HOST_RULES[0]?.headers.map(([name]) => name) ?? [])(
    'is missing %s when it is sent nowhere, told once for all that lack it',
    async (name) => {
      const lines = await told(without(GOOD, name.toLowerCase()));
      expect(lines[0]).toBe(`SP5007 ${ORIGIN}${BASE} og ${name.startsWith('Content') ? 4 : 8} adresser mere: ${name} mangler`);
      expect(lines).toHaveLength(name.startsWith('Content') ? 2 : 1);
    },
  );

  it('is missing a header that only the answer for what is not there lacks', async () => {
    const lines = await told(changed(GOOD, LOST, { headers: { 'x-content-type-options': '' } }));
    expect(lines).toEqual([`SP5007 ${ORIGIN}${BASE}${LOST}: X-Content-Type-Options mangler`]);
  });

  it('is told of a header that promises less than it should, with what was sent', async () => {
    const lines = await told(changed(GOOD, 'noegler.json', { headers: { 'strict-transport-security': 'max-age=60' } }));
    expect(lines).toEqual([`SP5007 ${ORIGIN}${BASE}noegler.json: Strict-Transport-Security: max-age=60`]);
  });

  it.each<readonly [string, Partial<Given>, RegExp]>([
    ['', { body: page(ORIGIN, { builtFor: '/' }) }, /siden er bygget til stien \/$/],
    ['', { body: page(ORIGIN, { builtFor: '/andet/' }) }, /siden er bygget til stien \/andet\/$/],
    ['', { body: page(ORIGIN, { canonical: 'https://gammel.dk/sor/pilot/' }) }, /ligger på https:\/\/gammel\.dk\/sor\/pilot\/$/],
    ['', { body: page(ORIGIN, { canonical: '' }) }, /uden at kende sin adresse$/],
    [LOST, { status: 200 }, /værten svarer 200$/],
    [LOST, { body: 'Not Found' }, /værten viser en anden fejlside$/],
    ['pilot/', { status: 403 }, /værten svarer 403$/],
    ['_astro/a.css', { headers: { 'content-type': 'text/plain' } }, /Content-Type er text\/plain$/],
    ['pagefind/wasm.da.pagefind', { status: 404 }, /værten svarer 404$/],
    ['pagefind/pagefind.da_9c18.pf_meta', { status: 404 }, /værten svarer 404$/],
    ['noegler.json', { status: 404 }, /værten svarer 404$/],
  ])('is not shown as it was built: %s %j', async (path, change, seen) => {
    const lines = await told(changed(GOOD, path, change));
    expect(lines[0]).toMatch(/^SP5008 /);
    expect(lines[0]).toMatch(seen);
  });

  it('is shown only over https', async () => {
    const elsewhere = (location: string): PlainAnswer => answer(301, { location });
    expect(await told(GOOD, elsewhere(`${ORIGIN}${BASE}`))).toEqual([]);
    expect(await told(GOOD, elsewhere('/andet/'))).toEqual([`SP5008 http://eksempel.dk${BASE}: værten svarer 301 over http`]);
    expect(await told(GOOD, answer(200))).toEqual([`SP5008 http://eksempel.dk${BASE}: siden bliver vist over http`]);
    const plain = await checkSite(`http://eksempel.dk${BASE}`, () =>
      Promise.resolve(answer(200, {}, page('http://eksempel.dk'))),
    );
    expect(plain.problems.map(({ seen }) => seen)).toContain('siden bliver vist over http');
  });

  it.each<readonly [string, Awaited<ReturnType<Get>>, string]>([
    ['nobody answers', { fault: 'Systemets værtsnavn kan ikke slås op.' }, 'Systemets værtsnavn kan ikke slås op.'],
    [
      'the host leads on',
      answer(301, { location: 'https://www.eksempel.dk/' }),
      'værten sender videre til https://www.eksempel.dk/',
    ],
    ['the host refuses', answer(403), 'værten svarer 403'],
    ['it is another site', answer(200, {}, '<html><title>Andet</title></html>'), 'svaret er ikke en side fra SOR-pilot'],
  ])('cannot be looked at when %s', async (_when, given, seen) => {
    await expect(checkSite(ORIGIN, () => Promise.resolve(given))).rejects.toMatchObject({ code: 'SP5006', seen });
  });
});

describe('sor-pilot site check', () => {
  let server: Server;
  let origin = '';
  let host: Host = new Map();
  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      const given = url.startsWith(BASE) ? host.get(url.slice(BASE.length)) : undefined;
      response.writeHead(given?.status ?? 404, given?.headers).end(given?.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => (host = goodHost(origin)));
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  it('says that all is there, and what it could not see from here', async () => {
    const { code, stdout, stderr } = await inProcess('site', 'check', `${origin}/sor/pilot`);
    expect({ code, stdout }).toEqual({ code: EXIT.passed, stdout: '' });
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('https er ikke kontrolleret');
    expect(stderr).toContain('9 adresser hentet');
  });

  it('says what is missing, each with a place and what to do', async () => {
    host = changed(without(host, 'referrer-policy'), LOST, { status: 200 });
    const { code, stderr } = await inProcess('site', 'check', `${origin}${BASE}`);
    expect(code).toBe(EXIT.deviations);
    expect(stderr.match(/^SP\d{4}/gm)).toEqual(['SP5008', 'SP5007']);
    expect(stderr).toContain('Referrer-Policy mangler');
    expect(stderr).toContain('2 ting mangler');
  });

  it('ends as a technical fault when there is no site to look at', async () => {
    const { code, stderr } = await inProcess('site', 'check', `${origin}/andet/`);
    expect(code).toBe(EXIT.faults);
    expect(stderr).toMatch(/^SP5006 /);
  });
});
