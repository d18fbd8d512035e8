import { behaves, behavioursOf } from '../../../exercise/ground/behaviours.ts';
import type { RegionService, Scope } from '../../../exercise/ground/region-service.ts';
import { asWindows1252, withBadRow, withoutColumns } from './csv-text.ts';

/** A CSV file's pieces as bytes, with the behaviours that touch its form applied. */
export function renderCsv(pieces: Iterable<string>, service: RegionService, scope: Scope): Buffer {
  let text = Array.from(pieces).join('');
  for (const { columns } of behavioursOf(service, scope, 'csv-columns-missing')) text = withoutColumns(text, columns);
  if (behaves(service, scope, 'csv-bad-row')) text = withBadRow(text);
  return behaves(service, scope, 'csv-windows-1252') ? asWindows1252(text) : Buffer.from(text);
}
