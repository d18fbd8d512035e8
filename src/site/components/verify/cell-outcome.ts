import { verdictRow } from '../../../model/verdict.ts';
import type { RecomputedCase } from './recompute-region.ts';

/** A step's status in Danish, for a list of steps. */
const STATUS_WORDS = {
  passed: 'bestået',
  failed: 'fejlede',
  skipped: 'sprunget over',
  pending: 'ikke skrevet færdigt',
  undefined: 'mangler',
  ambiguous: 'flertydigt',
  unknown: 'kan ikke læses',
} as const;

/** What a recomputed case came to, as elements; texts from a bundle are only ever text. */
export function outcomeOf({ detail, told }: RecomputedCase): readonly HTMLElement[] {
  const { verdict, fault, steps, exchanges } = detail;
  const { da, shape } = verdictRow(verdict);
  const agrees = told === verdict;
  const parts: HTMLElement[] = [
    element('p', 'bundle-verdict', `${shape} ${da}`),
    element(
      'p',
      agrees ? 'bundle-agrees' : 'bundle-differs',
      agrees
        ? 'Det er den afgørelse, der står i bundtet.'
        : `Bundtet siger noget andet: ${told === undefined ? 'ingen afgørelse' : verdictRow(told).da}. Stol ikke på det.`,
    ),
  ];
  if (fault !== undefined) parts.push(element('p', '', fault.sentence));
  const details = [
    ...(fault?.expected === undefined ? [] : [`Forventet: ${fault.expected}`]),
    ...(fault?.received === undefined ? [] : [`Modtaget: ${fault.received}`]),
  ];
  for (const line of details) parts.push(element('p', '', line));
  if (steps.length > 0) {
    const list = document.createElement('ol');
    list.append(...steps.map(({ keyword, text, status }) => element('li', '', `${keyword} ${text}: ${STATUS_WORDS[status]}`)));
    parts.push(list);
  }
  parts.push(
    element(
      'p',
      '',
      exchanges.length === 1 ? '1 udveksling er bevis for det.' : `${exchanges.length} udvekslinger er bevis for det.`,
    ),
  );
  return parts;
}

function element(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}
