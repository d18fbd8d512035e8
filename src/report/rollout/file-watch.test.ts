import { describe, expect, it } from 'vitest';
import { fileNotes } from './file-watch.ts';
import { dayOf, fileOf } from './rollout.fixture.ts';
import type { MeasuredFile } from '../../model/measurement.ts';

const notes = (before: readonly MeasuredFile[], after: readonly MeasuredFile[]): readonly string[] =>
  fileNotes([dayOf('2026-11-23', {}, { files: before }), dayOf('2026-11-24', {}, { files: after })]).map(({ text }) => text);
const next = (more: Partial<MeasuredFile> = {}) => fileOf({ day: '2026-11-24', ...more });

describe('the notes on files', () => {
  it('are none when a file is as it was, for the next day', () => {
    expect(notes([fileOf()], [next()])).toEqual([]);
    expect(fileNotes([dayOf('2026-11-23', {})])).toEqual([]);
  });

  it('tell of a file that is new, and of one that is no longer measured', () => {
    expect(notes([fileOf()], [next({ name: 'Andet.csv' })])).toEqual([
      'SorEntity.csv er ikke længere blandt de filer, der er målt.',
      'Andet.csv er ny blandt de filer, der er målt.',
    ]);
  });

  it('know a file again that is kept under the day it is for, and not one of another version', () => {
    const dated = (day: string) => `Sor_${day}.xml`;
    expect(notes([fileOf({ name: dated('2026-11-23') })], [next({ name: dated('20261124') })])).toEqual([]);
    expect(notes([fileOf({ version: 2 })], [next({ version: 3 })])).toHaveLength(2);
  });

  it('tell of fields that are gone and of fields that have come', () => {
    expect(notes([fileOf({ carries: ['A', 'B'] })], [next({ carries: ['B', 'C'] })])).toEqual([
      'SorEntity.csv har ikke længere A.',
      'SorEntity.csv har nu C.',
    ]);
  });

  it('tell with the date in words that a file is still an old one', () => {
    expect(notes([fileOf()], [fileOf()])).toEqual(['SorEntity.csv er stadig den fra 23. november 2026.']);
  });

  it('tell of places that cannot be read when there are more of them than before', () => {
    expect(notes([fileOf({ unreadable: 3 })], [next({ unreadable: 3 })])).toEqual([]);
    expect(notes([fileOf()], [next({ unreadable: 1_200 })])).toEqual([
      'SorEntity.csv har 1.200 steder, der ikke kan læses eller mangler noget; før var der 0.',
    ]);
  });

  it('tell of a newer file that was not measured, as it has no place for the level', () => {
    const files = [fileOf({ name: 'gammel.csv' }), fileOf({ name: 'ny.xml', day: '2026-11-30' })];
    expect(fileNotes([dayOf('2026-11-23', {}, { files })]).map(({ text }) => text)).toEqual([
      'ny.xml er for 30. november 2026, men har ikke plads til niveauet. Tallene er derfor fra gammel.csv for 23. november 2026.',
    ]);
  });

  it('tell of a file that has shrunk by more than a tenth', () => {
    expect(notes([fileOf({ bytes: 1_000 })], [next({ bytes: 900 })])).toEqual([]);
    expect(notes([fileOf({ bytes: 1_000 })], [next({ bytes: 899 })])).toEqual([expect.stringContaining('10 % mindre')]);
  });
});
