import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { downloadTrial, HALF, OLD, sha256 } from './download-trial.fixture.ts';
import { type Answering, beginning, giving, plainly } from './file-host.fixture.ts';

const { download, faultOf, file, hostOf, names, path } = downloadTrial();

describe('a host that has enough to do', () => {
  const date = 'Mon, 23 Nov 2026 08:00:00 GMT';
  it.each([
    ['429', 'in seconds', plainly(429, { 'retry-after': '30' }), 30_000],
    [
      '503',
      'by its own clock',
      plainly(503, { 'retry-after': 'Mon, 23 Nov 2026 10:01:00 GMT', date: 'Mon, 23 Nov 2026 10:00:00 GMT' }),
      60_000,
    ],
    ['503', 'at a time that has passed', plainly(503, { 'retry-after': 'Mon, 23 Nov 2026 07:00:00 GMT', date }), 2_000],
    ['429', 'in words that cannot be read', plainly(429, { 'retry-after': 'snart' }), 2_000],
    ['500', 'not at all', plainly(500), 2_000],
  ])('and says when it may be asked again (%s, %s) is waited for', async (_, __, busy, wait) => {
    const { came, waits } = await download(await hostOf(busy, giving(OLD)));
    expect(waits).toEqual([wait]);
    expect(came).toMatchObject({ kind: 'fetched', requests: 2, took: wait });
  });

  it('is not asked again in this run when it wants to be left alone for long', async () => {
    const host = await hostOf(plainly(429, { 'retry-after': '7200' }));
    const { came, waits } = await download(host);
    expect(faultOf(came)).toMatchInlineSnapshot(
      `"Systemet beder om færre forespørgsler ad gangen (status 429). Der skal ventes 2 timer, før der må spørges igen; så længe bliver der ikke ventet."`,
    );
    expect(came).toMatchObject({ status: 429, retriable: true, retryAt: new Date('2026-11-23T10:00:00Z'), requests: 1 });
    expect(waits).toEqual([]);
  });

  it('is not asked again when the wait is longer than there is time for', async () => {
    const { came } = await download(await hostOf(plainly(503, { 'retry-after': '30' })), { maxMs: 20_000 });
    expect(came).toMatchObject({ kind: 'failed', requests: 1 });
  });

  it('is left alone after five requests', async () => {
    const { came, waits } = await download(await hostOf(plainly(503)));
    expect(faultOf(came)).toMatchInlineSnapshot(`"Systemet fejlede og sagde det selv (status 503). Der er spurgt 5 gange."`);
    expect(came).toMatchObject({ status: 503, retriable: true, requests: 5 });
    expect(waits).toHaveLength(4);
  });
});

describe('what is not the file', () => {
  it.each([
    [404, 'Der er ingen fil på adressen (status 404).'],
    [403, 'Der er ikke givet adgang til filen (status 403).'],
    [400, 'Systemet afviste forespørgslen (status 400).'],
    [407, 'Noget på vejen til systemet kræver, at man logger på først (407).'],
  ])('is told, and not asked for again, with status %i', async (status, fault) => {
    const { came } = await download(await hostOf(plainly(status, {}, 'nej')));
    expect(faultOf(came)).toBe(fault);
    expect(came).toMatchObject({ status, retriable: false, requests: 1 });
    expect(names()).toEqual([]);
  });

  it('is told by its title when it is a page', async () => {
    const page = '<!DOCTYPE html><html><head><title>Log på &ndash; Portalen</title></head></html>';
    await download(await hostOf(giving(OLD)));
    const { came } = await download(await hostOf(plainly(200, { 'content-type': 'text/html' }, page)));
    expect(faultOf(came)).toMatchInlineSnapshot(
      `"Der kom en HTML-side i stedet for et svar fra vært: “Log på &ndash; Portalen”."`,
    );
    expect(came).toMatchObject({ status: 200, retriable: false, requests: 1 });
    expect(sha256(file())).toBe(sha256(OLD.bytes));
  });

  it('is told when it is a piece that nobody asked for', async () => {
    const { came } = await download(await hostOf(plainly(206, { 'content-range': 'bytes 0-3/4' }, 'hele')));
    expect(came).toMatchObject({ kind: 'failed', status: 206, requests: 1 });
  });

  it('is told when it is nothing', async () => {
    expect(faultOf((await download(await hostOf(plainly(200)))).came)).toMatchInlineSnapshot(
      `"Svaret fra vært var tomt, skønt status siger, at alt gik godt."`,
    );
  });
});

