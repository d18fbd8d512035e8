import type { APIRoute } from 'astro';
import { publishedKeys } from '../site/published/published-keys.ts';

/** The regions' public keys at a fixed address, for whoever checks a bundle. */
export const GET: APIRoute = async () =>
  new Response(`${JSON.stringify(await publishedKeys(), null, 2)}\n`, { headers: { 'Content-Type': 'application/json' } });
