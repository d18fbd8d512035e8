import { readYamlFile } from '../../config/read-yaml-file.ts';
import { createRedactor, type Redactor } from '../../evidence/redactor.ts';
import { danishTime } from '../../manual/danish-time.ts';
import { type Form, formSchema } from '../../manual/form.ts';
import { type CaseAnswer, judgeForm, type NamedFile, redactAnswer } from '../../manual/judge-form.ts';
import { answerMessages, type RecordedAnswer } from '../../recording/manual/answer-messages.ts';
import { planManualRun } from '../../manual/plan-manual-run.ts';
import { assumptionStanding, openGround } from '../../model/config/assumption.ts';
import type { Environment } from '../../model/config/environment.ts';
import { type ManualFile, samePerson } from '../../model/manual.ts';
import { type ErrorPlace, PilotError } from '../../model/pilot-error.ts';
import type { Manifest } from '../../model/run.ts';
import { isSetUp, partiesOf, triedIn } from '../../model/config/endpoints-of.ts';
import { didYouMean } from '../../model/similar.ts';
import { suiteFingerprint } from '../../runner/fingerprint.ts';
import { readRuns } from '../../store/reader.ts';
import { openRegionWriter } from '../../store/region-writer.ts';
import { createRun } from '../../store/run-writer.ts';
import type { RunRecord } from '../../store/types.ts';
import { places } from '../places.ts';
import { toolVersion } from '../project.ts';
import { problemsOf, Refusal } from '../refusal.ts';
import { newRunId } from '../run-id.ts';
import type { ManualProject } from './manual-project.ts';
import { recordingMeta } from './recording-meta.ts';
import { type KeptFile, readEvidenceFile } from './read-evidence-file.ts';

/** The form to take in, and what it is judged by. */
export interface ImportInput {
  /** Absolute path of the form. */
  readonly file: string;
  readonly resultsFolder: string;
  readonly project: ManualProject;
  readonly now: Date;
  /** Whether the files may be published as they are; asked only when there are some. */
  readonly confirm: (names: readonly string[]) => Promise<boolean>;
}

/** What was taken in, and which cases were left out because they had been before. */
export interface Imported {
  readonly manifest: Manifest;
  readonly known: readonly string[];
}

/** An answer with its files read, and not yet written anywhere. */
interface ReadyAnswer {
  readonly answer: CaseAnswer;
  readonly files: readonly KeptFile[];
}

/**
 * Takes a form in as a run of its own. Nothing is written unless the whole form holds and its files are agreed to.
 * Answers taken in before are left out, so that a form can be taken in as it grows. Throws ConfigurationError (SP4020),
 * Refusal with every problem found (SP4021 to SP4025, and SP4027 when nothing is new) and PilotError SP4026 and SP4003.
 */
export async function importForm(input: ImportInput): Promise<Imported> {
  const { file, project, now } = input;
  const { value: form, placeOf } = await readYamlFile(file, formSchema, { code: 'SP4020' });
  const { environment, problems: unknown } = placeOfTrial(form, project, placeOf);
  const judged = judgeForm({ form, placeOf, cases: project.cases, now });
  const { runs } = await readRuns(input.resultsFolder);
  const repeated = new Map(judged.answers.flatMap((answer) => importedBefore(answer, form, { runs, placeOf })));
  const fresh = judged.answers.filter((answer) => !repeated.has(answer.case.key));
  const redactor = createRedactor({ secrets: [] });
  const { ready, problems: unreadable } = await readFiles(fresh, file, redactor);
  const problems = [...unknown, ...judged.problems, ...(fresh.length === 0 ? repeated.values() : []), ...unreadable];
  if (problems.length > 0 || environment === undefined) throw new Refusal(problems);
  await assertConfirmed(input, ready);
  const manifest = await writeAnswers(input, { environment, region: form.region, ready, redactor });
  return { manifest, known: [...repeated.keys()] };
}

type PlaceOf = (path: readonly PropertyKey[]) => ErrorPlace;

function placeOfTrial(
  form: Form,
  { configuration }: ManualProject,
  placeOf: PlaceOf,
): { readonly environment: Environment | undefined; readonly problems: readonly PilotError[] } {
  const environment = configuration.environments.find(({ id }) => id === form.environment);
  const unknown = (key: 'environment' | 'region', known: readonly string[]): PilotError =>
    new PilotError('SP4021', {
      place: placeOf([key]),
      seen: `“${form[key]}” er ikke ${key === 'region' ? 'en region i miljøet' : 'et miljø'}.${didYouMean(form[key], known)}`,
      expected: `en af ${known.join(', ')}`,
      remedy: 'Ret svararket, eller sæt det op i config/.',
    });
  if (environment === undefined) {
    const known = configuration.environments.map(({ id }) => id);
    return { environment, problems: [unknown('environment', known)] };
  }
  if (isSetUp(environment, form.region)) return { environment, problems: [] };
  return { environment, problems: [unknown('region', partiesOf(environment))] };
}

