import type { Exchange } from '../../model/exchange.ts';
import type { CaseDetail } from '../../model/run.ts';

/** A case as it is read from a recording: it passed, unless something else is said of it. */
export function caseSample(key: string, told: Partial<CaseDetail> = {}): CaseDetail {
  return {
    key,
    name: `Scenariet ${key}`,
    verdict: 'passed',
    marks: [],
    attempts: 1,
    durationMs: 10,
    specification: 's',
    steps: [],
    exchanges: [],
    ...told,
  };
}

/** An exchange with its answer kept under a digest, or with none. */
export function exchangeSample(sequence: number, sha256?: string): Exchange {
  const body = { mediaType: 'application/json', size: 2, truncatedBytes: 0, text: true };
  return {
    interface: 'fhir',
    sequence,
    purpose: 'Læs',
    reused: false,
    startedAt: '2026-11-23T06:30:00.000Z',
    durationMs: 5,
    request: { method: 'GET', url: 'https://fhir.example/Organization', headers: [] },
    ...(sha256 === undefined ? {} : { response: { status: 200, headers: [], body: { ...body, sha256 } } }),
    redactions: {},
  };
}
