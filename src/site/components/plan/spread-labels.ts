/** Something that would like to stand at a place, and how much room it takes. */
export interface WantedLabel {
  readonly wanted: number;
  readonly height: number;
}

interface Cluster {
  readonly members: readonly WantedLabel[];
  readonly top: number;
  readonly height: number;
}

/**
 * Where labels stand so that none covers another: each as near its wanted middle as the others allow, in the order
 * given, with a gap between. Labels that push each other share the shift; labels alone stand where they want.
 * `wanted` must not fall along the list. The result is each label's top, never above `start`.
 */
export function spreadLabels(labels: readonly WantedLabel[], gap: number, start: number): readonly number[] {
  const clusters: Cluster[] = [];
  for (const label of labels) {
    let cluster = place([label], gap, start);
    for (let above = clusters.at(-1); above !== undefined; above = clusters.at(-1)) {
      if (above.top + above.height + gap <= cluster.top) break;
      clusters.pop();
      cluster = place([...above.members, ...cluster.members], gap, start);
    }
    clusters.push(cluster);
  }
  return clusters.flatMap(({ members, top }) => {
    const offsets = stacked(members, gap);
    return members.map((_, index) => top + (offsets[index] ?? 0));
  });
}

/** Labels in one stack, moved to where the sum of squared shifts is least. */
function place(members: readonly WantedLabel[], gap: number, start: number): Cluster {
  const offsets = stacked(members, gap);
  const ideal = members.reduce((sum, { wanted, height }, index) => sum + wanted - height / 2 - (offsets[index] ?? 0), 0);
  const height = members.reduce((sum, member) => sum + member.height, gap * (members.length - 1));
  return { members, top: Math.max(start, ideal / members.length), height };
}

/** The top of each in a stack that begins at 0. */
function stacked(members: readonly WantedLabel[], gap: number): readonly number[] {
  let next = 0;
  return members.map(({ height }) => {
    const top = next;
    next += height + gap;
    return top;
  });
}
