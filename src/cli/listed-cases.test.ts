import { describe, expect, it } from 'vitest';
import { listLines, type ListedCase, listSummary } from './listed-cases.ts';

const one = (key: string, told: Partial<ListedCase> = {}): ListedCase => ({
  key,
  id: key.split('~')[0]!,
  name: 'Enheden har et niveau på hver snitflade',
  interfaces: ['FHIR'],
  assumption: false,
  writes: false,
  manual: false,
  requirements: [],
  path: 'features/a.feature',
  line: 1,
  ...told,
});
const cases = [
  one('ID27-001~Afsnit', { assumption: true, interfaces: ['FHIR', 'SKRS (registerkopi)'] }),
  one('ID27-001~Afdeling'),
  one('SORUS-002', { writes: true }),
  one('MAN-001', { manual: true, interfaces: [] }),
  one('ENH-003~testenhed på niveauet Hospital'),
];

describe('the list of scenarios', () => {
  it('has one line a case when it is piped on', () => {
    expect(listLines(cases, undefined).join('\n')).toMatchInlineSnapshot(`
      "ID27-001~Afsnit               Enheden har et niveau på hver snitflade  [FHIR, SKRS (registerkopi) · antagelse]
      ID27-001~Afdeling             Enheden har et niveau på hver snitflade  [FHIR]
      SORUS-002                     Enheden har et niveau på hver snitflade  [FHIR · ændrer data]
      MAN-001                       Enheden har et niveau på hver snitflade  [manuel]
      ENH-003~testenhed på niveauet Hospital  Enheden har et niveau på hver snitflade  [FHIR]"
    `);
  });

  it('is broken under the names in a terminal', () => {
    expect(listLines(cases, 70).join('\n')).toMatchInlineSnapshot(`
      "ID27-001~Afsnit               Enheden har et niveau på hver snitflade
                                    [FHIR, SKRS (registerkopi) · antagelse]
      ID27-001~Afdeling             Enheden har et niveau på hver snitflade
                                    [FHIR]
      SORUS-002                     Enheden har et niveau på hver snitflade
                                    [FHIR · ændrer data]
      MAN-001                       Enheden har et niveau på hver snitflade
                                    [manuel]
      ENH-003~testenhed på niveauet Hospital
                                    Enheden har et niveau på hver snitflade
                                    [FHIR]"
    `);
  });

  it('ends with how many there are of each kind', () => {
    expect(listSummary(cases)).toMatchInlineSnapshot(
      `"5 tilfælde af 4 scenarier: 1 hviler på en antagelse, 1 ændrer data, 1 afprøves af et menneske."`,
    );
  });
});
