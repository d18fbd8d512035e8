import fc from 'fast-check';
import { resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatPilotError, PilotError } from '../model/pilot-error.ts';
import { evidenceFile, insideFolder, regionFolder, runFolder } from './paths.ts';

function codeOf(make: () => unknown): string | undefined {
  try {
    make();
    return undefined;
  } catch (error) {
    return error instanceof PilotError ? error.code : 'uncoded';
  }
}

describe('paths in the results folder', () => {
  it.each([
    '',
    '.',
    '..',
    '../x',
    '/etc/passwd',
    'a/b',
    'a\\b',
    'C:',
    'C:\\x',
    'fil:strøm',
    'a\0b',
    'a\nb',
    'slut.',
    'slut ',
    'con',
    'NUL.txt',
    'x'.repeat(201),
    'æ'.repeat(101),
  ])('refuse %j', (name) => {
    expect(codeOf(() => insideFolder('/resultater', name))).toBe('SP4006');
    expect(codeOf(() => insideFolder('/resultater', 'ok', name))).toBe('SP4006');
  });

  it('never lead out of the folder, whatever the names are', () => {
    const root = resolve('/resultater');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('..', '.', '/', '\\', 'a', '%2e%2e')), { minLength: 1, maxLength: 4 }),
        (names) => {
          try {
            expect(insideFolder(root, ...names).startsWith(root + sep)).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(PilotError);
          }
        },
      ),
    );
  });

  it.each([
    ['a run', () => runFolder('/r', '../20261123T063000Z-00000001')],
    ['a region', () => regionFolder('/r', 'Nordjylland')],
    ['evidence', () => evidenceFile('/r', 'nordjylland', 'F'.repeat(64))],
  ])('take only a real id for %s', (_what, make) => {
    expect(codeOf(make)).toBe('SP4006');
  });

  it('say what is wrong', () => {
    const errors = [() => insideFolder('/r', '../x'), () => runFolder('/r', 'i-går'), () => regionFolder('/r', 'x\0')].map(
      (make) => {
        try {
          return make();
        } catch (error) {
          return formatPilotError(error as PilotError);
        }
      },
    );
    expect(errors.join('\n')).toMatchInlineSnapshot(`
      "SP4006 Ugyldigt navn eller ugyldig sti
        Sted:      resultatmappen
        Fundet:    “../x” indeholder en skråstreg
        Forventet: ét navn uden sti
        Løsning:   Brug det id, der står på kørslens eller regionens side.
        Læs mere:  docs/fejl/sp4006.mdx
      SP4006 Ugyldigt navn eller ugyldig sti
        Sted:      resultatmappen
        Fundet:    “i-går” er ikke et kørsels-id som 20261123T063000Z-0a1b2c3d
        Forventet: ét navn uden sti
        Løsning:   Brug det id, der står på kørslens eller regionens side.
        Læs mere:  docs/fejl/sp4006.mdx
      SP4006 Ugyldigt navn eller ugyldig sti
        Sted:      resultatmappen
        Fundet:    “x\\u0000” er ikke små bogstaver a-z, tal og bindestreg
        Forventet: ét navn uden sti
        Løsning:   Brug det id, der står på kørslens eller regionens side.
        Læs mere:  docs/fejl/sp4006.mdx"
    `);
  });
});
