/** Bounds on what a hostile or broken document may cost; a real extract is far within them. */
export const XML_LIMITS = {
  /** Nesting: a real tree is some 20 deep. */
  depth: 64,
  /** Characters of one element: the longest field of the schema, SorNote, has 254. */
  text: 4096,
  /** Leaf fields of one unit. */
  fieldsPerUnit: 500,
  /** Characters of one tag, its attributes among them. */
  tag: 1_000_000,
} as const;
