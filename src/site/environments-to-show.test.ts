import { describe, expect, it } from 'vitest';
import type { FrozenSignOff } from '../model/decisions/decisions.ts';
import { catalogueSample, matrixSample, runSample } from '../report/samples.fixture.ts';
import { environmentsToShow } from './environments-to-show.ts';

const catalogue = catalogueSample([{ key: 'ID27-001' }]);
const ENVIRONMENTS = [
  { id: 'oevelse', name: 'Øvelse', exercise: true },
  { id: 'test1', name: 'TEST1', exercise: false },
  { id: 'test2', name: 'TEST2', exercise: false },
].map((environment) => ({ ...environment, description: '' }));

/** Everything there is when each of these environments has had one run, and a sign-off of it. */
function world(...tried: readonly string[]): Parameters<typeof environmentsToShow>[0] {
  const own = ENVIRONMENTS.filter(({ id }) => tried.includes(id));
  const runs = own.map(({ id, exercise }, hour) =>
    runSample({ hour, cases: { a: [{ key: 'ID27-001', verdict: 'passed' }] }, plan: { environment: id, exercise } }),
  );
  const signOffs = own.map((environment) => ({ snapshot: { environment } }) as unknown as FrozenSignOff);
  return { matrices: ENVIRONMENTS.map((environment) => matrixSample(catalogue, runs, environment)), runs, signOffs };
}

/** The names of what is shown, by what it is. */
function shown(tried: readonly string[], exerciseToo = false): Record<string, readonly string[]> {
  const { matrices, runs, signOffs } = environmentsToShow(world(...tried), { exerciseToo });
  return {
    matrices: matrices.map(({ environment }) => environment.id),
    runs: runs.map(({ plan }) => plan.environment),
    signOffs: signOffs.map(({ snapshot }) => snapshot.environment.id),
  };
}
const all = (...names: readonly string[]) => ({ matrices: names, runs: names, signOffs: names });

describe('the environments of a site', () => {
  it('are shown whole where any of their parties has results, so that who was not tried is told as that', () => {
    const { matrices, ...rest } = world('oevelse');
    const product = (id: string, tried: boolean) => {
      const runs = tried
        ? [runSample({ hour: 9, cases: { a: [{ key: 'ID27-001', verdict: 'passed' }] }, plan: { environment: id } })]
        : [];
      return {
        ...matrixSample(
          catalogue,
          runs,
          ENVIRONMENTS.find((one) => one.id === id),
        ),
        kind: 'produkt' as const,
      };
    };
    const all = { ...rest, matrices: [...matrices, product('test1', true), product('test2', false)] };
    const { matrices: told } = environmentsToShow(all, { exerciseToo: false });
    expect(told.map(({ environment, kind }) => [environment.id, kind])).toEqual([
      ['test1', 'region'],
      ['test1', 'produkt'],
    ]);
  });

  it('are those that have results', () => {
    expect(shown(['test2'])).toEqual(all('test2'));
    expect(shown(['test1', 'test2'])).toEqual(all('test1', 'test2'));
    expect(shown(['oevelse'])).toEqual(all('oevelse'));
  });

  it('are all of them where nothing was ever run, so that there is a page to say so', () => {
    expect(shown([])).toEqual({ ...all(), matrices: ['oevelse', 'test1', 'test2'] });
  });

  it('leave out the exercise, its runs and what was signed of it, as soon as a real one has results', () => {
    expect(shown(['oevelse', 'test1'])).toEqual(all('test1'));
  });

  it('have the exercise beside real ones when that is asked for', () => {
    expect(shown(['oevelse', 'test1'], true)).toEqual(all('oevelse', 'test1'));
  });

  it('do not let a real run that tried nothing hide the exercise', () => {
    const exercise = world('oevelse');
    const cutOff = runSample({ hour: 5, cases: {}, plan: { environment: 'test1', exercise: false }, aborted: true });
    const found = environmentsToShow({ ...exercise, runs: [...exercise.runs, cutOff] }, { exerciseToo: false });
    expect(found.matrices.map(({ environment }) => environment.id)).toEqual(['oevelse']);
    expect(found.runs).toHaveLength(2);
  });
});
