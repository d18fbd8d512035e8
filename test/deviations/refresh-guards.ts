/**
 * Writes which cases each behaviour makes fail, found by running it. For the one who adds a deviation, a behaviour or a
 * scenario: read the difference before it is committed, since a guard nobody meant is a fault of the scenario.
 *
 * `node test/deviations/refresh-guards.ts [ID …]`: the catalogue of deliberate mistakes; without ids the whole of it, each
 * deviation by itself, in some 15 minutes.
 * `node test/deviations/refresh-guards.ts exercise [REGION …]`: the script of the exercise, each behaviour by itself and
 * then each region as it is, in some 10 minutes. Leave the machine to it: the timed cases run too.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { root } from '../../scripts/tools.ts';
import { type Behaviour, behaviourFileSchema } from '../../src/model/config/behaviour.ts';
import type { DeliberateDeviation } from '../../src/model/config/deviation.ts';
import { CATALOGUE, type Findings, LISTS, regionsByDay, runRegions, runTrials } from './run-deviations.ts';

const [first, ...rest] = process.argv.slice(2);
if (first === 'exercise') await refreshScript(rest);
else await refreshCatalogue(first === undefined ? [] : [first, ...rest]);

async function refreshCatalogue(wanted: readonly string[]): Promise<void> {
  const document = parseDocument(readFileSync(CATALOGUE, 'utf8'));
  for (const list of LISTS) {
    const entries = entriesOf(document, list).filter((entry) => wanted.length === 0 || wanted.includes(idOf(entry)));
    const findings = await runTrials(
      list,
      entries.map((entry) => [entry.toJSON() as DeliberateDeviation]),
    );
    entries.forEach((entry, at) => setExpects(document, entry, findings[at] ?? {}));
    await write(CATALOGUE, document);
  }
}

/** The script: a behaviour has the cases it makes fail by itself, as far as they end so with the region's others around it. */
async function refreshScript(wanted: readonly string[]): Promise<void> {
  const file = join(root, 'config/exercise/behaviours.yaml');
  const document = parseDocument(readFileSync(file, 'utf8'));
  const script = behaviourFileSchema.parse(document.toJS());
  for (const [day, regions] of regionsByDay()) {
    // A region that has another's script by alias is written with it, and has no entries of its own.
    const chosen = regions.filter((id) => isSeq(document.getIn(['regions', id])) && (wanted.length === 0 || wanted.includes(id)));
    if (chosen.length === 0) continue;
    const run = (pick: (behaviours: readonly Behaviour[]) => readonly Behaviour[]): Promise<readonly Findings[]> =>
      runRegions(
        chosen.map((region) => ({ region, behaviours: pick(script.regions[region] ?? []) })),
        '--date',
        day,
      );
    const together = await run((behaviours) => behaviours);
    const most = Math.max(...chosen.map((id) => script.regions[id]?.length ?? 0));
    const alone: (readonly Findings[])[] = [];
    for (let at = 0; at < most; at += 1) alone.push(await run((behaviours) => behaviours.slice(at, at + 1)));
    chosen.forEach((id, index) => {
      const all = together[index] ?? {};
      const named = new Set<string>();
      entriesOf(document, 'regions', id).forEach((entry, at) => {
        const own = Object.entries(alone[at]?.[index] ?? {}).filter(([key, verdict]) => all[key] === verdict && !named.has(key));
        for (const [key] of own) named.add(key);
        setExpects(document, entry, Object.fromEntries(own));
      });
      const unexplained = Object.keys(all).filter((key) => !named.has(key));
      if (unexplained.length > 0) throw new Error(`ingen adfærd i ${id} giver alene ${unexplained.join(', ')}`);
    });
  }
  await write(file, document);
}

function entriesOf(document: Document, ...path: readonly string[]): readonly YAMLMap[] {
  const list = document.getIn(path);
  if (!isSeq(list)) throw new Error(`${path.join('.')} er ikke en liste`);
  return list.items.filter(isMap);
}

function idOf(entry: YAMLMap): string {
  return String(entry.get('id'));
}

/** Writes the findings, those that stood there already first and in their order. */
function setExpects(document: Document, entry: YAMLMap, findings: Findings): void {
  const before = (entry.toJSON() as Behaviour).expects.map((one) => one.case);
  const place = (key: string): number => (before.includes(key) ? before.indexOf(key) : before.length);
  const sorted = Object.entries(findings).toSorted(([one], [other]) => place(one) - place(other));
  const expects = document.createNode(sorted.map(([key, verdict]) => ({ case: key, verdict })));
  if (isSeq(expects)) for (const one of expects.items) if (isMap(one)) one.flow = true;
  entry.set('expects', expects);
}

async function write(file: string, document: Document): Promise<void> {
  writeFileSync(file, await format(document.toString({ lineWidth: 0 }), { ...(await resolveConfig(file)), filepath: file }));
}
