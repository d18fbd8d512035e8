import { parseFaultMessage } from '../../model/faults.ts';
import type { CaseFault } from '../../model/run.ts';
import type { TestStepResultMessage } from '../message-shapes.ts';

/** Longest sentence kept: an unexpected error may print a whole document. */
const MAX_SENTENCE = 2_000;

/** The fault behind a failed step: its class, its sentence and the details that stood in it. No stack trace. */
export function faultOfResult(result: TestStepResultMessage): CaseFault {
  const type = result.exception?.type ?? 'Error';
  const raw = result.exception?.message ?? withoutStack(result.message ?? '');
  const { sentence, details } = parseFaultMessage(withoutClassName(raw, type));
  const words = sentence.trim();
  return {
    type,
    sentence: words === '' ? 'Der fulgte ingen tekst med fejlen.' : shorten(words),
    ...details,
  };
}

/** Some engines put the class name before the message, as `Error.toString()` does. */
function withoutClassName(message: string, type: string): string {
  return message.startsWith(`${type}: `) ? message.slice(type.length + 2) : message;
}

function withoutStack(message: string): string {
  return message
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n');
}

function shorten(text: string): string {
  return text.length <= MAX_SENTENCE ? text : `${text.slice(0, MAX_SENTENCE)}…`;
}
