/**
 * Writes the golden run of manual answers anew: node test/golden/refresh-manual.ts
 *
 * It goes through the same code as “sor-pilot manual import” and “settle” from the judged form on; what is expected of
 * it stands in manual/expected.json, which a person wrote.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCatalogue } from '../../src/gherkin/catalogue.ts';
import { manualCases } from '../../src/manual/manual-case.ts';
import { answerMessages, type RecordedAnswer } from '../../src/recording/manual/answer-messages.ts';
import { planManualRun } from '../../src/manual/plan-manual-run.ts';
import { pngSample } from '../../src/manual/evidence/files.fixture.ts';
import { openRegionWriter } from '../../src/store/region-writer.ts';
import { createRun } from '../../src/store/run-writer.ts';
import { GOLDEN_REGION } from './runs.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PATH = 'test/golden/features/manual.feature';
const AT = new Date('2026-11-23T13:30:00Z');

const file = { path: PATH, text: readFileSync(join(ROOT, PATH), 'utf8') };
const cases = manualCases([file], readCatalogue([file]).catalogue);
const results = mkdtempSync(join(tmpdir(), 'golden-'));
const run = createRun(
  results,
  planManualRun({
    run: '20261123T133000Z-00000005',
    startedAt: AT,
    environment: { id: 'oevelse', exercise: true },
    region: GOLDEN_REGION,
    cases,
    fingerprint: { features: 'a'.repeat(64), steps: 'b'.repeat(64), config: 'c'.repeat(64) },
    onDate: '2026-11-23',
  }),
);
const writer = openRegionWriter(run.folder, GOLDEN_REGION, () => AT);
const bytes = pngSample(8, 6);
const sha256 = await writer.evidence.put(bytes);
const picture = { name: 'niveau.png', mediaType: 'image/png', size: bytes.length, sha256, comment: 'Niveauet', width: 8, height: 6 } as const;
const GIVEN: Readonly<Record<string, Pick<RecordedAnswer, 'steps' | 'comment' | 'files'>>> = {
  'GULD-301': { steps: [passed(), passed(), passed()], comment: 'Set på TEST1.', files: [picture] },
  'GULD-302': {
    steps: [passed(), passed(), { answer: 'afvigelse', comment: 'Det gamle stod der endnu.' }, { answer: undefined, comment: undefined }],
    comment: undefined,
    files: [],
  },
  'GULD-303~Afsnit': {
    steps: [{ answer: 'ikke muligt', comment: 'Ingen adgang.' }, { answer: undefined, comment: undefined }, { answer: undefined, comment: undefined }],
    comment: undefined,
    files: [],
  },
};
const answers = cases.map((one): RecordedAnswer => {
  const given = GIVEN[one.key];
  if (given === undefined) throw new Error(`Intet svar til ${one.key}`);
  return { case: one, assumptions: [], tester: { name: 'AB', role: 'Tester' }, at: AT, ...given };
});
const meta = { protocolVersion: '34.2.1', implementation: { name: 'sor-pilot', version: '0.1.0' }, runtime: { name: 'node.js' }, os: { name: 'linux' }, cpu: { name: 'x64' } };
for (const envelope of answerMessages(answers, meta)) writer.write(envelope);
writer.end('completed');
run.finish({ finishedAt: AT, toolVersion: '0.1.0' });

const golden = fileURLToPath(new URL('./manual/', import.meta.url));
for (const part of ['plan.json', 'manifest.json', GOLDEN_REGION]) rmSync(join(golden, part), { recursive: true, force: true });
cpSync(run.folder, golden, { recursive: true, preserveTimestamps: true });
rmSync(results, { recursive: true });
console.error('manual: optaget');

function passed(): RecordedAnswer['steps'][number] {
  return { answer: 'bestået', comment: undefined };
}
