import { createHash } from 'node:crypto';
import { readFileSync, statSync, utimesSync } from 'node:fs';
import { canonicalJson } from '../bundle/canonical.ts';
import { atMostBytes, tooMuch } from '../bundle/refusals.ts';
import { createRedactor } from '../evidence/redactor.ts';
import { readCatalogue } from '../gherkin/catalogue.ts';
import { danishDay } from '../model/danish-day.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { refuseIfAny } from '../model/refusal.ts';
import { RESULTS_SCHEMA_VERSION } from '../model/run.ts';
import { insideFolder, MESSAGES_FILE, regionFolder } from '../store/paths.ts';
import { openRegionWriter } from '../store/region-writer.ts';
import { createRun } from '../store/run-writer.ts';
import { type PlannedCase, type RunPlan, wholePart } from '../model/run-plan.ts';
import { type ImportInput, placeProblems, unsignedProblem } from './import-input.ts';
import { leakError, leaksInFile } from './leaks.ts';
import type { Staged } from './staged.ts';
import { identify, type IdentifiedScenario, portablePath } from '../recording/foreign/identify.ts';
import { readCucumberJson } from '../recording/foreign/read-cucumber-json.ts';
import { readMessageStream } from '../recording/foreign/read-messages.ts';
import type { ForeignRecording } from '../recording/foreign/foreign-recording.ts';
import { foreignMessages } from '../recording/foreign/foreign-messages.ts';
import { dateOf } from '../recording/moment.ts';

/** Far above any recording; a file of another kind is not read into memory. */
const MOST_BYTES = 256 * 1024 ** 2;

/**
 * Makes a run of a recording that another Cucumber made: verdicts by what was thrown, else by status; scenarios known by
 * their identity tags; the original kept as evidence. The run's id and every byte of it follow from the recording, its
 * environment and its region, so that the same file gives the same run. Throws Refusal and PilotError (SP1021, SP4033,
 * SP4039, SP4040, SP4042, SP4043, SP4044).
 */
export async function stageForeign(file: string, folder: string, input: ImportInput): Promise<Staged> {
  const place = { file };
  const { environment, region } = trialOf(input, place);
  const { size } = statSync(file);
  if (size > MOST_BYTES) throw tooMuch(place, `filen fylder ${size} byte`, atMostBytes(MOST_BYTES));
  refuseIfAny(environment.exercise || input.unsigned ? [] : [unsignedProblem(place, 'optagelsen')]);
  const bytes = readFileSync(file);
  const isJson = new TextDecoder()
    .decode(bytes.subarray(0, 64))
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('[');
  const recording = isJson ? readCucumberJson(bytes, place, input.runStarted) : readMessageStream(bytes, place);
  const leaks = leaksInFile(isJson ? 'a.json' : 'a.ndjson', bytes);
  refuseIfAny(leaks.length === 0 ? [] : [leakError(place, leaks, 'recording')]);
  const run = await write(folder, input, { recording, bytes, environment, region });
  return { folder, runs: [run], receipt: undefined, signedBy: [] };
}

function trialOf(
  input: ImportInput,
  place: ErrorPlace,
): { readonly environment: ImportInput['environments'][number]; readonly region: string } {
  const { environment: id, region } = input;
  const missing = [...(id === undefined ? ['--environment'] : []), ...(region === undefined ? ['--region'] : [])];
  if (id === undefined || region === undefined) {
    throw new PilotError('SP1021', {
      place: { ...place, what: missing.join(' og ') },
      seen: 'optagelsen siger ikke selv, hvilket miljø og hvilken region den er fra',
      expected: '--environment MILJØ og --region REGION',
      remedy: 'Tilføj valgene, og tag filen ind igen.',
    });
  }
  const known = input.environments.find((one) => one.id === id);
  refuseIfAny(placeProblems(input, place, { environment: id, exercise: known?.exercise ?? false, regions: [region] }));
  if (known === undefined) throw new TypeError('An unknown environment has been refused');
  return { environment: known, region };
}

