/** `-o` is what people write for `--out`, as other programs have it. */
export function withOut(args: readonly string[]): readonly string[] {
  return args.map((arg) => (arg === '-o' ? '--out' : arg));
}
