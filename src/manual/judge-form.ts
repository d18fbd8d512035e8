import type { ManualAnswer, Person } from '../model/manual.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { didYouMean } from '../model/similar.ts';
import { readDanishTime } from './danish-time.ts';
import { type Form, type FormScenario, testerOf, isTouched, isUnexplained, nextStep } from './form.ts';
import type { ManualCase } from './manual-case.ts';

/** A file a tester names, and where the form names it. */
export interface NamedFile {
  readonly file: string;
  readonly comment: string;
  readonly place: ErrorPlace;
}

/** One case as a person answered it. */
export interface CaseAnswer<F = NamedFile> {
  readonly case: ManualCase;
  readonly tester: Person;
  /** When it was tried. */
  readonly at: Date;
  /** One a step of the case; no answer after the first that did not pass is an omission. */
  readonly steps: readonly { readonly answer: ManualAnswer | undefined; readonly comment: string | undefined }[];
  readonly comment: string | undefined;
  readonly files: readonly F[];
}

/** A form, and what it is judged against. */
export interface FormInput {
  readonly form: Form;
  /** Where a value stands in the file. */
  readonly placeOf: (path: readonly PropertyKey[], part?: 'key' | 'value') => ErrorPlace;
  /** Every case a person can answer. */
  readonly cases: readonly ManualCase[];
  readonly now: Date;
}

/** What a form says, and what is wrong with it. */
export interface JudgedForm {
  readonly answers: readonly CaseAnswer[];
  /** SP4021, SP4022 and SP4023, each at its place in the form. */
  readonly problems: readonly PilotError[];
}

/** A clock may be a little ahead of ours without anyone having answered in the future. */
const CLOCK_SLACK_MS = 5 * 60_000;

/**
 * Reads the answers out of a form whose shape is right. Scenarios nobody touched are left out; one that was begun must
 * be whole: answered to its end or to the first step that did not pass, with a time, and with a comment wherever
 * something is other than passed. A form without a single answer is a problem too.
 */
export function judgeForm(input: FormInput): JudgedForm {
  const { form, placeOf } = input;
  const problems: PilotError[] = [];
  const answers: CaseAnswer[] = [];
  const { code, role, organisation } = testerOf(form);
  if (code === undefined) {
    problems.push(
      incomplete(placeOf(['tester', form.form === 1 ? 'name' : 'code']), {
        seen: 'testerens kode mangler',
        expected: 'den kode, svararket blev lavet med, eller en, du selv finder på',
        remedy:
          'Skriv en kode, der ikke er et navn. Brug den samme, næste gang du svarer; den viser kun, at svarene er den samme testers.',
      }),
    );
  }
  if (role === undefined && form.form !== 1) {
    problems.push(
      incomplete(placeOf(['tester', 'role']), {
        seen: 'testerens rolle mangler',
        expected: 'den rolle, der er svaret i, fx Registreringsansvarlig',
        remedy: 'Skriv rollen. Den og organisationen bliver offentliggjort.',
      }),
    );
  }
  const tester = {
    name: code ?? '',
    ...(role === undefined ? {} : { role }),
    ...(organisation === undefined ? {} : { organisation }),
  };
  const seen = new Set<string>();
  for (const [index, scenario] of form.scenarios.entries()) {
    const reading = new ScenarioReading(input, scenario, index);
    const known = reading.findCase(seen);
    seen.add(scenario.id);
    const answer = known === undefined || !isTouched(scenario) ? undefined : reading.answer(known, tester);
    problems.push(...reading.problems);
    if (answer !== undefined) answers.push(answer);
  }
  if (answers.length === 0 && problems.length === 0) {
    problems.push(
      incomplete(placeOf(['scenarios']), {
        seen: 'der er ikke svaret på noget',
        expected: 'svar på mindst ét scenarie',
        remedy: 'Skriv bestået, afvigelse eller ikke muligt ved answer.',
      }),
    );
  }
  return { answers, problems };
}

/** Reads one scenario of the form and gathers what is wrong with it. */
class ScenarioReading {
  readonly problems: PilotError[] = [];
  readonly #input: FormInput;
  readonly #scenario: FormScenario;
  readonly #at: readonly PropertyKey[];

  constructor(input: FormInput, scenario: FormScenario, index: number) {
    this.#input = input;
    this.#scenario = scenario;
    this.#at = ['scenarios', index];
  }

