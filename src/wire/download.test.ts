import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { acquireLock } from '../disk/process-lock.ts';
import { userAgentOf } from './download.ts';
import { downloadTrial, HALF, HOLDER, NEW, OLD, sha256 } from './download-trial.fixture.ts';
import { beginning, giving, plainly } from './file-host.fixture.ts';

const { download, faultOf, file, hostOf, names, path } = downloadTrial();

describe('a file that comes in one go', () => {
  it('gets its name, and its digest and what tells its edition are given and remembered', async () => {
    const host = await hostOf(giving(OLD));
    const { came, waits } = await download(host);
    const whole = { path: path('Sor.xml'), bytes: 200_000, sha256: sha256(OLD.bytes), etag: '"gammel"' };
    expect(came).toEqual({ kind: 'fetched', ...whole, from: 0, notes: [], took: 0, requests: 1 });
    expect(file()).toEqual(OLD.bytes);
    expect(names()).toEqual(['Sor.xml', 'Sor.xml.memory.json']);
    expect(JSON.parse(file('Sor.xml.memory.json').toString())).toMatchObject({
      schemaVersion: 1,
      fetched: { at: '2026-11-23T08:00:00.000Z', bytes: 200_000 },
    });
    expect(waits).toEqual([]);
  });

  it('is asked for by who we are, unpacked, and under no condition', async () => {
    const host = await hostOf(giving(OLD));
    await download(host, { userAgent: userAgentOf('0.1.0', new URL('https://eksempel.dk/sor')) });
    expect(host.asked).toEqual([
      {
        host: host.host,
        connection: expect.any(String) as string,
        accept: '*/*',
        'accept-encoding': 'identity',
        'user-agent': 'sor-pilot/0.1.0 (+https://eksempel.dk/sor)',
      },
    ]);
    expect(userAgentOf('0.1.0')).toBe('sor-pilot/0.1.0');
  });

  it('is unpacked when the host packs it unasked, and that is told', async () => {
    const host = await hostOf(plainly(200, { 'content-encoding': 'gzip', etag: '"pakket"' }, gzipSync(OLD.bytes)));
    const { came } = await download(host);
    expect(came).toMatchObject({ kind: 'fetched', sha256: sha256(OLD.bytes), etag: '"pakket"' });
    expect(came.notes.join()).toContain('pakkede filen (gzip) uden at være bedt om det');
  });

  it.each([
    ['/Sor%20fuld.zip', 'Sor fuld.zip'],
    ['/mappe/', 'fil'],
    ['/..%2F..%2Fetc', 'fil'],
    ['/%ff', 'fil'],
    ['/.locks', 'fil'],
    ['/con.xml', 'fil'],
    ['/Sor.xml?edition=2', 'Sor.xml'],
  ])('at %s is called %s', async (path, name) => {
    const host = await hostOf(giving(OLD));
    await download(`${host.url}${path}`);
    expect(names()).toContain(name);
  });

  it('tells when nothing says whether it is whole', async () => {
    const host = await hostOf(
      ({ socket }) => void socket?.end(`HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${'sor'.repeat(2_000)}`),
    );
    const { came } = await download(host);
    expect(came).toMatchObject({ kind: 'fetched', bytes: 6_000 });
    expect(came.notes.join()).toContain('kan ikke ses på længden, om den er hel');
  });
});

