/** What a run was given that must be given again for the same to be run. Paths are as they were written. */
export interface RunAs {
  /** Undefined for the exercise, which needs no naming. */
  readonly environment: string | undefined;
  readonly date?: string | undefined;
  readonly results?: string | undefined;
  readonly config?: string | undefined;
  /** It was said on the command line that data may be changed. */
  readonly mayWrite: boolean;
}

/** Whom a command is for. */
export interface PartyToRun {
  readonly id: string;
  readonly isRegion: boolean;
}

/** The command that runs exactly these scenarios for this party again, ready to be copied into a shell. */
export function commandAgain(runAs: RunAs, { id, isRegion }: PartyToRun, keys: readonly string[]): string {
  return command(runAs, [isRegion ? '--region' : '--party', id, '--scenario', keys.join(',')]);
}

/** The command that runs all that did not pass again. */
export function commandRerunFailed(runAs: RunAs): string {
  return command(runAs, ['--rerun-failed']);
}

/** The command that goes on with a run that was cut off. */
export function commandResume(runAs: RunAs, run: string): string {
  // The run itself knows its environment, its day and whether it may write.
  return command({ results: runAs.results, config: runAs.config, environment: undefined, mayWrite: false }, ['--resume', run]);
}

function command({ environment, date, results, config, mayWrite }: RunAs, selection: readonly string[]): string {
  const given = (option: string, value: string | undefined): readonly string[] => (value === undefined ? [] : [option, value]);
  const words = [
    'npx sor-pilot run',
    ...given('--environment', environment),
    ...selection,
    ...given('--date', date),
    ...given('--results', results),
    ...given('--config', config),
    ...(mayWrite ? ['--skriv'] : []),
  ];
  return words.map((word, index) => (index === 0 ? word : quoted(word))).join(' ');
}

/** Quoted where a shell would take it apart; the quotes are those that both POSIX shells and cmd.exe take. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}@%+=:,./~_-]+$/u.test(word) ? word : `"${word.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`;
}
