import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersByFinding } from '../model/decisions/register-answer.ts';
import { ConfigurationError } from './configuration-error.ts';
import { loadRolloutDecisions } from './load-rollout-decisions.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sor-pilot-rollout-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const known = { rules: ['sor-navn-laengde'], figures: ['med-niveau'], regions: ['nordjylland'] };
const read = () => loadRolloutDecisions(folder, known);
const answer = (state: string, date: string, more = '') =>
  `  - { rule: sor-navn-laengde, unit: '904011861000016005', state: ${state}, reason: Navnet er rigtigt, by: { organisation: Regionen, date: ${date} }${more} }\n`;

describe('decisions about the register’s figures', () => {
  it('are none where there are no files', async () => {
    expect(await read()).toEqual({ answers: [], targets: [] });
  });

  it('have the newest answer to a finding count, and of two of one day the last', async () => {
    const all =
      answer('sent', '2026-11-23') +
      answer('disputed', '2026-11-25') +
      answer('examined', '2026-11-24') +
      answer('withdrawn', '2026-11-25');
    writeFileSync(join(folder, 'register-answers.yaml'), `registerAnswers:\n${all}`);
    const of = answersByFinding((await read()).answers);
    expect(of('sor-navn-laengde', '904011861000016005')?.state).toBe('withdrawn');
    expect(of('sor-navn-laengde', '1')).toBeUndefined();
    expect(of('sor-navn-laengde', undefined)).toBeUndefined();
  });

  it('are refused where they name a rule, a figure or a region that is not there, each with its line', async () => {
    writeFileSync(
      join(folder, 'register-answers.yaml'),
      `registerAnswers:\n${answer('sent', '2026-11-23').replace('laengde', 'længde')}`,
    );
    writeFileSync(
      join(folder, 'targets.yaml'),
      'targets:\n  - { figure: med-niveauer, region: nordjyland, percent: 100, by: 2027-06-30, setBy: Styregruppen }\n',
    );
    const error: unknown = await read().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigurationError);
    writeFileSync(
      join(folder, 'register-answers.yaml'),
      `registerAnswers:\n${answer('sent', '2026-11-23').replace('navn-laengde', 'navn-langde')}`,
    );
    const dangling: unknown = await read().catch((thrown: unknown) => thrown);
    expect((dangling as ConfigurationError).problems.map(({ code, place }) => [code, place.line])).toEqual([
      ['SP1006', 2],
      ['SP1006', 2],
      ['SP1006', 2],
    ]);
  });

  it('must say who, when and why', async () => {
    writeFileSync(
      join(folder, 'register-answers.yaml'),
      "registerAnswers:\n  - { rule: sor-navn-laengde, unit: '1', state: disputed }\n",
    );
    await expect(read()).rejects.toBeInstanceOf(ConfigurationError);
  });
});
