import { escapePattern } from './escape-pattern.ts';
import { matchSpans, type Span } from './spans.ts';

/** What in an error text would tell about the machine that runs the trial, and not about the system under trial. */
export interface LocalNames {
  /** Host names of the runner. */
  readonly hosts: readonly string[];
  /** Absolute folders of the runner: the project, the home folder, the folder for temporary files. */
  readonly folders: readonly string[];
}

/** Home folders on the three systems people use, for paths that lie outside the folders we know. */
const HOME_FOLDERS = /(?:file:\/\/)?(?:\/(?:home|Users)\/[^/\s:'"]+|[A-Za-z]:\\Users\\[^\\\s:'"]+)/g;

/** Spans over the runner's own folders (what follows the folder is kept) and host names. */
export function localNameSpans(text: string, names: LocalNames): Span[] {
  const folders = names.folders.filter((folder) => folder.length > 1).toSorted((a, b) => b.length - a.length);
  const searched = { text, from: 0 };
  return [
    ...folders.flatMap((folder) =>
      matchSpans(
        searched,
        { pattern: new RegExp(`(?:file://)?${escapePattern(folder)}(?=[/\\\\\\s:'"),]|$)`, 'g') },
        {
          rule: 'sti',
          mask: '…',
        },
      ),
    ),
    ...matchSpans(searched, { pattern: HOME_FOLDERS }, { rule: 'sti', mask: '…' }),
    ...names.hosts
      .filter((host) => host !== '')
      .flatMap((host) =>
        matchSpans(
          searched,
          { pattern: new RegExp(`(?<![\\w.-])${escapePattern(host)}(?![\\w-])`, 'gi') },
          {
            rule: 'vaert',
            mask: '(maskinen, der afprøver)',
          },
        ),
      ),
  ];
}
