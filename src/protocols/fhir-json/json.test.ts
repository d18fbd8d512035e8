import { describe, expect, it } from 'vitest';
import { parseJson } from './json.ts';

const told = (text: string): string => {
  try {
    return JSON.stringify(parseJson(text, 'her'));
  } catch (error) {
    return (error as Error).message.split('\n')[0]!;
  }
};

describe('JSON', () => {
  it.each([
    ['{"a":1,"__proto__":{"b":2}}', '{"a":1}'],
    ['{"a":1,"\\u005f_proto__":{"b":2}}', '{"a":1}'],
    ['{"a":"tab\\tlinje\\nog \\\\u0000 og \\u0041"}', '{"a":"tab\\tlinje\\nog \\\\u0000 og A"}'],
    ['{"a":"nul\\u0000"}', 'Svarets JSON har et tegn, som tekst ikke kan have.'],
    ['{"a":"bak\\b"}', 'Svarets JSON har et tegn, som tekst ikke kan have.'],
    ['{"a":"\\\\\\u001F"}', 'Svarets JSON har et tegn, som tekst ikke kan have.'],
    ['{"a":"\\uFFFE"}', 'Svarets JSON har et tegn, som tekst ikke kan have.'],
    ['{"a":1', 'Svaret er ikke gyldig JSON.'],
  ])('%s is %s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });
});
