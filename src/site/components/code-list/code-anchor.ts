import { pathSegment } from '../../../model/path-segment.ts';
import type { ListedCode } from '../../../model/guidance/code-list.ts';

/** Where a code stands on its list's page: by the code, or by the name where the code is not public. */
export function codeAnchor({ code, name, english }: Pick<ListedCode, 'code' | 'name' | 'english'>): string {
  return `kode-${pathSegment(code ?? name ?? english ?? '')}`;
}
