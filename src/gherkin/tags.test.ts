import { describe, expect, it } from 'vitest';
import { readTag, TAG_FAMILIES, tagValues } from './tags.ts';

describe('readTag', () => {
  it.each([
    ['ID27-012', 'identity', 'ID27-012'],
    ['krav:id27-to-felter', 'krav', 'id27-to-felter'],
    ['anvendelse:lpr', 'anvendelse', 'lpr'],
    ['snitflade:udtraek', 'snitflade', 'udtraek'],
    ['antagelse', 'antagelse', ''],
  ])('reads @%s', (name, family, value) => {
    expect(readTag(name)).toEqual({ family, value });
  });

  it.each(['ID27-12', 'krav:', 'krav', 'snitflade:soap', 'wip'])('does not know @%s', (name) => {
    expect(readTag(name)).toBeUndefined();
  });
});

it('gives the values of a family in order and once each', () => {
  expect(tagValues(['krav:b', 'krav:a', 'krav:b', 'ID27-001'], 'krav')).toEqual(['b', 'a']);
});

it('requires id, requirement, usage and interface', () => {
  const required = Object.entries(TAG_FAMILIES).flatMap(([family, { required }]) => (required ? family : []));
  expect(required).toEqual(['identity', 'krav', 'anvendelse', 'snitflade']);
});
