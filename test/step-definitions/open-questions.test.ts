import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import type { AssumptionFinding } from '../../src/model/assumption-outcome.ts';
import { assumptionsFileSchema } from '../../src/model/config/assumption.ts';
import type { Settlement } from '../../src/model/config/settlement.ts';
import { requirementsFileSchema } from '../../src/model/config/vocabulary.ts';
import { Deviation, EndpointError, OpenQuestion, PreconditionError } from '../../src/model/faults.ts';
import type { Session } from '../../src/model/session.ts';
import { REGISTER_RULES } from '../../src/sor/rules/register-rules.ts';
import { expectedColumn, expectedValue } from '../../step-definitions/support/expected-values.ts';
import { OpenQuestions, type Telling } from '../../step-definitions/support/open-questions.ts';

const DETAILS = { place: 'linje 1', expected: 'ét niveau', received: 'to', remedy: 'Spørg.' };
const differing = (): never => {
  throw new Deviation('To niveauer.', DETAILS);
};
const holding = (): void => undefined;
const failing = (): never => {
  throw new EndpointError('Ingen forbindelse.');
};

function questions(as: 'open' | Settlement['as']): { readonly asked: OpenQuestions; readonly told: AssumptionFinding[] } {
  const told: AssumptionFinding[] = [];
  const session = {
    openAssumptions: as === 'open' ? ['et-niveau'] : [],
    settledAssumptions: as === 'open' ? {} : { 'et-niveau': { as, source: 'Brev', date: '2026-12-01' } },
  } as unknown as Session;
  return {
    asked: new OpenQuestions(
      () => session,
      (finding) => told.push(finding),
    ),
    told,
  };
}

/** The name of what was thrown; `nothing` when nothing was. */
function thrownBy(run: () => void): string {
  try {
    run();
  } catch (error) {
    return (error as Error).name;
  }
  return 'nothing';
}

const DIFFERS = {
  assumption: 'et-niveau',
  outcome: 'differs',
  sentence: 'To niveauer.',
  place: 'linje 1',
  expected: 'ét niveau',
  received: 'to',
};
const HELD = { assumption: 'et-niveau', outcome: 'as-assumed' };

describe('a check on an assumption', () => {
  it.each<[state: 'open' | Settlement['as'], check: () => void, thrown: string, remembered: boolean, told: readonly object[]]>([
    ['open', holding, 'nothing', false, [HELD]],
    ['open', differing, 'nothing', true, [DIFFERS]],
    ['open', failing, 'EndpointError', false, []],
    ['assumed', holding, 'nothing', false, []],
    ['assumed', differing, 'Deviation', false, []],
    ['assumed', failing, 'EndpointError', false, []],
    ['dropped', differing, 'nothing', false, []],
    [{ value: '2' }, holding, 'nothing', false, []],
    [{ value: '2' }, differing, 'Deviation', false, []],
  ])('that is %j, with %o, throws %s', (state, check, thrown, isRemembered, told) => {
    const one = questions(state);
    expect(thrownBy(() => one.asked.assuming('et-niveau', check))).toBe(thrown);
    expect(one.asked.first !== undefined).toBe(isRemembered);
    expect(one.told).toEqual(told);
  });

  it.each<['open' | Settlement['as'], () => unknown, string]>([
    ['open', () => 7, 'nothing'],
    ['open', differing, 'OpenQuestion'],
    ['assumed', differing, 'Deviation'],
    [{ value: '2' }, () => 7, 'nothing'],
    [{ value: '2' }, differing, 'Deviation'],
    ['dropped', () => 7, 'PreconditionError'],
  ])('that the scenario cannot go on without, and is %j, ends it or not, case %#', (state, check, thrown) => {
    expect(thrownBy(() => questions(state).asked.needing('et-niveau', check))).toBe(thrown);
  });

  it('gives what it found', () => {
    expect(questions('open').asked.needing('et-niveau', () => 7)).toBe(7);
    expect(questions('open').asked.needing(undefined, () => 7)).toBe(7);
  });

  it('keeps every detail of what differed, and the assumption beside them', () => {
    const { asked } = questions('open');
    asked.assuming('et-niveau', differing);
    expect(asked.first).toBeInstanceOf(OpenQuestion);
    expect(asked.first).toMatchObject({ assumption: 'et-niveau', details: { ...DETAILS, assumption: 'et-niveau' } });
  });

  it('keeps the first of several differences', () => {
    const { asked, told } = questions('open');
    asked.assuming('et-niveau', differing);
    asked.assuming('et-niveau', () => {
      throw new Deviation('Noget andet.');
    });
    expect(asked.first?.message).toMatch(/^To niveauer\./);
    expect(told).toHaveLength(2);
  });

  it('never turns what is confirmed into a question', () => {
    expect(() => questions('open').asked.assuming(undefined, differing)).toThrow(Deviation);
  });

  it.each<[Telling, number]>([
    [{}, 1],
    [{ quiet: true }, 0],
  ])('with %j tells %i times that it held', (telling, times) => {
    const { asked, told } = questions('open');
    asked.assuming('et-niveau', holding, telling);
    expect(told).toHaveLength(times);
  });

  it('waits for answers to requests of assumed form, and ends the scenario with a question when one is refused', async () => {
    const { asked } = questions('open');
    expect(await asked.reading('et-niveau', () => Promise.resolve(7))).toBe(7);
    await expect(asked.reading('et-niveau', () => Promise.reject(new Deviation('Afvist.')))).rejects.toThrow(OpenQuestion);
    await expect(asked.reading(undefined, () => Promise.reject(new Deviation('Afvist.')))).rejects.toThrow(Deviation);
    const held = questions('assumed').asked.reading('et-niveau', () => Promise.reject(new Deviation('Afvist.')));
    await expect(held).rejects.toThrow(Deviation);
    const closed = asked.reading('et-niveau', () => Promise.reject(new PreconditionError('Lukket.')));
    await expect(closed).rejects.toThrow(PreconditionError);
  });

  it('is our own mistake when the configuration does not know the assumption', () => {
    expect(() => questions('open').asked.assuming('to-niveauer', vi.fn())).toThrow(TypeError);
  });
});

