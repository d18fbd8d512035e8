import { PilotError } from '../../model/pilot-error.ts';
import type { FeatureFile } from '../feature-file.ts';

/**
 * SP2002: every feature says its language itself. Cucumber is started with Danish, but editors and other tools read a
 * file without the line as English.
 */
export function missingLanguage(files: readonly FeatureFile[]): readonly PilotError[] {
  return files.flatMap((file) => {
    const first = file.text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
    if (/^\s*#\s*language\s*:\s*da\s*$/.test(first)) return [];
    return new PilotError('SP2002', {
      place: { file: file.path, line: 1, column: 1 },
      seen: first.trim() === '' ? 'filens første linje er tom' : `“${first.trim()}”`,
      expected: '“# language: da”',
      remedy: 'Skriv “# language: da” som filens første linje.',
    });
  });
}
