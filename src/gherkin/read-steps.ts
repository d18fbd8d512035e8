import { type Examples as AstExamples, type Step, StepKeywordType } from '@cucumber/messages';
import type { Examples, SpecificationStep } from '../model/specification.ts';

type Kind = SpecificationStep['kind'];

/**
 * Steps as the author wrote them. `previous` is the kind an opening Og or Men continues, i.e. that of the background's
 * last step.
 */
export function readSteps(steps: readonly Step[], previous: Kind = 'unknown'): SpecificationStep[] {
  let kind = previous;
  return steps.map((step) => {
    kind = kindOf(step.keywordType, kind);
    return {
      keyword: step.keyword.trim(),
      kind,
      text: step.text,
      line: step.location.line,
      ...(step.dataTable === undefined ? {} : { table: step.dataTable.rows.map((row) => row.cells.map((cell) => cell.value)) }),
      ...(step.docString === undefined ? {} : { docString: step.docString.content }),
    };
  });
}

function kindOf(type: StepKeywordType | undefined, previous: Kind): Kind {
  switch (type) {
    case StepKeywordType.CONTEXT:
      return 'context';
    case StepKeywordType.ACTION:
      return 'action';
    case StepKeywordType.OUTCOME:
      return 'outcome';
    case StepKeywordType.CONJUNCTION:
      return previous;
    default:
      return 'unknown';
  }
}

/** One Examples table as the author wrote it. */
export function readExamples(examples: AstExamples): Examples {
  return {
    name: examples.name,
    description: tidyDescription(examples.description),
    header: examples.tableHeader?.cells.map((cell) => cell.value) ?? [],
    rows: examples.tableBody.map((row) => row.cells.map((cell) => cell.value)),
  };
}

/** Free text without the indentation of the file, so that Markdown does not read it as code. */
export function tidyDescription(description: string): string {
  const lines = description.replaceAll('\r', '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return lines
    .map((line) => line.slice(indent).trimEnd())
    .join('\n')
    .trim();
}
