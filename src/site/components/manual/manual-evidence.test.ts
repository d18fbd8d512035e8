import { describe, expect, it } from 'vitest';
import type { ManualFileType } from '../../../model/manual.ts';
import { filePath, isPicture } from './manual-evidence.ts';

const sha256 = 'a'.repeat(64);

describe('the address of an attachment', () => {
  it.each<[ManualFileType, string, boolean]>([
    ['image/png', 'png', true],
    ['image/jpeg', 'jpg', true],
    ['application/pdf', 'pdf', false],
    ['text/plain', 'txt', false],
  ])('follows the content of %s, not the tester’s file name, and shows only images on the page', (mediaType, ending, picture) => {
    const file = { name: '../<script>.html', mediaType, size: 1, sha256, comment: 'x' };
    expect(filePath(file)).toBe(`/bevis/${sha256}.${ending}`);
    expect(isPicture(file)).toBe(picture);
  });
});
