import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { readYamlFile } from '../../config/read-yaml-file.ts';
import { createRedactor } from '../../evidence/redactor.ts';
import { danishTime } from '../../manual/danish-time.ts';
import { type Form, formSchema, nextQuestion, type Question } from '../../manual/form.ts';
import { MANUAL_ANSWERS, type ManualAnswer } from '../../model/manual.ts';
import { formatPilotError } from '../../model/pilot-error.ts';
import { say } from '../output.ts';
import { problemsOf } from '../refusal.ts';
import { writeFormFile } from './form-file.ts';
import { readEvidenceFile } from './read-evidence-file.ts';
import type { Terminal } from './terminal.ts';

/** The form to fill in, and the terminal its questions are asked on. */
export interface AskInput {
  /** Absolute path of a form that is there. */
  readonly file: string;
  readonly terminal: Terminal;
  readonly now: () => Date;
}

/** How far the tester came. */
export interface Asked {
  readonly form: Form;
  /** False when the tester stopped before the end. */
  readonly done: boolean;
}

/**
 * Asks for what a form lacks, and saves every reply in it before the next question, with the form's own notes and
 * anything written by hand left as they are. Throws ConfigurationError (SP4020) and PilotError SP4029.
 */
export async function askAnswers({ file, terminal, now }: AskInput): Promise<Asked> {
  const { value } = await readYamlFile(file, formSchema, { code: 'SP4020' });
  const document = parseDocument(await readFile(file, 'utf8'));
  let form = value;
  const skipped = new Set<number>();
  let shown: number | undefined;

  const save = async (changes: readonly (readonly [path: readonly PropertyKey[], value: unknown])[]): Promise<void> => {
    for (const [path, content] of changes) document.setIn(path, content);
    form = formSchema.parse(document.toJS());
    // Without a line width the text stands as it was written, however long.
    await writeFormFile(file, document.toString({ lineWidth: 0 }));
  };

  for (;;) {
    const question = nextQuestion(form, skipped);
    if (question === undefined) return { form, done: true };
    if (question.kind !== 'role' && question.scenario !== shown) {
      shown = question.scenario;
      say(heading(form, question.scenario));
    }
    const reply = await terminal.ask(wording(form, question));
    if (reply === undefined || reply === 'q') return { form, done: false };
    if (reply === '') continue;
    if (question.kind === 'role') await save([[['tester', 'role'], reply]]);
    else if (question.kind === 'comment') {
      await save([[['scenarios', question.scenario, 'steps', question.step, 'comment'], reply]]);
      await askForFiles(form, question.scenario, { file, terminal, save });
    } else if (reply === 's') skipped.add(question.scenario);
    else {
      const answer = readAnswer(reply);
      if (answer === undefined) {
        say(`  “${reply}” er ikke et svar. Skriv b, a, i, s eller q.`);
        continue;
      }
      const at = ['scenarios', question.scenario] as const;
      const time = form.scenarios[question.scenario]?.time;
      await save([
        [[...at, 'steps', question.step, 'answer'], answer],
        ...(time === undefined ? [[[...at, 'time'], danishTime(now())] as const] : []),
      ]);
      const last = question.step === (form.scenarios[question.scenario]?.steps.length ?? 0) - 1;
      if (answer === 'bestået' && last) await askForFiles(form, question.scenario, { file, terminal, save });
    }
  }
}

type Save = (changes: readonly (readonly [path: readonly PropertyKey[], value: unknown])[]) => Promise<void>;

/** Asks for pictures and files until the tester gives none; each is looked at before it is noted. */
async function askForFiles(
  form: Form,
  scenario: number,
  { file, terminal, save }: { readonly file: string; readonly terminal: Terminal; readonly save: Save },
): Promise<void> {
  const given = form.scenarios[scenario]?.evidence.map((one) => ({ file: one.file, comment: one.comment ?? null })) ?? [];
  for (;;) {
    const name = await terminal.ask('  Bilag: filens navn i svararkets mappe (Enter for intet): ');
    if (name === undefined || name === '') return;
    const comment = await terminal.ask('  Hvad viser bilaget? ');
    if (comment === undefined || comment === '') return;
    try {
      await readEvidenceFile(file, { file: name, comment, place: { what: name } }, createRedactor({ secrets: [] }));
    } catch (error) {
      const problems = problemsOf(error);
      if (problems.length === 0) throw error;
      say(problems.map(formatPilotError).join('\n'));
      continue;
    }
    given.push({ file: name, comment });
    await save([[['scenarios', scenario, 'evidence'], given]]);
  }
}

function heading(form: Form, scenario: number): string {
  const one = form.scenarios[scenario];
  return `\n${one?.id ?? ''} (${scenario + 1} af ${form.scenarios.length}) ${one?.name ?? ''}\n${(one?.steps ?? [])
    .map(({ step }) => `    ${step.replaceAll('\n', '\n      ')}`)
    .join('\n')}\n`;
}

function wording(form: Form, question: Question): string {
  if (question.kind === 'role')
    return 'Den rolle, du svarer i, fx Registreringsansvarlig (bliver offentliggjort; skriv ikke dit navn): ';
  const step = form.scenarios[question.scenario]?.steps[question.step];
  if (question.kind === 'comment') {
    return step?.answer === 'afvigelse' ? '  Hvad så du i stedet? ' : '  Hvad manglede der? ';
  }
  return `  ${step?.step.split('\n')[0] ?? ''}\n  [b]estået, [a]fvigelse, [i]kke muligt, [s]pring scenariet over, [q] gem og stop: `;
}

/** A word or its beginning. */
function readAnswer(reply: string): ManualAnswer | undefined {
  const word = reply.toLocaleLowerCase('da');
  return MANUAL_ANSWERS.find((answer) => answer.startsWith(word));
}
