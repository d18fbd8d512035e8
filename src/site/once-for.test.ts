import { describe, expect, it } from 'vitest';
import { onceFor } from './once-for.ts';

describe('what is made once', () => {
  it('is made once for each object, even when the answer is nothing', () => {
    const asked: object[] = [];
    const find = onceFor((of: { readonly id?: string }) => {
      asked.push(of);
      return of.id;
    });
    const [a, b] = [{ id: 'a' }, {}];
    expect([find(a), find(b), find(a), find(b)]).toEqual(['a', undefined, 'a', undefined]);
    expect(asked).toEqual([a, b]);
  });
});
