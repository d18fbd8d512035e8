import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ANSWERS } from '../../src/model/answers.ts';
import { FAULT_SENTENCES, fittingFaults, toldFault } from '../../src/report/fault-code.ts';
import { HOLE, tabledSentences, thrownSentences } from './thrown-sentences.ts';

const AGREED = 'test/golden/agreed-sentences.tsv';
const TABLE = 'src/report/fault-codes.json';

/** Places that throw what others have worded: a fault copied, told as an open question, or worded by a table of data. */
const HANDED_ON = [
  'src/model/faults.ts',
  'src/wire/judge-answer.ts',
  'src/wire/transport-fault.ts',
  'step-definitions/support/open-questions.ts',
];

/** With its open places alike; two side by side are one, since nothing tells where the first ends. */
const plain = (wording: string): string => wording.replaceAll(/(?:\{\w*\})+/g, HOLE);
/** A sentence as it may be thrown, with something of its own in each open place. */
const filled = (wording: string): string => wording.replaceAll(/\{(\d+)\}/g, '‹$1›');
const wordings = Object.entries(FAULT_SENTENCES).flatMap(([code, all]) => all.map((wording) => ({ code, wording })));

/** Whether a sentence is a wording with its open places filled. */
const isWordedAs = (sentence: string, wording: string): boolean => {
  const [start = '', ...rest] = wording.split(/\{\d+\}/);
  if (rest.length === 0) return sentence === wording;
  return sentence.startsWith(start) && sentence.endsWith(rest.at(-1) ?? '') && rest.every((part) => sentence.includes(part));
};

describe('the codes of faults', () => {
  const lines = readFileSync(AGREED, 'utf8').trimEnd().split('\n');
  const thrown = thrownSentences();
  const worded = [
    ...thrown.flatMap(({ place, sentences }) => sentences.map((sentence) => ({ place, sentence }))),
    ...ANSWERS.filter((row) => row.thrown !== null).map(({ id, sentence }) => ({ place: `svaret ${id}`, sentence })),
    ...tabledSentences('src/wire/fault-table.ts').map((sentence) => ({ place: 'src/wire/fault-table.ts', sentence })),
  ].map(({ place, sentence }) => ({ place, sentence: plain(sentence) }));

  it('are read from every place that throws', () => {
    expect(worded.length).toBeGreaterThan(250);
    const unread = thrown.filter(({ sentences }) => sentences.length === 0).map(({ place }) => place.replace(/:\d+$/, ''));
    expect([...new Set(unread)].toSorted()).toEqual(HANDED_ON);
  });

  it('cover every sentence that is thrown, in the very words it is thrown with', () => {
    const known = new Set(wordings.map(({ wording }) => plain(wording)));
    const missing = worded.filter(({ sentence }) => !known.has(sentence)).map(({ place, sentence }) => `${place}: ${sentence}`);
    expect(
      missing,
      `New words for a fault stand first under the code it has in ${TABLE}, and the earlier ones stay; a new fault gets a new code.`,
    ).toEqual([]);
  });

  it('stand in the code of one fault each', () => {
    const doubled = wordings.map(({ wording }) => plain(wording)).filter((one, at, all) => all.indexOf(one) !== at);
    expect(doubled).toEqual([]);
  });

  it.each(wordings)('are told apart: $code from “$wording”', ({ code, wording }) => {
    const told = toldFault(filled(wording));
    expect(told?.code).toBe(code);
    expect([...(told?.values ?? [])].every(([number, value]) => value === `‹${number}›`)).toBe(true);
  });

  it('never depend on the order of the table, because no two that fit a sentence say as much', () => {
    const tied = wordings.flatMap(({ wording }) => {
      const [first, second] = fittingFaults(filled(wording));
      return second?.said === first?.said ? [`${first?.code ?? ''} = ${second?.code ?? ''}: ${wording}`] : [];
    });
    expect(tied).toEqual([]);
  });

  it('are short words that can stand in a table and an address', () => {
    for (const code of Object.keys(FAULT_SENTENCES)) expect(code).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('are each written down with every wording, so that neither can be taken out unseen', () => {
    const written = new Set(lines.map((line) => line.split('\t')[0]));
    const fits = ({ code, wording }: (typeof wordings)[number]): boolean =>
      lines.some((line) => line.startsWith(`${code}\t`) && isWordedAs(line.slice(code.length + 1), wording));
    expect([...written].filter((code) => code === undefined || !Object.hasOwn(FAULT_SENTENCES, code))).toEqual([]);
    expect(
      wordings.filter((one) => !fits(one)).map(({ code, wording }) => `${code}\t${wording}`),
      `Add a line to ${AGREED} for each, with something in its open places.`,
    ).toEqual([]);
  });

  it('are for ever: every sentence that was ever agreed on is still the same fault', () => {
    const moved = lines.filter((line) => {
      const [code, sentence = ''] = line.split('\t');
      return toldFault(sentence)?.code !== code;
    });
    expect(moved).toEqual([]);
  });
});
