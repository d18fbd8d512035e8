import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { MAX_LINE_BYTES, type MessageProblem, parseMessages } from './parse-messages.ts';

function read(...chunks: (string | Uint8Array)[]): { messages: object[]; problems: MessageProblem[] } {
  const problems: MessageProblem[] = [];
  const bytes = chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
  return { messages: [...parseMessages(bytes, (problem) => problems.push(problem))], problems };
}

describe('reading messages', () => {
  it.each([
    ['an empty file', '', 0, []],
    ['whole lines', '{"a":1}\n{"b":2}\n', 2, []],
    ['Windows line breaks and blank lines', '{"a":1}\r\n\r\n{"b":2}\r\n', 2, []],
    ['a whole last line without its line break', '{"a":1}\n{"b":2}', 2, []],
    ['a torn last line', '{"a":1}\n{"b":', 1, [{ line: 2, kind: 'torn' }]],
    ['a bad line in the middle', '{"a":1}\nvrøvl\n{"b":2}\n', 2, [{ line: 2, kind: 'not-json' }]],
    ['something other than an object', '[]\n1\nnull\n{}\n', 1, [1, 2, 3].map((line) => ({ line, kind: 'not-object' }))],
  ] as const)('takes %s', (_what, text, count, problems) => {
    const found = read(text);
    expect(found.messages).toHaveLength(count);
    expect(found.problems).toEqual(problems);
  });

  it('leaves out a line that is not UTF-8', () => {
    expect(read(Buffer.of(0x22, 0xff, 0x22, 0x0a), '{}\n')).toEqual({
      messages: [{}],
      problems: [{ line: 1, kind: 'not-utf8' }],
    });
  });

  it('leaves out a line that is far too long without holding it in memory, and reads the rest', () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const chunks = Array.from({ length: 50 }, () => chunk);
    expect(50 * chunk.length).toBeGreaterThan(MAX_LINE_BYTES);
    expect(read('{"a":1}\n', ...chunks, '\n{"b":2}\n')).toEqual({
      messages: [{ a: 1 }, { b: 2 }],
      problems: [{ line: 2, kind: 'too-long' }],
    });
  });

  it.each(['{"__proto__":{"x":1},"a":2}', '{"\\u005f_proto__":{"x":1},"a":2}', '{"constructor":{"prototype":{"x":1}},"a":2}'])(
    'leaves out keys that could reach a prototype: %s',
    (line) => {
      const { messages } = read(line, '\n');
      expect(messages).toEqual([{ a: 2 }]);
      expect(Object.keys(messages[0]!)).toEqual(['a']);
    },
  );

  it('gives the same however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.array(fc.nat({ max: 400 })), (values, cuts) => {
        const bytes = Buffer.from(values.map((value) => `${JSON.stringify({ value })}\n`).join(''));
        const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
        const pieces = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
        expect(read(...pieces)).toEqual(read(bytes));
      }),
    );
  });
});
