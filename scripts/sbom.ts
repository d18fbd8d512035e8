/**
 * Writes what sor-pilot is made of to sbom.cdx.json (CycloneDX): every package it runs on, with version, licence and SHA-512,
 * as package-lock.json has them. npm makes it. Use: npm run sbom [FILE]
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { argv, env, execPath } from 'node:process';
import { z } from 'zod';
import { root } from './tools.ts';

const FILE = 'sbom.cdx.json';
const MOST_BYTES = 64 * 1024 * 1024;

const bomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z.array(z.looseObject({ name: z.string() })).min(1),
});

const npm = env['npm_execpath'];
const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only', '--omit', 'dev'];
const made =
  npm === undefined
    ? spawnSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: MOST_BYTES })
    : spawnSync(execPath, [npm, ...args], { cwd: root, encoding: 'utf8', maxBuffer: MOST_BYTES });
if (made.status !== 0) throw new Error(`npm sbom ended with ${made.status ?? 'a signal'}: ${made.stderr}`);
const bom = bomSchema.parse(JSON.parse(made.stdout));
// npm names it after the folder, which is the machine's business.
bom.metadata.component.name = 'sor-pilot';
const file = argv[2] ?? FILE;
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
console.error(`${bom.components.length} pakker skrevet til ${file}.`);
