import { stringify } from 'yaml';
import type { SignOff } from '../../model/decisions/sign-off.ts';

/** A new sign-off as it is to stand in sign-offs.yaml, indented to fit its list. */
export function signOffPost(post: Omit<SignOff, 'comments' | 'approved'>): string {
  return stringify([post], { lineWidth: 0 }).trimEnd().replaceAll(/^/gm, '  ');
}
