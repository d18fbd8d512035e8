import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVIDENCE_SHA256 } from '../../../test/golden/evidence.ts';
import { MAYBE_CPR_MASK } from '../../evidence/rules.ts';
import { GOLDEN_REGION, GOLDEN_RUNS, goldenFolder } from '../../../test/golden/runs.ts';
import { leaksInValue } from '../../handover/leaks.ts';
import type { ShownNumber } from '../../model/decisions/shown-number.ts';
import { formatPilotError, type PilotError } from '../../model/pilot-error.ts';
import { openEvidenceStore } from '../../store/evidence-store.ts';
import { readRuns } from '../../store/reader.ts';
import { screenResults } from './screen-results.ts';

const NUMBER = '010190-1234';
const NOTHING = { leaks: [], uncertain: [] };
const OTHER_REGION = 'midtjylland';
const { run: RUN } = GOLDEN_RUNS.find(({ name }) => name === 'outcomes')!;
const OTHER_RUN = RUN.replace(/.{8}$/, 'abcdef01');

let results: string;
beforeEach(() => {
  results = mkdtempSync(join(tmpdir(), 'withheld-'));
  cpSync(goldenFolder('outcomes'), join(results, RUN), { recursive: true });
  // The same results, of another region.
  cpSync(goldenFolder('outcomes'), join(results, OTHER_RUN), { recursive: true });
  cpSync(join(results, OTHER_RUN, GOLDEN_REGION), join(results, OTHER_RUN, OTHER_REGION), { recursive: true });
  rmSync(join(results, OTHER_RUN, GOLDEN_REGION), { recursive: true });
  for (const file of ['plan.json', 'manifest.json', `${OTHER_REGION}/region.json`, `${OTHER_REGION}/digest.json`])
    edit(join(results, OTHER_RUN, file), (text) => text.replaceAll(GOLDEN_REGION, OTHER_REGION).replaceAll(RUN, OTHER_RUN));
  edit(join(results, OTHER_RUN, 'manifest.json'), (text) => text.replaceAll('/digest.json', '/digest-old.json'));
});
afterEach(() => rmSync(results, { recursive: true, force: true }));

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

const messages = (): string => join(results, RUN, GOLDEN_REGION, 'messages.ndjson');

async function screened(shown: readonly ShownNumber[] = []) {
  const { runs } = await readRuns(results);
  const told: PilotError[] = [];
  return { stored: runs, told, site: screenResults(runs, (problem) => told.push(problem), shown) };
}

/** Every case of both regions as its page would show it. */
async function shown({ stored, site }: Awaited<ReturnType<typeof screened>>) {
  const places = stored.flatMap(({ run, regions }) =>
    regions.flatMap(({ region, cases }) => cases.map(({ key }) => ({ run, region, key }))),
  );
  return Promise.all(places.map(async (place) => ({ ...place, detail: (await site.caseDetail(place))! })));
}

describe('a leak in one region’s results', () => {
  it('is none: everything is shown as it was stored', async () => {
    const all = await screened();
    expect((await shown(all)).every(({ detail }) => detail.withheld.length === 0)).toBe(true);
    expect(all.site.runs).toEqual(all.stored);
    expect(await all.site.filesHeldBack(RUN)).toEqual(NOTHING);
    expect(all.told).toEqual([]);
  });

  it('in an answer takes the exchange off the site, tells why, and leaves the other region whole', async () => {
    const sha256 = await openEvidenceStore(join(results, RUN), GOLDEN_REGION).put(Buffer.from(`{}\n"${NUMBER}"`));
    edit(messages(), (text) => text.replaceAll(EVIDENCE_SHA256, sha256));
    const before = pictureOf(results);
    const all = await screened();
    const cases = await shown(all);
    const held = cases.filter(({ detail }) => detail.withheld.length > 0);
    expect(held.length).toBeGreaterThan(0);
    expect(held.every(({ region }) => region === GOLDEN_REGION)).toBe(true);
    for (const { detail } of held) {
      const exchange = detail.exchanges.find(({ withheld }) => withheld !== undefined)!;
      expect(exchange.withheld).toMatch(/^cpr 1 gang \(.*\), linje 2 i svarets indhold$/);
      expect(exchange.request).toEqual({ method: exchange.request.method, url: '', headers: [] });
      expect(detail.verdict).toBe(
        all.stored.find(({ run }) => run === RUN)!.regions[0]!.cases.find(({ key }) => key === detail.key)!.verdict,
      );
    }
    expect(await all.site.evidence({ run: RUN, region: GOLDEN_REGION }, sha256)).toBeUndefined();
    expect(await all.site.evidence({ run: OTHER_RUN, region: OTHER_REGION }, EVIDENCE_SHA256)).toBeDefined();
    expect(await all.site.filesHeldBack(RUN)).toEqual({
      leaks: [expect.stringMatching(/evidence\/.*: cpr 1 gang/)],
      uncertain: [],
    });
    expect(await all.site.filesHeldBack(OTHER_RUN)).toEqual(NOTHING);
    expect(all.told.map(({ code }) => code)).toEqual(all.told.map(() => 'SP4044'));
    expect(all.told.map(formatPilotError).join('\n')).toContain(`kørsel ${RUN} ${GOLDEN_REGION} ${held[0]!.key}`);
    expect(all.told.map(formatPilotError).join('\n')).not.toContain(NUMBER);
    expect(pictureOf(results)).toEqual(before);
  });

  it('in an address takes the exchange off the site', async () => {
    edit(messages(), (text) => text.replaceAll(/(\\"url\\":\\")[^"\\]*/g, `$1https://h/${NUMBER}`));
    const held = (await shown(await screened())).flatMap(({ detail }) => detail.withheld);
    expect(held.length).toBeGreaterThan(0);
    expect(held.filter((one) => !/^Udveksling \d+: cpr 1 gang i adressen$/.test(one))).toEqual([]);
  });

  it('in what a step threw takes that text off the site, and keeps the verdict', async () => {
    const clean = (await screened()).stored.find(({ run }) => run === RUN)!;
    const fault = clean.regions[0]!.cases.find((one) => one.fault?.received !== undefined)!.fault!;
    edit(messages(), (text) => text.replaceAll(fault.received!, `${fault.received!} ${NUMBER}`));
    rmSync(join(results, RUN, GOLDEN_REGION, 'digest.json'));
    const all = await screened();
    const cases = await shown(all);
    expect(leaksInValue(all.stored)).not.toEqual([]);
    expect(leaksInValue([all.site.runs, cases])).toEqual([]);
    const verdicts = (runs: typeof all.stored) =>
      runs.map(({ regions }) => regions.map((one) => one.cases.map(({ verdict }) => verdict)));
    expect(verdicts(all.site.runs)).toEqual(verdicts(all.stored));
    expect(all.site.runs.find(({ run }) => run === OTHER_RUN)).toEqual(all.stored.find(({ run }) => run === OTHER_RUN));
    expect(JSON.stringify(all.site.runs)).toContain('(holdt tilbage: cpr 1 gang)');
  });
});

