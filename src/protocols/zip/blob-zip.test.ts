import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { blobMembers } from './blob-zip.ts';
import { CHECKSUM, FLAGS, makeZip, tampered } from './make-zip.fixture.ts';
import { ZipRefused } from './zip-refused.ts';

const LIMITS = { maxMembers: 3, maxUnpackedBytes: 1_000 };

async function read(archive: Uint8Array, onPacked?: (count: number) => void): Promise<unknown> {
  try {
    const files: [name: string, text: string][] = [];
    for (const { name, bytes } of await blobMembers(new Blob([Uint8Array.from(archive)]), LIMITS, onPacked))
      files.push([name, await text(bytes())]);
    return files;
  } catch (error) {
    if (error instanceof ZipRefused) return error.refusal;
    throw error;
  }
}

describe('a zip archive in a browser', () => {
  it('gives its files in order, folders left out, and tells how much it has read', async () => {
    let packed = 0;
    const files = await read(makeZip({ 'b.txt': 'Øst', 'a/': '', 'a/c.txt': '' }), (count) => (packed += count));
    expect(files).toEqual([
      ['b.txt', 'Øst'],
      ['a/c.txt', ''],
    ]);
    expect(packed).toBeGreaterThan(3);
  });

  it('may have a comment after it, and files that are not packed', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('indhold'), 'a.txt', { compress: false });
    zip.end();
    const comment = Buffer.from('lavet i nat');
    const whole = await buffer(zip.outputStream);
    whole.writeUInt16LE(comment.length, whole.length - 2);
    expect(await read(Buffer.concat([whole, comment]))).toEqual([['a.txt', 'indhold']]);
  });

  it('is refused beyond its limits, when a file is encrypted, and when its checksum is another', async () => {
    expect(await read(makeZip({ a: '', b: '', c: '', d: '' }))).toEqual({ reason: 'too-many', members: 4, limit: 3 });
    expect(await read(makeZip({ a: 'x'.repeat(600), b: 'x'.repeat(401) }))).toEqual({ reason: 'too-large', limit: 1_000 });
    const whole = makeZip({ 'a.txt': 'indhold' });
    expect(await read(tampered(whole, FLAGS, [1, 8]))).toEqual({ reason: 'encrypted', member: 'a.txt' });
    expect(await read(tampered(whole, CHECKSUM, [1, 2, 3, 4]))).toEqual({ reason: 'checksum', member: 'a.txt' });
  });

  it('is damaged wherever it is cut, or when a file unpacks to another size than it says', async () => {
    const whole = makeZip({ 'a.txt': 'et indhold, der er langt nok' });
    for (let length = 0; length < whole.length; length += 1)
      expect(await read(whole.subarray(0, length))).toMatchObject({ reason: 'damaged' });
    const SIZE = 22;
    for (const size of [3, 200]) expect(await read(tampered(whole, SIZE, [size, 0, 0, 0]))).toMatchObject({ reason: 'damaged' });
  });
});
