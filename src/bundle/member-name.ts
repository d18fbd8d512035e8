import { faultOfName } from '../model/plain-name.ts';
import { BUNDLE_LIMITS } from '../model/bundle.ts';
import { utf8 } from './bytes.ts';

/** Run, region, evidence, file: a run is no deeper. */
const MOST_SEGMENTS = 6;

/** What keeps a member's name from being a plain path within the bundle, in Danish; undefined when nothing does. */
export function faultOfMember(name: string): string | undefined {
  if (utf8(name).length > BUNDLE_LIMITS.nameBytes) return `er længere end ${BUNDLE_LIMITS.nameBytes} byte`;
  if (/^[A-Za-z]:/.test(name)) return 'begynder med et drevbogstav';
  if (/^[/\\]/.test(name)) return 'er en absolut sti';
  if (name.includes('\\')) return 'indeholder en omvendt skråstreg';
  const segments = name.split('/');
  if (segments.length > MOST_SEGMENTS) return 'ligger dybere, end nogen kørsel gør';
  for (const segment of segments) {
    const fault = faultOfName(segment);
    if (fault !== undefined) return fault;
  }
  return /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(name) ? undefined : 'har andre tegn end bogstaver, tal, punktum og bindestreg';
}

/** A name as file systems that do not tell large letters from small ones see it. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
