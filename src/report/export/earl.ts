import { verdictRow } from '../../model/verdict.ts';
import type { Addresses } from './addresses.ts';
import type { CaseOutcome, RegionResults, ResultSet } from './result-set.ts';
import { EXERCISE_WORD, exerciseNote, markedName, markWords, outcomeSentence } from './words.ts';

/**
 * W3C's Evaluation and Report Language, as JSON-LD: one assertion a case and region, saying who holds it (the tool), about
 * what (the region's system in the environment), by which test, and with which outcome. The context is written out, so
 * that no reader needs the network to understand it.
 */
export function toEarl(set: ResultSet, addresses: Addresses, version: string): EarlDocument {
  const cases = new Map(set.regions.flatMap(({ results }) => results).map((result) => [result.key, result]));
  return {
    '@context': CONTEXT,
    '@graph': [
      { '@id': ASSERTOR, '@type': 'Software', title: 'sor-pilot', hasVersion: version },
      ...set.regions.map((region) => subject(set, region, addresses)),
      ...[...cases.values()].map((result) => test(result, addresses)),
      ...set.regions.flatMap((region) => region.results.map(assertion(set, region, addresses))),
    ],
  };
}

/** A node: an id, a type, and properties. */
export type EarlNode = Readonly<Record<string, unknown>>;
/** A document of W3C's Evaluation and Report Language, as JSON-LD. */
export interface EarlDocument {
  readonly '@context': EarlNode;
  readonly '@graph': readonly EarlNode[];
}

const ASSERTOR = '_:sor-pilot';

const CONTEXT: EarlNode = {
  earl: 'http://www.w3.org/ns/earl#',
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  Assertion: 'earl:Assertion',
  Software: 'earl:Software',
  TestSubject: 'earl:TestSubject',
  TestCase: 'earl:TestCase',
  TestResult: 'earl:TestResult',
  assertedBy: { '@id': 'earl:assertedBy', '@type': '@id' },
  subject: { '@id': 'earl:subject', '@type': '@id' },
  test: { '@id': 'earl:test', '@type': '@id' },
  mode: { '@id': 'earl:mode', '@type': '@id' },
  result: { '@id': 'earl:result' },
  outcome: { '@id': 'earl:outcome', '@type': '@id' },
  info: { '@id': 'earl:info', '@language': 'da' },
  title: { '@id': 'dct:title', '@language': 'da' },
  description: { '@id': 'dct:description', '@language': 'da' },
  type: { '@id': 'dct:type', '@language': 'da' },
  identifier: { '@id': 'dct:identifier' },
  hasVersion: { '@id': 'dct:hasVersion' },
  source: { '@id': 'dct:source', '@type': '@id' },
  date: { '@id': 'dct:date', '@type': 'xsd:dateTime' },
};

function subject(set: ResultSet, { id, name }: RegionResults, addresses: Addresses): EarlNode {
  return {
    '@id': addresses.regionPage(set.environment.id, id),
    '@type': 'TestSubject',
    title: markedName(set, `${name}, ${set.environment.name}`),
    ...(set.exercise ? { type: EXERCISE_WORD, description: exerciseNote(set) } : {}),
  };
}

function test({ key, id, name }: CaseOutcome, addresses: Addresses): EarlNode {
  return { '@id': testId(key, id, addresses), '@type': 'TestCase', identifier: key, title: name };
}

function assertion({ environment }: ResultSet, region: RegionResults, addresses: Addresses) {
  return (result: CaseOutcome): EarlNode => {
    const { key, id, marks, run, at } = result;
    const words = markWords(marks);
    return {
      '@type': 'Assertion',
      assertedBy: ASSERTOR,
      subject: addresses.regionPage(environment.id, region.id),
      test: testId(key, id, addresses),
      mode: marks.includes('manual') ? 'earl:manual' : 'earl:automatic',
      result: {
        '@type': 'TestResult',
        outcome: `earl:${verdictRow(result.verdict).earl}`,
        description: outcomeSentence(result),
        ...(words.length === 0 ? {} : { info: `Mærker: ${words.join(', ')}.` }),
        ...(at === undefined ? {} : { date: at }),
        ...(run === undefined ? {} : { source: addresses.runPage(run) }),
      },
    };
  };
}

/** A plain scenario is its page; a row of an outline is a place on it. */
function testId(key: string, id: string, addresses: Addresses): string {
  return key === id ? addresses.scenarioPage(id) : `${addresses.scenarioPage(id)}#${encodeURIComponent(key)}`;
}
