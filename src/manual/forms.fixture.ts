import { parse } from 'yaml';
import { readCatalogue } from '../gherkin/catalogue.ts';
import type { FeatureFile } from '../gherkin/feature-file.ts';
import { type Form, formSchema } from './form.ts';
import { type ManualCase, manualCases } from './manual-case.ts';
import { writeForm } from './write-form.ts';

/** A small feature with a plain scenario, an outline and one that a machine runs. */
export const FEATURE: FeatureFile = {
  path: 'features/manuel/proeve.feature',
  text: `# language: da
@krav:x @anvendelse:lpr
Egenskab: Prøve

  Baggrund:
    Givet en bruger

  @MAN-001 @manuel
  Scenarie: Et almindeligt scenarie
    Når brugeren ser efter
    Så står niveauet der

  @MAN-002 @manuel @antagelse
  Abstrakt Scenario: Niveauet <niveau> vises
    Når brugeren slår <niveau> op
      | felt   | værdi    |
      | niveau | <niveau> |
    Så står <niveau> der

    Eksempler:
      | niveau |
      | Center |
      | Afsnit |

  @ID27-001
  Scenarie: Et scenarie, værktøjet kører
    Når systemet bliver spurgt
    Så er svaret godt
`,
};

/** The cases of the sample feature that a person tries. */
export const CASES: readonly ManualCase[] = manualCases([FEATURE], readCatalogue([FEATURE]).catalogue);

/** A form as new, for some of the cases. */
export function formText(keys: readonly string[] = CASES.map((one) => one.key)): string {
  const cases = CASES.filter((one) => keys.includes(one.key));
  return writeForm({ environment: 'oevelse', region: 'nordjylland', code: 't-prv2', organisation: 'Region Nordjylland', cases });
}

/** A form's text as read; it must be right in shape. */
export function readForm(text: string): Form {
  return formSchema.parse(parse(text));
}

/** A form for MAN-001 with everything answered as passed. */
export function passedForm({ code = 't-prv2', role = 'Registrator', time = '2026-11-23 14:30' } = {}): string {
  return formText(['MAN-001'])
    .replace('  code: t-prv2', `  code: ${code}`)
    .replace('  role:\n', `  role: ${role}\n`)
    .replace('time:\n', `time: ${time}\n`)
    .replaceAll('answer:\n', 'answer: bestået\n');
}
