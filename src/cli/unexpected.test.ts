import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { formatPilotError } from '../model/pilot-error.ts';
import { loadProject } from './project.ts';
import { unexpected } from './unexpected.ts';

it('what nobody foresaw is told with its place in the tool, and without a stack', () => {
  const told = formatPilotError(unexpected(new TypeError('x is not a function')));
  expect(told.replace(/:\d+\n/, ':LINJE\n')).toMatchInlineSnapshot(`
    "SP5003 Uventet fejl i værktøjet
      Sted:      src/cli/unexpected.test.ts:LINJE
      Fundet:    TypeError: x is not a function
      Forventet: at værktøjet kan forklare, hvad der er galt
      Løsning:   Meld fejlen til dem, der vedligeholder værktøjet, med kommandoen og det, der står her.
      Læs mere:  docs/fejl/sp5003.mdx"
  `);
});

it('the place is the tool’s own, wherever the error arose', async () => {
  const error: unknown = await loadProject(5 as unknown as string).catch((reason: unknown) => reason);
  expect(unexpected(error).place.file).toMatch(/^src\/config\/[a-z-]+\.ts$/);
});

it('what has no place is told all the same', () => {
  expect(unexpected('bare en tekst')).toMatchObject({ code: 'SP5003', place: {}, seen: 'bare en tekst' });
  const foreign: unknown = runInNewContext('new Error("udefra")');
  expect(unexpected(foreign)).toMatchObject({ code: 'SP5003', seen: 'Error: udefra' });
});
