import { describe, expect, it } from 'vitest';
import { layered, nameInPlaces, onePlace } from './places.ts';

const INSTALLED = { tool: '/hjem/node_modules/sor-pilot', home: '/hjem' };

describe('a folder in both places', () => {
  it('is the home’s first and then the tool’s, and one in a clone', () => {
    expect(layered(INSTALLED, 'config')).toEqual(['/hjem/config', '/hjem/node_modules/sor-pilot/config']);
    expect(layered(onePlace('/klon'), 'config')).toEqual(['/klon/config']);
  });
});

describe('the name of a file', () => {
  it.each([
    ['/hjem/features/egne/a.feature', 'features/egne/a.feature'],
    ['/hjem/node_modules/sor-pilot/features/fhir/opslag.feature', 'features/fhir/opslag.feature'],
    ['/hjem/step-definitions/vores.steps.ts', 'step-definitions/vores.steps.ts'],
    ['/hjem/node_modules/sor-pilot/step-definitions/fhir.steps.js', 'step-definitions/fhir.steps.ts'],
    ['/hjem/node_modules/sor-pilot-andet/x.js', 'node_modules/sor-pilot-andet/x.js'],
  ])('of %s is %s, wherever the tool is installed', (path, name) => {
    expect(nameInPlaces(INSTALLED, path)).toBe(name);
  });

  it('is in a clone what it is there', () => {
    expect(nameInPlaces(onePlace('/klon'), '/klon/step-definitions/a.js')).toBe('step-definitions/a.js');
  });
});
