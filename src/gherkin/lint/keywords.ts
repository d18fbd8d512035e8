import { dialects } from '@cucumber/gherkin';
import { PilotError } from '../../model/pilot-error.ts';
import type { FeatureFile } from '../feature-file.ts';
import { textLines } from './text-lines.ts';

/**
 * What authors write, and what the Danish dialect of Gherkin knows. The dialect has “Scenarie” but “Abstrakt Scenario”,
 * so the two are easily mixed up, and a keyword it does not know silently becomes description.
 */
const BLOCK_KEYWORDS: Readonly<Record<string, string>> = {
  feature: 'Egenskab',
  funktionalitet: 'Egenskab',
  funktion: 'Egenskab',
  rule: 'Regel',
  background: 'Baggrund',
  scenario: 'Scenarie',
  scenarium: 'Scenarie',
  example: 'Scenarie',
  'abstrakt scenarie': 'Abstrakt Scenario',
  scenarieskabelon: 'Abstrakt Scenario',
  'scenario outline': 'Abstrakt Scenario',
  'scenario template': 'Abstrakt Scenario',
  examples: 'Eksempler',
  scenarios: 'Eksempler',
  scenarier: 'Eksempler',
};

const STEP_KEYWORDS: Readonly<Record<string, string>> = {
  given: 'Givet',
  gitt: 'Givet',
  when: 'Når',
  naar: 'Når',
  then: 'Så',
  saa: 'Så',
  and: 'Og',
  but: 'Men',
};

const DANISH_BLOCKS = danishBlockKeywords();
const OPENS_STEPS = /^(Scenarie|Eksempel|Abstrakt Scenario|Baggrund):/;

/**
 * SP2003: keywords that the Danish dialect does not know, found in the text itself because the parser takes them for
 * description or stumbles over what follows them.
 */
export function wrongKeywords(file: FeatureFile): readonly PilotError[] {
  const errors: PilotError[] = [];
  let inSteps = false;
  for (const { line, column, text } of textLines(file.text)) {
    const block = /^(\p{L}+(?: \p{L}+)?)\s*:/u.exec(text)?.[1];
    const step = /^(\p{L}+)\s/u.exec(text)?.[1];
    const right = block === undefined ? undefined : rightBlock(block, text);
    const rightStep = step === undefined || !inSteps ? undefined : STEP_KEYWORDS[step.toLowerCase()];
    if (OPENS_STEPS.test(text) || right !== undefined) inSteps = true;
    const [seen, expected] = right === undefined ? [step, rightStep] : [`${block ?? ''}:`, `${right}:`];
    if (seen === undefined || expected === undefined) continue;
    errors.push(
      new PilotError('SP2003', {
        place: { file: file.path, line, column },
        seen: `“${seen}”`,
        expected: `“${expected}”`,
        remedy: `Skriv “${expected}” i stedet for “${seen}”. Gherkins danske ordliste kender kun den stavemåde, også med stort og lille.`,
      }),
    );
  }
  return errors;
}

/** The keyword the author meant, when what is written is not it. */
function rightBlock(written: string, text: string): string | undefined {
  if (DANISH_BLOCKS.some((keyword) => text.startsWith(`${keyword}:`))) return undefined;
  const known = BLOCK_KEYWORDS[written.toLowerCase()];
  return known ?? DANISH_BLOCKS.find((keyword) => keyword.toLowerCase() === written.toLowerCase());
}

function danishBlockKeywords(): readonly string[] {
  const da = dialects['da'];
  if (da === undefined) throw new TypeError('The parser has no Danish dialect');
  return [da.feature, da.rule, da.background, da.scenario, da.scenarioOutline, da.examples].flat();
}
