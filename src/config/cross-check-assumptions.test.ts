import { describe, expect, it } from 'vitest';
import { changed, configFolders, loadProblems } from './config-folder.fixture.ts';
import { loadConfiguration } from './load-configuration.ts';

const folder = configFolders();
const load = loadProblems(folder);

/** The code, place and finding of each problem. */
const told = async (changes: Parameters<typeof load>[0]): Promise<readonly string[]> =>
  (await load(changes))
    .split('\n')
    .filter((line) => /^SP|Sted:|Fundet:/.test(line))
    .map((line) => line.trim());

const NATIONAL = (as: string, source = 'LOV'): Record<string, string> =>
  changed(
    'assumptions.yaml',
    'who: SOR-teamet. }',
    `who: SOR-teamet., settled: { as: ${as}, source: ${source}, date: 2026-12-01 } }`,
  );

describe('references to assumptions', () => {
  it('name only those there are, in requirements and in environments', async () => {
    expect(await told(changed('requirements.yaml', '[hoejst-et]', '[hoejst-et, hoejst-eet]'))).toEqual([
      'SP1006 Henvisning til noget, der ikke findes',
      'Sted:      config/requirements.yaml:3:108 · requirements[1].assumptions[1]',
      'Fundet:    Her nævnes antagelsen “hoejst-eet”, som ikke findes. Mente du “hoejst-et”?',
    ]);
    const settled = 'exercise: false\nsettled:\n  hoejst-to: { as: assumed, source: Aftalt, date: 2026-12-01 }';
    expect(await told(changed('environments/prove.yaml', 'exercise: false', settled))).toEqual([
      'SP1006 Henvisning til noget, der ikke findes',
      'Sted:      config/environments/prove.yaml:6:3 · settled.hoejst-to',
      'Fundet:    Her nævnes antagelsen “hoejst-to”, som ikke findes. Mente du “hoejst-et”?',
    ]);
    const open = changed('environments/prove.yaml', '  nord:\n', '  nord:\n    openAssumptions: [ukendt]\n');
    expect((await told(open)).slice(0, 2)).toEqual([
      'SP1006 Henvisning til noget, der ikke findes',
      'Sted:      config/environments/prove.yaml:9:23 · regions.nord.openAssumptions[0]',
    ]);
  });

  it('are missed where nothing rests on an assumption', async () => {
    expect(
      await told(
        changed('requirements.yaml', 'status: assumption, assumptions: [hoejst-et]', 'status: confirmed, sources: [LOV]'),
      ),
    ).toEqual([
      'SP1005 Noget mangler',
      'Sted:      config/assumptions.yaml:2:11 · assumptions[0].id',
      'Fundet:    Intet krav hviler på antagelsen “hoejst-et”.',
    ]);
  });

  it('are asked for where a requirement is assumed', async () => {
    expect((await told(changed('requirements.yaml', ', assumptions: [hoejst-et]', ''))).slice(0, 2)).toEqual([
      'SP1005 Noget mangler',
      'Sted:      config/requirements.yaml:3:71 · requirements[1].status',
    ]);
  });

  it('have sources that are listed, also where they are settled for the whole country', async () => {
    expect(await told(changed('assumptions.yaml', 'sources: [LOV]', 'sources: [LOVEN]'))).toContain(
      'Sted:      config/assumptions.yaml:2:80 · assumptions[0].restsOn.sources[0]',
    );
    expect(await told(NATIONAL('assumed', 'LOVEN'))).toContain('Fundet:    Her nævnes kilden “LOVEN”, som ikke findes.');
  });

  it('need a ground: a source or a reason', async () => {
    const [code, place] = await told(changed('assumptions.yaml', '{ sources: [LOV] }', '{}'));
    expect([code, place]).toEqual([
      'SP1004 Værdien passer ikke',
      expect.stringMatching(/assumptions\.yaml:2:\d+ · assumptions\[0\]\.restsOn$/) as string,
    ]);
  });
});

describe('the requirements of a configuration', () => {
  const requirement = async (changes: Parameters<typeof folder>[0]): Promise<unknown> =>
    (await loadConfiguration(await folder(changes))).requirements[1];

  it('say what would confirm them as long as an assumption of theirs stands', async () => {
    expect(await requirement({})).toMatchObject({ status: 'assumption', confirmedBy: 'Loven.' });
    expect(await requirement(NATIONAL('dropped'))).toMatchObject({ status: 'assumption' });
  });

  it.each([
    ['assumed', ''],
    ['{ value: 12 }', ' value: { kind: hours },'],
  ])('are confirmed by a national settlement as %s, and by its source', async (as, value) => {
    const { 'assumptions.yaml': text = '' } = NATIONAL(as);
    const settled = await requirement({ 'assumptions.yaml': text.replace(' restsOn:', `${value} restsOn:`) });
    expect(settled).toMatchObject({ status: 'confirmed', sources: ['LOV'] });
    expect(settled).not.toHaveProperty('confirmedBy');
  });

  it('are not confirmed by what one environment settles', async () => {
    const settled = 'exercise: false\nsettled:\n  hoejst-et: { as: assumed, source: Aftalt, date: 2026-12-01 }';
    expect(await requirement(changed('environments/prove.yaml', 'exercise: false', settled))).toMatchObject({
      status: 'assumption',
    });
  });
});
