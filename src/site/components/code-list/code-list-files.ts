import { writeCsv } from '../../../protocols/csv/write-csv.ts';
import type { Source } from '../../../model/config/vocabulary.ts';
import type { CodeList, ListedCode } from '../../../model/guidance/code-list.ts';
import { sourceLine } from '../source/source-lines.ts';
import { CERTAINTY_WORDS } from './certainty-words.ts';

/** A code list as the CSV file that can be downloaded. */
export function codeListCsv(list: CodeList): string {
  return writeCsv([
    ['Kode', 'Navn', 'Engelsk navn', 'Bemærkning', 'Sikkerhed'],
    ...list.codes.map(({ code = '', name = '', english = '', note = '', certainty }) => [
      code,
      name,
      english,
      note,
      CERTAINTY_WORDS[certainty],
    ]),
  ]);
}

/** A code list as the JSON file that can be downloaded; what is not known is null, never left out. */
export interface CodeListJson {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly system: string | null;
  readonly asOf: string | null;
  readonly complete: boolean;
  readonly caveat: string | null;
  readonly sources: readonly { readonly key: string; readonly title: string; readonly url: string | null }[];
  readonly codes: readonly {
    readonly code: string | null;
    readonly name: string | null;
    readonly english: string | null;
    readonly note: string | null;
    readonly certainty: ListedCode['certainty'];
  }[];
}

/** A code list with the names of its sources. */
export function codeListJson(list: CodeList, known: readonly Source[]): CodeListJson {
  const { id, title, description, system = null, asOf = null, complete, caveat = null } = list;
  return {
    id,
    title,
    description,
    system,
    asOf,
    complete,
    caveat,
    sources: known
      .filter(({ key }) => list.sources.includes(key))
      .map(sourceLine)
      .map((source) => ({ key: source.key, title: source.title, url: source.url ?? null })),
    codes: list.codes.map(({ code = null, name = null, english = null, note = null, certainty }) => ({
      code,
      name,
      english,
      note,
      certainty,
    })),
  };
}
