import { describe, expect, it } from 'vitest';
import { formatPilotError, PilotError } from '../model/pilot-error.ts';
import { parseOptions } from './arguments.ts';

const table = {
  region: { kind: 'text', many: true, value: 'ID', help: '' },
  retry: { kind: 'number', range: [0, 5], value: 'N', help: '' },
  stille: { kind: 'flag', help: '' },
} as const;

const read = (...args: string[]) => parseOptions('run', table, args);

function problem(...args: string[]): string {
  try {
    read(...args);
  } catch (error) {
    if (error instanceof PilotError) return formatPilotError(error);
  }
  throw new Error('parseOptions kastede ikke');
}

describe('the arguments', () => {
  it('read lists, numbers and flags; a list can be repeated or separated by commas', () => {
    expect(read('--region', 'a', '--region=b,c', '--retry', '2', '--stille', 'fil')).toEqual({
      options: { region: ['a', 'b', 'c'], retry: 2, stille: true },
      positionals: ['fil'],
    });
    expect(read().options).toEqual({ region: [], retry: undefined, stille: undefined });
  });

  it('explain an option that does not exist, and one that is missing or has a wrong value', () => {
    expect(problem('--regoin', 'a')).toMatchInlineSnapshot(`
      "SP1020 Ukendt kommando eller valg
        Sted:      sor-pilot run
        Fundet:    valget “--regoin” findes ikke
        Forventet: et af --region, --retry, --stille
        Løsning:   Mente du “--region”?
        Læs mere:  docs/fejl/sp1020.mdx"
    `);
    expect(problem('--retry', 'mange')).toMatchInlineSnapshot(`
      "SP1021 Valget har en ugyldig værdi
        Sted:      --retry
        Fundet:    “mange”
        Forventet: et helt tal fra 0 til 5
        Løsning:   Ret værdien. “sor-pilot help” viser, hvad valget tager.
        Læs mere:  docs/fejl/sp1021.mdx"
    `);
    expect(problem('--region')).toMatchInlineSnapshot(`
      "SP1021 Valget har en ugyldig værdi
        Sted:      --region
        Fundet:    ingen værdi
        Forventet: --region ID
        Løsning:   Ret værdien. “sor-pilot help” viser, hvad valget tager.
        Læs mere:  docs/fejl/sp1021.mdx"
    `);
    expect(problem('--stille=ja')).toMatchInlineSnapshot(`
      "SP1021 Valget har en ugyldig værdi
        Sted:      --stille
        Fundet:    “ja”
        Forventet: valget alene, uden værdi
        Løsning:   Ret værdien. “sor-pilot help” viser, hvad valget tager.
        Læs mere:  docs/fejl/sp1021.mdx"
    `);
  });
});
