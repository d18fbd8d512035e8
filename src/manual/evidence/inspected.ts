import type { ManualFileType } from '../../model/manual.ts';

/** What a file turned out to be by its bytes, or in Danish why it cannot be used. */
export type Inspected =
  { readonly mediaType: ManualFileType; readonly width?: number; readonly height?: number } | { readonly refused: string };

/** Most pixels a picture may unfold to: a phone's picture has about 12 million, and a bomb has billions. */
export const MOST_PIXELS = 50_000_000;

/** A picture of this size, or why it is none that can be shown. */
export function picture(mediaType: 'image/png' | 'image/jpeg', width: number, height: number): Inspected {
  if (width < 1 || height < 1) return { refused: 'billedet har ingen størrelse' };
  if (width * height > MOST_PIXELS) return { refused: `billedet er for stort: ${width} × ${height} billedpunkter` };
  return { mediaType, width, height };
}
