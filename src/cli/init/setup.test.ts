import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { environmentSchema } from '../../model/config/environment.ts';
import { INTERFACES } from '../../model/interfaces.ts';
import { newEnvironmentText, withChanges, withRole } from './environment-text.ts';
import { nextSteps, setupLines } from './next-steps.ts';
import { chooseEnvironment, type EnvironmentFile, lastAnswered, nextQuestion, ROLE_NAMES, setupOf } from './setup.ts';

const begun = newEnvironmentText('test1');
const midt = ['regions', 'midtjylland', 'interfaces'] as const;
const asTester = withRole(begun, 'tester');
const withRegion = withChanges(asTester, [{ path: ['regions', 'midtjylland'], value: { interfaces: {} } }]);
const whole = INTERFACES.reduce(
  (text, name) => withChanges(text, [{ path: [...midt, name, 'notOffered'], value: 'Ikke med.' }]),
  withRegion,
);
const set = (settings: Readonly<Record<string, unknown>>, text = withRegion): string =>
  withChanges(text, [{ path: [...midt, 'fhir'], value: settings }]);
const url = 'https://fhir.eksempel.invalid/r4';

describe('what is asked next', () => {
  it.each<[string, string, boolean, ReturnType<typeof nextQuestion>]>([
    ['the role in a file that was just begun', begun, false, { kind: 'role' }],
    ['the name once the role is there', asTester, false, { kind: 'name' }],
    ['the region once the name has been looked at', asTester, true, { kind: 'regions' }],
    [
      'the first interface in a region that has none',
      withRegion,
      true,
      { kind: 'offered', region: 'midtjylland', interface: 'fhir' },
    ],
    ['the access to an address without', set({ url }), true, { kind: 'access', region: 'midtjylland', interface: 'fhir' }],
    [
      'the next interface after one with access',
      set({ url, auth: { kind: 'none' } }),
      true,
      { kind: 'offered', region: 'midtjylland', interface: 'skrs' },
    ],
    [
      'the next interface after one with only a certificate',
      set({ url, tls: { certificate: { file: '/a' }, key: { file: '/b' } } }),
      true,
      { kind: 'offered', region: 'midtjylland', interface: 'skrs' },
    ],
    [
      'the next interface after one that is not there',
      set({ notOffered: 'Senere.' }),
      true,
      { kind: 'offered', region: 'midtjylland', interface: 'skrs' },
    ],
    ['nothing when each interface is answered', whole, false, undefined],
    ['nothing in such a file although nobody was asked for it', whole.replace('# Rolle: tester\n', ''), false, undefined],
    [
      'the role first in a file written by hand that lacks an interface',
      set({ url, auth: { kind: 'none' } }).replace('# Rolle: tester\n', ''),
      false,
      { kind: 'role' },
    ],
    ['nothing more of one who publishes', withRegion.replace('tester', 'udgiver'), false, undefined],
    [
      'the interface that a second region lacks',
      withChanges(whole, [{ path: ['regions', 'syddanmark'], value: { interfaces: {} } }]),
      true,
      { kind: 'offered', region: 'syddanmark', interface: 'fhir' },
    ],
  ])('is %s', (_what, text, named, expected) => {
    expect(environmentSchema.safeParse(parse(text))).toMatchObject({ success: true });
    expect(nextQuestion(setupOf(text), named)).toEqual(expected);
  });

  it.each(ROLE_NAMES)('is read from a file with the role %s', (role) => expect(setupOf(withRole(begun, role)).role).toBe(role));
});