describe('what may be a personal number, and an earlier version let stand', () => {
  const PERHAPS = '0101901234';
  const decision = { field: 'Nr', what: 'N', reason: 'G', by: { role: 'R', organisation: 'O' }, date: '2026-11-30' };

  it('in an answer is masked where it is shown, holds nothing back, and is not served as it is', async () => {
    const sha256 = await openEvidenceStore(join(results, RUN), GOLDEN_REGION).put(Buffer.from(`{\n"Nr":"${PERHAPS}"}`));
    edit(messages(), (text) => text.replaceAll(EVIDENCE_SHA256, sha256));
    const before = pictureOf(results);
    const all = await screened();
    const cases = await shown(all);
    expect(cases.every(({ detail }) => detail.withheld.length === 0)).toBe(true);
    expect(all.told).toEqual([]);
    const exchange = cases.flatMap(({ detail }) => detail.exchanges).find(({ maskedNow }) => maskedNow === true)!;
    expect(exchange.response?.body?.sha256).toBe(sha256);
    const place = { run: RUN, region: GOLDEN_REGION, interface: exchange.interface };
    expect(Buffer.from((await all.site.evidence(place, sha256))!).toString()).toBe(`{\n"Nr":"${MAYBE_CPR_MASK}"}`);
    expect(await all.site.storedEvidence(place, sha256)).toBeUndefined();
    expect(await all.site.filesHeldBack(RUN)).toEqual({
      leaks: [],
      uncertain: [expect.stringMatching(/evidence\/.*: cpr-maaske 1 gang \(.*\), linje 2$/)],
    });
    expect(pictureOf(results)).toEqual(before);

    const decided = await screened([{ ...decision, interface: exchange.interface }]);
    expect(Buffer.from((await decided.site.evidence(place, sha256))!).toString()).toContain(PERHAPS);
    expect(await decided.site.storedEvidence(place, sha256)).toBeDefined();
    expect(await decided.site.filesHeldBack(RUN)).toEqual(NOTHING);
    const elsewhere = await screened([{ ...decision, environment: 'et-andet' }]);
    expect(await elsewhere.site.storedEvidence(place, sha256)).toBeUndefined();
  });

  it('in an address and in what a step threw is masked alone', async () => {
    edit(messages(), (text) => text.replaceAll(/(\\"url\\":\\")[^"\\]*/g, `$1https://h/${PERHAPS}`));
    const clean = (await screened()).stored.find(({ run }) => run === RUN)!;
    const fault = clean.regions[0]!.cases.find((one) => one.fault?.received !== undefined)!.fault!;
    edit(messages(), (text) => text.replaceAll(fault.received!, `${fault.received!} ${PERHAPS}`));
    rmSync(join(results, RUN, GOLDEN_REGION, 'digest.json'));
    const all = await screened();
    const cases = await shown(all);
    expect(JSON.stringify([all.site.runs, cases])).not.toContain(PERHAPS);
    expect(JSON.stringify(all.site.runs)).toContain(`${fault.received!} ${MAYBE_CPR_MASK}`);
    const addresses = cases.flatMap(({ detail }) => detail.exchanges.map(({ request }) => request.url));
    expect(addresses).toContain(`https://h/${MAYBE_CPR_MASK}`);
    expect(cases.every(({ detail }) => detail.withheld.length === 0)).toBe(true);
    expect(all.told).toEqual([]);
  });
});

/** Every file of the store with its bytes. */
function pictureOf(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => [file, readFileSync(file, 'base64')] as const);
}
