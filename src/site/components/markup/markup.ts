/** An element of a page as data, so that the build and the browser draw it alike. */
export interface Tag {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Markup[];
}

/** Text, which is only ever text, or an element. */
export type Markup = string | Tag;

/** An element with its attributes and what it holds. */
export const tag = (name: string, attributes: Readonly<Record<string, string>>, children: readonly Markup[]): Tag => ({
  tag: name,
  attributes,
  children,
});

const SVG = new Set(['svg', 'use']);

/** The nodes of it in the browser. */
export function toNode(markup: Markup): Node {
  if (typeof markup === 'string') return document.createTextNode(markup);
  const element = SVG.has(markup.tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', markup.tag)
    : document.createElement(markup.tag);
  for (const [name, value] of Object.entries(markup.attributes)) element.setAttribute(name, value);
  element.append(...markup.children.map(toNode));
  return element;
}
