import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfiguration } from '../src/config/load-configuration.ts';
import { servedRooms } from '../src/exercise/server/served-rooms.ts';
import { lintFeatures } from '../src/gherkin/lint/lint-features.ts';
import { TAG_FAMILIES } from '../src/gherkin/tags.ts';
import type { Configuration } from '../src/model/config/configuration.ts';
import { environmentSchema, fhirEndpointSchema, regionEndpointsSchema } from '../src/model/config/environment.ts';
import { INTERFACES } from '../src/model/interfaces.ts';
import { MARKS, VERDICTS } from '../src/model/verdict.ts';
import { HOST_RULES, hostHeaders } from '../src/site/build/csp.ts';

const pages = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.mdx'))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(path.join('docs', file), 'utf8') }));

const page = (file: string): string => pages.find((candidate) => candidate.file === file)?.text ?? '';

/** The first fenced block of a language on a page. */
function example(file: string, language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page(file))?.[1];
  if (found === undefined) throw new Error(`docs/${file} har intet eksempel på ${language}`);
  return found;
}

/** Every fenced block on a page whose opening line says both language and use: “yaml auth”. */
function examples(file: string, opening: string): readonly string[] {
  return Array.from(
    page(file).matchAll(new RegExp(`^ *\`\`\`${opening}\\n([\\s\\S]*?)^ *\`\`\``, 'gm')),
    ([, text = '']) => text,
  );
}

/** What stands between one heading of the second level and the next. */
function section(file: string, heading: string): string {
  const [, rest = ''] = page(file).split(`\n## ${heading}\n`);
  return rest.split('\n## ', 1)[0] ?? '';
}

/** Pages that state facts of the register; the others tell of this tool. `henvisninger` is the list of sources itself. */
const FACTUAL = /^(sor|id27|anvendelse|udfasning|kilder)\/(?!henvisninger)/;

let configuration: Configuration;
beforeAll(async () => {
  configuration = await loadConfiguration('config');
});

describe('the pages of the guidance', () => {
  const written = pages.filter(({ file }) => !file.startsWith('fejl/'));
  const frontMatter = (text: string): Record<string, unknown> => parse(text.split('---')[1] ?? '') as Record<string, unknown>;

  it.each(written.map(({ file, text }) => [file, text] as const))('say in %s when it was last reviewed', (_file, text) => {
    expect(frontMatter(text)).toHaveProperty('reviewed');
  });

  it.each(written.filter(({ file }) => FACTUAL.test(file)).map(({ file, text }) => [file, text] as const))(
    'name in %s what it builds on',
    (_file, text) => {
      const keys = configuration.sources.map(({ key }) => key);
      const named = frontMatter(text)['sources'];
      expect(named).not.toHaveLength(0);
      for (const key of named as string[]) expect(keys).toContain(key);
    },
  );
});

describe('the tables of the guidance', () => {
  it('have every verdict, mark and kind of tag', () => {
    for (const { code } of VERDICTS) expect(page('pilot/laes-en-afgoerelse.mdx')).toContain(`<VerdictLabel verdict="${code}" />`);
    for (const { da } of MARKS) expect(section('pilot/laes-en-afgoerelse.mdx', 'Mærkerne')).toContain(`| ${da} `);
    for (const family of Object.keys(TAG_FAMILIES).filter((name) => name !== 'identity')) {
      expect(section('pilot/skriv-et-scenarie.mdx', 'Mærker')).toContain(`\`@${family}`);
    }
    for (const id of INTERFACES) expect(section('pilot/skriv-et-scenarie.mdx', 'Mærker')).toContain(`\`${id}\``);
  });

  it('say where the exercise serves each part of each interface', async () => {
    const table = section('pilot/oevelsesendepunktet.mdx', 'Adresser');
    for (const { parts } of await servedRooms()) for (const { prefix } of parts) expect(table).toContain(prefix);
  });
});

