import { describe, expect, it } from 'vitest';
import type { ManualFileType } from '../../../model/manual.ts';
import { filePath, isPicture } from './manual-evidence.ts';

const sha256 = 'a'.repeat(64);

describe('et bilags adresse', () => {
  it.each<[ManualFileType, string, boolean]>([
    ['image/png', 'png', true],
    ['image/jpeg', 'jpg', true],
    ['application/pdf', 'pdf', false],
    ['text/plain', 'txt', false],
  ])('til %s følger indholdet og ikke testerens filnavn, og kun billeder vises på siden', (mediaType, ending, picture) => {
    const file = { name: '../<script>.html', mediaType, size: 1, sha256, comment: 'x' };
    expect(filePath(file)).toBe(`/bevis/${sha256}.${ending}`);
    expect(isPicture(file)).toBe(picture);
  });
});
