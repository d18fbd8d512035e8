/**
 * Headers whose values may be shown. A list of what is safe, not of what is dangerous: a header nobody thought of is
 * masked. Shown values are still searched for secrets and personal numbers.
 */
export const SHOWN_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'accept-ranges',
  'age',
  'allow',
  'cache-control',
  'connection',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-range',
  'content-type',
  'date',
  'etag',
  'expires',
  'host',
  'if-modified-since',
  'if-none-match',
  'keep-alive',
  'last-modified',
  'link',
  'location',
  'pragma',
  'retry-after',
  'server',
  'soapaction',
  'transfer-encoding',
  'user-agent',
  'vary',
  'www-authenticate',
  'x-correlation-id',
  'x-request-id',
]);

/** Headers that hold addresses; the query in them is treated as in the request's own address. */
export const ADDRESS_HEADERS: ReadonlySet<string> = new Set(['content-location', 'link', 'location']);
