import { describe, expect, it } from 'vitest';
import { formatPilotError, PilotError } from '../../model/pilot-error.ts';
import { type CommandShape, readArguments } from './arguments.ts';

const run = {
  name: 'run',
  options: {
    region: { kind: 'region', many: true, value: 'ID', help: '' },
    retry: { kind: 'number', range: [0, 5], value: 'N', help: '' },
    format: { kind: 'choice', choices: ['junit', 'csv'], help: '' },
    date: { kind: 'date', help: '' },
    stille: { kind: 'flag', help: '' },
  },
  positionals: [
    { kind: 'text', value: 'FIL' },
    { kind: 'text', value: 'FIL' },
  ],
} as const satisfies CommandShape;

const keys = {
  name: 'keys',
  options: {
    region: { kind: 'region', of: ['new'], help: '' },
    out: { kind: 'text', needed: true, value: 'FIL', help: 'hvor den lægges' },
  },
  parts: { new: [], show: [{ kind: 'text', value: 'FIL', needed: true }] },
} as const satisfies CommandShape;

const read = (...args: string[]) => readArguments(run, args);

function problem(shape: CommandShape, ...args: string[]): string {
  try {
    readArguments(shape, args);
  } catch (error) {
    if (error instanceof PilotError) return formatPilotError(error);
  }
  throw new Error('readArguments kastede ikke');
}

