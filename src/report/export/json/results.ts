import { partyKindRow } from '../../../model/config/party.ts';
import type { Addresses } from '../addresses.ts';
import type { CaseOutcome, RegionResults, ResultSet } from '../result-set.ts';
import { exerciseNote } from '../words.ts';
import type { DocumentOf } from './documents.ts';

/** How many outcomes back the history of a case goes in a document; the rest is in the runs' own. */
const HISTORY = 20;

type ResultsDocument = DocumentOf<'results'>;
type PartyName = Pick<ResultsDocument['regions'][number], 'id' | 'name' | 'shortName' | 'code' | 'party'>;

/** A matrix or a run as a document: each case once, with the regions' outcomes beside each other. */
export function resultsJson(set: ResultSet, addresses: Addresses): ResultsDocument {
  const cases = new Map<string, ResultsDocument['cases'][number]>();
  for (const region of set.regions) {
    for (const result of region.results) {
      const { key, id, name, feature, subject, own, specification, fault } = result;
      const known = cases.get(key) ?? { key, id, name, feature, subject, own, specification, results: {} };
      cases.set(key, known);
      known.results[region.id] = { ...outcome(set, result), sentence: fault?.sentence, faultCode: result.faultCode };
    }
  }
  return {
    $schema: addresses.schema('results'),
    kind: set.kind,
    ...origin(set),
    updatedAt: set.updatedAt,
    run: set.run,
    regions: set.regions.map((region) => ({
      ...regionName(region),
      tally: region.tally,
      latest: region.latest,
      page: pageOf(set, addresses, (environment) => addresses.regionPage(environment, region.id)),
    })),
    cases: [...cases.values()],
  };
}

/** One region of a matrix as a document, with faults and history. */
export function regionJson(set: ResultSet, region: RegionResults, addresses: Addresses): DocumentOf<'region'> {
  return {
    $schema: addresses.schema('region'),
    ...origin(set),
    region: {
      ...regionName(region),
      page: pageOf(set, addresses, (environment) => addresses.regionPage(environment, region.id)),
    },
    tally: region.tally,
    latest: region.latest,
    results: region.results.map((result) => ({
      key: result.key,
      id: result.id,
      name: result.name,
      feature: result.feature,
      subject: result.subject,
      own: result.own,
      ...outcome(set, result),
      fault: result.fault && { ...result.fault, code: result.faultCode },
      history: result.history.slice(-HISTORY).map(({ run, at, verdict, marks }) => ({ run, at, verdict, marks: [...marks] })),
      page: pageOf(set, addresses, (environment) => addresses.casePage(environment, region.id, result.key)),
    })),
  };
}

/** A page of the environment's; until anything was run there, it has only the one. */
function pageOf({ environment, updatedAt }: ResultSet, addresses: Addresses, page: (environment: string) => string): string {
  return updatedAt === undefined ? addresses.environmentPage(environment.id) : page(environment.id);
}

function origin(set: ResultSet): Pick<ResultsDocument, 'environment' | 'exercise' | 'exerciseNote'> {
  return { environment: set.environment, exercise: set.exercise, exerciseNote: exerciseNote(set) };
}

function regionName({ id, name, shortName, code, kind, tried }: RegionResults): PartyName {
  if (kind === 'region') return { id, name, shortName, code };
  const { product, version } = tried ?? {};
  const party = { kind, kindName: partyKindRow(kind).da, vendor: product?.vendor, product: product?.name, version };
  return { id, name, shortName, code, party };
}

/** Fields that would only repeat the usual are left out: a thousand scenarios in five regions are read over a network. */
function outcome(set: ResultSet, result: CaseOutcome): ResultsDocument['cases'][number]['results'][string] {
  const tried = result.run !== undefined;
  return {
    verdict: result.verdict,
    marks: [...result.marks],
    run: set.kind === 'run' ? undefined : result.run,
    at: result.at,
    durationMs: tried ? result.durationMs : undefined,
    attempts: result.attempts > 1 ? result.attempts : undefined,
    cause: result.cause,
    known: result.known,
    outdatedParts: result.outdated.length === 0 ? undefined : [...new Set(result.outdated.map(({ part }) => part))],
    outdatedBecause: result.outdated.some(({ words }) => words !== '') ? result.outdated.map(({ words }) => words) : undefined,
    transition: result.transition,
    withheld: result.withheld === undefined || result.withheld.length === 0 ? undefined : [...result.withheld],
  };
}
