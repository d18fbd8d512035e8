import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toolRoot } from '../places.ts';
import { newEnvironmentText, withChanges } from './environment-text.ts';

const at = (name: string, ...more: readonly string[]): readonly string[] => [
  'regions',
  'midtjylland',
  'interfaces',
  name,
  ...more,
];

/** An environment written by hand, with all that could be lost in it. */
const BY_HAND = `# Vores miljø
id: test1
name: "TEST1" # med anførselstegn
description: Et langt stykke tekst, der fylder mere end de firs tegn, som en linje ellers bliver brudt ved, når den skrives.
exercise: false

levelCodes: { Afsnit: '270069999999102' }
regions:
  # Den første
  midtjylland:   # i Viborg
    interfaces:

      fhir:
        url:  https://fhir.eksempel.invalid/r4   # den nye
    units: {afsnit: '347831000016005'}
    openAssumptions: [a,b]

# Til sidst
`;

describe('an environment file that is changed', () => {
  it('keeps all that was not asked about, byte for byte, where something is added', () => {
    const text = withChanges(BY_HAND, [
      { path: at('fhir', 'auth'), value: { kind: 'bearer', token: { env: 'MIDT_FHIR_TOKEN' } } },
      { path: at('skrs', 'notOffered'), value: 'Endnu ikke.', comment: 'Skriv hvorfor.' },
      { path: ['regions', 'syddanmark'], value: { interfaces: {} } },
    ]);
    const added = `        auth:
          kind: bearer
          token: { env: MIDT_FHIR_TOKEN }
      skrs:
        notOffered: Endnu ikke. # Skriv hvorfor.
`;
    expect(text).toBe(
      BY_HAND.replace('# den nye\n', `# den nye\n${added}`).replace(
        'openAssumptions: [a,b]\n',
        'openAssumptions: [a,b]\n  syddanmark:\n    interfaces: {}\n',
      ),
    );
  });

  it.each(['nordjylland', 'midtjylland', 'sjaelland', 'oestdanmark'])(
    'is one piece longer, and that is all, when %s of the exercise gets more',
    (region) => {
      const before = readFileSync(join(toolRoot, 'config/environments/oevelse.yaml'), 'utf8');
      const after = withChanges(before, [{ path: ['regions', region, 'units', 'afsnit'], value: 'en kode' }]);
      const piece = '    units:\n      afsnit: en kode\n';
      const [head, tail, ...more] = after.split(piece);
      expect(more).toEqual([]);
      expect(`${head}${tail}`).toBe(before);
      expect(parse(after)).toMatchObject({ regions: { [region]: { units: { afsnit: 'en kode' } } } });
    },
  );

  it('keeps what is said where something else is replaced, though lines may be laid out anew', () => {
    const text = withChanges(BY_HAND, [{ path: at('fhir', 'url'), value: 'https://ny.eksempel.invalid/r4' }]);
    expect(text).toContain('url: https://ny.eksempel.invalid/r4');
    for (const note of ['Vores miljø', 'med anførselstegn', 'Den første', 'i Viborg', 'Til sidst'])
      expect(text).toContain(`# ${note}`);
    const { regions, ...rest } = parse(BY_HAND) as { regions: object };
    expect(parse(text)).toMatchObject(rest);
    expect(Object.keys((parse(text) as { regions: object }).regions)).toEqual(Object.keys(regions));
  });

  it('gets what is new as a block, also where it was empty, with a note for whoever edits it', () => {
    const text = withChanges(newEnvironmentText('test1'), [
      { path: ['regions', 'midtjylland'], value: { interfaces: {} } },
      { path: at('udtraek', 'notOffered'), value: 'Endnu ikke.', comment: 'Skriv hvorfor.' },
    ]);
    expect(text).toBe(
      newEnvironmentText('test1').replace(
        'regions: {}\n',
        'regions:\n  midtjylland:\n    interfaces:\n      udtraek:\n        notOffered: Endnu ikke. # Skriv hvorfor.\n',
      ),
    );
  });

  it('keeps the notes of the environment that is laid out', () => {
    const template = readFileSync(join(toolRoot, 'templates/home/config/environments/test.yaml'), 'utf8');
    const text = withChanges(template, [{ path: ['regions', 'midtjylland'], value: { interfaces: {} } }]);
    for (const line of template.split('\n').filter((one) => one.startsWith('#'))) expect(text).toContain(line);
    expect(text).toMatch(/^regions:\n +midtjylland:\n/m);
  });

  it('loses a key that is taken out, and bears that it was not there', () => {
    const without = withChanges(BY_HAND, [
      { path: at('fhir', 'url'), value: undefined },
      { path: at('lpr', 'folder'), value: undefined },
    ]);
    expect(without).not.toContain('https://');
    expect(without).not.toContain('lpr');
  });

  it('is left alone where a value is only pointed at', () => {
    const shared = BY_HAND.replace(
      'midtjylland:',
      'syddanmark: &fælles\n    interfaces: {}\n  midtjylland: *fælles\n  nordjylland:',
    );
    expect(() => withChanges(shared, [{ path: at('fhir', 'url'), value: 'https://x.invalid' }])).toThrow(
      expect.objectContaining({ code: 'SP1063' }),
    );
  });
});
