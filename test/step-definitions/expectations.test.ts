import { describe, expect, it } from 'vitest';
import { Deviation, PreconditionError } from '../../src/model/faults.ts';
import { expectEqual, expectTrue, inWords, levelsInWords, survey } from '../../step-definitions/support/expectations.ts';

function thrown(run: () => void): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new TypeError('Intet blev kastet');
}

it.each([
  [undefined, 'feltet mangler'],
  ['', 'feltet er tomt'],
  ['Afdeling', 'Afdeling'],
])('says of the value %j: %s', (value, words) => {
  expect(inWords(value)).toBe(words);
});

it.each([
  [[], 'intet niveau'],
  [[{ code: '270059999999100', name: 'Afdeling', system: undefined }], 'Afdeling (270059999999100)'],
  [[{ code: 'Afdeling', name: 'Afdeling', system: 'x' }], 'Afdeling'],
  [[{ code: undefined, name: 'Afdeling', system: 'x' }], 'kode: feltet mangler, navn: Afdeling'],
  [
    [
      { code: '1', name: '', system: undefined },
      { code: '2', name: 'B', system: undefined },
    ],
    'kode: 1, navn: feltet er tomt og B (2)',
  ],
])('names levels in words, case %#', (levels, words) => {
  expect(levelsInWords(levels)).toBe(words);
});

describe('expectEqual and expectTrue', () => {
  it('say nothing when all is as it should be', () => {
    expectEqual({ what: 'Navnet', place: 'linje 1', expected: 'a', received: 'a' });
    expectTrue(true, 'Aldrig', { place: '', expected: '', received: '' });
  });

  it('say the place, what was expected and what came', () => {
    const error = thrown(() => expectEqual({ what: 'Navnet', place: 'linje 1', expected: 'a', received: undefined }));
    expect(error).toBeInstanceOf(Deviation);
    expect(error.message).toMatchInlineSnapshot(`
      "Navnet er ikke som forventet.
      Sted: linje 1
      Forventet: a
      Modtaget: feltet mangler"
    `);
  });
});

describe('survey', () => {
  const run = (items: readonly number[]): void => {
    survey({
      what: 'tal',
      items,
      expected: 'lige tal',
      fault: (item) => (item % 2 === 0 ? undefined : { place: `nr. ${item}`, seen: 'ulige' }),
    });
  };

  it('says nothing when nothing is wrong', () => {
    run([2, 4]);
  });

  it('shows at most ten examples and always the whole number', () => {
    const error = thrown(() => run(Array.from({ length: 2400 }, (_unused, index) => index)));
    expect(error.message).toMatchInlineSnapshot(`
      "1.200 fejl fundet blandt 2.400 tal.
      Sted: nr. 1
      Forventet: lige tal
      Modtaget: nr. 1: ulige; nr. 3: ulige; nr. 5: ulige; nr. 7: ulige; nr. 9: ulige; nr. 11: ulige; nr. 13: ulige; nr. 15: ulige; nr. 17: ulige; nr. 19: ulige; … og 1.190 til"
    `);
  });

  it('never passes on nothing', () => {
    const error = thrown(() => run([]));
    expect(error).toBeInstanceOf(PreconditionError);
    expect(error.message).toMatchInlineSnapshot(`
      "Der er ingen tal at undersøge.
      Forventet: mindst én; reglen er: lige tal
      Modtaget: ingen
      Hvad nu: Undersøg, om data er indlæst, og om filen eller snitfladen er den rigtige."
    `);
  });
});
