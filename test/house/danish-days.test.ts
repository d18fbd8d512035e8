import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The date of a moment in UTC: for an hour or two of each night another day than it is in Denmark. */
const BY_UTC =
  /\b(?:new Date\(\)|now|moment)\.toISOString\(\)\.slice\(0, 10\)|\b(?:createdAt|startedAt|finishedAt|at|since)\.slice\(0, 10\)/;

it('tells the day of a moment by the clock in Denmark, never by that of UTC', () => {
  const files = globSync('{src,step-definitions}/**/*.{ts,astro}').filter((file) => !/\.(?:test|fixture)\.ts$/.test(file));
  expect(files.filter((file) => BY_UTC.test(readFileSync(file, 'utf8')))).toEqual([]);
});
