import { unknownRuns } from '../../runner/resume.ts';
import { readRuns } from '../../store/reader.ts';
import { verifyRun } from '../../store/verify.ts';
import { parseOptions } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { say, sayErrors } from '../output.ts';
import { folder } from '../project.ts';

const OPTIONS = { results: { kind: 'text', value: 'MAPPE', help: 'hvor resultaterne ligger; uden: results/' } } as const;

/** `sor-pilot verify`: recomputes every file's digest against the run's manifest. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Efterprøv, at kørsler er, som de blev skrevet',
  positionals: '[KØRSEL …]',
  options: OPTIONS,
  async run(args) {
    const { options, positionals } = parseOptions('verify', OPTIONS, args);
    const { runs, problems } = await readRuns(folder(options.results, 'results'));
    const unknown = positionals.filter((id) => !runs.some((record) => record.run === id));
    if (unknown.length > 0) throw unknownRuns(runs, unknown);
    const chosen = positionals.length === 0 ? runs : runs.filter((record) => positionals.includes(record.run));
    const found = [...problems, ...(await Promise.all(chosen.map(verifyRun))).flat()];
    if (found.length > 0) sayErrors(found);
    else
      say(
        `${chosen.length} ${chosen.length === 1 ? 'kørsel er' : 'kørsler er'} efterprøvet; alle filer er, som de blev skrevet.`,
      );
    return found.length > 0 ? EXIT.faults : chosen.length === 0 ? EXIT.nothing : EXIT.passed;
  },
};
