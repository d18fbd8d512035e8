import { below } from '../../../wire/below.ts';

/** Where a delivered file is fetched; each part of its name is encoded, so that a name can hold spaces and Danish letters. */
export function fileAddress(url: string, file: string): string {
  return below(url, file.split('/').map(encodeURIComponent).join('/'));
}
