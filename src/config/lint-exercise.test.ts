import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatPilotError } from '../model/pilot-error.ts';
import { lintExercise } from './lint-exercise.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'sor-pilot-exercise-'));
  await mkdir(path.join(dir, 'exercise'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const write = (name: string, text: string): Promise<void> => writeFile(path.join(dir, 'exercise', name), text);
async function told(): Promise<string> {
  const problems = await lintExercise(dir, ['ID27-001~Afsnit', 'ID27-002']);
  return problems.map(formatPilotError).join('\n').replaceAll(dir.replaceAll('\\', '/'), 'config');
}

const behaviour = (fields: string): string =>
  `{ id: en, kind: omit-level-code, interfaces: [skrs], description: Øvelse., ${fields} }`;

describe('looking over the exercise’s files', () => {
  it('finds nothing in a folder without an exercise', async () => {
    expect(await lintExercise(path.join(dir, 'nothing'), [])).toEqual([]);
  });

  it('finds nothing where cases and roles are known', async () => {
    const right = behaviour('roles: [afsnit, naboejer], expects: [{ case: ID27-001~Afsnit, verdict: deviation }]');
    await write('behaviours.yaml', `regions:\n  nord:\n    - ${right}\n  syd: []\n`);
    await write('deviations.yaml', `deviations:\n  - ${right}\n`);
    expect(await told()).toBe('');
  });

  it('tells where a case is named that nobody has specified', async () => {
    const stray = behaviour('expects: [{ case: ID27-002, verdict: deviation }, { case: ID27-001, verdict: deviation }]');
    await write('behaviours.yaml', `regions:\n  nord:\n    - ${stray}\n`);
    await write('deviations.yaml', `deviations:\n  - ${stray}\n`);
    expect(await told()).toMatchInlineSnapshot(`
      "SP1006 Henvisning til noget, der ikke findes
        Sted:      config/exercise/behaviours.yaml:3:140 · regions.nord[0].expects[1].case
        Fundet:    Her nævnes scenariet “ID27-001”, som ikke findes. Mente du “ID27-002”?
        Løsning:   Ret stavemåden, eller opret det, der henvises til.
        Læs mere:  docs/fejl/sp1006.mdx
      SP1006 Henvisning til noget, der ikke findes
        Sted:      config/exercise/deviations.yaml:2:138 · deviations[0].expects[1].case
        Fundet:    Her nævnes scenariet “ID27-001”, som ikke findes. Mente du “ID27-002”?
        Løsning:   Ret stavemåden, eller opret det, der henvises til.
        Læs mere:  docs/fejl/sp1006.mdx"
    `);
  });

  it('tells where a role is named that no test unit plays', async () => {
    await write('behaviours.yaml', `regions:\n  nord:\n    - ${behaviour('roles: [afsnitt], expects: []')}\n`);
    expect(await told()).toMatchInlineSnapshot(`
      "SP1004 Værdien passer ikke
        Sted:      config/exercise/behaviours.yaml:3:90 · regions.nord[0].roles[0]
        Fundet:    Der står “afsnitt”. Mente du “afsnit”?
        Forventet: en af værdierne “hospital”, “hospitalsomraade”, “center”, “overafdeling”, “afdeling”, “afsnit”, “uden-niveau”, “lukket”, “fremtidig”, “erstattet”, “erstatter”, “praksis”, “ejer”, “ny-ejer”, “naboejer”, “nabohospital”
        Løsning:   Vælg en af værdierne.
        Læs mere:  docs/fejl/sp1004.mdx"
    `);
  });
});
