import { describe, expect, it } from 'vitest';
import { recent } from './recent.ts';

describe('de senest brugte', () => {
  it('laves ikke igen, før de er trængt ud af nyere', () => {
    const made: string[] = [];
    const ask = recent<string>(2);
    const get = (name: string): string =>
      ask(name, () => {
        made.push(name);
        return name.toUpperCase();
      });
    expect(['a', 'b', 'a', 'c', 'a', 'b'].map(get)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('husker også, at der intet var', () => {
    let asked = 0;
    const ask = recent<undefined>(1);
    for (let time = 0; time < 3; time++) ask('a', () => void (asked += 1));
    expect(asked).toBe(1);
  });
});
