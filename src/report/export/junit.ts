import { causeRow } from '../../model/cause.ts';
import { type VerdictRow, verdictRow } from '../../model/verdict.ts';
import { escapeXml, xmlTag } from '../../protocols/xml/escape-xml.ts';
import type { CaseOutcome, RegionResults, ResultSet } from './result-set.ts';
import { abortSentence, exerciseNote, keyWords, markedName, markWords, outcomeSentence } from './words.ts';

/**
 * JUnit XML as Jenkins and Surefire read it: one suite a region. A verdict's element follows the table of verdicts; cases never
 * run are counted in a property and are no test cases, since the format has no word for them but “skipped”. A region whose
 * run was cut off always holds at least one error, so that it can never look green.
 */
export function toJUnit(set: ResultSet): string {
  const suites = set.regions.map((region) => suite(set, region));
  const sum = (of: (one: Suite) => number): number => suites.reduce((total, one) => total + of(one), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    xmlTag('testsuites', {
      name: markedName(set, `SOR-pilot i ${set.environment.name}`),
      tests: sum(({ tests }) => tests),
      failures: sum(({ failures }) => failures),
      errors: sum(({ errors }) => errors),
      time: seconds(sum(({ durationMs }) => durationMs)),
    }),
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly lines: readonly string[];
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly durationMs: number;
}

type Outcome = NonNullable<VerdictRow['junit']>;

function suite(set: ResultSet, region: RegionResults): Suite {
  const tried = region.results.flatMap((result) => {
    const outcome = verdictRow(result.verdict).junit;
    return outcome === null ? [] : [{ result, outcome }];
  });
  const cutOff = abortedAlone(region);
  const count = (wanted: Outcome): number => tried.filter(({ outcome }) => outcome === wanted).length;
  const [failures, errors] = [count('failure'), count('error') + (cutOff === undefined ? 0 : 1)];
  const durationMs = tried.reduce((total, { result }) => total + result.durationMs, 0);
  const tests = tried.length + (cutOff === undefined ? 0 : 1);
  const name = markedName(set, region.name);
  const lines = [
    `  ${xmlTag('testsuite', {
      name,
      tests,
      failures,
      errors,
      skipped: count('skipped'),
      time: seconds(durationMs),
      // Surefire writes local time without a zone; ours is UTC.
      timestamp: region.latest?.at.slice(0, 19),
    })}`,
    ...properties(set, region),
    ...tried.flatMap(({ result, outcome }) =>
      testCase(`${className(set, region)}.${result.subject || 'andet'}`, result, outcome),
    ),
    ...(cutOff === undefined ? [] : abortedCase(className(set, region), cutOff)),
    '  </testsuite>',
  ];
  return { lines, tests, failures, errors, durationMs };
}

/** `sor-pilot.test1.midtjylland`, or `sor-pilot-oevelse.…` for the exercise; readers make folders of the dots. */
function className({ exercise, environment }: ResultSet, { id }: RegionResults): string {
  return `${exercise ? 'sor-pilot-oevelse' : 'sor-pilot'}.${environment.id}.${id}`;
}

function properties(set: ResultSet, { id, code, latest, results }: RegionResults): readonly string[] {
  const { fingerprint } = latest ?? {};
  const all: Readonly<Record<string, string | number | undefined>> = {
    environment: set.environment.id,
    exercise: String(set.exercise),
    exerciseNote: exerciseNote(set),
    region: id,
    regionCode: code,
    run: latest?.run,
    runState: latest?.state,
    runReason: latest?.reason,
    runNote: latest?.note,
    notRun: results.filter(({ verdict }) => verdictRow(verdict).junit === null).length,
    'fingerprint.features': fingerprint?.features,
    'fingerprint.steps': fingerprint?.steps,
    'fingerprint.config': fingerprint?.config,
    'fingerprint.register': fingerprint?.register,
  };
  return [
    '    <properties>',
    ...Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [`      ${xmlTag('property', { name, value }, true)}`],
    ),
    '    </properties>',
  ];
}

function testCase(classname: string, result: CaseOutcome, outcome: Outcome): readonly string[] {
  const open = { name: `${keyWords(result.key)} ${result.name}`, classname, time: seconds(result.durationMs) };
  const content = [...verdictElement(result, outcome), ...standing(result)];
  if (content.length === 0) return [`    ${xmlTag('testcase', open, true)}`];
  return [`    ${xmlTag('testcase', open)}`, ...content.map((line) => `      ${line}`), '    </testcase>'];
}

function verdictElement(result: CaseOutcome, outcome: Outcome): readonly string[] {
  if (outcome === 'passed') return [];
  const message = outcomeSentence(result);
  if (outcome === 'skipped') return [xmlTag('skipped', { message }, true)];
  const body = escapeXml(faultText(result));
  const attributes = { type: result.verdict, message };
  return [body === '' ? xmlTag(outcome, attributes, true) : `${xmlTag(outcome, attributes)}${body}</${outcome}>`];
}

function faultText({ fault }: CaseOutcome): string {
  if (fault === undefined) return '';
  const { place, expected, received, remedy } = fault;
  const lines = { Sted: place, Forventet: expected, Modtaget: received, Gør: remedy };
  return Object.entries(lines)
    .flatMap(([label, text]) => (text === undefined ? [] : [`${label}: ${text}`]))
    .join('\n');
}

/** Marks, cause, agreement and the run an outcome came from: what stands beside the verdict and never changes it. */
function standing({ marks, run, at, cause, known }: CaseOutcome): readonly string[] {
  const words = markWords(marks);
  const parts = [
    ...(words.length === 0 ? [] : [`Mærker: ${words.join(', ')}`]),
    ...(cause === undefined ? [] : [`Årsag: ${causeRow(cause).da}`]),
    ...(known === undefined ? [] : [`Kendt afvigelse: ${known.id}, til og med ${known.until}. Den er ikke bestået.`]),
    ...(run === undefined ? [] : [`Kørsel: ${run}`]),
    ...(at === undefined ? [] : [`Afprøvet: ${at}`]),
  ];
  return parts.length === 0 ? [] : [`<system-out>${escapeXml(parts.join('\n'))}</system-out>`];
}

/** The sentence of an abort that no case tells of. */
function abortedAlone(region: RegionResults): string | undefined {
  return region.results.some(({ verdict }) => verdict === 'aborted') ? undefined : abortSentence(region);
}

function abortedCase(classname: string, message: string): readonly string[] {
  return [
    `    ${xmlTag('testcase', { name: 'Kørslen blev afbrudt', classname, time: seconds(0) })}`,
    `      ${xmlTag('error', { type: 'aborted', message }, true)}`,
    '    </testcase>',
  ];
}

const seconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(3);
