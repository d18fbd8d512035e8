/** One file of an archive. A name may stand more than once in an archive, and every member of it is visited. */
export interface ZipMember {
  readonly name: string;
  /** Its bytes, unpacked as they are asked for; to be called once. Iterating throws ZipRefused. What is left is still checked. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** What an archive may be. */
export interface ZipLimits {
  readonly maxMembers: number;
  /** All members together may not unpack to more bytes than this. */
  readonly maxUnpackedBytes: number;
}

/** Why an archive, or a member of it, is not read. */
export type ZipRefusal =
  | { readonly reason: 'damaged'; readonly detail: string }
  | { readonly reason: 'too-many'; readonly members: number; readonly limit: number }
  | { readonly reason: 'too-large'; readonly limit: number }
  | { readonly reason: 'prefixed'; readonly bytes: number }
  | { readonly reason: 'path' | 'absolute' | 'encrypted' | 'checksum'; readonly member: string };

/** An archive is not read. What people are told is worded by who asked for it to be read. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused';
  readonly refusal: ZipRefusal;
  constructor(refusal: ZipRefusal) {
    super(Object.values(refusal).join(' '));
    this.refusal = refusal;
  }
}
