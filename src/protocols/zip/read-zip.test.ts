import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { CHECKSUM, FLAGS, makeZip, tampered } from './make-zip.fixture.ts';
import { visitZip } from './read-zip.ts';
import { ZipRefused } from './zip-refused.ts';

const LIMITS = { maxMembers: 3, maxUnpackedBytes: 1_000 };

async function read(archive: Uint8Array, wanted: (name: string) => boolean = () => true): Promise<unknown> {
  const files: [name: string, text: string][] = [];
  try {
    await visitZip(archive, LIMITS, async ({ name, bytes }) => {
      files.push([name, wanted(name) ? await text(bytes()) : '–']);
    });
    return files;
  } catch (error) {
    if (error instanceof ZipRefused) return error.refusal;
    throw error;
  }
}

describe('a zip archive', () => {
  it('gives its files in order, folders left out', async () => {
    expect(await read(makeZip({ 'b.txt': 'Øst', 'a/': '', 'a/c.txt': '' }))).toEqual([
      ['b.txt', 'Øst'],
      ['a/c.txt', ''],
    ]);
  });

  it('gives each of two files with the same name', async () => {
    const twice = makeZip({ 'a.txt': '1', 'b.txt': '2' });
    expect(await read(Buffer.from(twice.toString('latin1').replaceAll('b.txt', 'a.txt'), 'latin1'))).toEqual([
      ['a.txt', '1'],
      ['a.txt', '2'],
    ]);
  });

  it('is refused when a file is not the bytes its checksum was made of, also one that is left alone or read in part', async () => {
    const archive = tampered(makeZip({ 'a.txt': 'indhold' }), CHECKSUM, [1, 2, 3, 4]);
    const refusal = { reason: 'checksum', member: 'a.txt' };
    expect(await read(archive)).toEqual(refusal);
    expect(await read(archive, () => false)).toEqual(refusal);
    const inPart = visitZip(archive, LIMITS, async ({ bytes }) => {
      for await (const chunk of bytes()) if (chunk.length > 0) break;
    });
    await expect(inPart).rejects.toMatchObject({ refusal });
  });

  it('is refused with something before it, which it says how much is', async () => {
    const archive = Buffer.concat([Buffer.from('\uFEFF<!-- x -->'), makeZip({ 'a.txt': 'indhold' })]);
    expect(await read(archive)).toEqual({ reason: 'prefixed', bytes: 13 });
  });

  it('is refused when a file in it is encrypted, once that file is read', async () => {
    const archive = tampered(makeZip({ 'a.txt': 'indhold' }), FLAGS, [1, 8]);
    expect(await read(archive)).toEqual({ reason: 'encrypted', member: 'a.txt' });
    expect(await read(archive, () => false)).toEqual([['a.txt', '–']]);
  });

  it.each([
    ['/etc/passwd', 'absolute'],
    ['C:/a.txt', 'absolute'],
    ['c:a.txt', 'absolute'],
    ['\\a.txt', 'absolute'],
    ['../a.txt', 'path'],
    ['a/../../b.txt', 'path'],
    ['..\\a.txt', 'path'],
  ])('is refused for a name that leads out of it: %s', async (name, reason) => {
    expect(await read(makeZip({ [name]: 'x' }))).toEqual({ reason, member: name.replaceAll('\\', '/') });
  });

  it('is refused beyond its limits', async () => {
    expect(await read(makeZip({ a: '', b: '', c: '', d: '' }))).toEqual({ reason: 'too-many', members: 4, limit: 3 });
    expect(await read(makeZip({ a: 'x'.repeat(600), b: 'x'.repeat(401) }))).toEqual({ reason: 'too-large', limit: 1_000 });
    expect(await read(makeZip({ a: 'x'.repeat(600), b: 'x'.repeat(400) }))).toHaveLength(2);
  });

  it('is damaged wherever it is cut, or when a file unpacks to more than it says', async () => {
    const whole = makeZip({ 'a.txt': 'et indhold, der er langt nok' });
    for (let length = 0; length < whole.length; length += 1)
      expect(await read(whole.subarray(0, length))).toMatchObject({ reason: 'damaged' });
    const SIZE = 22;
    expect(await read(tampered(whole, SIZE, [3, 0, 0, 0]))).toMatchObject({ reason: 'damaged' });
  });

  it('lets what breaks in the visitor through as it is', async () => {
    const visiting = visitZip(makeZip({ a: '' }), LIMITS, () => Promise.reject(new TypeError('of the visitor')));
    await expect(visiting).rejects.toThrow(new TypeError('of the visitor'));
  });
});
