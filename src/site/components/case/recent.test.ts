import { describe, expect, it } from 'vitest';
import { recent } from './recent.ts';

describe('the most recently used', () => {
  it('are not made again until newer ones have pushed them out', () => {
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

  it('remember also that there was nothing', () => {
    let asked = 0;
    const ask = recent<undefined>(1);
    for (let time = 0; time < 3; time++) ask('a', () => void (asked += 1));
    expect(asked).toBe(1);
  });
});
