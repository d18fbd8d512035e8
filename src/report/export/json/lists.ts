import type { Catalogue } from '../../../model/specification.ts';
import type { Addresses } from '../addresses.ts';
import type { ToldRun } from '../version.ts';
import type { DocumentOf } from './documents.ts';

/** Every run as a document, in the order given. */
export function runsJson(runs: readonly ToldRun[], addresses: Addresses): DocumentOf<'runs'> {
  return {
    $schema: addresses.schema('runs'),
    runs: runs.map(({ run, regions, environment, exercise, state, startedAt, finishedAt, selection, fingerprint, tally }) => ({
      ...{ id: run, environment, exercise, state, startedAt, finishedAt, selection, fingerprint, tally },
      regions: regions.map(({ id, state: ended, reason, tally: own }) => ({ id, state: ended, reason, tally: own })),
      page: addresses.runPage(run),
      data: addresses.runData(run),
    })),
  };
}

/** Every scenario as a document, in file order. */
export function scenariosJson({ specifications, cases }: Catalogue, addresses: Addresses): DocumentOf<'scenarios'> {
  return {
    $schema: addresses.schema('scenarios'),
    scenarios: specifications.map((one) => ({
      id: one.id,
      name: one.name,
      feature: one.feature.name,
      subject: one.feature.subject,
      requirements: one.requirements,
      usageSituations: one.usageSituations,
      interfaces: one.interfaces,
      assumption: one.assumption,
      manual: one.manual,
      writes: one.writes,
      fingerprint: one.fingerprint,
      cases: cases.filter(({ id }) => id === one.id).map(({ key, name }) => ({ key, name })),
      page: addresses.scenarioPage(one.id),
    })),
  };
}
