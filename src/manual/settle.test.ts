import { describe, expect, it } from 'vitest';
import { formatPilotError, PilotError } from '../model/pilot-error.ts';
import { judgeSettlement, type SettlementInput } from './settle.ts';

const RUNS = ['20261123T080000Z-00000001', '20261123T090000Z-00000002', '20261123T100000Z-00000003'] as const;
const LEAD = { name: 'Pilotleder, Region Nordjylland', role: 'Pilotleder', organisation: 'Region Nordjylland' };
const answers = [
  { run: RUNS[0], tester: 'AB', counts: RUNS[0] },
  { run: RUNS[1], tester: 'CD', counts: RUNS[1] },
];
const right: SettlementInput = {
  place: { what: 'MAN-001 i region nordjylland, miljøet oevelse' },
  answers,
  stands: 'CD',
  by: [LEAD],
  reason: 'Set efter sammen.',
  at: new Date('2026-11-23T12:00:00Z'),
};

function refusal(change: Partial<SettlementInput>): string {
  try {
    judgeSettlement({ ...right, ...change });
  } catch (error) {
    if (error instanceof PilotError) return formatPilotError(error);
    throw error;
  }
  return '';
}

describe('a settlement', () => {
  it.each([
    ['by a third person', [LEAD]],
    ['by both together, whatever the case of letters', [{ name: 'ab' }, { name: ' CD ' }]],
    ['by one of them and a third person', [{ name: 'AB' }, LEAD]],
  ])('can be made %s', (_why, by) => {
    expect(judgeSettlement({ ...right, by })).toEqual({
      kind: 'settlement',
      stands: RUNS[1],
      answers: answers.map(({ run, tester }) => ({ run, tester })),
      by,
      reason: 'Set efter sammen.',
      at: '2026-11-23T12:00:00.000Z',
    });
  });

  it('can point to the answer by its run, and to the settlement that already stands for a tester', () => {
    expect(judgeSettlement({ ...right, stands: RUNS[0] }).stands).toBe(RUNS[0]);
    const settledBefore = [answers[0]!, { ...answers[1]!, counts: RUNS[2] }];
    expect(judgeSettlement({ ...right, answers: settledBefore, stands: 'CD' }).stands).toBe(RUNS[2]);
  });

  const wrong: readonly (readonly [string, Partial<SettlementInput>])[] = [
    ['when nobody disagrees', { answers: [] }],
    ['without an answer that stands', { stands: undefined }],
    ['with an answer from someone who gave none', { stands: 'GH' }],
    ['without a reason', { reason: '  ' }],
    ['without anyone to make it', { by: [] }],
    ['by one party alone', { by: [{ name: 'CD' }] }],
    ['by someone who says no role', { by: [{ name: 'EF' }] }],
  ];

  it.each(wrong)('cannot be made %s', (_why, change) => {
    expect(refusal(change)).toContain('SP4028');
  });

  it('is told by SP4028 what it lacks', () => {
    expect(wrong.map(([, change]) => refusal(change)).join('\n')).toMatchInlineSnapshot(`
      "SP4028 Uenigheden kan ikke afgøres sådan
        Sted:      MAN-001 i region nordjylland, miljøet oevelse
        Fundet:    ingen er uenige her
        Forventet: et scenarie med mærket “Uenige”
        Løsning:   Se uenighederne med “npx sor-pilot manual settle”.
        Læs mere:  docs/fejl/sp4028.mdx
      SP4028 Uenigheden kan ikke afgøres sådan
        Sted:      MAN-001 i region nordjylland, miljøet oevelse
        Fundet:    det er ikke sagt, hvilket svar der gælder
        Forventet: --stands med en af testerne AB og CD eller svarets kørsel
        Løsning:   Vælg det svar, der gælder.
        Læs mere:  docs/fejl/sp4028.mdx
      SP4028 Uenigheden kan ikke afgøres sådan
        Sted:      MAN-001 i region nordjylland, miljøet oevelse
        Fundet:    ingen af svarene er “GH”
        Forventet: --stands med en af testerne AB og CD eller svarets kørsel
        Løsning:   Vælg det svar, der gælder.
        Læs mere:  docs/fejl/sp4028.mdx
      SP4028 Uenigheden kan ikke afgøres sådan
        Sted:      MAN-001 i region nordjylland, miljøet oevelse
        Fundet:    der er ingen begrundelse
        Forventet: --reason med det, der afgjorde det
        Løsning:   Skriv, hvorfor svaret gælder. Begrundelsen bliver offentliggjort.
        Læs mere:  docs/fejl/sp4028.mdx
      SP4028 Uenigheden kan ikke afgøres sådan
        Sted:      MAN-001 i region nordjylland, miljøet oevelse
        Fundet:    det er ikke sagt, hvem der afgør det
        Forventet: en tredje person, eller AB og CD sammen
        Løsning:   Nævn med --by den eller dem, der har afgjort det; valget kan gentages.
        Læs mere:  docs/fejl/sp4028.mdx
      SP4028 Uenigheden kan ikke afgøres sådan
        Sted:      MAN-001 i region nordjylland, miljøet oevelse
        Fundet:    CD er selv part i uenigheden
        Forventet: en tredje person, eller AB og CD sammen
        Løsning:   Nævn med --by den eller dem, der har afgjort det; valget kan gentages.
        Læs mere:  docs/fejl/sp4028.mdx
      SP4028 Uenigheden kan ikke afgøres sådan
        Sted:      MAN-001 i region nordjylland, miljøet oevelse
        Fundet:    “EF” er ikke en af testerne og siger ikke, hvilken rolle det er afgjort i
        Forventet: “Rolle, Organisation”, eller en af testerne AB og CD
        Løsning:   Skriv fx --by "Pilotleder, Region Nordjylland". Rolle og organisation bliver offentliggjort; skriv ikke et navn.
        Læs mere:  docs/fejl/sp4028.mdx"
    `);
  });
});
