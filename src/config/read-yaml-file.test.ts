import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { environmentSchema } from '../model/config/environment.ts';
import { PilotError } from '../model/pilot-error.ts';
import { configFolders, GOOD_FILES, problemsOf } from './config-folder.fixture.ts';
import { ConfigurationError } from './configuration-error.ts';
import { explainIssue } from './explain-issue.ts';
import { readYamlFile } from './read-yaml-file.ts';
import { readYamlText } from './yaml-text.ts';

const folder = configFolders();
const behaviours = z.strictObject({ behaviours: z.array(z.strictObject({ region: z.string() })) });

describe('a YAML file read by a schema', () => {
  it('gives the value and the way back to the line', async () => {
    const file = path.join(await folder(), 'adfaerd.yaml');
    await writeFile(file, 'behaviours:\n  - region: nord\n');
    const read = await readYamlFile(file, behaviours, { shownAs: 'adfaerd.yaml' });
    expect(read.value.behaviours[0]?.region).toBe('nord');
    expect(read.placeOf(['behaviours', 0, 'region'])).toEqual({
      file: 'adfaerd.yaml',
      line: 2,
      column: 13,
      what: 'behaviours[0].region',
    });
    expect(read.placeOf(['behaviours', 0, 'region'], 'key')).toMatchObject({ line: 2, column: 5 });
    expect(read.placeOf(['behaviours', 7, 'region'])).toMatchObject({ line: 2, column: 3 });
  });

  it('reports everything under one code when asked to', async () => {
    const file = path.join(await folder(), 'adfaerd.yaml');
    await writeFile(file, 'behaviours:\n  - regoin: nord\n');
    expect(await problemsOf(readYamlFile(file, behaviours, { code: 'SP3003', shownAs: 'adfaerd.yaml' }))).toMatchInlineSnapshot(`
      "SP3003 Adfærdsfilen er ugyldig
        Sted:      adfaerd.yaml:2:5 · behaviours[0].region
        Fundet:    “region” mangler.
        Forventet: en værdi til “region”
        Løsning:   Tilføj “region”.
        Læs mere:  docs/fejl/sp3003.mdx
      SP3003 Adfærdsfilen er ugyldig
        Sted:      adfaerd.yaml:2:5 · behaviours[0].regoin
        Fundet:    Nøglen “regoin” findes ikke her. Mente du “region”?
        Forventet: en af nøglerne “region”
        Løsning:   Ret stavemåden, eller fjern nøglen.
        Læs mere:  docs/fejl/sp3003.mdx"
    `);
  });

  it('answers 2,000 broken texts with coded errors and never with anything else', () => {
    const good = GOOD_FILES['environments/prove.yaml'] ?? '';
    const scrap = fc.oneof(
      fc.constantFrom(
        ':',
        '-',
        '\t',
        '"',
        "'",
        '{',
        '}',
        '[',
        '&a',
        '*a',
        '!!binary',
        '---\n',
        '%',
        '|',
        '>',
        '? ',
        '\n  ',
        '__proto__: 1',
        '<<: *a',
      ),
      fc.string({ maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    const edit = fc.record({ at: fc.nat(good.length), remove: fc.nat(12), insert: scrap });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const text = edits.reduce(
          (soFar, { at, remove, insert }) => soFar.slice(0, at) + insert + soFar.slice(at + remove),
          good,
        );
        const { yaml, problems } = readYamlText(text, 'x.yaml');
        const result = yaml === undefined ? undefined : environmentSchema.safeParse(yaml.data);
        const explained =
          yaml === undefined || result?.success !== false
            ? problems
            : result.error.issues.flatMap((issue) => explainIssue(issue, { yaml, schema: environmentSchema }));
        if (result?.success !== true) expect(explained.length).toBeGreaterThan(0);
        for (const problem of explained) {
          expect(problem).toBeInstanceOf(PilotError);
          expect(problem.place.file).toBe('x.yaml');
        }
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);

  it('gathers the errors in one that can be read aloud', () => {
    const error = new ConfigurationError([new PilotError('SP1001', { seen: 'A.', remedy: 'B.' })]);
    expect(error.message).toMatchInlineSnapshot(`
      "SP1001 Konfigurationsfilen findes ikke
        Fundet:    A.
        Løsning:   B.
        Læs mere:  docs/fejl/sp1001.mdx"
    `);
  });
});
