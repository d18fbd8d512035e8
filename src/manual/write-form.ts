import { FORM_VERSION } from './form.ts';
import type { ManualCase } from './manual-case.ts';

/** Where and on what a tester is asked to answer. */
export interface NewForm {
  readonly environment: string;
  readonly region: string;
  /** Tells this tester's answers from others'; see {@link newTesterCode}. */
  readonly code: string;
  /** Whom the tester is with, as far as is known: the region's name. */
  readonly organisation: string;
  readonly cases: readonly ManualCase[];
}

const INTRODUCTION = `# Svarark til manuelle scenarier. Udfyldes uden netværk, i et almindeligt skriveprogram.
#
# tester    Rolle og organisation bliver offentliggjort sammen med svaret. Skriv ikke dit navn.
#           Koden viser kun, at svarene er den samme testers: brug den igen, næste gang du svarer.
# time      Hvornår du prøvede scenariet, i dansk tid: 2026-11-23 14:30
# answer    bestået, afvigelse eller ikke muligt. Stop ved det første, der ikke består; lad resten stå tomt.
# comment   Skal udfyldes ved afvigelse og ikke muligt: hvad så du? Skriv aldrig personnumre eller andres navne.
# evidence  Kan udelades. Billeder og filer (png, jpg, pdf, txt) i samme mappe som svararket, højst 5 MiB hver:
#             - file: skaermbillede.png
#               comment: Hvad billedet viser
#           Billeder og PDF offentliggøres, som de er: dæk navne og personnumre, før du lægger dem ved.
#
# Et scenarie, du ikke svarer på, bliver sprunget over. Ret ikke i id, name, specification og step.
`;

/**
 * The text of a new form: small enough to fill in by hand, with its directions on top. Texts are written as JSON
 * strings, which are YAML whatever stands in them.
 */
export function writeForm({ environment, region, code, organisation, cases }: NewForm): string {
  const scenarios = cases.map((one) =>
    [
      `  - id: ${quoted(one.key)}`,
      `    name: ${quoted(one.name)}`,
      `    specification: ${one.specification}`,
      '    time:',
      '    steps:',
      ...one.steps.flatMap((step) => [`      - step: ${quoted(step)}`, '        answer:', '        comment:']),
      '    comment:',
      '    evidence: []',
    ].join('\n'),
  );
  return [
    INTRODUCTION,
    `form: ${FORM_VERSION}`,
    `environment: ${environment}`,
    `region: ${region}`,
    'tester:',
    `  code: ${code}`,
    '  role:',
    `  organisation: ${quoted(organisation)}`,
    'scenarios:',
    `${scenarios.join('\n\n')}\n`,
  ].join('\n');
}

/** Letters and digits that are not taken for one another when they are written down by hand. */
const LETTERS = 'abcdefghkmnpqrstuvwxyz23456789';

/** A code for a tester: “t-7k2m”. It is drawn, so that it says nothing of who it is; one in a million is somebody else's. */
export function newTesterCode(draw: (below: number) => number): string {
  return `t-${Array.from({ length: 4 }, () => LETTERS.charAt(draw(LETTERS.length))).join('')}`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
