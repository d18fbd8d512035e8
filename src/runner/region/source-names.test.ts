import type { Envelope } from '@cucumber/messages';
import { expect, it } from 'vitest';
import { onePlace } from '../../model/places.ts';
import { sourceNames } from './source-names.ts';

const INSTALLED = { tool: '/hjem/node_modules/sor-pilot', home: '/hjem' };
const at = (uri: string): Envelope[] =>
  [
    { source: { uri, data: '', mediaType: 'text/x.cucumber.gherkin+plain' } },
    { gherkinDocument: { uri, comments: [] } },
    { pickle: { uri, id: '1' } },
    { stepDefinition: { id: '1', sourceReference: { uri, location: { line: 3 } } } },
    { hook: { id: '1', sourceReference: { uri } } },
    { parameterType: { id: '1', sourceReference: { uri } } },
  ] as unknown as Envelope[];

it('names common and own files in every message that names one, as a clone would', () => {
  const named = sourceNames(INSTALLED);
  expect(at('node_modules/sor-pilot/features/fhir/a.feature').map(named)).toEqual(at('features/fhir/a.feature'));
  expect(at('node_modules/sor-pilot/step-definitions/a.js').map(named)).toEqual(at('step-definitions/a.ts'));
  expect(at('features/egne/a.feature').map(named)).toEqual(at('features/egne/a.feature'));
});

it('leaves what names none, and everything in a clone, as it is', () => {
  const message = { testRunStarted: { timestamp: { seconds: 1, nanos: 0 } } };
  expect(sourceNames(INSTALLED)(message)).toEqual(message);
  const [source] = at('../andet/a.feature');
  expect(sourceNames(onePlace('/klon'))(source!)).toBe(source);
});
