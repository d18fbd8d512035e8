import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultServer } from '../../src/wire/fault-server.fixture.ts';
import type { Question } from './ask.ts';
import { startMisbehavingServer } from './misbehaving-server.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startMisbehavingServer();
}, 60_000);
afterAll(() => server.close());

describe('memory within the limits of a real trial', () => {
  const probe = async (question: Question, path: string): Promise<{ came: string; mebibytes: number; milliseconds: number }> => {
    const script = join(import.meta.dirname, 'memory-probe.ts');
    // What only waits to be collected is not needed, and differs by 60 MB from run to run and between lines of Node.
    const held = '--max-old-space-size=96';
    const { stdout } = await promisify(execFile)(process.execPath, [held, script, question, `${server.url}${path}`], {
      timeout: 60_000,
    });
    return JSON.parse(stdout) as { came: string; mebibytes: number; milliseconds: number };
  };

  it.each([
    ['fhir', '/pakket-bombe', 'EndpointError: Svaret er større end det, der tages imod.'],
    ['fil', '/pakket-bombe', 'EndpointError: Svaret er større end det, der tages imod.'],
    ['fhir', '/uendeligt', 'EndpointError: Svaret er større end det, der tages imod.'],
    ['fhir', '/stort-hoved', 'EndpointError: Svarets hoveder er større end det, der tages imod.'],
    ['skrs', '/entitetsbombe', 'Deviation: Svaret kan ikke læses som XML.'],
    ['skrs', '/dyb-xml', 'Deviation: Svaret kan ikke læses som XML.'],
    ['fhir', '/dyb-json', 'Deviation: Svarets JSON er indlejret dybere, end det kan læses.'],
  ] as const)(
    'is at most 300 MB for %s from %s',
    async (question, path, beginning) => {
      const { came, mebibytes, milliseconds } = await probe(question, path);
      expect(came.slice(0, beginning.length)).toBe(beginning);
      expect(mebibytes).toBeLessThan(300);
      expect(milliseconds).toBeLessThan(30_000);
    },
    60_000,
  );
});