describe('the interface that was answered last', () => {
  it.each([
    ['none in a region without', withRegion, undefined],
    ['the one with an address and access', set({ url, auth: { kind: 'none' } }), { region: 'midtjylland', interface: 'fhir' }],
    ['not one whose access is asked for anyway', set({ url }), undefined],
    ['not one that is not there', whole, undefined],
    [
      'the last in order, wherever it stands in the file',
      set({ url, auth: { kind: 'none' } }, withChanges(withRegion, [{ path: [...midt, 'skrs', 'notOffered'], value: 'x' }])),
      undefined,
    ],
    ['none of one who publishes', set({ url, auth: { kind: 'none' } }).replace('tester', 'udgiver'), undefined],
  ])('is %s', (_what, text, expected) => expect(lastAnswered(setupOf(text))).toEqual(expected));
});

describe('the environment that is asked about', () => {
  const file = (name: string, text: string, untouched = false): EnvironmentFile => ({
    file: name,
    setup: setupOf(text),
    untouched,
  });
  const exercise = file('o.yaml', begun.replace('exercise: false', 'exercise: true'));

  it.each<[string, readonly EnvironmentFile[], ReturnType<typeof chooseEnvironment>]>([
    ['a new one in an empty home', [], { kind: 'new', suggested: 'test1' }],
    ['a new one where there is only an exercise', [exercise], { kind: 'new', suggested: 'test1' }],
    [
      'the one that was laid out, which may be called something else',
      [file('t.yaml', begun, true)],
      { kind: 'new', suggested: 'test1' },
    ],
    ['one that has been begun', [file('a.yaml', begun)], { kind: 'continue', file: 'a.yaml' }],
    ['the first that lacks something', [file('a.yaml', whole), file('b.yaml', withRegion)], { kind: 'continue', file: 'b.yaml' }],
    [
      'none when nothing is lacking',
      [file('a.yaml', whole), file('t.yaml', begun, true), exercise],
      { kind: 'complete', files: [file('a.yaml', whole)] },
    ],
  ])('is %s', (_what, files, expected) => expect(chooseEnvironment(files)).toEqual(expected));
});

describe('what is told at the end', () => {
  const means = { page: (name: string): string => name };

  it('names each region’s interfaces by how they stand', () => {
    const text = withChanges(set({ url }), [{ path: [...midt, 'skrs', 'notOffered'], value: 'x' }]);
    expect(setupLines(setupOf(text), new Map([['midtjylland', 'Region Midtjylland']]))).toEqual([
      'Region Midtjylland: klar til at blive prøvet: FHIR; ikke med: SKRS (registerkopi); ikke besvaret: SORLS (opslag), SORUS (opdatering), Udtræk (filer), MedCom-meddelelser, LPR-indberetning, Patientjournal, Klinisk logistik, Apotekssystem, Patologisystem',
    ]);
  });

  it.each([
    ['tester', ['preflight', 'run', 'run', 'bundle'], 'manuelle-scenarier'],
    ['leverandør', ['preflight', 'run', 'run', 'bundle'], 'laes-en-afgoerelse'],
    ['udgiver', ['import', 'site build', 'site show'], 'laeg-siden-op'],
  ] as const)('tells a %s of the commands %j and of %s', (role, commands, page) => {
    const steps = nextSteps(setupOf(set({ url }).replace('tester', role)), { ...means, units: new Set([]) }).join('\n');
    expect(Array.from(steps.matchAll(/npx sor-pilot (site \w+|\w+)/g), ([, command]) => command)).toEqual(commands);
    expect(steps).toContain(page);
  });

  it('names the region where there is one, and leaves out what cannot be done', () => {
    const one = nextSteps(setupOf(whole), { ...means, units: new Set(['midtjylland']) });
    expect(one).toContain('Kør det hele:\n  npx sor-pilot run --environment test1 --region midtjylland');
    expect(one.join()).not.toMatch(/FHIR-007|units/);
    const two = withChanges(whole, [{ path: ['regions', 'syddanmark'], value: { interfaces: {} } }]);
    expect(nextSteps(setupOf(two), { ...means, units: new Set(['midtjylland']) }).join()).toMatch(
      /run --environment test1,[^]*units|units[^]*run --environment test1,/,
    );
  });
});
