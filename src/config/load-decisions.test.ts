import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../bundle/canonical.ts';
import { ConfigurationError } from './configuration-error.ts';
import type { DecisionsSurroundings } from './cross-check-decisions.ts';
import { fieldsShownIn } from '../model/decisions/shown-number.ts';
import { loadDecisions, loadShownNumbers } from './load-decisions.ts';
import { snapshotDigest } from './read-snapshots.ts';

const around = {
  configuration: { environments: [{ id: 'oevelse' }], parties: [{ id: 'nord' }] },
  cases: ['ID27-002~Afsnit'],
} as unknown as DecisionsSurroundings;
const snapshot = {
  schemaVersion: 1,
  id: 'november',
  environment: { id: 'oevelse', name: 'Øvelse', exercise: true },
  at: '2026-11-23T12:00:00.000Z',
  fingerprint: { features: 'a'.repeat(64), steps: 'b'.repeat(64), config: 'c'.repeat(64) },
  regions: [{ id: 'nord', name: 'Region Nord', shortName: 'Nord' }],
  rows: [{ key: 'ID27-002~Afsnit', id: 'ID27-002', name: 'Navn', feature: 'F', assumption: false, cells: [] }],
};
const text = canonicalJson(snapshot);
const shown = (some = ''): string =>
  `shownNumbers:\n  - { field: Nr, what: W, reason: R, by: { role: R, organisation: O }, date: 2026-11-30${some} }\n`;
const known = (some: Readonly<Record<string, string>> = {}): string => {
  const all = { id: 'niveau', environment: 'oevelse', region: 'nord', case: 'ID27-002', until: '2026-12-01', ...some };
  return `knownDeviations:
  - id: ${all.id}
    environment: ${all.environment}
    region: ${all.region}
    case: ${all.case}
    failure: { sentence: Niveauet mangler. }
    owner: Ejer
    reason: Grund
    since: 2026-11-01
    until: ${all.until}
    approvals:
      - { name: Et, organisation: A, date: 2026-11-01 }
      - { name: To, organisation: B, date: 2026-11-01 }
`;
};
const signOff = (comment = '{ region: nord, name: N, organisation: O, date: 2026-11-24, text: T, cases: [ID27-002] }'): string =>
  `signOffs:
  - id: november
    title: November
    environment: oevelse
    snapshot: ${snapshotDigest(text)}
    proposed: { name: N, organisation: O, date: 2026-11-23 }
    hearingUntil: 2026-12-07
    comments:
      - ${comment}
`;

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'aftaler-'));
  await mkdir(path.join(dir, 'snapshots'));
});
afterEach(() => rm(dir, { recursive: true }));

/** A frozen state as the last sor-pilot of version 1 wrote it, and one as a newer than ours may write it. */
const FROZEN = await readFile(new URL('../../test/golden/version-1/snapshot.json', import.meta.url), 'utf8');
const newer = canonicalJson({ ...snapshot, schemaVersion: 3, rows: 'andet' });
const signOffOf = (frozen: string): string => signOff().replace(snapshotDigest(text), snapshotDigest(frozen));

async function load(files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const all = {
    'agenda.yaml': 'meetings: []\n',
    'known-deviations.yaml': known(),
    'sign-offs.yaml': signOff(),
    'snapshots/november.json': text,
    ...files,
  };
  for (const [name, content] of Object.entries(all)) await writeFile(path.join(dir, name), content);
  try {
    await loadDecisions(dir, around);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.map(({ code, place }) => `${code} ${path.basename(place.file ?? '')}:${place.line ?? '?'}`);
  }
}