function importedBefore(
  answer: CaseAnswer,
  form: Form,
  { runs, placeOf }: { readonly runs: readonly RunRecord[]; readonly placeOf: PlaceOf },
): readonly (readonly [string, PilotError])[] {
  const at = answer.at.toISOString();
  const earlier = runs.find(
    ({ plan, regions }) =>
      plan.environment === form.environment &&
      regions.some(
        ({ region, cases }) =>
          region === form.region &&
          cases.some(
            ({ key, manual }) =>
              key === answer.case.key &&
              manual?.kind === 'answer' &&
              manual.at === at &&
              samePerson(manual.tester.name, answer.tester.name),
          ),
      ),
  );
  if (earlier === undefined) return [];
  const index = form.scenarios.findIndex(({ id }) => id === answer.case.key);
  const error = new PilotError('SP4027', {
    place: placeOf(['scenarios', index, 'time']),
    seen: `${answer.tester.name} har svaret på ${answer.case.key} ${danishTime(answer.at)} i kørslen ${earlier.run}`,
    expected: 'mindst ét svar, der ikke er taget ind før',
    remedy: 'Er scenariet prøvet igen, så ret tidspunktet i svararket.',
  });
  return [[answer.case.key, error]];
}

async function readFiles(
  answers: readonly CaseAnswer[],
  formFile: string,
  redactor: Redactor,
): Promise<{ readonly ready: readonly ReadyAnswer[]; readonly problems: readonly PilotError[] }> {
  const ready: ReadyAnswer[] = [];
  const problems: PilotError[] = [];
  for (const answer of answers) {
    const files: KeptFile[] = [];
    for (const named of answer.files) {
      const kept = await tryRead(formFile, named, redactor);
      if (kept instanceof PilotError) problems.push(kept);
      else files.push(kept);
    }
    ready.push({ answer, files });
  }
  return { ready, problems };
}

async function tryRead(formFile: string, named: NamedFile, redactor: Redactor): Promise<KeptFile | PilotError> {
  try {
    return await readEvidenceFile(formFile, named, redactor);
  } catch (error) {
    const [problem] = problemsOf(error);
    if (problem === undefined) throw error;
    return problem;
  }
}

async function assertConfirmed({ file, confirm }: ImportInput, ready: readonly ReadyAnswer[]): Promise<void> {
  const names = ready.flatMap(({ files }) => files.flatMap((one) => (one.asGiven ? [one.description.name] : [])));
  if (names.length === 0 || (await confirm(names))) return;
  throw new PilotError('SP4026', {
    place: { file },
    seen: `${names.length === 1 ? 'et billede eller en PDF' : `${names.length} billeder eller PDF-filer`} er ikke set igennem: ${names.join(', ')}`,
    expected: 'en bekræftelse på, at de kan offentliggøres, som de er',
    remedy: 'Se efter, at der ikke er navne, personnumre eller hemmeligheder på dem. Tag svararket ind igen med --confirm.',
  });
}

interface Writing {
  readonly environment: Environment;
  readonly region: string;
  readonly ready: readonly ReadyAnswer[];
  readonly redactor: Redactor;
}

async function writeAnswers(input: ImportInput, { environment, region, ready, redactor }: Writing): Promise<Manifest> {
  const { project, now } = input;
  const startedAt = new Date(Math.min(...ready.map(({ answer }) => answer.at.getTime())));
  const plan = planManualRun({
    run: newRunId(startedAt),
    startedAt,
    environment,
    region,
    party: triedIn(project.configuration, environment, region),
    cases: ready.map(({ answer }) => answer.case),
    fingerprint: await suiteFingerprint(places, project.configuration.fingerprint),
    onDate: danishTime(startedAt).slice(0, 10),
  });
  const run = createRun(input.resultsFolder, plan);
  const writer = openRegionWriter(run.folder, region, () => now);
  const standing = assumptionStanding(project.configuration.assumptions, environment, region);
  const answers: RecordedAnswer[] = [];
  for (const { answer, files } of ready) {
    const kept: ManualFile[] = [];
    for (const { description, bytes } of files) kept.push({ ...description, sha256: await writer.evidence.put(bytes) });
    const requirements = project.configuration.requirements.filter(({ id }) => answer.case.requirements.includes(id));
    answers.push({
      ...redactAnswer({ ...answer, files: kept }, (text) => redactor.text(text).text),
      assumptions: openGround(requirements, standing),
    });
  }
  for (const envelope of answerMessages(answers, recordingMeta())) writer.write(envelope);
  writer.end('completed');
  return run.finish({ finishedAt: now, toolVersion: toolVersion() });
}