describe('a file that is here already', () => {
  it('is asked about by both that tell its edition, and is not sent when it is the newest', async () => {
    const dated = { ...OLD, headers: { ...OLD.headers, 'last-modified': 'Sun, 22 Nov 2026 02:00:00 GMT' } };
    const host = await hostOf(giving(dated));
    await download(host);
    const { came } = await download(host);
    expect(host.asked[1]).toMatchObject({ 'if-none-match': '"gammel"', 'if-modified-since': 'Sun, 22 Nov 2026 02:00:00 GMT' });
    expect(came).toMatchObject({ kind: 'unchanged', sha256: sha256(OLD.bytes), bytes: 200_000, etag: '"gammel"' });
    expect(came).toMatchObject({ fetchedAt: '2026-11-23T08:00:00.000Z', requests: 1 });
    expect(file()).toEqual(OLD.bytes);
  });

  it('is replaced when there is a newer', async () => {
    await download(await hostOf(giving(OLD)));
    const host = await hostOf(giving(NEW));
    await download(host);
    expect(sha256(file())).toBe(sha256(NEW.bytes));
  });

  it.each([
    ['has been changed', () => writeFileSync(path('Sor.xml'), Buffer.alloc(200_000))],
    ['has been cut short', () => writeFileSync(path('Sor.xml'), OLD.bytes.subarray(1))],
    ['has been removed', () => rmSync(path('Sor.xml'))],
  ])('is fetched again when it %s', async (_, change) => {
    const host = await hostOf(giving(OLD));
    await download(host);
    change();
    expect((await download(host)).came).toMatchObject({ kind: 'fetched', sha256: sha256(OLD.bytes) });
    expect(host.asked[1]).not.toHaveProperty('if-none-match');
  });

  it('is fetched again when what lies here came from another address', async () => {
    const host = await hostOf(giving(OLD));
    await download(host);
    await download(`${host.url}/andet/Sor.xml`);
    expect(host.asked[1]).not.toHaveProperty('if-none-match');
  });

  it.each([
    ['is no JSON', '{"schema', 'er ikke gyldig JSON'],
    ['has another form', '{"schemaVersion":1,"fetched":{"address":7}}', 'har ikke den rette form (feltet “fetched.address”)'],
    ['would send what is no entity tag', undefined, 'har ikke den rette form (feltet “fetched.validators.etag”)'],
    ['is of a newer sor-pilot', '{"schemaVersion":2}', 'er skrevet af en nyere udgave af sor-pilot'],
  ])('is fetched again, and that is told, when what is remembered of it %s', async (_, text, why) => {
    const host = await hostOf(giving(OLD));
    await download(host);
    const kept = file('Sor.xml.memory.json').toString();
    writeFileSync(path('Sor.xml.memory.json'), text ?? kept.replace(String.raw`\"gammel\"`, String.raw`\"gam\r\nmel\"`));
    const { came } = await download(host);
    expect(came).toMatchObject({ kind: 'fetched', notes: [expect.stringContaining(why)] });
    expect((await download(host)).came).toMatchObject({ kind: 'unchanged', notes: [] });
  });

  it('is no answer to who asked for all of it', async () => {
    expect(faultOf((await download(await hostOf(plainly(304)))).came)).toContain('Systemet svarede, at intet er ændret (304)');
  });
});

describe('a folder', () => {
  it('is downloaded to by one at a time, and the second is told who has it', async () => {
    const host = await hostOf(beginning(OLD, HALF), giving(OLD));
    const second: ReturnType<typeof download>[] = [];
    const onProgress = (bytes: number): void => {
      if (bytes !== HALF) return;
      second.push(download(host, { holder: { ...HOLDER, pid: 4712 } }).finally(() => host.breakOff()));
    };
    expect((await download(host, { onProgress })).came).toMatchObject({ kind: 'fetched' });
    const refused = await second[0]!;
    expect(faultOf(refused.came)).toMatchInlineSnapshot(
      `"Der bliver allerede hentet til mappen: proces 4711 på her (startet 2026-11-23T06:30:00.000Z)."`,
    );
    expect(refused.came).toMatchObject({ retriable: true, requests: 0 });
  });

  it('is free again after a download, and after one that died', async () => {
    const host = await hostOf(giving(OLD));
    await download(host);
    acquireLock({ folder: path('.locks'), name: 'download' }, { ...HOLDER, pid: 4712 }, (by) => new Error(by));
    expect((await download(host)).came.kind).toBe('failed');
    expect((await download(host, { holder: { ...HOLDER, isAlive: ({ pid }) => pid !== 4712 } })).came.kind).toBe('unchanged');
  });

  it('that cannot be made is a fault of the disk', async () => {
    writeFileSync(path('optaget'), '');
    const host = await hostOf(giving(OLD));
    expect(faultOf((await download(host, { folder: path('optaget/under') })).came)).toMatchInlineSnapshot(
      `"Filen kan ikke gemmes i mappen/optaget/under: en del af stien er ikke en mappe (ENOTDIR)."`,
    );
    expect(host.asked).toEqual([]);
  });

  it('is left without what cannot be gone on from, when that cannot be remembered', async () => {
    mkdirSync(path('Sor.xml.memory.json'));
    const host = await hostOf(beginning(OLD, HALF), giving(OLD));
    const onProgress = (bytes: number): void => {
      if (bytes === HALF) host.breakOff();
    };
    const { came } = await download(host, { onProgress });
    expect(faultOf(came)).toContain('Filen kan ikke gemmes i mappen: ');
    expect(came.notes.join()).toContain('kan ikke læses (EISDIR)');
    expect(names()).toEqual(['Sor.xml.memory.json']);
  });

  it('has the file all the same when only what it is cannot be remembered', async () => {
    mkdirSync(path('Sor.xml.memory.json'));
    const { came } = await download(await hostOf(giving(OLD)));
    expect(came).toMatchObject({ kind: 'fetched', sha256: sha256(OLD.bytes) });
    expect(came.notes.join()).toContain('næste gang bliver hele filen hentet igen');
  });

  it.runIf(existsSync('/dev/full'))('on a full disk is a fault that says so, and nothing is left', async () => {
    symlinkSync('/dev/full', path('Sor.xml.part'));
    const { came } = await download(await hostOf(giving(OLD)));
    expect(faultOf(came)).toMatchInlineSnapshot(`"Filen kan ikke gemmes i mappen: der er ikke mere plads på disken (ENOSPC)."`);
    expect(came).toMatchObject({ retriable: false, requests: 1 });
    expect(names()).toEqual([]);
  });
});
