import { PilotError } from '../../model/pilot-error.ts';
import type { FeatureFile } from '../feature-file.ts';

/** What must never stand in a specification, because it is published. SOR codes are longer than a personal number. */
const PATTERNS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'et personnummer', pattern: /(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[- ]?\d{4}(?!\d)/g },
  { what: 'en adgangskode eller nøgle', pattern: /(?:adgangskode|kodeord|password|secret|api-?key|token)["”]?\s*[:=]\s*\S+/gi },
  { what: 'et adgangsbevis', pattern: /\b(?:Bearer|Basic)\s+[A-Za-z0-9+/._~-]{12,}=*/g },
  { what: 'et adgangsbevis', pattern: /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g },
  { what: 'en privat nøgle', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
  { what: 'et brugernavn med adgangskode i en adresse', pattern: /https?:\/\/[^\s/:@]+:[^\s/@]+@/g },
];

/** SP2014: personal numbers and secrets anywhere in a file, comments too. The message never repeats what was found. */
export function sensitiveText(files: readonly FeatureFile[]): readonly PilotError[] {
  return files.flatMap((file) =>
    file.text.split(/\r?\n/).flatMap((text, index) =>
      PATTERNS.flatMap(({ what, pattern }) =>
        [...text.matchAll(pattern)].map(
          (match) =>
            new PilotError('SP2014', {
              place: { file: file.path, line: index + 1, column: match.index + 1 },
              seen: `noget, der ligner ${what} (${match[0].length} tegn)`,
              expected: 'kun opdigtede SOR-koder og henvisninger til roller i config/environments/',
              remedy:
                'Slet det. Er det ægte, så meld det, for det kan ligge i historikken; en hemmelighed skal skiftes og hører til i en miljøvariabel.',
            }),
        ),
      ),
    ),
  );
}
