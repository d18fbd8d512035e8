import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../../report/rollout/rollout.fixture.ts';
import { levelGroups, typeGroups } from './named-groups.ts';

describe('groups of hospital units', () => {
  it('are called by their level’s name, and said to have none where there is none', () => {
    const levels = [
      { region: 'Region Nord', level: 'Afsnit', counts: countsOf(2) },
      { region: 'Region Nord', level: '', counts: countsOf(0, 1) },
    ];
    expect(levelGroups({ levels }).map(({ name }) => name)).toEqual(['Afsnit', 'Intet navn på niveauet']);
  });

  it('are called by their type’s name, and by its code where no public list has it', () => {
    const types = ['22232009', '999', ''].map((type, index) => ({ region: '', type, counts: countsOf(3 - index) }));
    expect(typeGroups({ types }).map(({ name }) => name)).toEqual(['Hospital', '999', 'Ingen type']);
  });
});
