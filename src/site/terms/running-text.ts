/** As much of an element tree as is needed here; Markdown's and MDX's nodes fit it. */
export interface TreeNode {
  readonly type: string;
  readonly tagName?: string;
  /** An MDX component's name; null for a fragment. */
  readonly name?: string | null;
  readonly value?: string;
  readonly children?: readonly TreeNode[];
}

/** Elements whose words are names, code, or links already. */
const CLOSED = new Set(
  ['a', 'button', 'code', 'dt', 'figcaption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'kbd', 'label', 'math', 'option', 'pre'].concat(
    ['samp', 'script', 'style', 'summary', 'svg', 'th', 'title', 'var'],
  ),
);

/** Components that show what is put in them as running text; what others do with it is not known here. */
const OPEN_COMPONENTS = new Set(['Aside', 'Card', 'CardGrid', 'Steps', 'TabItem', 'Tabs']);

/** The text nodes of a page where a term may become a link, in reading order. */
export function runningText<N extends TreeNode>(node: N): N[] {
  if (node.type === 'text') return [node];
  if (!isOpen(node)) return [];
  return (node.children ?? []).flatMap((child) => runningText(child as N));
}

function isOpen({ type, tagName, name }: TreeNode): boolean {
  if (type === 'root') return true;
  if (type === 'element') return tagName !== undefined && !CLOSED.has(tagName);
  if (type !== 'mdxJsxFlowElement' && type !== 'mdxJsxTextElement') return false;
  if (name === null || name === undefined) return true;
  return /^[a-z]/.test(name) ? !CLOSED.has(name) : OPEN_COMPONENTS.has(name);
}