describe('the arguments', () => {
  it('take a party by either name, in the order given', () => {
    expect(read('--region', 'nord', '--party', 'journal,kommune').options.region).toEqual(['nord', 'journal', 'kommune']);
    expect(problem(keys, 'show', 'FIL', '--party', 'journal', '--out', 'x')).toContain('valget bruges ikke her');
  });

  it('read lists, numbers and flags; a list can be repeated or separated by commas', () => {
    expect(read('--region', 'a', '--region=b,c', '--retry', '2', '--stille', 'fil')).toEqual({
      options: { region: ['a', 'b', 'c'], retry: 2, format: undefined, date: undefined, stille: true },
      part: undefined,
      positionals: ['fil'],
    });
    expect(read().options).toMatchObject({ region: [], retry: undefined, stille: undefined });
  });

  it('know the parts of a command and what stands after them', () => {
    expect(readArguments(keys, ['show', 'a', '--out', 'b'])).toEqual({
      options: { region: undefined, out: 'b' },
      part: 'show',
      positionals: ['a'],
    });
  });

  it('explain an option that does not exist, and one that is missing or has a wrong value', () => {
    expect(problem(run, '--regoin', 'a')).toMatchInlineSnapshot(`
      "SP1020 Ukendt kommando eller valg
        Sted:      sor-pilot run
        Fundet:    valget “--regoin” findes ikke
        Forventet: et af --region, --retry, --format, --date, --stille
        Løsning:   Mente du “--region”?
        Læs mere:  docs/fejl/sp1020.mdx"
    `);
    expect(problem(run, '--retry', 'mange')).toMatchInlineSnapshot(`
      "SP1021 Valget har en ugyldig værdi
        Sted:      --retry
        Fundet:    “mange”
        Forventet: et helt tal fra 0 til 5
        Løsning:   Ret værdien. “npx sor-pilot help” viser, hvad valget tager.
        Læs mere:  docs/fejl/sp1021.mdx"
    `);
    expect(problem(run, '--region')).toMatchInlineSnapshot(`
      "SP1021 Valget har en ugyldig værdi
        Sted:      --region
        Fundet:    ingen værdi
        Forventet: --region ID
        Løsning:   Ret værdien. “sor-pilot help” viser, hvad valget tager.
        Læs mere:  docs/fejl/sp1021.mdx"
    `);
    expect(problem(run, '--stille=ja')).toMatchInlineSnapshot(`
      "SP1021 Valget har en ugyldig værdi
        Sted:      --stille
        Fundet:    “ja”
        Forventet: valget alene, uden værdi
        Løsning:   Ret værdien. “sor-pilot help” viser, hvad valget tager.
        Læs mere:  docs/fejl/sp1021.mdx"
    `);
    expect(problem(run, '--format', 'junt')).toMatchInlineSnapshot(`
      "SP1021 Valget har en ugyldig værdi
        Sted:      --format
        Fundet:    “junt” kan ikke vælges. Mente du “junit”?
        Forventet: et af junit, csv
        Løsning:   Vælg et af dem.
        Læs mere:  docs/fejl/sp1021.mdx"
    `);
    expect(problem(run, '--date', '2027-02-30')).toMatchInlineSnapshot(`
      "SP1021 Valget har en ugyldig værdi
        Sted:      --date
        Fundet:    “2027-02-30”
        Forventet: en dato som 2027-01-01
        Løsning:   Skriv datoen som år-måned-dag.
        Læs mere:  docs/fejl/sp1021.mdx"
    `);
  });

  it('explain what is too much and what is missing', () => {
    expect(problem(run, 'a', 'b', 'c')).toMatchInlineSnapshot(`
      "SP1024 Et argument mangler eller er for meget
        Sted:      sor-pilot run
        Fundet:    “c” er for meget
        Forventet: sor-pilot run [FIL] [FIL]
        Løsning:   Slet det, eller skriv det som et valg. Se “npx sor-pilot help run”.
        Læs mere:  docs/fejl/sp1024.mdx"
    `);
    expect(problem(keys)).toMatchInlineSnapshot(`
      "SP1024 Et argument mangler eller er for meget
        Sted:      sor-pilot keys
        Fundet:    der er ikke sagt, hvad der skal ske
        Forventet: en af new, show
        Løsning:   Se “npx sor-pilot help keys”.
        Læs mere:  docs/fejl/sp1024.mdx"
    `);
    expect(problem(keys, 'shwo', 'a')).toMatchInlineSnapshot(`
      "SP1020 Ukendt kommando eller valg
        Sted:      sor-pilot keys
        Fundet:    “shwo” er ikke en del af kommandoen. Mente du “show”?
        Forventet: en af new, show
        Løsning:   Se “npx sor-pilot help keys”.
        Læs mere:  docs/fejl/sp1020.mdx"
    `);
    expect(problem(keys, 'show', '--out', 'b')).toMatchInlineSnapshot(`
      "SP1024 Et argument mangler eller er for meget
        Sted:      sor-pilot keys show
        Fundet:    der mangler FIL
        Forventet: sor-pilot keys show FIL
        Løsning:   Se “npx sor-pilot help keys”.
        Læs mere:  docs/fejl/sp1024.mdx"
    `);
    expect(problem(keys, 'new')).toMatchInlineSnapshot(`
      "SP1021 Valget har en ugyldig værdi
        Sted:      --out
        Fundet:    valget mangler
        Forventet: --out FIL
        Løsning:   Tilføj --out: hvor den lægges.
        Læs mere:  docs/fejl/sp1021.mdx"
    `);
    expect(problem(keys, 'show', 'a', '--out', 'b', '--region', 'c')).toMatchInlineSnapshot(`
      "SP1020 Ukendt kommando eller valg
        Sted:      --region
        Fundet:    valget bruges ikke her
        Forventet: valget sammen med “sor-pilot keys new”
        Løsning:   Slet valget, eller brug den anden del af kommandoen.
        Læs mere:  docs/fejl/sp1020.mdx"
    `);
  });

  it.each<[string, string[], string]>([
    ['an option that every object has', ['--constructor', 'x'], 'SP1020'],
    ['one that is given twice', ['--retry', '1', '--retry', '2'], 'SP1021'],
    ['one whose value was forgotten before another option', ['--date', '--stille'], 'SP1021'],
    ['an empty value', ['--date='], 'SP1021'],
    ['an empty part of a list', ['--region', 'a,,b'], 'SP1021'],
    ['a number that is not written as one', ['--retry', '0x1'], 'SP1021'],
    ['an empty positional', [''], 'SP1021'],
  ])('refuse %s', (_what, args, code) => {
    expect(problem(run, ...args)).toContain(code);
  });
});
