import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { RegisterContent } from '../../../sor/unit.ts';
import { EXIT } from '../../exit-codes.ts';
import { content, lacking, measureTrial } from './measure-trial.fixture.ts';

const { csv, measure, path } = measureTrial();

/** A host that gives the files it is told to, knows their editions, and can be out of order. */
async function hostOf(files: Map<string, { readonly body: Buffer; readonly etag: string }>) {
  const asked: { readonly url: string; readonly agent: string; readonly status: number }[] = [];
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    const status = file === undefined ? 404 : request.headers['if-none-match'] === file.etag ? 304 : 200;
    asked.push({ url: request.url ?? '', agent: request.headers['user-agent'] ?? '', status });
    response.writeHead(status, file === undefined ? {} : { etag: file.etag, 'last-modified': 'Tue, 24 Nov 2026 02:00:00 GMT' });
    response.end(status === 200 ? file?.body : undefined);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  servers.push(server);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await once(server.close(), 'close');
  }
});

describe('an extract on the web', () => {
  const file = (register: RegisterContent, etag: string) => ({ body: readFileSync(csv('x.csv', '2026-11-24', register)), etag });

  it('is measured as of the day its host changed it, is not kept, and is not sent again until it has changed', async () => {
    const files = new Map([['/SorEntity.csv', file(lacking(9), '"a"')]]);
    const host = await hostOf(files);
    const first = await measure(`${host.url}/SorEntity.csv`);
    expect(first.stdout).toContain('Målt pr. 2026-11-24 fra SorEntity.csv');
    expect(readdirSync(path('målt'), { recursive: true }).filter((name) => String(name).endsWith('.csv'))).toEqual([]);
    const again = await measure(`${host.url}/SorEntity.csv`);
    expect(again).toMatchObject({ code: EXIT.passed, stdout: '' });
    expect(again.stderr).toContain('intet er ændret');
    files.set('/SorEntity.csv', file(content, '"b"'));
    expect((await measure(`${host.url}/SorEntity.csv`)).stdout).toContain('Målt pr. 2026-11-24');
    expect(host.asked.map(({ status }) => status)).toEqual([200, 304, 200]);
    expect(host.asked[0]!.agent).toMatch(/^sor-pilot\/\d/);
  });

  it('is fetched anew with the others of its day when one of them has changed', async () => {
    const files = new Map([
      ['/a.csv', file(lacking(3), '"a"')],
      ['/b.csv', file(content, '"b"')],
    ]);
    const host = await hostOf(files);
    const addresses = ['/a.csv', '/b.csv'].map((path) => host.url + path);
    await measure(...addresses);
    files.set('/a.csv', file(lacking(2), '"c"'));
    const told = await measure(...addresses, '--json');
    const { day } = JSON.parse(told.stdout) as { day: { files: { name: string }[] } };
    expect(day.files.map(({ name }) => name).toSorted()).toEqual(['a.csv', 'b.csv']);
  });

  it('that is gone is told with its address, and the others are measured', async () => {
    const host = await hostOf(new Map([['/b.csv', file(content, '"b"')]]));
    const told = await measure(`${host.url}/a.csv`, `${host.url}/b.csv`);
    expect(told.code).toBe(EXIT.deviations);
    expect(told.stderr).toContain('SP4073');
    expect(told.stderr).toContain(`${host.url}/a.csv`);
    expect(told.stdout).toContain('fra b.csv');
    const none = await measure(`${host.url}/a.csv`);
    expect([none.code, none.stdout]).toEqual([EXIT.usage, '']);
  });

  it.each([[[]], [['--keep']]])('is measured beside a file that lies here, changed or not, with %j', async (keep) => {
    const host = await hostOf(new Map([['/b.csv', file(content, '"b"')]]));
    const own = csv('egen.csv', '2026-11-24', lacking(4));
    await measure(`${host.url}/b.csv`, ...keep);
    const told = await measure(`${host.url}/b.csv`, own, '--json', ...keep);
    const { day } = JSON.parse(told.stdout) as { day: { files: { name: string }[] } };
    expect(day.files.map(({ name }) => name).toSorted()).toEqual(['b.csv', 'egen.csv']);
  });

  it('stays where it was fetched to when that is asked for', async () => {
    const host = await hostOf(new Map([['/b.csv', file(content, '"b"')]]));
    await measure(`${host.url}/b.csv`, '--keep');
    expect(readdirSync(path('målt'), { recursive: true }).filter((name) => String(name).endsWith('b.csv'))).toHaveLength(1);
  });
});
