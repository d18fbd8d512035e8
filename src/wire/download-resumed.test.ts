import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { downloadTrial, HALF, NEW, OLD, sha256 } from './download-trial.fixture.ts';
import { type Answering, beginning, type FileHost, giving, plainly } from './file-host.fixture.ts';

const { download, faultOf, fetchHalf, file, hostOf, names, path } = downloadTrial();

/** Breaks the connection when half of the file lies on the disk. */
const breakAtHalf =
  (host: FileHost) =>
  (bytes: number): void => {
    if (bytes === HALF) host.breakOff();
  };

describe('a file whose way was broken', () => {
  it('is gone on from within the same run', async () => {
    const host = await hostOf(beginning(OLD, HALF), giving(OLD));
    const { came, waits } = await download(host, { onProgress: breakAtHalf(host) });
    expect(host.asked[1]).toMatchObject({ range: 'bytes=100000-', 'if-range': '"gammel"' });
    expect(came).toMatchObject({ kind: 'fetched', sha256: sha256(OLD.bytes), bytes: 200_000, from: 0, requests: 2 });
    expect(file()).toEqual(OLD.bytes);
    expect(waits).toEqual([2_000]);
  });

  it('is gone on from in a later one, and has no name until it is whole', async () => {
    const host = await hostOf(beginning(OLD, HALF), giving(OLD));
    await fetchHalf(host);
    expect(names()).toEqual(['Sor.xml.memory.json', 'Sor.xml.part']);
    const { came } = await download(host);
    expect(host.asked[1]).toMatchObject({ range: 'bytes=100000-', 'if-range': '"gammel"' });
    expect(came).toMatchObject({ kind: 'fetched', sha256: sha256(OLD.bytes), etag: '"gammel"', from: HALF });
    expect(file()).toEqual(OLD.bytes);
    expect(names()).toEqual(['Sor.xml', 'Sor.xml.memory.json']);
  });

  it('leaves the one from before where it is', async () => {
    await download(await hostOf(giving(OLD)));
    const host = await hostOf(beginning(NEW, HALF), giving(NEW));
    await fetchHalf(host);
    expect(sha256(file())).toBe(sha256(OLD.bytes));
  });

  it('comes whole when it has been changed since', async () => {
    const host = await hostOf(beginning(OLD, HALF), giving(NEW));
    await fetchHalf(host);
    const { came } = await download(host);
    expect(host.asked[1]).toMatchObject({ range: 'bytes=100000-' });
    expect(came).toMatchObject({
      kind: 'fetched',
      sha256: sha256(NEW.bytes),
      bytes: 230_000,
      etag: '"ny"',
      from: 0,
      requests: 1,
    });
    expect(file()).toEqual(NEW.bytes);
  });

  it('is known by when it was changed, where the host has no strong ETag', async () => {
    const headers = { etag: 'W/"svag"', 'last-modified': 'Sun, 22 Nov 2026 02:00:00 GMT', date: 'Mon, 23 Nov 2026 08:00:00 GMT' };
    const host = await hostOf(beginning({ ...OLD, headers }, HALF), giving({ ...OLD, headers }));
    await fetchHalf(host);
    expect((await download(host)).came).toMatchObject({ kind: 'fetched', sha256: sha256(OLD.bytes), from: HALF });
    expect(host.asked[1]).toMatchObject({ 'if-range': 'Sun, 22 Nov 2026 02:00:00 GMT' });
  });

  it.each([
    ['nothing tells its edition', {}],
    [
      'it was changed in the very second it was sent',
      { 'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT', date: 'Mon, 23 Nov 2026 08:00:00 GMT' },
    ],
    ['its edition is told in a way that cannot be sent back', { etag: 'gammel' }],
  ])('is begun again when %s', async (_, headers) => {
    const host = await hostOf(beginning({ ...OLD, headers }, HALF), giving({ ...OLD, headers }));
    await fetchHalf(host);
    expect(names()).not.toContain('Sor.xml.part');
    expect((await download(host)).came).toMatchObject({ kind: 'fetched', sha256: sha256(OLD.bytes), from: 0 });
    expect(host.asked[1]).not.toHaveProperty('range');
  });

  it.each([
    ['gives another piece', { 'content-range': 'bytes 90000-199999/200000' }],
    ['gives a piece of another size of file', { 'content-range': 'bytes 100000-199999/210000' }],
    ['gives the rest of another edition', { 'content-range': 'bytes 100000-199999/200000', etag: '"anden"' }],
    ['gives several pieces', { 'content-type': 'multipart/byteranges; boundary=x' }],
    ['packs the rest', { 'content-range': 'bytes 100000-199999/200000', 'content-encoding': 'gzip' }],
  ])('is begun again at once when the host %s', async (_, headers) => {
    const host = await hostOf(beginning(OLD, HALF), plainly(206, headers, NEW.bytes.subarray(HALF)), giving(OLD));
    await fetchHalf(host);
    const { came, waits } = await download(host);
    expect(came).toMatchObject({ kind: 'fetched', sha256: sha256(OLD.bytes), from: 0, requests: 2 });
    expect(host.asked[2]).not.toHaveProperty('range');
    expect(waits).toEqual([]);
  });

  it('is begun again when the host packed it', async () => {
    const packed = gzipSync(OLD.bytes);
    const headers = { ...OLD.headers, 'content-encoding': 'gzip' };
    const host = await hostOf(beginning({ bytes: packed, headers }, packed.length - 100), giving(OLD));
    const onProgress = (bytes: number): void => {
      if (bytes > HALF) host.breakOff();
    };
    const { came } = await download(host, { onProgress });
    expect(came).toMatchObject({ kind: 'fetched', sha256: sha256(OLD.bytes), requests: 2 });
    expect(host.asked[1]).not.toHaveProperty('range');
  });

  it('is begun again in the same run when nothing tells its edition', async () => {
    await download(await hostOf(giving(OLD)));
    const host = await hostOf(beginning({ ...NEW, headers: {} }, HALF), giving({ ...NEW, headers: {} }));
    const { came } = await download(host, { onProgress: breakAtHalf(host) });
    expect(came).toMatchObject({ kind: 'fetched', sha256: sha256(NEW.bytes), requests: 2 });
    expect(host.asked[1]).not.toHaveProperty('range');
  });

  it('is begun again when the part is of what another address had', async () => {
    const host = await hostOf(beginning(OLD, HALF), giving(OLD));
    await fetchHalf(host);
    await download(`${host.url}/andet/Sor.xml`);
    expect(host.asked[1]).not.toHaveProperty('range');
  });

  it('is begun again when the host has no such piece of it (416)', async () => {
    const host = await hostOf(beginning(OLD, HALF), plainly(416, { 'content-range': 'bytes */5000' }), giving(NEW));
    await fetchHalf(host);
    expect((await download(host)).came).toMatchObject({ kind: 'fetched', sha256: sha256(NEW.bytes), requests: 2 });
  });

  it('is begun again when the part is not as it was left', async () => {
    const host = await hostOf(beginning(OLD, HALF), giving(OLD));
    await fetchHalf(host);
    writeFileSync(path('Sor.xml.part'), Buffer.alloc(HALF));
    expect((await download(host)).came).toMatchObject({ kind: 'fetched', sha256: sha256(OLD.bytes), from: 0 });
  });

  it('is gone on from where the disk is known to hold it, when more was written than that', async () => {
    const host = await hostOf(beginning(OLD, HALF), giving(OLD));
    await fetchHalf(host);
    writeFileSync(path('Sor.xml.part'), 'ikke fra filen', { flag: 'a' });
    expect((await download(host)).came).toMatchObject({ kind: 'fetched', sha256: sha256(OLD.bytes), from: HALF });
  });

  it('is gone on from piece by piece when the host gives less than it is asked for', async () => {
    const piece: Answering = (response, { headers }) => {
      const first = Number(/\d+/.exec(headers.range ?? '')?.[0]);
      response
        .writeHead(206, { ...OLD.headers, 'content-range': `bytes ${first}-${first + 49_999}/200000` })
        .end(OLD.bytes.subarray(first, first + 50_000));
    };
    const host = await hostOf(beginning(OLD, HALF), piece);
    await fetchHalf(host);
    expect((await download(host)).came).toMatchObject({ kind: 'fetched', sha256: sha256(OLD.bytes), requests: 2 });
  });

  it('is a fault when its length is never what the host says', async () => {
    const lying: Answering = (response) => {
      response.writeHead(200, { 'content-length': '300000' });
      response.write(OLD.bytes, () => void response.destroy());
    };
    const { came, waits } = await download(await hostOf(lying));
    expect(faultOf(came)).toBe('Systemet afbrød forbindelsen midt i svaret. Der er spurgt 5 gange.');
    expect(came).toMatchObject({ retriable: true, requests: 5 });
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(names()).toEqual([]);
  });
});
