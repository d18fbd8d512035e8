/** What happens to the register at night: start and end in minutes after midnight. */
export interface NightSpan {
  readonly id: string;
  readonly what: string;
  readonly from: number;
  readonly to: number;
  /** The file site may be closed, so nothing should be fetched. */
  readonly closed: boolean;
}

/** The times that public sources give. */
export const NIGHT_SPANS: readonly NightSpan[] = [
  { id: 'nsp', what: 'NSP indlæser registret', from: 60, to: 120, closed: false },
  { id: 'window', what: 'Filsidens servicevindue', from: 105, to: 120, closed: true },
  { id: 'files', what: 'CSV-filerne dannes', from: 60, to: 270, closed: false },
];

/** The last of it is done; fetch from here. */
export const NIGHT_OVER = 270;

/** `04.30` from minutes after midnight. */
export function clock(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}.${two(minutes % 60)}`;
}
