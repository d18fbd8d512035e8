import { MAYBE_CPR_MASK, UNCERTAIN_RULE } from '../../../evidence/rules.ts';
import { uncertainPlaces } from '../../../evidence/uncertain.ts';
import type { ExchangeBody } from '../../../model/exchange.ts';
import type { InterfaceName } from '../../../model/interfaces.ts';
import type { Matrix } from '../../../report/types.ts';
import { type CellView, cellViews, type SiteData } from '../../site-data.ts';
import type { ShownDetail, ShownExchange } from '../../withheld/screen-detail.ts';

/** Where numbers that may be personal numbers are hidden: one field of one answer, however many scenarios show it. */
export interface HiddenNumbers {
  readonly region: string;
  /** Undefined in what steps and testers wrote. */
  readonly interface: InterfaceName | undefined;
  /** What of an exchange it is, in Danish. */
  readonly part: string;
  /** The file or resource that was asked for; undefined where there is none. */
  readonly file: string | undefined;
  /** Undefined where the number stands in no field. */
  readonly field: string | undefined;
  /** Lines of the body, each once, from 1; empty where there are none. */
  readonly lines: readonly number[];
  /** How many there are. */
  readonly count: number;
  /** The scenarios whose pages show it. */
  readonly cases: readonly HiddenIn[];
}

/** A scenario's page that shows a mask, and the exchange there. */
export interface HiddenIn {
  readonly key: string;
  readonly name: string;
  readonly exchange: number | undefined;
}

/** Whether an exchange shows masks of numbers that may be personal numbers. */
export function hidesNumbers({ redactions, maskedNow }: ShownExchange): boolean {
  return redactions[UNCERTAIN_RULE] !== undefined || maskedNow === true;
}

/**
 * Every mask of a number that may be a personal number on an environment's pages, by region, and within one by interface, file
 * and field. It is read from what is shown, so that nothing of a number can be told.
 */
export async function hiddenNumbers(
  site: Pick<SiteData, 'caseDetail' | 'evidence'>,
  matrix: Matrix,
): Promise<readonly HiddenNumbers[]> {
  const found = new Map<string, { place: Omit<HiddenNumbers, 'cases' | 'lines' | 'count'>; marks: Mark[]; cases: HiddenIn[] }>();
  const bodies = new Map<string, Promise<readonly Mark[]>>();
  for (const view of cellViews(matrix)) {
    for (const run of runsOf(view)) {
      const { region, key } = view.cell;
      const detail = await site.caseDetail({ run, region, key });
      if (detail === undefined) continue;
      const marksOf = (body: ExchangeBody | undefined, of: InterfaceName): Promise<readonly Mark[]> => {
        const id = [run, region, of, body?.sha256].join(' ');
        const known = bodies.get(id) ?? marksInBody(site, body, { run, region, interface: of });
        bodies.set(id, known);
        return known;
      };
      for (const seen of [...marksInWords(detail), ...(await marksInExchanges(detail, marksOf))]) {
        const fields = Map.groupBy(seen.marks, ({ field }) => field);
        for (const [field, marks] of fields) {
          const place = { region, interface: seen.interface, part: seen.part, file: seen.file, field };
          const id = JSON.stringify([place, seen.body]);
          const one = found.get(id) ?? { place, marks: [...marks], cases: [] };
          found.set(id, one);
          if (!one.cases.some((shown) => shown.key === key))
            one.cases.push({ key, name: view.row.name, exchange: seen.exchange });
        }
      }
    }
  }
  return [...found.values()].map(({ place, marks, cases }) => ({
    ...place,
    lines: [...new Set(marks.flatMap(({ line }) => line ?? []))],
    count: marks.length,
    cases,
  }));
}

/** The run whose outcome a cell shows, and those of testers' answers to it. */
function runsOf({ cell }: CellView): readonly string[] {
  return [...new Set([...(cell.run === undefined ? [] : [cell.run]), ...(cell.manual?.opinions ?? []).map(({ run }) => run)])];
}

interface Mark {
  readonly field: string | undefined;
  readonly line: number | undefined;
}

interface Seen {
  readonly interface: InterfaceName | undefined;
  readonly part: string;
  readonly file: string | undefined;
  readonly exchange: number | undefined;
  /** Digest of the body, so that two answers are not told as one. */
  readonly body: string | undefined;
  readonly marks: readonly Mark[];
}

