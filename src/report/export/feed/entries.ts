import { verdictRow } from '../../../model/verdict.ts';
import type { Matrix, Transition } from '../../types.ts';
import type { Addresses } from '../addresses.ts';
import { EXERCISE_WORD, exerciseNote, keyWords } from '../words.ts';
import type { FeedEntry } from './atom.ts';
import type { Movement } from './movements.ts';

/** What happened, as a headline says it. */
const HEADLINE: Readonly<Record<Exclude<Transition, 'same'>, string>> = {
  regressed: 'Forværret',
  fixed: 'Rettet',
  changed: 'Ændret',
  new: 'Første afgørelse',
};

/** What the entries of a feed are told by. */
export interface EntryContext {
  readonly environment: Matrix['environment'];
  readonly addresses: Addresses;
  /** Makes an id that never changes from parts that never change. */
  readonly idOf: (...parts: readonly string[]) => string;
  /** What the feed has chosen from, when it is less than a region: part of the id of what is told together. */
  readonly scope?: readonly string[];
}

/**
 * The entries of movements, newest first and no more than `most`. Cases that a region's run tried for the first time are
 * one entry together: the first run of a region would otherwise fill the feed with everything there is.
 */
export function entriesOf(movements: readonly Movement[], most: number, context: EntryContext): readonly FeedEntry[] {
  const entries: FeedEntry[] = [];
  const firsts = Map.groupBy(
    movements.filter(({ kind }) => kind === 'new'),
    ({ run, region }) => `${run} ${region.id}`,
  );
  const told = new Set<string>();
  for (const movement of movements) {
    if (entries.length === most) break;
    const together = `${movement.run} ${movement.region.id}`;
    const group = movement.kind === 'new' ? (firsts.get(together) ?? []) : [];
    if (group.length < 2) entries.push(single(movement, context));
    else if (!told.has(together)) {
      told.add(together);
      entries.push(firstTime(movement, group, context));
    }
  }
  return entries;
}

function single({ row, region, run, at, kind, before, now }: Movement, context: EntryContext): FeedEntry {
  const { environment, addresses, idOf } = context;
  const was = before === undefined ? '' : ` Før: ${verdictRow(before).da}.`;
  return {
    id: idOf(environment.id, region.id, row.key, run),
    title: titled(environment, `${HEADLINE[kind]}: ${keyWords(row.key)} i ${region.name}: ${verdictRow(now).da}`),
    updated: at,
    link: addresses.casePage(environment.id, region.id, row.key),
    summary: `${row.name}. Nu: ${verdictRow(now).da}.${was} Miljø: ${environment.name}. Kørsel ${run}.${note(environment)}`,
    categories: [kind, now],
  };
}

function firstTime({ region, run, at }: Movement, group: readonly Movement[], context: EntryContext): FeedEntry {
  const { environment, addresses, idOf, scope = [] } = context;
  const passed = group.filter(({ now }) => now === 'passed').length;
  return {
    id: idOf(environment.id, region.id, run, 'nye', ...scope),
    title: titled(environment, `${HEADLINE.new} for ${group.length} tilfælde i ${region.name}: ${passed} bestået`),
    updated: at,
    link: addresses.regionPage(environment.id, region.id),
    summary: `${group.length} tilfælde har fået deres første afgørelse i ${region.name}; ${passed} bestod. Miljø: ${environment.name}. Kørsel ${run}.${note(environment)}`,
    categories: ['new'],
  };
}

function titled({ exercise }: Matrix['environment'], title: string): string {
  return exercise ? `[${EXERCISE_WORD}] ${title}` : title;
}

function note(environment: Matrix['environment']): string {
  const text = exerciseNote(environment);
  return text === undefined ? '' : ` ${text}`;
}
