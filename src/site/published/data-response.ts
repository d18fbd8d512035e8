/** A file of the site that is no page, with the type that a host would give it by its name. */
const file = (text: string, type: string): Response =>
  new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } });

/** A value as JSON on one line. */
export const jsonResponse = (value: unknown): Response => file(`${JSON.stringify(value)}\n`, 'application/json');
/** A text as CSV. */
export const csvResponse = (text: string): Response => file(text, 'text/csv');
/** A text as XML. */
export const xmlResponse = (text: string): Response => file(text, 'application/xml');
/** A text as an Atom feed. */
export const feedResponse = (text: string): Response => file(text, 'application/atom+xml');
/** A text as SVG. */
export const svgResponse = (text: string): Response => file(text, 'image/svg+xml');