interface Writing {
  readonly recording: ForeignRecording;
  readonly bytes: Uint8Array;
  readonly environment: ImportInput['environments'][number];
  readonly region: string;
}

async function write(folder: string, input: ImportInput, { recording, bytes, environment, region }: Writing): Promise<string> {
  const scenarios = identify(recording.scenarios, input.catalogue);
  const original = sha256(bytes);
  const startedAt = dateOf(recording.startedAt);
  const finishedAt = dateOf(recording.finishedAt);
  const stamp = startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const run = `${stamp}-${sha256(canonicalJson([environment.id, region, original])).slice(0, 8)}`;
  const plan: RunPlan = {
    schemaVersion: RESULTS_SCHEMA_VERSION,
    run,
    environment: environment.id,
    exercise: environment.exercise,
    startedAt: startedAt.toISOString(),
    onDate: danishDay(startedAt),
    selection: { regions: [region], scenarios: [], recording: original },
    fingerprint: {
      features: sha256(canonicalJson(recording.sources)),
      steps: sha256(recording.tool),
      config: sha256(canonicalJson([environment.id, region])),
    },
    regions: [wholePart(region, plannedCases(scenarios, recording), environment.triedAs?.(region))],
  };
  const writer = createRun(folder, plan);
  const part = openRegionWriter(writer.folder, region, () => finishedAt);
  await part.evidence.put(bytes);
  const redactor = createRedactor({ secrets: [] });
  const [name = recording.tool, version = ''] = recording.tool.split(/ (?=[^ ]*$)/);
  const meta = {
    protocolVersion: '34.0.0',
    implementation: { name, version },
    runtime: { name: '' },
    os: { name: '' },
    cpu: { name: '' },
  };
  for (const envelope of foreignMessages(recording, scenarios, { meta, redactor })) part.write(envelope);
  const notes = recording.notes.map((note) => redactor.errorText(note).text);
  const whole = occurrences(scenarios).every((same) =>
    same.some(({ attempts }) => attempts.some(({ finishedAt: at, willBeRetried }) => at !== undefined && !willBeRetried)),
  );
  part.end(whole ? 'completed' : 'aborted', {
    ...(whole ? {} : { reason: notes.length === 0 ? 'Optagelsen siger ikke, hvordan alle scenarier endte.' : notes.join(' ') }),
    note: [
      `Taget ind fra ${recording.tool}; den oprindelige optagelse er gemt som bevis (SHA-256 ${original.slice(0, 12)}…).`,
      ...recording.remarks,
      ...(whole ? notes : []),
    ].join(' '),
  });
  // The digest remembers the messages' time; it has to follow from the recording and not from today.
  utimesSync(insideFolder(regionFolder(writer.folder, region), MESSAGES_FILE), finishedAt, finishedAt);
  writer.finish({ finishedAt, toolVersion: input.toolVersion });
  return run;
}

/** A scenario of ours is measured on the text that was run, which the recording may carry; without it nothing can be told. */
function plannedCases(scenarios: readonly IdentifiedScenario[], { sources }: ForeignRecording): readonly PlannedCase[] {
  const { catalogue } = readCatalogue(sources.map(({ path, text }) => ({ path: portablePath(path), text })));
  const firsts = occurrences(scenarios).flatMap(([first]) => first ?? []);
  return firsts.map(({ key, id, name, path, line, tags, steps }) => ({
    key,
    name,
    path,
    line,
    specification: catalogue.specifications.find((one) => one.id === id)?.fingerprint ?? sha256(canonicalJson(steps)),
    assumption: tags.includes('@antagelse'),
    manual: false,
    writes: false,
    timed: false,
  }));
}

/** A scenario may have been run several times; all of them are of one planned case. */
function occurrences(scenarios: readonly IdentifiedScenario[]): readonly (readonly IdentifiedScenario[])[] {
  return [...Map.groupBy(scenarios, ({ key }) => key).values()];
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