describe('a file that is too large', () => {
  it('is not begun when the host says its size', async () => {
    const { came } = await download(await hostOf(beginning(OLD, 5_000)), { maxBytes: 150_000, maxMs: 30_000 });
    expect(faultOf(came)).toMatchInlineSnapshot(`"Filen er større end de 0,1 MiB, der højst bliver hentet."`);
    expect(names()).toEqual([]);
  });

  it('is stopped and removed when it never ends', async () => {
    const endless: Answering = (response) => {
      response.writeHead(200, OLD.headers);
      const more = (): void => void response.write(OLD.bytes, () => response.destroyed || setImmediate(more));
      more();
    };
    const { came } = await download(await hostOf(endless), { maxBytes: 1_000_000 });
    expect(faultOf(came)).toContain('Filen er større end');
    expect(came).toMatchObject({ retriable: false, requests: 1 });
    expect(names()).toEqual([]);
  });

  it('is stopped by what it is unpacked', async () => {
    const bomb = plainly(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(5_000_000)));
    expect(faultOf((await download(await hostOf(bomb), { maxBytes: 1_000_000 })).came)).toContain('Filen er større end');
    expect(names()).toEqual([]);
  });
});

describe('a host that sends on', () => {
  it('to another is followed, and that is told without what may be a key', async () => {
    const storage = await hostOf(giving(OLD));
    const host = await hostOf(plainly(302, { location: `${storage.url}/b7?sig=hemmelig` }));
    const { came } = await download(host);
    expect(came).toMatchObject({ kind: 'fetched', path: path('Sor.xml'), sha256: sha256(OLD.bytes) });
    expect(came.notes).toEqual([`${host.host} sendte videre til ${storage.host}.`]);
    expect(storage.asked[0]).toMatchObject({ host: storage.host, 'user-agent': 'sor-pilot/0.1.0' });
    expect(file('Sor.xml.memory.json').toString()).not.toContain('hemmelig');
  });

  it('is followed five times and no more', async () => {
    const host = await hostOf(plainly(307, { location: '/videre' }));
    expect(faultOf((await download(host)).came)).toBe('Værten sender videre mere end 5 gange.');
    expect(host.asked).toHaveLength(6);
  });

  it('to an address that is not to be asked is not followed', async () => {
    const { came } = await download(await hostOf(plainly(301, { location: 'http://bruger:kode@127.0.0.1/' })));
    expect(faultOf(came)).toMatchInlineSnapshot(
      `"vært sender videre til en adresse, der ikke bliver fulgt. Adressen har et brugernavn eller en adgangskode i sig, og der hentes kun, hvad alle må læse."`,
    );
    expect(came).toMatchObject({ status: 301, retriable: false });
  });
});

describe('a download that is not let go on', () => {
  it('says that it took too long', async () => {
    const { came } = await download(await hostOf(beginning(OLD, HALF)), { maxMs: 150 });
    expect(faultOf(came)).toBe('Filen var ikke hentet inden for 1 sekund.');
  });

  it('says that it was broken off, also while it waits', async () => {
    const stop = new AbortController();
    const sleep = (): Promise<void> => {
      stop.abort();
      return Promise.resolve();
    };
    const { came } = await download(await hostOf(plainly(503)), { signal: stop.signal, sleep });
    expect(came).toMatchObject({ kind: 'failed', fault: 'Hentningen blev afbrudt.', retriable: true, requests: 1 });
  });

  it('says that nobody listens', async () => {
    const host = await hostOf(giving(OLD));
    await host.close();
    const { came } = await download(host);
    expect(faultOf(came)).toBe('Systemet tager ikke imod forbindelser på adressen. Der er spurgt 5 gange.');
  });

  it.each([['ftp://eksempel.dk/Sor.xml'], ['https://bruger:kode@eksempel.dk/Sor.xml']])('asks nobody at %s', async (address) => {
    expect((await download(address)).came).toMatchObject({ kind: 'failed', retriable: false, requests: 0 });
    expect(names()).toEqual([]);
  });
});
