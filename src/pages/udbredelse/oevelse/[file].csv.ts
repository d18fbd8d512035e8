import type { APIRoute, GetStaticPaths } from 'astro';
import { loadSite } from '../../../site/data.ts';
import { exerciseFiles } from '../../../site/rollout.ts';

/** The exercise's register of its newest day, so that anyone can try to measure it again; none of the real register's files. */
export const getStaticPaths = (async () => {
  const { rollout, configuration } = await loadSite();
  const newest = rollout.days.at(-1);
  if (!rollout.exercise || newest === undefined) return [];
  return Object.entries(exerciseFiles(configuration, newest.day) ?? {}).map(([file, text]) => ({
    params: { file },
    props: { text },
  }));
}) satisfies GetStaticPaths;

/** A file as it was measured: its SHA-256 is that of these bytes. */
export const GET: APIRoute<{ text: string }> = ({ props: { text } }) =>
  new Response(text, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