/** What steps threw and testers wrote; what is cut out of an answer is told with the answer. */
function marksInWords(detail: ShownDetail): readonly Seen[] {
  const marks = marksInValue({ ...detail, exchanges: [], excerpts: [] });
  const place = {
    interface: undefined,
    part: 'Trin, fejl og bemærkninger',
    file: undefined,
    exchange: undefined,
    body: undefined,
  };
  return marks.length === 0 ? [] : [{ ...place, marks }];
}

async function marksInExchanges(
  { exchanges }: ShownDetail,
  marksOf: (body: ExchangeBody | undefined, of: InterfaceName) => Promise<readonly Mark[]>,
): Promise<readonly Seen[]> {
  const shown = exchanges.filter((exchange) => exchange.withheld === undefined && hidesNumbers(exchange));
  const seen = await Promise.all(
    shown.map(async ({ interface: of, sequence, purpose, request, response, fault }) => {
      const place = { interface: of, file: fileOf(request.url), exchange: sequence };
      return [
        { ...place, part: 'Adressen', body: undefined, marks: marksInValue([purpose, request.url]) },
        { ...place, part: 'Forespørgslens hoveder', body: undefined, marks: marksInHeaders(request.headers) },
        { ...place, part: 'Forespørgslen', body: request.body?.sha256, marks: await marksOf(request.body, of) },
        { ...place, part: 'Svarets hoveder', body: undefined, marks: marksInHeaders(response?.headers ?? []) },
        { ...place, part: 'Svaret', body: response?.body?.sha256, marks: await marksOf(response?.body, of) },
        { ...place, part: 'Fejlteksten', body: undefined, marks: marksInValue(fault) },
      ];
    }),
  );
  return seen.flat().filter(({ marks }) => marks.length > 0);
}

async function marksInBody(
  site: Pick<SiteData, 'evidence'>,
  body: ExchangeBody | undefined,
  place: { readonly run: string; readonly region: string; readonly interface: InterfaceName },
): Promise<readonly Mark[]> {
  if (body?.text !== true || body.sha256 === undefined) return [];
  const bytes = Buffer.from((await site.evidence(place, body.sha256)) ?? []);
  return bytes.includes(MAYBE_CPR_MASK) ? uncertainPlaces(bytes.toString('utf8')) : [];
}

function marksInHeaders(headers: readonly { readonly name: string; readonly value: string }[]): readonly Mark[] {
  return headers.flatMap(({ name, value }) => uncertainPlaces(value).map(() => ({ field: name, line: undefined })));
}

/** In the texts of a value, whose lines nobody can look up. */
function marksInValue(value: unknown): readonly Mark[] {
  if (typeof value === 'string') return uncertainPlaces(value).map(({ field }) => ({ field, line: undefined }));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(marksInValue) : [];
}

function fileOf(url: string): string {
  const [path = url] = url.split(/[?#]/);
  return (
    path
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? path
  );
}

/** A field of an interface, and what to write to show its numbers. */
export interface FieldToDecide {
  readonly field: string;
  readonly interface: InterfaceName | undefined;
}

/** The fields that a decision can be made on, each once. */
export function fieldsToDecide(hidden: readonly HiddenNumbers[]): readonly FieldToDecide[] {
  const fields = hidden.flatMap(({ field, interface: of }) => (field === undefined ? [] : [{ field, interface: of }]));
  return [...new Map(fields.map((one) => [JSON.stringify([one.field, one.interface]), one])).values()];
}

/** The lines to paste into decisions/shown-numbers.yaml. What only people know is left for them to write. */
export function decisionLines({ field, interface: of }: FieldToDecide, environment: string, today: string): string {
  return [
    `  - field: ${/^[A-Za-z][\w.-]*$/.test(field) ? field : JSON.stringify(field)}`,
    ...(of === undefined ? [] : [`    interface: ${of}`]),
    `    environment: ${environment}`,
    '    what: Skriv, hvad tallene er',
    '    reason: Skriv, hvordan I ved det',
    '    by: { role: Skriv rollen, organisation: Skriv organisationen }',
    `    date: ${today}`,
  ].join('\n');
}
