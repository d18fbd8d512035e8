import { describe, expect, it } from 'vitest';
import { formatPilotError, type PilotError } from '../model/pilot-error.ts';
import type { Catalogue } from '../model/specification.ts';
import { assertDistinctAddresses } from './distinct-addresses.ts';

const catalogue = (...keys: readonly string[]): Catalogue => ({
  specifications: [],
  cases: keys.map((key, index) => ({
    key,
    id: 'ID27-001',
    name: key,
    exampleKey: undefined,
    path: 'features/a.feature',
    line: index + 1,
  })),
});

describe('casenes adresser', () => {
  it('er forskellige i et almindeligt katalog', () => {
    expect(() => assertDistinctAddresses(catalogue('ID27-001~Afsnit', 'ID27-001~Afdeling', 'ID27-002'))).not.toThrow();
  });

  it('må ikke falde sammen', () => {
    let error: unknown;
    try {
      assertDistinctAddresses(catalogue('ID27-001~Afsnit', 'ID27-001~afsnit!'));
    } catch (thrown) {
      error = thrown;
    }
    expect(formatPilotError(error as PilotError)).toMatchInlineSnapshot(`
      "SP5001 Siden henviser til noget, der ikke findes
        Sted:      features/a.feature:2
        Set:       “ID27-001~Afsnit” og “ID27-001~afsnit!” får samme adresse (id27-001-afsnit), så den ene side ville skjule den anden
        Forventet: nøgler, der er forskellige, også uden tegnsætning og store bogstaver
        Gør:       Giv en af rækkerne et andet navn i eksemplernes første kolonne.
        Læs mere:  /fejl/sp5001/"
    `);
  });
});
