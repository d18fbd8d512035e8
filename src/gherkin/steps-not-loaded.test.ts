import { expect, it } from 'vitest';
import { placeInSteps, stepsNotLoaded } from './steps-not-loaded.ts';

const PLACES = { tool: '/hjem/node_modules/sor-pilot', home: '/hjem' };
const thrown = (message: string, stack: string): Error => Object.assign(new Error(message), { stack });

it.each([
  [
    'what a module throws',
    thrown(
      'hov',
      'Error: hov\n    at file:///hjem/step-definitions/egne/a.steps.ts:7:3\n    at ModuleJob.run (node:internal:1:2)',
    ),
    { file: 'step-definitions/egne/a.steps.ts', line: 7 },
    'hov',
  ],
  [
    'a name that is not handed on',
    thrown('no export named X', 'file:///hjem/step-definitions/b.steps.ts:1\nimport { X } from\nSyntaxError: no export named X'),
    { file: 'step-definitions/b.steps.ts', line: 1 },
    'no export named X',
  ],
  [
    'what the compiler cannot read',
    thrown("⨯ Unable to compile TypeScript:\n../../step-definitions/c.steps.ts(3,1): error TS1005: '}' expected.\n", ''),
    { file: 'step-definitions/c.steps.ts', line: 3 },
    "'}' expected.",
  ],
  [
    'a common step',
    thrown('x', 'at /hjem/node_modules/sor-pilot/step-definitions/fhir.steps.js:9:1'),
    { file: 'step-definitions/fhir.steps.ts', line: 9 },
    'x',
  ],
  ['what arose elsewhere', thrown('y', 'at /hjem/node_modules/andet/x.js:9:1'), {}, 'y'],
  ['what is no error', 'z', {}, 'z'],
])('%s is told with its place in the steps', (_, error, place, seen) => {
  expect(stepsNotLoaded(error, PLACES)).toMatchObject({ code: 'SP2020', place, seen });
  expect(placeInSteps(error, PLACES) ?? {}).toEqual(place);
});
