import { API_VERSIONS } from '../../src/report/export/version.ts';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastify from 'fastify';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const siteFolder = inject('siteFolder');
const read = (path: string): Promise<string> => readFile(join(siteFolder, path), 'utf8');
const list = async (folder: string): Promise<string[]> =>
  (await readdir(join(siteFolder, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(siteFolder.length));

let api: string[];
let xml: string[];
/** A schema, of any version. */
const SCHEMA = /^\/api\/v\d\/schema\//;
beforeAll(async () => {
  api = await list('api');
  xml = [...(await list('feeds')), ...(await list('maerker')), ...api].filter((file) => /\.(xml|svg)$/.test(file));
});

describe('what the site gives as data', () => {
  it('keeps, in every single document, the schema it names itself', async () => {
    const server = fastify({
      bodyLimit: 100_000_000,
      ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false } },
    });
    for (const file of api.filter((one) => SCHEMA.test(one))) {
      const { $id, ...schema } = JSON.parse(await read(file)) as { $id: string };
      expect($id).toBe(file);
      server.post($id, { schema: { body: schema } }, () => '');
    }
    const documents = api.filter((file) => file.endsWith('.json') && !SCHEMA.test(file));
    expect(documents.length).toBeGreaterThan(8);
    const wrong: string[] = [];
    for (const file of documents) {
      const payload = await read(file);
      const { $schema } = JSON.parse(payload) as { $schema: string };
      const answer = await server.inject({
        method: 'POST',
        url: $schema,
        payload,
        headers: { 'content-type': 'application/json' },
      });
      if (answer.statusCode !== 200) wrong.push(`${file}: ${answer.body}`);
    }
    await server.close();
    expect(wrong).toEqual([]);
  });

  it.each(API_VERSIONS)('names in the index.json of %s only addresses that exist', async (version) => {
    const found: string[] = [];
    JSON.parse(await read(`/api/${version}/index.json`), (_key, value: unknown) => {
      if (typeof value === 'string' && value.startsWith('/')) found.push(value);
      return value;
    });
    expect(found.length).toBeGreaterThan(20);
    for (const path of found) await read(path.endsWith('/') ? `${path}index.html` : path);
  });

  it('is well-formed XML in every feed, status badge and JUnit file', async () => {
    expect(xml.length).toBeGreaterThan(100);
    for (const file of xml) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw new Error(`${file}: ${error.message}`);
      });
      parser.write(await read(file)).close();
    }
  });

  it('says in every document about results that they are an exercise', async () => {
    for (const file of ['matrix.json', 'matrix.csv', 'junit.xml', 'earl.jsonld', 'nordjylland.json']) {
      for (const version of API_VERSIONS) expect(await read(`/api/${version}/oevelse/${file}`)).toMatch(/øvelse/i);
    }
    for (const file of await list('maerker')) expect(await read(file)).toContain('>Øvelse<');
    expect(await read('/feeds/oevelse/alle.xml')).toContain('[Øvelse]');
  });

  it('never tells the first version’s readers of what came after it', async () => {
    const old = api.filter((file) => file.startsWith('/api/v1/'));
    expect(old.length).toBeGreaterThan(8);
    for (const file of old) expect(await read(file), file).not.toMatch(/open-question|"assumed"/);
    const current = await read('/api/v2/oevelse/matrix.json');
    expect(current).toContain('"open-question"');
    expect(current).toContain('"assumed"');
  });

  it('gives the open questions with the answers of the region that keeps some open', async () => {
    const { questions } = JSON.parse(await read('/api/v2/open-questions.json')) as {
      questions: readonly { id: string; state: string; answers: readonly { region: string; outcome: string }[] }[];
    };
    const asked = questions.filter(({ answers }) => answers.length > 0);
    expect(asked.map(({ id }) => id).toSorted()).toEqual(['fhir-aktiv', 'id27-uden-for-hospital', 'medcom-sor-alene']);
    expect(new Set(asked.flatMap(({ answers }) => answers.map(({ region }) => region)))).toEqual(new Set(['syddanmark']));
    expect(asked.find(({ state }) => state === 'differs')?.id).toBe('medcom-sor-alene');
    const page = await read('/aabne-spoergsmaal/index.html');
    for (const { id } of questions) expect(page).toContain(`id="antagelse-${id}"`);
  });

  it('is found from a region’s page, and every step has an address', async () => {
    const page = await read('/resultater/oevelse/nordjylland/index.html');
    expect(page).toMatch(/<link[^>]+type="application\/atom\+xml"[^>]+href="\/feeds\/oevelse\/region\/nordjylland\.xml"/);
    expect(page).toContain('href="/api/v2/oevelse/nordjylland.json"');
    const step = await read('/resultater/oevelse/nordjylland/id27-001/index.html').catch(() => '');
    if (step !== '') expect(step).toMatch(/id="trin-1"[\s\S]*href="#trin-1"/);
  });
});
