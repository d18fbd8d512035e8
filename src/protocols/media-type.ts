/** `text/xml; charset=UTF-8` as its type in lower case and its charset, both empty when absent. */
export function parseMediaType(header: string): { readonly type: string; readonly charset: string } {
  const [type = '', ...parameters] = header.split(';');
  const charset = parameters
    .map((part) => /^\s*charset\s*=\s*["']?([^"'\s]+)["']?\s*$/i.exec(part)?.[1])
    .find((found) => found !== undefined);
  return { type: type.trim().toLowerCase(), charset: (charset ?? '').toLowerCase() };
}

const BINARY_TYPE = /^(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:zip|gzip|x-gzip|x-zip-compressed|pdf)$)/;

/** Whether the sender says that the body is no text. */
export function announcesBinary(header: string): boolean {
  return BINARY_TYPE.test(parseMediaType(header).type);
}
