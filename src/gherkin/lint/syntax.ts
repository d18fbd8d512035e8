import { PilotError } from '../../model/pilot-error.ts';
import type { ParsedFile } from '../parse.ts';
import { wrongKeywords } from './keywords.ts';
import { translateParserMessage } from './parser-messages.ts';

/**
 * SP2001 and SP2003: what the parser cannot read, and keywords it does not know. A wrong keyword makes the
 * parser stumble over everything after it, so only the first cause is told; the rest shows itself when it is mended.
 */
export function syntaxErrors(parsed: ParsedFile): readonly PilotError[] {
  const { file, faults } = parsed;
  const keywords = wrongKeywords(file);
  const firstKeyword = Math.min(...keywords.map((error) => error.place.line ?? Infinity));
  const own = faults
    .filter((fault) => fault.line < firstKeyword)
    .map(
      (fault) =>
        new PilotError('SP2001', {
          place: { file: file.path, line: fault.line, column: fault.column ?? 1 },
          ...translateParserMessage(fault.message),
        }),
    );
  return [...own, ...keywords];
}