describe('the value a step expects', () => {
  const session = {
    expectedValues: {
      dagen: { kind: 'date', value: '2027-01-30' },
      'csv-niveau': { kind: 'columns', value: { levelCode: 'NiveauKode' } },
    },
  } as unknown as Session;

  it('is the one in force, and only of the kind that is asked for', () => {
    expect(expectedValue(session, 'dagen', 'date')).toBe('2027-01-30');
    expect(() => expectedValue(session, 'dagen', 'hours')).toThrow(TypeError);
    expect(() => expectedValue(session, 'toString', 'date')).toThrow(TypeError);
  });

  it('is of a column its settled name, else its own', () => {
    expect(expectedColumn(session, 'OrganisationalLevelCode')).toEqual({ ground: 'csv-niveau', name: 'NiveauKode' });
    expect(expectedColumn(session, 'OrganisationalLevelName')).toEqual({ ground: 'csv-niveau', name: 'OrganisationalLevelName' });
    expect(expectedColumn(session, 'EntityName')).toEqual({ ground: 'csv-kolonner', name: 'EntityName' });
    expect(expectedColumn(session, 'Andet')).toEqual({ ground: 'csv-kolonner', name: 'Andet' });
  });
});

describe('the assumptions of the configuration', () => {
  const read = (name: string): unknown => parse(readFileSync(`config/${name}`, 'utf8'));
  const { assumptions } = assumptionsFileSchema.parse(read('assumptions.yaml'));
  const { requirements } = requirementsFileSchema.parse(read('requirements.yaml'));
  const code = globSync('step-definitions/**/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const ofRules = new Set(REGISTER_RULES.flatMap(({ assumption }) => assumption ?? []));
  const tags = globSync('features/manuel/*.feature').flatMap((file) =>
    Array.from(readFileSync(file, 'utf8').matchAll(/@krav:([a-z0-9-]+)/g), ([, id]) => id),
  );
  /** What a person tries by hand has no steps that could name it. */
  const byHand = new Set(requirements.flatMap(({ id, assumptions: restsOn = [] }) => (tags.includes(id) ? restsOn : [])));

  it('are each tried by a step or a rule, so that none stands in a list for nothing', () => {
    const untried = assumptions
      .map(({ id }) => id)
      .filter((id) => !byHand.has(id) && !ofRules.has(id) && !code.includes(`'${id}'`));
    expect(untried).toEqual([]);
  });

  it('are those that rules rest on, exactly where a rule is assumed', () => {
    const ids = new Set(assumptions.map(({ id }) => id));
    for (const { id, status, assumption, requirement } of REGISTER_RULES) {
      expect({ id, assumed: assumption !== undefined }).toEqual({ id, assumed: status === 'assumption' });
      if (assumption === undefined) continue;
      expect(ids.has(assumption)).toBe(true);
      expect(requirements.find((one) => one.id === requirement)?.assumptions).toContain(assumption);
    }
  });
});
