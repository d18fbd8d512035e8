/** A box of the hierarchy: a unit, what it is an example of, and a line more. */
export interface HierarchyNode {
  /** Steps below the top. */
  readonly depth: number;
  readonly title: string;
  readonly detail: string;
}

/** A box as it is drawn, with the line from the box it hangs under; the topmost has none. */
export interface HierarchyBox extends HierarchyNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** An SVG path; undefined for the topmost box. */
  readonly line: string | undefined;
}

/** The whole drawing, in the units of its view box. */
export interface HierarchyLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly HierarchyBox[];
}

/** Narrow enough that the text keeps its size on a telephone. */
const WIDTH = 300;
const BOX_HEIGHT = 50;
const GAP = 12;
/** The indentation of all levels together, so that the deepest box still holds its words. */
const DEEPEST = 60;

/** Stacks the boxes downward, each a step further in than the one it hangs under. */
export function layHierarchy(nodes: readonly HierarchyNode[]): HierarchyLayout {
  const step = DEEPEST / Math.max(1, ...nodes.map(({ depth }) => depth));
  const boxes: HierarchyBox[] = [];
  for (const [index, node] of nodes.entries()) {
    const x = 1 + node.depth * step;
    const y = 1 + index * (BOX_HEIGHT + GAP);
    const parent = boxes.findLast(({ depth }) => depth < node.depth);
    boxes.push({
      ...node,
      x,
      y,
      width: WIDTH - 1 - x,
      height: BOX_HEIGHT,
      line: parent === undefined ? undefined : `M${parent.x + step / 2} ${parent.y + BOX_HEIGHT}V${y + BOX_HEIGHT / 2}H${x}`,
    });
  }
  return { width: WIDTH, height: 2 + nodes.length * (BOX_HEIGHT + GAP) - GAP, boxes };
}