describe('the ready-made configuration for hosts', () => {
  const HEADERS = HOST_RULES.flatMap(({ headers }) => headers);
  const PAGE = 'pilot/laeg-siden-op.mdx';
  /** How each host writes a header; nginx has the policies in a table of its own. */
  const WRITTEN = {
    nginx: (name: string, value: string) =>
      name === 'Content-Security-Policy' ? `"${value}";` : `add_header ${name} "${value}" always;`,
    apache: (name: string, value: string) => `Header always set ${name} "${value}"`,
    xml: (name: string, value: string) => `<add name="${name}" value="${value}" />`,
  };

  it.each(Object.entries(WRITTEN))('sends in %s every header that a host must send, and no others', (language, written) => {
    const text = example(PAGE, language);
    for (const [name, value] of HEADERS) expect(text).toContain(written(name, value));
    const sent = text.match(/add_header |Header always set |<add name=/g) ?? [];
    expect(sent).toHaveLength(language === 'nginx' ? (HOST_RULES[0]?.headers.length ?? 0) : HEADERS.length);
  });

  it('shows the file of headers as the site is built with it', () => {
    expect(example(PAGE, 'text')).toBe(hostHeaders('/sor/pilot/'));
  });
});

describe('the examples of the guidance', () => {
  it('have environment files that the tool would read', () => {
    const regions = configuration.regions.map((region) => region.id);
    const files = examples('pilot/tilslut.mdx', 'yaml');
    expect(files).toHaveLength(3);
    for (const file of files) {
      const environment = environmentSchema.parse(parse(file));
      for (const region of Object.keys(environment.regions)) expect(regions).toContain(region);
    }
  });

  it('have a valid example for each interface', () => {
    const shown = examples('pilot/tilslut.mdx', 'yaml interfaces').map(
      (text) => regionEndpointsSchema.parse({ interfaces: parse(text) as object }).interfaces,
    );
    const named = new Set(shown.flatMap((interfaces) => Object.keys(interfaces)));
    expect([...named].toSorted()).toEqual([...INTERFACES].toSorted());
  });

  it('have a valid example for each kind of access', () => {
    const shown = examples('pilot/adgang.mdx', 'yaml auth').map((text) =>
      fhirEndpointSchema.parse({ url: 'https://eksempel.invalid', ...(parse(text) as object) }),
    );
    const kinds = shown.map(({ auth }) => (auth.kind === 'oauth2' ? `oauth2 ${auth.client.method}` : auth.kind));
    expect(new Set(kinds)).toEqual(
      new Set([
        'none',
        'basic',
        'bearer',
        'oauth2 client_secret_basic',
        'oauth2 private_key_jwt',
        'oauth2 tls_client_auth',
        'dgws',
      ]),
    );
    expect(new Set(shown.flatMap(({ tls }) => Object.keys(tls ?? {})))).toEqual(
      new Set(['certificate', 'key', 'passphrase', 'trust', 'revoked']),
    );
  });

  it('have a scenario that keeps the authoring rules', () => {
    const files = [{ path: 'eksempel.feature', text: example('pilot/skriv-et-scenarie.mdx', 'gherkin') }];
    const { requirements, usageSituations, regions } = configuration;
    expect(lintFeatures({ files, requirements, usageSituations, regions })).toEqual([]);
  });
});

describe('the links of the guidance', () => {
  const routes = [
    '/',
    ...[
      'resultater',
      'specifikationer',
      'koersler',
      'koersler/sammenlign',
      'godkendelser',
      'krav',
      'aabne-spoergsmaal',
      'sor/kodelister',
      'udbredelse',
      'udbredelse/tal',
      'udbredelse/efterregn',
    ].map((name) => `/${name}/`),
  ];
  it.each(pages.map(({ file, text }) => [file, text] as const))('in %s lead to pages that exist', (_file, text) => {
    for (const [, target = ''] of text.matchAll(/\]\((\/[^)#]*)(?:#[^)]*)?\)/g)) {
      // Data is made with the site; test/whole-way/site-data.test.ts sees that it is there.
      if (target.startsWith('/api/')) continue;
      const slug = target.replaceAll(/^\/|\/$/g, '');
      const found = existsSync(`docs/${slug}.mdx`) || existsSync(`docs/${slug}/index.mdx`);
      expect({ target, found: found || routes.includes(target) }).toEqual({ target, found: true });
      expect(target).toMatch(/\/$/);
    }
  });
});