  /** The case the scenario is about, in the wording the form was written from. */
  findCase(seen: ReadonlySet<string>): ManualCase | undefined {
    const { id, specification, steps } = this.#scenario;
    const { cases } = this.#input;
    const place = this.#place('id');
    if (seen.has(id)) {
      this.#report('SP4021', {
        place,
        seen: `“${id}” står to gange`,
        expected: 'hvert scenarie én gang',
        remedy: 'Slet det ene.',
      });
      return undefined;
    }
    const found = cases.find((candidate) => candidate.key === id);
    if (found === undefined) {
      const near = didYouMean(
        id,
        cases.map((one) => one.key),
      );
      const remedy = `Ret id’et, eller lav et nyt svarark med “npx sor-pilot manual new”.${near}`;
      this.#report('SP4021', {
        place,
        seen: `der er intet manuelt scenarie “${id}”`,
        expected: 'et id fra svararket, som det blev skrevet',
        remedy,
      });
      return undefined;
    }
    const sameSteps =
      steps.length === found.steps.length && steps.every(({ step }, index) => step.trimEnd() === found.steps[index]);
    if (specification === found.specification && sameSteps) return found;
    this.#report('SP4023', {
      place: this.#place('specification'),
      seen: `${id} lyder ikke længere, som det gør i svararket`,
      expected: 'den ordlyd, der står i features/ nu',
      remedy: 'Lav et nyt svarark med “npx sor-pilot manual new”, læs scenariet igen, og flyt de svar over, der stadig gælder.',
    });
    return undefined;
  }

  answer(known: ManualCase, tester: Person): CaseAnswer | undefined {
    const { steps, comment, evidence } = this.#scenario;
    const at = this.#time();
    const open = nextStep(this.#scenario);
    if (open !== undefined)
      this.#incomplete(
        ['steps', open, 'answer'],
        `trin ${open + 1} i ${known.key} er ikke besvaret`,
        'et svar på hvert trin, til og med det første, der ikke består',
      );
    for (const [index, step] of steps.entries()) {
      if (!isUnexplained(step)) continue;
      this.#incomplete(
        ['steps', index, 'comment'],
        `der står “${step.answer ?? ''}” ved trin ${index + 1} i ${known.key}, men ikke hvorfor`,
        'en kommentar, der siger, hvad du så, eller hvad der manglede',
      );
    }
    const files = evidence.flatMap(({ file, comment: words }, index): NamedFile[] => {
      const place = this.#place('evidence', index, 'file');
      if (words !== undefined) return [{ file, comment: words, place }];
      this.#incomplete(
        ['evidence', index],
        `bilaget “${file}” har ingen kommentar`,
        'en kommentar, der siger, hvad bilaget viser',
      );
      return [];
    });
    if (at === undefined || this.problems.length > 0) return undefined;
    return {
      case: known,
      tester,
      at,
      steps: steps.map((step) => ({ answer: step.answer, comment: step.comment })),
      comment,
      files,
    };
  }

  #time(): Date | undefined {
    const { id, time } = this.#scenario;
    if (time === undefined) {
      this.#incomplete(['time'], `der står ikke, hvornår ${id} blev prøvet`, 'dag og klokkeslæt som 2026-11-23 14:30');
      return undefined;
    }
    const at = readDanishTime(time);
    if (at === undefined)
      this.#incomplete(['time'], `“${time}” kan ikke læses som et tidspunkt`, 'dag og klokkeslæt som 2026-11-23 14:30');
    else if (at.getTime() > this.#input.now.getTime() + CLOCK_SLACK_MS) {
      this.#incomplete(['time'], `“${time}” ligger ude i fremtiden`, 'det tidspunkt, scenariet blev prøvet');
      return undefined;
    }
    return at;
  }

  #incomplete(path: readonly PropertyKey[], seen: string, expected: string): void {
    this.problems.push(
      incomplete(this.#place(...path), { seen, expected, remedy: 'Udfyld feltet i svararket, og tag det ind igen.' }),
    );
  }

  #report(code: 'SP4021' | 'SP4023', options: ConstructorParameters<typeof PilotError>[1]): void {
    this.problems.push(new PilotError(code, options));
  }

  #place(...path: readonly PropertyKey[]): ErrorPlace {
    return this.#input.placeOf([...this.#at, ...path]);
  }
}

function incomplete(
  place: ErrorPlace,
  told: { readonly seen: string; readonly expected: string; readonly remedy: string },
): PilotError {
  return new PilotError('SP4022', { place, ...told });
}

/**
 * The answer with everything a person wrote in free text passed through `redact`; names of testers and files stay.
 */
export function redactAnswer<F extends { readonly comment: string }>(
  answer: CaseAnswer<F>,
  redact: (text: string) => string,
): CaseAnswer<F> {
  const clean = (text: string | undefined): string | undefined => (text === undefined ? undefined : redact(text));
  return {
    ...answer,
    comment: clean(answer.comment),
    steps: answer.steps.map(({ answer: given, comment }) => ({ answer: given, comment: clean(comment) })),
    files: answer.files.map((file) => ({ ...file, comment: redact(file.comment) })),
  };
}
