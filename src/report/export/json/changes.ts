import type { Change } from '../../compare/compare-results.ts';
import type { ComparedResult } from '../../compare/compared-result.ts';
import type { ComparedSets, ComparedSide } from '../../compare/compared-sets.ts';
import type { Addresses } from '../addresses.ts';
import { exerciseNote } from '../words.ts';
import type { DocumentOf } from './documents.ts';

type ChangesDocument = DocumentOf<'changes'>;

/** What changed between two sides, as a document. `environmentName` is for people; the comparison itself knows ids only. */
export function changesJson(sets: ComparedSets, environmentName: string, addresses: Addresses): ChangesDocument {
  const { id, exercise } = sets.environment;
  return {
    $schema: addresses.schema('changes'),
    environment: { id, name: environmentName },
    exercise,
    exerciseNote: exerciseNote({ exercise }),
    before: side(sets.before),
    after: side(sets.after),
    counts: { ...sets.counts },
    regionsGone: [...sets.regionsGone],
    changes: sets.changes.map(change),
  };
}

const side = ({ kind, run, at }: ComparedSide): ChangesDocument['before'] => ({ kind, run, at });

function change({ key, name, region, kind, reason, moved, before, after }: Change): ChangesDocument['changes'][number] {
  return { key, name, region, kind, reason, moved: [...moved], before: before && result(before), after: after && result(after) };
}

function result({ run, at, verdict, marks, cause, sentence }: ComparedResult): ChangesDocument['changes'][number]['after'] {
  return { run, at, verdict, marks: [...marks], cause, sentence };
}
