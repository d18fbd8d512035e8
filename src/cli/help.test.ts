import { expect, it } from 'vitest';
import type { Command } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { helpText } from './help.ts';

const command: Command = {
  name: 'afprøv',
  summary: 'Afprøv det hele, og fortæl bagefter, hvordan det gik',
  positionals: [{ kind: 'path', value: 'STI', many: true }],
  options: {
    region: { kind: 'text', value: 'REGION', help: 'kun disse regioner; kan gentages, så ofte det skal være' },
    out: { kind: 'text', value: 'FIL', short: 'o', help: 'filen' },
  },
  run: () => Promise.resolve(EXIT.passed),
};

it('the help of a command has its options and their help in two columns', () => {
  expect(helpText([command], 'afprøv', 50)).toMatchInlineSnapshot(`
    "Afprøv det hele, og fortæl bagefter, hvordan det
    gik

    Brug: npx sor-pilot afprøv [valg] [STI …]

      --region REGION  kun disse regioner; kan
                       gentages, så ofte det skal være
      -o, --out FIL    filen"
  `);
});

it('the help of a command with parts names them and what each takes', () => {
  const file = { kind: 'file', value: 'FIL', needed: true } as const;
  const parted: Command = { ...command, positionals: [], parts: { ny: [], vis: [file] }, partOptional: true };
  expect(helpText([parted], 'afprøv', 80)).toContain('sor-pilot afprøv [valg] [ny | vis FIL]\n');
  expect(helpText([{ ...parted, partOptional: false }], 'afprøv', 80)).toContain('sor-pilot afprøv [valg] ny | vis FIL\n');
});

it('the help of all commands fits the terminal', () => {
  for (const line of helpText([command], undefined, 60).split('\n')) expect(line.length).toBeLessThanOrEqual(60);
});
