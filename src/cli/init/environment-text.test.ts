import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
  midtjylland:
    interfaces:
      fhir:
        url: https://fhir.eksempel.invalid/r4 # den nye
    units:
      afsnit: '347831000016005'

# Til sidst
`;

describe('an environment file that is changed', () => {
  it('keeps all that was not asked about, byte for byte', () => {
    const text = withChanges(BY_HAND, [
      { path: at('fhir', 'auth'), value: { kind: 'bearer', token: { env: 'MIDT_FHIR_TOKEN' } } },
    ]);
    const added = '        auth:\n          kind: bearer\n          token: { env: MIDT_FHIR_TOKEN }\n';
    expect(text).toBe(BY_HAND.replace('# den nye\n', `# den nye\n${added}`));
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
