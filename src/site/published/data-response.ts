/** A file of the site that is no page, with the type that a host would give it by its name. */
const file = (text: string, type: string): Response =>
  new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } });

export const jsonResponse = (value: unknown): Response => file(`${JSON.stringify(value)}\n`, 'application/json');
export const csvResponse = (text: string): Response => file(text, 'text/csv');
export const xmlResponse = (text: string): Response => file(text, 'application/xml');
export const feedResponse = (text: string): Response => file(text, 'application/atom+xml');
export const svgResponse = (text: string): Response => file(text, 'image/svg+xml');
