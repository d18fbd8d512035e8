/** A stretch of an excerpt; `hit` when it is what was searched for. */
export interface ExcerptPart {
  readonly text: string;
  readonly hit: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** Pagefind's excerpt (escaped text with `<mark>`) as plain stretches, so that it can be shown without setting HTML. */
export function excerptParts(excerpt: string): ExcerptPart[] {
  return excerpt
    .split(/(<mark>[\s\S]*?<\/mark>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const marked = /^<mark>([\s\S]*)<\/mark>$/.exec(part)?.[1];
      const escaped = marked ?? part;
      return {
        text: escaped.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity),
        hit: marked !== undefined,
      };
    });
}