describe('the folder of agreements', () => {
  it('is read when everything exists', async () => {
    expect(await load()).toEqual([]);
  });

  it('says which numbers are shown, and none where an older folder has no such file', async () => {
    expect(await load()).toEqual([]);
    expect((await loadDecisions(dir, around)).shownNumbers).toEqual([]);
    expect(await loadShownNumbers(dir, around.configuration)).toEqual([]);
    expect(await load({ 'shown-numbers.yaml': shown(', environment: oevelse, interface: fhir') })).toEqual([]);
    const { shownNumbers } = await loadDecisions(dir, around);
    expect(await loadShownNumbers(dir, around.configuration)).toEqual(shownNumbers);
    const inPlace = (environment: string, of?: 'fhir' | 'lpr') => fieldsShownIn(shownNumbers, { environment, interface: of });
    expect([inPlace('oevelse', 'fhir'), inPlace('oevelse', 'lpr'), inPlace('oevelse'), inPlace('test1', 'fhir')]).toEqual([
      ['Nr'],
      [],
      [],
      [],
    ]);
    await load({ 'shown-numbers.yaml': shown(', interface: fihr') });
    await expect(loadShownNumbers(dir, around.configuration)).rejects.toThrow('Mente du “fhir”');
  });

  it('may have a hearing that ends on the day of freezing, as the day is in Denmark', async () => {
    const late = canonicalJson({ ...snapshot, at: '2026-11-22T23:30:00.000Z' });
    const until = (day: string): string => signOffOf(late).replace('hearingUntil: 2026-12-07', `hearingUntil: ${day}`);
    expect(await load({ 'snapshots/november.json': late, 'sign-offs.yaml': until('2026-11-23') })).toEqual([]);
    expect(await load({ 'snapshots/november.json': late, 'sign-offs.yaml': until('2026-11-22') })).toEqual([
      'SP1004 sign-offs.yaml:7',
    ]);
  });

  it.each<[string, Readonly<Record<string, string>>, string[]]>([
    ['an unknown region', { 'known-deviations.yaml': known({ region: 'syd' }) }, ['SP1006 known-deviations.yaml:4']],
    ['an unknown environment', { 'known-deviations.yaml': known({ environment: 'test9' }) }, ['SP1006 known-deviations.yaml:3']],
    ['an unknown case', { 'known-deviations.yaml': known({ case: 'ID27-999' }) }, ['SP1006 known-deviations.yaml:5']],
    [
      'a last day before the first',
      { 'known-deviations.yaml': known({ until: '2026-10-01' }) },
      ['SP1004 known-deviations.yaml:10'],
    ],
    [
      'an id that stands twice',
      { 'known-deviations.yaml': known() + known().replace('knownDeviations:\n', '') },
      ['SP1007 known-deviations.yaml:14'],
    ],
    [
      'an unknown environment of shown numbers',
      { 'shown-numbers.yaml': shown(', environment: test9') },
      ['SP1006 shown-numbers.yaml:2'],
    ],
    [
      'an unknown interface of shown numbers',
      { 'shown-numbers.yaml': shown(', interface: fihr') },
      ['SP1006 shown-numbers.yaml:2'],
    ],
    [
      'shown numbers that nobody answers for',
      { 'shown-numbers.yaml': 'shownNumbers: [{ field: Nr, what: W, reason: R, date: 2026-11-30 }]\n' },
      ['SP1005 shown-numbers.yaml:1'],
    ],
    ['YAML that cannot be read', { 'agenda.yaml': 'meetings: [\n' }, ['SP1002 agenda.yaml:2']],
    [
      'a remark on a case outside the frozen ones',
      { 'sign-offs.yaml': signOff('{ name: N, organisation: O, date: 2026-11-24, text: T, cases: [ID27-009] }') },
      ['SP1006 sign-offs.yaml:9'],
    ],
    [
      'a hearing that ended before its results were frozen',
      { 'sign-offs.yaml': signOff().replace('hearingUntil: 2026-12-07', 'hearingUntil: 2026-11-22') },
      ['SP1004 sign-offs.yaml:7'],
    ],
    [
      'an approval of results that were frozen after their hearing',
      {
        'sign-offs.yaml': `${signOff().replace('hearingUntil: 2026-12-07', 'hearingUntil: 2026-11-22')}    approved: [{ name: N, organisation: O, date: 2026-11-23 }]\n`,
      },
      ['SP1004 sign-offs.yaml:7'],
    ],
    [
      'a snapshot with one changed byte',
      { 'snapshots/november.json': text.replace('Navn', 'Mavn') },
      ['SP4060 sign-offs.yaml:5'],
    ],
    [
      'a snapshot made by a newer sor-pilot, and never as changed',
      { 'snapshots/november.json': newer, 'sign-offs.yaml': signOffOf(newer) },
      ['SP4064 sign-offs.yaml:5'],
    ],
  ])('reports %s with file and line', async (_name, files, expected) => {
    expect(await load(files)).toEqual(expected);
  });

  it('has what was frozen in version 1, just as it stood', async () => {
    const configuration = { environments: [{ id: 'test1' }], parties: [{ id: 'a' }] };
    const entry = signOffOf(FROZEN)
      .replace('environment: oevelse', 'environment: test1')
      .replace(/ {4}comments:[^]*/, '');
    await load({ 'known-deviations.yaml': 'knownDeviations: []\n', 'snapshots/november.json': FROZEN, 'sign-offs.yaml': entry });
    const { signOffs } = await loadDecisions(dir, { configuration, cases: [] } as unknown as DecisionsSurroundings);
    expect(signOffs.map((one) => one.snapshot)).toEqual([JSON.parse(FROZEN)]);
  });

  it('says which snapshot it lacks', async () => {
    await load();
    await rm(path.join(dir, 'snapshots/november.json'));
    await expect(loadDecisions(dir, around)).rejects.toThrow('snapshots/november.json findes ikke');
  });
});
