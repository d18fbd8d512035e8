/**
 * Compares the pinned executables (package.json beside this) with what nodejs.org publishes: the archive must have the SHA-256
 * that SHASUMS256.txt gives it, and the executable in it the SHA-256 that is pinned. For whoever raises a version; needs the
 * network and `tar`. Use: npm run node:shasums [-- ADDRESS]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { z } from 'zod';

const PUBLISHED = 'https://nodejs.org/dist';
const MOST_BYTES = 512 * 1024 * 1024;

const pinsSchema = z.object({
  optionalDependencies: z.record(z.string(), z.string()),
  sha256: z.record(z.string(), z.string()),
});
const pins = pinsSchema.parse(JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function fetchBytes(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} svarede ${answer.status}.`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The SHA-256 of the executable as it is published, by way of the archive it is in; Windows' is published by itself. */
async function publishedDigest(platform: string, version: string): Promise<string> {
  const base = `${argv[2] ?? PUBLISHED}/v${version}`;
  const sums = Buffer.from(await fetchBytes(`${base}/SHASUMS256.txt`)).toString('utf8');
  const digestOf = (file: string): string => {
    const line = sums.split('\n').find((one) => one.endsWith(`  ${file}`));
    if (line === undefined) throw new Error(`${base}/SHASUMS256.txt nævner ikke ${file}.`);
    return line.slice(0, line.indexOf(' '));
  };
  if (platform === 'win-x64') return digestOf('win-x64/node.exe');
  const folder = `node-v${version}-${platform}`;
  const archive = await fetchBytes(`${base}/${folder}.tar.gz`);
  if (sha256(archive) !== digestOf(`${folder}.tar.gz`)) throw new Error(`${folder}.tar.gz er ikke den, SHASUMS256.txt nævner.`);
  const unpacked = spawnSync('tar', ['-xzOf', '-', `${folder}/bin/node`], { input: archive, maxBuffer: MOST_BYTES });
  if (unpacked.status !== 0) throw new Error(`${folder}.tar.gz kan ikke pakkes ud: ${unpacked.stderr.toString('utf8')}`);
  return sha256(unpacked.stdout);
}

for (const [name, version] of Object.entries(pins.optionalDependencies)) {
  const platform = name.replace(/^node-(?:bin-)?/, '');
  const published = await publishedDigest(platform, version);
  const holds = published === pins.sha256[name];
  console.error(`${holds ? '✓' : '✕'} ${name} ${version}: ${holds ? 'som udgivet' : `udgivet er ${published}`}`);
  if (!holds) process.exitCode = 1;
}
