import { describe, expect, it } from 'vitest';
import { approvalSchema, knownDeviationSchema } from './known-deviation.ts';
import { peopleFileSchema, whoAre, whoIs } from './person.ts';

const reference = { name: 't-7k2m', role: 'Registrator', organisation: 'Region Nordjylland' };
const consent = { date: '2026-11-30', how: 'mail til pilotsekretariatet' };
const anna = { key: 'T-7K2M', name: 'Anna Berg', consent };

describe('what is shown of a person', () => {
  it('is role and organisation, and never the key results tell people apart by', () => {
    expect(whoIs(reference, [])).toBe('Registrator, Region Nordjylland');
    expect(whoIs({ name: 'Anna Berg', organisation: 'Region Nordjylland' }, [])).toBe('Region Nordjylland');
  });

  it('is the name too when there is consent to it, until it is erased, with the same results', () => {
    expect(whoIs(reference, [anna])).toBe('Anna Berg, Registrator, Region Nordjylland');
    expect(whoIs(reference, [{ key: 't-7k2m', erased: '2027-02-01' }])).toBe('Registrator, Region Nordjylland');
  });

  it('is told apart by a number where two would read alike', () => {
    const other = { ...reference, name: 't-aaaa' };
    expect(whoAre([reference, other, reference], [])).toEqual([
      'Registrator, Region Nordjylland (1)',
      'Registrator, Region Nordjylland (2)',
      'Registrator, Region Nordjylland (1)',
    ]);
    expect(whoAre([reference, other], [anna])).toEqual([
      'Anna Berg, Registrator, Region Nordjylland',
      'Registrator, Region Nordjylland',
    ]);
  });
});

describe('people.yaml', () => {
  it.each([
    ['a name without consent', { key: 'x', name: 'Anna Berg' }],
    ['a name that is both shown and erased', { ...anna, erased: '2027-02-01' }],
    ['consent that does not say how it was given', { ...anna, consent: { date: '2026-11-30' } }],
  ])('has no %s', (_why, entry) => {
    expect(peopleFileSchema.safeParse({ people: [entry] }).success).toBe(false);
  });
});

describe('an approval', () => {
  const day = { date: '2026-11-30' };
  it('needs an organisation alone', () => {
    expect(approvalSchema.safeParse({ organisation: 'Regionen', ...day }).success).toBe(true);
    expect(approvalSchema.safeParse({ name: 'AB', ...day }).success).toBe(false);
  });

  const agreed = {
    ...{ id: 'x', environment: 'oevelse', region: 'nord', case: 'ID27-001', failure: { sentence: 'Niveauet mangler.' } },
    ...{ owner: 'Regionen', reason: 'Rettes.', since: '2026-11-23', until: '2027-01-31' },
  };
  it.each([
    ['of two organisations', [{ organisation: 'A' }, { organisation: 'B' }], true],
    [
      'of two roles',
      [
        { role: 'Leder', organisation: 'A' },
        { role: 'Registrator', organisation: 'A' },
      ],
      true,
    ],
    [
      'of two names in one role',
      [
        { name: 'AB', organisation: 'A' },
        { name: 'CD', organisation: 'A' },
      ],
      true,
    ],
    [
      'of one and the same role',
      [
        { role: 'Leder', organisation: 'A' },
        { role: 'leder', organisation: 'A' },
      ],
      false,
    ],
    [
      'of one and the same name',
      [
        { name: 'AB', organisation: 'A' },
        { name: 'ab ', organisation: 'B' },
      ],
      false,
    ],
  ])('of a known deviation counts as two when it is %s', (_why, approvals, holds) => {
    const whole = { ...agreed, approvals: approvals.map((one) => ({ ...one, ...day })) };
    expect(knownDeviationSchema.safeParse(whole).success).toBe(holds);
  });
});
